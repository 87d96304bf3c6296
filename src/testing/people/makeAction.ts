import { ValidationError } from "../../core/errors.js";
import { framesBelow } from "../callSite.js";
import type { SeenMessage } from "../shown/seenMessage.js";
import type { Names } from "../timeline/names.js";
import type { ActionScope, PushEntry } from "../timeline/timeline.js";
import type { Action, WaitLimit } from "./action.js";
import type { Expectations, Expecting } from "./expectations.js";
import { checkAnswer } from "./expectChecks.js";
import { type MessageMatch, matchesMessage, matchText, type Wanted } from "./wanted.js";
import { wantedMessage, wayOf } from "./wantedMessages.js";

export interface ActionParts {
  readonly expectations: Expectations;
  readonly names: Names;
  readonly botId: string;
  readonly timeoutMs: number;
  readonly expecting: (frames: string) => Expecting;
  readonly show: (entry: PushEntry) => SeenMessage;
}

/** Adds to the end of an action what can be expected of it. */
export function makeAction<Result>(scope: ActionScope, done: Promise<Result>, parts: ActionParts): Action<Result> {
  const { expectations, names, botId, timeoutMs: usualMs, expecting, show } = parts;
  // Asked when it is done: only then is it known where it was, and to what.
  const answers = (): Wanted => {
    const { channelId, messageId, isPost } = scope.action ?? {};
    const replyToId = isPost === true ? messageId : undefined;
    return wantedMessage({ ways: ["message", "ephemeral"], fromId: botId, channelId, replyToId }, names);
  };
  const answerLike = (match: MessageMatch | undefined): Wanted => {
    const { channelId } = scope.action ?? {};
    const where = channelId === undefined ? "" : ` in ${names.channel(channelId)}`;
    return { ...answers(), what: `the answer${matchText(match)} of ${names.person(botId)}${where}` };
  };

  const answered = async (match?: MessageMatch, options: WaitLimit = {}): Promise<SeenMessage> => {
    checkAnswer(options, match);
    const { timeoutMs = usualMs } = options;
    const frames = framesBelow(answered);
    await done;
    const wrongOf = ({ item }: PushEntry): string | undefined => {
      const [, message] = wayOf(item) ?? [];
      if (message === undefined || matchesMessage(match, message)) return undefined;
      return `it was ${JSON.stringify(message.text)}`;
    };
    return show(await expectations.onlyOne(expecting(frames), answerLike(match), wrongOf, timeoutMs));
  };
  const answersOf = async (count: number, options: WaitLimit = {}): Promise<readonly SeenMessage[]> => {
    checkAnswer(options);
    if (!(Number.isInteger(count) && count >= 0))
      throw new ValidationError("count", "must be a whole number, 0 or more");
    const { timeoutMs = usualMs } = options;
    const frames = framesBelow(answersOf);
    await done;
    return (await expectations.exactly(expecting(frames), answers(), count, timeoutMs)).map(show);
  };
  const unanswered = async (): Promise<void> => {
    const frames = framesBelow(unanswered);
    await done;
    await expectations.none(expecting(frames), answers(), () => Promise.resolve());
  };
  const edited = async (match?: MessageMatch, options: WaitLimit = {}): Promise<SeenMessage> => {
    checkAnswer(options, match);
    const { timeoutMs = usualMs } = options;
    const frames = framesBelow(edited);
    await done;
    const { channelId, messageId } = scope.action ?? {};
    const ways = ["edit", "ephemeralEdit"] as const;
    const wanted = wantedMessage({ ways, fromId: botId, channelId, messageId, match }, names);
    return show(await expectations.one(expecting(frames), wanted, timeoutMs));
  };
  return Object.assign(done, { scope, answered, answers: answersOf, unanswered, edited });
}
