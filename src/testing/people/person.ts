import { requireDuration } from "../../core/duration.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { MessageReference, ReactOptions, SandboxSendOptions, SandboxUser } from "../../sandbox/index.js";
import { channelIdOf } from "../../sandbox/people/sandboxChannel.js";
import type { MessageContentInput } from "../../wire/messageContent.js";
import { framesBelow } from "../callSite.js";
import { SeenMessage } from "../shown/seenMessage.js";
import type { Names } from "../timeline/names.js";
import type { ActionScope, PushEntry, Timeline } from "../timeline/timeline.js";
import type { Action } from "./action.js";
import type { Expectations, Expecting } from "./expectations.js";
import { checkAction, checkExpectation, checkMenuCall } from "./expectChecks.js";
import type {
  ExpectDmOptions,
  ExpectEditOptions,
  ExpectMessageOptions,
  ExpectNoMessageOptions,
  ExpectOptions,
  ExpectReactionOptions,
  ExpectRemovalOptions,
  ExpectTypingOptions,
  PersonReference,
} from "./expectOptions.js";
import { makeAction } from "./makeAction.js";
import { type ActionDescription, type PersonMenuCall, SAY, type SayOptions } from "./personOptions.js";
import type { MessageMatch, Wanted } from "./wanted.js";
import { type Way, wantedMessage, wantedReaction, wantedRemoval, wantedTyping, wayOf } from "./wantedMessages.js";

/** What people share. */
export interface PeopleParts {
  readonly timeline: Timeline;
  readonly names: Names;
  readonly expectations: Expectations;
  readonly botId: string;
  readonly channelId: string;
  readonly timeoutMs: number;
  /** Lets time pass: by the fake clock, or really. */
  readonly pass: (ms: number) => Promise<void>;
}

/**
 * A person whom the test plays. What the person does is an {@link Action}, which opens a scope; expectations see what
 * came after the newest action of anybody, and each of them something else. They reject with `ExpectationError`.
 */
export class Person {
  readonly id: string;
  readonly username: string;
  /** The same person in the sandbox, with further methods. Its actions start no new scope for expectations. */
  readonly user: SandboxUser;
  readonly #parts: PeopleParts;

  /** Made by `bed.person(name)`. */
  constructor(user: SandboxUser, parts: PeopleParts) {
    this.id = user.id;
    this.username = user.username;
    this.user = user;
    this.#parts = parts;
  }

