import { PollType } from "../../../generated/constants.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { PollDraft } from "../actions/polls.js";

/** A poll that a person asks. */
export interface SandboxPollOptions {
  readonly question: string;
  /** At least two. */
  readonly answers: readonly string[];
  /** Whether several answers may be chosen. @default false */
  readonly multiple?: boolean | undefined;
  /** Hours until it ends. @default 24 */
  readonly expireHours?: number | undefined;
}

const KEYS: KeysOf<SandboxPollOptions> = { question: true, answers: true, multiple: true, expireHours: true };

/** @throws {ValidationError} that names the wrong option. */
export function pollDraft(options: SandboxPollOptions): Omit<PollDraft, "channelId"> {
  requireOptions(options, KEYS, { path: "poll" });
  const { question, answers, multiple = false, expireHours = 0 } = options;
  requireString(question, "poll.question");
  for (const [index, answer] of requireList(answers, "poll.answers", "texts").entries())
    requireString(answer, `poll.answers[${index}]`);
  if (typeof multiple !== "boolean") throw new ValidationError("poll.multiple", "must be true or false");
  if (!(Number.isSafeInteger(expireHours) && expireHours >= 0))
    throw new ValidationError("poll.expireHours", "must be a whole number of hours");
  return { question, answers: [...answers], expireHours, type: multiple ? PollType.Multiple : PollType.Single };
}

/** @throws {ValidationError} if they are no positions of answers. */
export function checkAnswers(answers: readonly number[]): void {
  for (const [index, answer] of requireList(answers, "answers", "positions, counted from 0").entries())
    if (!(Number.isSafeInteger(answer) && answer >= 0))
      throw new ValidationError(`answers[${index}]`, "must be a position, counted from 0");
}
