import { ChannelStreamMode, ChannelType, MessageCode } from "../../../generated/constants.js";
import type { MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { Form } from "../../builders/form.js";
import { rawContent } from "../../builders/rawContent.js";
import { brand } from "../../core/brand.js";
import type { CollectOptions, WaitOptions } from "../../core/collecting.js";
import { MezonError, toError } from "../../core/errors.js";
import type { EventStream } from "../../core/eventStream.js";
import { requireId } from "../../core/ids.js";
import { requireObject } from "../../core/requireObject.js";
import type { Init } from "../../runtime/wire.js";
import type { Channel } from "../channel/channel.js";
import type { Clan } from "../clan/clan.js";
import type { Member } from "../clan/member.js";
import type { AnyInteraction, FormInteraction } from "../interaction/interaction.js";
import type { InteractionFilter, ReactionFilter } from "../interaction/waitFilters.js";
import {
  awaitForm,
  awaitInteraction,
  awaitReaction,
  collectInteractions,
  collectReactions,
} from "../interaction/waiting.js";
import { joinAndRetry } from "../joinRetry.js";
import type { MessageTarget } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";
import { requireIds, requireText } from "../require.js";
import type { User } from "../user/user.js";
import { editMessage } from "./editMessage.js";
import { EphemeralMessage } from "./ephemeralMessage.js";
import { idsOf, reactionTo, referenceTo, removalOf } from "./messageRequests.js";
import { type AnyContent, type MessageInput, sendEphemeralMessage, sendMessage } from "./messageSender.js";
import { MessageView } from "./messageView.js";
import type { Reaction } from "./reaction.js";
import {
  type CallOptions,
  callOptions,
  type ReactionEmoji,
  type SendOptions,
  sendOptions,
  type UpdateOptions,
  waitOf,
} from "./sendOptions.js";
import { sentMessage } from "./sentMessage.js";

/** A message, with methods to act on it. It needs no other object: all required ids came with it. */
export class Message extends MessageView {
  static {
    brand(Message, "Message");
  }

  /**
   * The channel in which it was posted. Its methods can be called at once; `await message.channel.fetch()` completes
   * it if it is partial.
   */
  get channel(): Channel {
    const { channelId, clanId, mode, isPublic } = this;
    return this.context.channels.handle(channelId, { clanId, mode, isPublic, name: this.wire.channelLabel });
  }

  /** The clan in which it was posted; `undefined` in conversations. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.context.clans.handle(this.clanId);
  }

  /** The author as a member of the clan; `undefined` in conversations. `await message.member?.can("manage-channel")`. */
  get member(): Member | undefined {
    const { id, username, displayName = "", clanNick: nick = "" } = this.author;
    const { avatar: avatarUrl, clanAvatar } = this.wire;
    return this.clan?.members.handle({ id, username, displayName, avatarUrl }, { nick, avatarUrl: clanAvatar });
  }

  /** The author as a user, who can be sent messages: `message.user.sendDM(…)`. */
  get user(): User {
    const { id, username, displayName } = this.author;
    return this.context.users.handle(id, { username, displayName: displayName ?? "", avatarUrl: this.wire.avatar });
  }

  /**
   * Of an edit, the message as it was before; of a removal, the message that was removed. `undefined` if it is no longer
   * in memory.
   */
  get previous(): Message | undefined {
    return this.previousWire && new Message(this.previousWire, this.context);
  }

  /** Replies to this message in its channel, thread or topic. Rejects as `channel.send` does. */
  async reply(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return postMessage(this.context, this, content, options, [referenceTo(this)]);
  }

  /**
   * Replies with a message that only `receiverIds` see and that is not stored.
   *
   * @default `receiverIds` is the author of this message
   */
  async replyEphemeral(
    content: MessageInput,
    options: SendOptions & { readonly receiverIds?: readonly string[] | undefined } = {},
  ): Promise<EphemeralMessage> {
    requireObject(options, "options", "an object such as { receiverIds: [ … ] }");
    const { receiverIds = [this.author.id], ...given } = options;
    return postEphemeral(this.context, this, receiverIds, content, given, [referenceTo(this)]);
  }

  /**
   * Replaces the content and mentions of this message, which must be the account's own, and its attachments if
   * `options` name some. This object then has the new ones. Rejects with
   * `RequestError` if the server refuses.
   */
  async update(content: MessageInput, options: UpdateOptions = {}): Promise<void> {
    await editMessage(this.context, this, content, options);
  }

  /** Removes this message. Rejects with `RequestError` if the server refuses. */
  async delete(options: CallOptions = {}): Promise<void> {
    const shown = this.isEphemeral ? this.context.ephemerals.get(this.id) : undefined;
    if (shown !== undefined) {
      await shown.delete(options);
      return;
    }
    const waitOptions = callOptions(options);
    const request = removalOf(this);
    await joinAndRetry(this.context, this, waitOptions, (left) =>
      this.context.socketRpc.deleteChannelMessage(request, left),
    );
  }

  /** Adds a reaction. */
  async react(emoji: string | ReactionEmoji, options: CallOptions = {}): Promise<void> {
    await this.#setReaction(emoji, false, options);
  }

  /** Removes the account's own reaction. */
  async unreact(emoji: string | ReactionEmoji, options: CallOptions = {}): Promise<void> {
    await this.#setReaction(emoji, true, options);
  }

  /** Pins this message in its channel. */
  async pin(options: CallOptions = {}): Promise<void> {
    await this.context.rpc.createPinMessage(idsOf(this), options);
  }

  /** Unpins this message. */
  async unpin(options: CallOptions = {}): Promise<void> {
    await this.context.rpc.deletePinMessage(idsOf(this), options);
  }

  /**
   * Posts the content of this message in another channel, marked as forwarded, without notifying the mentioned people
   * again. Rejects as `channel.send` does.
   */
  async forward(to: Channel, options: CallOptions = {}): Promise<Message> {
    requireObject(to, "to", "a channel");
    requireId(to.id, "to.id");
    const content = rawContent({ ...this.content, fwd: true });
    const given = { ...callOptions(options), attachments: this.attachments };
    return postMessage(this.context, to, content, given);
  }

  /**
   * Creates a thread under this message's channel (beside it if the message is in a thread). The thread begins with its
   * name, as a reply to this message; clients show the message above it. Files, attachments and other options are those
   * of its first message. Rejects with `ValidationError` for an empty name, `MezonError`
   * (`not_found`) in conversations, which have no threads, or as `channel.send` does.
   */
  async startThread(name: string, options: SendOptions = {}): Promise<Channel> {
    requireText(name, "name");
    const given = sendOptions(options);
    const waitOptions = waitOf(given);
    if (this.clanId === undefined) throw new MezonError("not_found", "there are no threads in conversations");
    const clan = await this.context.clans.fetch(this.clanId, waitOptions);
    const isThread = this.mode === ChannelStreamMode.Thread;
    const above = isThread ? (await this.context.channels.fetch(this.channelId, waitOptions)).parentId : undefined;
    const parentId = above ?? this.channelId;
    const thread = await clan.channels.create({ name, type: ChannelType.Thread, parentId }, waitOptions);
    await thread.join(waitOptions);
    await postMessage(this.context, thread, threadOpening(name), given, [referenceTo(this)]);
    return thread;
  }

  /**
   * Returns the next click, choice or form of this message; with `form`, the next click of a button, with values as
   * the form declares them. Rejects with `TimeoutError` after `timeoutMs` (60 s by default), the signal's reason, or
   * `ConnectionError` (`closed`). It leaves no listener.
   */
  awaitInteraction<Values extends object>(
    options: InteractionFilter & WaitOptions & { readonly form: Form<Values> },
  ): Promise<FormInteraction<Values>>;
  awaitInteraction(options?: InteractionFilter & WaitOptions): Promise<AnyInteraction>;
  awaitInteraction<Values extends object>(
    options: InteractionFilter & WaitOptions & { readonly form?: Form<Values> | undefined } = {},
  ): Promise<AnyInteraction | FormInteraction<Values>> {
    requireObject(options, "options", "an object such as { timeoutMs: 60_000 }");
    if (options.form !== undefined) return awaitForm(this.context, this, options.form, options);
    return awaitInteraction(this.context, this, options);
  }

  /** Yields clicks, choices and forms of this message, until there were enough or the time is over. */
  collectInteractions(options: InteractionFilter & CollectOptions = {}): EventStream<AnyInteraction> {
    return collectInteractions(this.context, this, options);
  }

  /** Returns the next reaction to this message. Rejects as `awaitInteraction` does. */
  awaitReaction(options: ReactionFilter & WaitOptions = {}): Promise<Reaction> {
    return awaitReaction(this.context, this, options);
  }

  /** Yields reactions to this message. */
  collectReactions(options: ReactionFilter & CollectOptions = {}): EventStream<Reaction> {
    return collectReactions(this.context, this, options);
  }

  /**
   * Runs work that no caller waits for; a failure becomes an `error` event.
   *
   * @internal
   */
  async reporting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const cause = toError(error);
      this.context.report(
        error instanceof MezonError ? error : new MezonError("listener_failed", cause.message, { cause }),
      );
    }
  }

  async #setReaction(emoji: string | ReactionEmoji, remove: boolean, options: CallOptions): Promise<void> {
    const waitOptions = callOptions(options);
    const value = reactionTo(this, emoji, { remove, senderId: this.context.selfId });
    await joinAndRetry(this.context, this, waitOptions, (left) =>
      this.context.request({ case: "messageReactionEvent", value }, left),
    );
  }
}

