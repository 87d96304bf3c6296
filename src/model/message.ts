import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReactions,
  channelMessageReferences,
} from "../../generated/carried.js";
import { ChannelStreamMode, ChannelType, MessageCode } from "../../generated/constants.js";
import { checkActionRow, checkEmbed } from "../../generated/content/checks.js";
import type { ActionRow, Embed } from "../../generated/content/types.js";
import type {
  ChannelMessage,
  MessageAttachment,
  MessageMention,
  MessageReaction,
  MessageRef,
} from "../../generated/mezon/api/message_pb.js";
import type { Init } from "../../generated/support/wire.js";
import type { Form } from "../builders/form.js";
import type { CollectOptions, WaitOptions } from "../core/collecting.js";
import { MezonError, toError, type ValidationFault } from "../core/errors.js";
import type { EventStream } from "../core/eventStream.js";
import { optionalId } from "../core/ids.js";
import { type MessageContent, parseContent } from "../wire/messageContent.js";
import { type Author, authorOf } from "./author.js";
import type { Channel } from "./channel/channel.js";
import type { Clan } from "./clan/clan.js";
import { EphemeralMessage } from "./ephemeralMessage.js";
import type { AnyInteraction, FormInteraction } from "./interaction/interaction.js";
import {
  awaitForm,
  awaitInteraction,
  awaitReaction,
  collectInteractions,
  collectReactions,
  type InteractionFilter,
  type ReactionFilter,
} from "./interaction/waiting.js";
import { joinThenRetry } from "./joinThenRetry.js";
import { channelTypeOfMode, type MessagePlace } from "./messagePlace.js";
import { contentOf, type MessageInput, ReceivedContent, sendEphemeralMessage, sendMessage } from "./messageSender.js";
import type { ModelContext } from "./modelContext.js";
import type { Reaction } from "./reaction.js";
import { type ReadMentions, readMentions } from "./readMentions.js";
import { idOrNone, requireText } from "./require.js";
import type { CallOptions, ReactionEmoji, SendOptions, UpdateOptions } from "./sendOptions.js";
import { sentMessage } from "./sentMessage.js";

const EPHEMERAL: ReadonlySet<number> = new Set([
  MessageCode.Ephemeral,
  MessageCode.UpdateEphemeralMsg,
  MessageCode.DeleteEphemeralMsg,
]);

const SYSTEM: ReadonlySet<number> = new Set([
  MessageCode.Indicator,
  MessageCode.Welcome,
  MessageCode.CreateThread,
  MessageCode.CreatePin,
  MessageCode.AuditLog,
  MessageCode.UpcomingEvent,
  MessageCode.DeleteThread,
]);

/** Whether a message of this code is one that only some people see, or an edit or removal of such. */
export function isEphemeral(code: number): boolean {
  return EPHEMERAL.has(code);
}

/**
 * A message that can act by itself: everything it needs came with it. Its lists
 * are read when first asked for.
 */
export class Message implements MessagePlace {
  readonly id: string;
  readonly channelId: string;
  readonly clanId: string | undefined;
  readonly mode: number;
  readonly isPublic: boolean;
  readonly topicId: string | undefined;
  /** What kind of message this is: a value of `MessageCode`; newer servers may send others. */
  readonly code: number;
  readonly createdAt: Date;
  /** When it was last edited; `undefined` when it was not. */
  readonly updatedAt: Date | undefined;
  readonly author: Author;
  /** True for what was missed while the connection was lost, and fetched afterwards. */
  readonly replayed: boolean;
  /** The message as it came over the wire. */
  readonly wire: ChannelMessage;
  readonly #context: ModelContext;
  #content: MessageContent | undefined;
  #mentions: readonly MessageMention[] | undefined;
  #attachments: readonly MessageAttachment[] | undefined;
  #references: readonly MessageRef[] | undefined;
  #reactions: readonly MessageReaction[] | undefined;

  constructor(wire: ChannelMessage, context: ModelContext, replayed = false) {
    this.id = wire.messageId;
    this.channelId = wire.channelId;
    this.clanId = optionalId(wire.clanId);
    this.mode = wire.mode;
    this.isPublic = wire.isPublic;
    this.topicId = optionalId(wire.topicId);
    this.code = wire.code;
    this.createdAt = new Date(wire.createTimeSeconds * 1000);
    const { updateTimeSeconds } = wire;
    this.updatedAt = updateTimeSeconds > wire.createTimeSeconds ? new Date(updateTimeSeconds * 1000) : undefined;
    this.author = authorOf(wire);
    this.replayed = replayed;
    this.wire = wire;
    this.#context = context;
  }