  /** Messages that the person has seen since the test began, oldest first: posted, edited and ephemeral. */
  get seen(): readonly SeenMessage[] {
    return this.#parts.timeline.since(0).flatMap((entry) => {
      const isSeen = entry.kind === "push" && entry.seenBy.has(this.id) && wayOf(entry.item) !== undefined;
      return isSeen ? [this.#show(entry)] : [];
    });
  }

  /**
   * Returns a message as this person saw it last, to do something with it: `bob.see(menu).button("Yes").click()`.
   *
   * @throws {ValidationError} if they have not seen it.
   */
  see(message: MessageReference): SeenMessage {
    requireObject(message, "message", "a message");
    requireId(message.id, "message.id");
    const found = this.seen.findLast(({ id }) => id === message.id);
    if (found !== undefined) return found;
    throw new ValidationError("message", `${this.username} has not seen it: a message with the id ${message.id}`);
  }

  /** Posts a message. */
  say(content: MessageContentInput, options: SayOptions = {}): Action<SeenMessage> {
    requireOptions(options, SAY);
    const { in: place = this.#parts.channelId, ...sendOptions } = options;
    const description = { title: `said ${textOf(content)}`, in: place, isShown: false, isPost: true };
    return this.perform(description, async (user, { action }) => {
      const message = await user.send(place, content, sendOptions);
      if (action !== undefined) action.messageId = message.id;
      return new SeenMessage(message, this, false);
    });
  }

  /** Posts a message in the direct conversation with the bot. */
  dm(content: MessageContentInput, options: SandboxSendOptions = {}): Action<SeenMessage> {
    return this.perform(
      { title: `wrote ${textOf(content)}`, isShown: false, isPost: true },
      async (user, { action }) => {
        const { id: channelId } = await user.openDm(this.#parts.botId);
        if (action !== undefined) action.channelId = channelId;
        const message = await user.send(channelId, content, options);
        if (action !== undefined) action.messageId = message.id;
        return new SeenMessage(message, this, false);
      },
    );
  }

  /** Edits a message of this person. */
  edit(message: MessageReference, content: MessageContentInput): Action<SeenMessage> {
    return this.perform({ title: "edited a message", on: message, isShown: false }, async (user) => {
      return new SeenMessage(await user.edit(message, content), this, false);
    });
  }

  /** Removes a message. */
  remove(message: MessageReference): Action {
    return this.perform({ title: "removed a message", on: message, isShown: false }, (user) => user.remove(message));
  }

  /** Puts a reaction on a message, or takes this person's own back. */
  react(message: MessageReference, emoji: string, options: ReactOptions = {}): Action {
    requireString(emoji, "emoji");
    requireObject(options, "options", "an object such as { remove: true }");
    const title = options.remove === true ? `took back ${emoji}` : `reacted ${emoji}`;
    return this.perform({ title, on: message, isShown: false }, (user) => user.react(message, emoji, options));
  }

  /** Calls a quick menu (slash command) that the bot registered. */
  callQuickMenu(menuName: string, options: PersonMenuCall = {}): Action {
    checkMenuCall(menuName, options);
    const { text, message, in: place = message?.channelId ?? this.#parts.channelId } = options;
    const description = { title: `called /${menuName}`, in: place };
    return this.perform(description, (user) => user.callQuickMenu(place, menuName, { text, message }));
  }

  /**
   * Does anything with the sandbox's person, as an action: `alice.perform({ title: "left" }, (user) => user.leaveClan(id))`.
   */
  perform<Result = void>(
    action: ActionDescription,
    work: (user: SandboxUser, scope: ActionScope) => Promise<Result>,
  ): Action<Result> {
    checkAction(action, work);
    const { title, on, in: place, isShown = true, isPost = false } = action;
    const channelId = on?.channelId ?? (place === undefined ? undefined : channelIdOf(place));
    const scope = this.#parts.timeline.open({
      ...{ title: `${this.username} ${title}`, channelId, messageId: on?.id, isShown, isPost },
    });
    const { expectations, names, botId, timeoutMs } = this.#parts;
    return makeAction(scope, work(this.user, scope), {
      ...{ expectations, names, botId, timeoutMs },
      expecting: (frames) => this.#expecting(scope, frames),
      show: (entry) => this.#show(entry),
    });
  }

  /** Resolves with a message of the bot: the next one in the action's channel. */
  async expectMessage(match?: MessageMatch, options: ExpectMessageOptions = {}): Promise<SeenMessage> {
    checkExpectation("message", options, match);
    return this.#expectMessage(["message"], match, options, framesBelow(this.expectMessage));
  }

  /** Resolves with a message of the bot that only some people see, this person among them. */
  async expectEphemeral(match?: MessageMatch, options: ExpectMessageOptions = {}): Promise<SeenMessage> {
    checkExpectation("message", options, match);
    return this.#expectMessage(["ephemeral", "ephemeralEdit"], match, options, framesBelow(this.expectEphemeral));
  }

  /** Resolves with a message as it is after an edit of the bot. */
  expectEdit(match?: MessageMatch, options: ExpectEditOptions = {}): Promise<SeenMessage> {
    checkExpectation("edit", options, match);
    const { of: target } = options;
    const given = target === undefined ? options : { in: target.channelId, ...options };
    return this.#expectMessage(["edit", "ephemeralEdit"], match, given, framesBelow(this.expectEdit), target?.id);
  }

  /** Resolves with a message of the bot in a direct conversation. */
  async expectDm(match?: MessageMatch, options: ExpectDmOptions = {}): Promise<SeenMessage> {
    checkExpectation("dm", options, match);
    const frames = framesBelow(this.expectDm);
    const fromId = idOf(options.from ?? this.#parts.botId);
    const wanted = { ways: ["message" as const], fromId, channelId: undefined, match, isDirect: true };
    return this.#show(await this.#one(wantedMessage(wanted, this.#parts.names), options, frames));
  }

  /** Resolves when the bot has put a reaction on the message of the action, or on another one. */
  async expectReaction(emoji?: string, options: ExpectReactionOptions = {}): Promise<void> {
    checkExpectation("reaction", options);
    if (emoji !== undefined) requireString(emoji, "emoji");
    const frames = framesBelow(this.expectReaction);
    const { on = this.#scopeOf(options).action?.messageId, from = this.#parts.botId, isRemoval = false } = options;
    const messageId = on === "anything" || on === undefined ? undefined : idOf(on);
    const wanted = wantedReaction({ fromId: idOf(from), emoji, messageId, isRemoval }, this.#parts.names);
    await this.#one(wanted, options, frames);
  }

  /** Resolves when the bot has removed a message of its own. */
  async expectRemoval(options: ExpectRemovalOptions = {}): Promise<void> {
    checkExpectation("removal", options);
    const frames = framesBelow(this.expectRemoval);
    const conditions = { fromId: this.#parts.botId, messageId: options.of?.id };
    await this.#one(wantedRemoval(conditions, this.#parts.names), options, frames);
  }

  /** Resolves when the bot has shown that it types. */
  async expectTyping(options: ExpectTypingOptions = {}): Promise<void> {
    checkExpectation("typing", options);
    const frames = framesBelow(this.expectTyping);
    const conditions = { fromId: idOf(options.from ?? this.#parts.botId), channelId: this.#placeOf(options) };
    await this.#one(wantedTyping(conditions, this.#parts.names), options, frames);
  }

  /**
   * Resolves when the bot is at rest and the person has seen no message of it that no expectation has met, ephemeral ones
   * included. `within` lets that much time pass first.
   */
  async expectNoMessage(options: ExpectNoMessageOptions = {}): Promise<void> {
    checkExpectation("noMessage", options);
    const frames = framesBelow(this.expectNoMessage);
    const { within, in: place, from = this.#parts.botId } = options;
    const ms = within === undefined ? 0 : requireDuration(within, "within");
    const channelId = place === undefined ? undefined : channelIdOf(place);
    const conditions = { ways: ["message", "ephemeral"] as const, fromId: idOf(from), channelId };
    const wanted = wantedMessage(conditions, this.#parts.names);
    const expecting = this.#expecting(this.#scopeOf(options), frames);
    await this.#parts.expectations.none(expecting, wanted, () => this.#parts.pass(ms));
  }

  async #expectMessage(
    ways: readonly Way[],
    match: MessageMatch | undefined,
    options: ExpectMessageOptions,
    frames: string,
    messageId?: string,
  ): Promise<SeenMessage> {
    const fromId = idOf(options.from ?? this.#parts.botId);
    const channelId = this.#placeOf(options);
    const wanted = wantedMessage({ ways, fromId, channelId, match, messageId }, this.#parts.names);
    return this.#show(await this.#one(wanted, options, frames));
  }

  #one(wanted: Wanted, options: ExpectOptions, frames: string): Promise<PushEntry> {
    const { timeoutMs = this.#parts.timeoutMs } = options;
    return this.#parts.expectations.one(this.#expecting(this.#scopeOf(options), frames), wanted, timeoutMs);
  }

  #expecting(scope: ActionScope, frames: string): Expecting {
    return { personId: this.id, personName: this.username, scope, frames };
  }

  /** Returns the channel that is meant; `undefined` for any. */
  #placeOf(options: ExpectMessageOptions): string | undefined {
    const { in: place = this.#scopeOf(options).action?.channelId ?? this.#parts.channelId } = options;
    return place === "anywhere" ? undefined : channelIdOf(place);
  }

  #scopeOf({ since }: Pick<ExpectOptions, "since">): ActionScope {
    if (since === "start") return { from: 0, action: undefined };
    return since?.scope ?? this.#parts.timeline.scope;
  }

  #show({ item }: PushEntry): SeenMessage {
    const [way, message] = wayOf(item) ?? [];
    if (way === undefined || message === undefined) throw new TypeError(`a ${item.kind} is no message`);
    return new SeenMessage(message, this, way === "ephemeral" || way === "ephemeralEdit");
  }
}

function idOf(reference: PersonReference): string {
  if (typeof reference === "string") return reference;
  requireObject(reference, "reference", "an id, or what has one");
  return requireString(reference.id, "reference.id");
}

function textOf(content: MessageContentInput): string {
  const text = typeof content === "string" ? content : (content as { readonly t?: unknown } | null)?.t;
  return JSON.stringify(typeof text === "string" ? text : "");
}