/**
 * Returns the first message of a thread that begins with another message. Which one the official clients post is not
 * established: see `docs/open-questions.md`.
 */
function threadOpening(name: string): MessageInput {
  return { t: name };
}

/** Sends a message to a channel. Returns it as others see it. */
export async function postMessage(
  context: ModelContext,
  place: MessageTarget,
  content: AnyContent,
  options: SendOptions,
  references: readonly Init<MessageRef>[] = [],
): Promise<Message> {
  const { sent, ack } = await sendMessage(context, place, content, options, references);
  const message = sentMessage(context, sent, ack);
  context.history.sent(message);
  return new Message(message, context);
}

/** Shows a message to some people only. */
export async function postEphemeral(
  context: ModelContext,
  place: MessageTarget,
  receivers: string | readonly string[],
  content: AnyContent,
  options: SendOptions,
  references: readonly Init<MessageRef>[] = [],
): Promise<EphemeralMessage> {
  const receiverIds = requireIds(receivers, "receiverIds");
  const given = { ...options, code: MessageCode.Ephemeral };
  const wire = await sendEphemeralMessage(context, place, receiverIds, content, given, references);
  const message = new EphemeralMessage(new Message(wire, context), receiverIds, place, context);
  context.ephemerals.set(message.id, message);
  return message;
}