  /** The content object. */
  get content(): MessageContent {
    this.#content ??= parseContent(this.wire.content);
    return this.#content;
  }

  /** The text people read; "" when there is none. */
  get text(): string {
    const { t } = this.content;
    return typeof t === "string" ? t : "";
  }

  /** True for messages of the logged-in user. */
  get isOwn(): boolean {
    return this.author.id === this.#context.selfId;
  }

  /** True for what only some people see and nobody keeps, its edits and removals included. */
  get isEphemeral(): boolean {
    return EPHEMERAL.has(this.code);
  }

  /** True for what the platform posts by itself: welcomes, pins, new threads and the like. */
  get isSystem(): boolean {
    return SYSTEM.has(this.code);
  }

  /** True for a notice that an earlier message, the one with this id, was edited. */
  get isEdit(): boolean {
    return this.code === MessageCode.ChatUpdate || this.code === MessageCode.UpdateEphemeralMsg;
  }

  /** True for a notice that an earlier message, the one with this id, was removed. */
  get isRemoval(): boolean {
    return this.code === MessageCode.ChatRemove || this.code === MessageCode.DeleteEphemeralMsg;
  }

  get mentions(): readonly MessageMention[] {
    this.#mentions ??= this.#list("mentions", () => channelMessageMentions(this.wire.mentions).mentions);
    return this.#mentions;
  }

  get attachments(): readonly MessageAttachment[] {
    this.#attachments ??= this.#list("attachments", () => channelMessageAttachments(this.wire.attachments).attachments);
    return this.#attachments;
  }

  /** The messages this one refers to; a reply refers to one. */
  get references(): readonly MessageRef[] {
    this.#references ??= this.#list("references", () => channelMessageReferences(this.wire.references).refs);
    return this.#references;
  }

  get reactions(): readonly MessageReaction[] {
    this.#reactions ??= this.#list("reactions", () => channelMessageReactions(this.wire.reactions).reactions);
    return this.#reactions;
  }

  /** Who and what is mentioned. */
  get mentioned(): ReadMentions {
    return readMentions(this.mentions);
  }

  /** The channel it was posted in, when it is known: `client.channels.fetch(message.channelId)` asks for it. */
  get channel(): Channel | undefined {
    return this.#context.channels.get(this.channelId);
  }

  /** The clan it was posted in, when it is known; `undefined` in conversations. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.#context.clans.get(this.clanId);
  }

  /** Where the web app shows the channel it was posted in; an address of a single message is not established. */
  get url(): string {
    const base = "https://mezon.ai/chat";
    return this.clanId === undefined
      ? `${base}/direct/message/${this.channelId}/${channelTypeOfMode(this.mode)}`
      : `${base}/clans/${this.clanId}/channels/${this.channelId}`;
  }

  /** Answers this message in its channel, thread or topic. Rejects as `channel.send` does. */
  async reply(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return postMessage(this.#context, this, content, options, [this.#asReference()]);
  }

  /** Answers so that only `receiverIds` see it; nobody keeps it. By default only the author of this message. */
  async replyEphemeral(
    content: MessageInput,
    options: SendOptions & { readonly receiverIds?: readonly string[] } = {},
  ): Promise<EphemeralMessage> {
    const receiverIds = options.receiverIds ?? [this.author.id];
    return postEphemeral(this.#context, this, receiverIds, content, options, [this.#asReference()]);
  }

  /**
   * Replaces the content, mentions and attachments of this message, which must
   * be one's own. Rejects with `RpcError` when the server refuses.
   */
  async update(content: MessageInput, options: UpdateOptions = {}): Promise<void> {
    const encoded = contentOf(content, options.mentions);
    await joinThenRetry(this.#context, this, options, () =>
      this.#context.socketRpc.updateChannelMessage(
        {
          clanId: this.clanId ?? "0",
          channelId: this.channelId,
          messageId: this.id,
          ...encoded,
          attachments: [...(options.attachments ?? [])],
          mode: this.mode,
          isPublic: this.isPublic,
          hideEditted: options.hideEdited ?? false,
          topicId: this.topicId ?? "0",
          isUpdateMsgTopic: this.topicId !== undefined,
          createTimeSeconds: this.wire.createTimeSeconds,
        },
        options,
      ),
    );
    this.#context.archive.changed({ ...this.wire, content: encoded.content });
  }

  /** Removes this message. Rejects with `RpcError` when the server refuses. */
  async delete(options: CallOptions = {}): Promise<void> {
    await joinThenRetry(this.#context, this, options, () =>
      this.#context.socketRpc.deleteChannelMessage(
        {
          clanId: this.clanId ?? "0",
          channelId: this.channelId,
          messageId: this.id,
          mode: this.mode,
          isPublic: this.isPublic,
          hasAttachment: this.attachments.length > 0,
          topicId: this.topicId ?? "0",
          mentions: this.wire.mentions,
          references: this.wire.references,
        },
        options,
      ),
    );
  }

  /** Adds a reaction. */
  async react(emoji: string | ReactionEmoji, options: CallOptions = {}): Promise<void> {
    await this.#setReaction(emoji, false, options);
  }

  /** Takes one's own reaction back. */
  async unreact(emoji: string | ReactionEmoji, options: CallOptions = {}): Promise<void> {
    await this.#setReaction(emoji, true, options);
  }

  /** Pins this message in its channel. */
  async pin(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.createPinMessage(this.#ids(), options);
  }

  /** Takes this message off the channel's pins. */
  async unpin(options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deletePinMessage(this.#ids(), options);
  }

  /**
   * Posts what this message holds in another channel, marked as forwarded; nobody is mentioned again by it.
   * Rejects as `channel.send` does.
   */
  async forward(to: Channel, options: CallOptions = {}): Promise<Message> {
    const content = new ReceivedContent({ ...this.content, fwd: true });
    const given = { ...options, attachments: this.attachments };
    return postMessage(this.#context, to, content, given);
  }

  /**
   * Begins a thread under this message's channel, beside it when it is in a thread itself, and posts there what the
   * message holds, as a reply to it. Rejects with `ValidationError` for an empty name, `MezonError` (`not_found`)
   * in conversations, where there are no threads, or as `channel.send` does.
   */
  async startThread(name: string, options: CallOptions = {}): Promise<Channel> {
    requireText(name, "name");
    if (this.clanId === undefined) throw new MezonError("not_found", "there are no threads in conversations");
    const clan = await this.#context.clans.fetch(this.clanId, options);
    const isThread = this.mode === ChannelStreamMode.Thread;
    const above = isThread ? (await this.#context.channels.fetch(this.channelId, options)).parentId : undefined;
    const parentId = above ?? this.channelId;
    const thread = await clan.channels.create({ name, type: ChannelType.Thread, parentId }, options);
    await thread.join(options);
    const content = new ReceivedContent(this.content);
    const given = { ...options, attachments: this.attachments };
    await postMessage(this.#context, thread, content, given, [this.#asReference()]);
    return thread;
  }

  /** The cards below the text; those that are malformed are left out. */
  get embeds(): readonly Embed[] {
    return wellFormed(this.content["embed"], checkEmbed) as readonly Embed[];
  }

  /** The rows of buttons and selects below the message; those that are malformed are left out. */
  get components(): readonly ActionRow[] {
    return wellFormed(this.content["components"], checkActionRow) as readonly ActionRow[];
  }

  /**
   * The next click, choice or form of this message; with `form`, the next click of a button, read as the form
   * declares. Rejects with `TimeoutError` after `timeoutMs` (60 s), the signal's reason, or `ConnectionError`
   * (`closed`). Nothing goes on listening then.
   */
  awaitInteraction<Values extends object>(
    options: InteractionFilter & WaitOptions & { readonly form: Form<Values> },
  ): Promise<FormInteraction<Values>>;
  awaitInteraction(options?: InteractionFilter & WaitOptions): Promise<AnyInteraction>;
  awaitInteraction<Values extends object>(
    options: InteractionFilter & WaitOptions & { readonly form?: Form<Values> } = {},
  ): Promise<AnyInteraction | FormInteraction<Values>> {
    if (options.form !== undefined) return awaitForm(this.#context, this.id, options.form, options);
    return awaitInteraction(this.#context, this.id, options);
  }

  /** Clicks, choices and forms of this message, as they come; it listens until there were enough or the time is up. */
  collectInteractions(options: InteractionFilter & CollectOptions = {}): EventStream<AnyInteraction> {
    return collectInteractions(this.#context, this.id, options);
  }

  /** The next reaction to this message. Rejects as `awaitInteraction` does. */
  awaitReaction(options: ReactionFilter & WaitOptions = {}): Promise<Reaction> {
    return awaitReaction(this.#context, this.id, options);
  }

  /** Reactions to this message, as they come. */
  collectReactions(options: ReactionFilter & CollectOptions = {}): EventStream<Reaction> {
    return collectReactions(this.#context, this.id, options);
  }

  /**
   * Does something nobody waits for; what fails is an `error` event.
   *
   * @internal
   */
  async reporting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const cause = toError(error);
      this.#context.report(
        error instanceof MezonError ? error : new MezonError("listener_failed", cause.message, { cause }),
      );
    }
  }

  #ids(): { readonly messageId: string; readonly channelId: string; readonly clanId: string } {
    return { messageId: this.id, channelId: this.channelId, clanId: this.clanId ?? "0" };
  }

  async #setReaction(emoji: string | ReactionEmoji, remove: boolean, options: CallOptions): Promise<void> {
    const given: ReactionEmoji = typeof emoji === "string" ? { emoji } : emoji;
    const emojiId = idOrNone(given.emojiId, "emojiId");
    if (emojiId === "0") requireText(given.emoji, "emoji");
    await joinThenRetry(this.#context, this, options, () =>
      this.#context.request(
        {
          case: "messageReactionEvent",
          value: {
            emoji: given.emoji,
            emojiId,
            action: remove,
            count: 1,
            clanId: this.clanId ?? "0",
            channelId: this.channelId,
            messageId: this.id,
            messageSenderId: this.author.id,
            senderId: this.#context.selfId,
            mode: this.mode,
            isPublic: this.isPublic,
            topicId: this.topicId ?? "0",
          },
        },
        options,
      ),
    );
  }

  #asReference(): Init<MessageRef> {
    return {
      messageRefId: this.id,
      messageSenderId: this.author.id,
      messageSenderUsername: this.author.name,
      messageSenderAvatar: this.author.avatarUrl ?? "",
      content: this.wire.content,
      hasAttachment: this.attachments.length > 0,
    };
  }

  /** Reads a carried list. A malformed one must not take the message with it. */
  #list<Item>(name: string, read: () => readonly Item[]): readonly Item[] {
    try {
      return read();
    } catch (error) {
      this.#context.logger.warn({ err: error, list: name, messageId: this.id }, "a message carries a malformed list");
      return [];
    }
  }
}

/** Sends a message to a place; answers it as others see it. */
export async function postMessage(
  context: ModelContext,
  place: MessagePlace,
  content: MessageInput | ReceivedContent,
  options: SendOptions,
  references: readonly Init<MessageRef>[] = [],
): Promise<Message> {
  const { sent, ack } = await sendMessage(context, place, content, options, references);
  const message = sentMessage(context, sent, ack);
  context.archive.sent(message);
  return new Message(message, context);
}

/** Shows a message to some people only. */
export async function postEphemeral(
  context: ModelContext,
  place: MessagePlace,
  receivers: string | readonly string[],
  content: MessageInput,
  options: SendOptions,
  references: readonly Init<MessageRef>[] = [],
): Promise<EphemeralMessage> {
  const receiverIds = typeof receivers === "string" ? [receivers] : [...receivers];
  const given = { ...options, code: MessageCode.Ephemeral };
  const wire = await sendEphemeralMessage(context, place, receiverIds, content, given, references);
  return new EphemeralMessage(new Message(wire, context), receiverIds, place, context);
}

function wellFormed(
  items: unknown,
  check: (value: unknown, path: string, faults: ValidationFault[]) => void,
): readonly unknown[] {
  if (!Array.isArray(items)) return [];
  return items.filter((item) => {
    const faults: ValidationFault[] = [];
    check(item, "", faults);
    return faults.length === 0;
  });
}
