import { brand } from "../../core/brand.js";
import type { CollectOptions, WaitOptions } from "../../core/collecting.js";
import type { EventStream } from "../../core/eventStream.js";
import { requireId } from "../../core/ids.js";
import { requireObject } from "../../core/requireObject.js";
import type { SlashCommand } from "../interaction/slashCommand.js";
import type { MessageFilter, SlashCommandFilter } from "../interaction/waitFilters.js";
import { awaitMessage, awaitSlashCommand, collectMessages, collectSlashCommands } from "../interaction/waiting.js";
import { joinChannel } from "../joinRetry.js";
import { EphemeralHandle, type EphemeralMessage } from "../message/ephemeralMessage.js";
import { type Message, postEphemeral, postMessage } from "../message/message.js";
import { contentOf, type MessageInput } from "../message/messageSender.js";
import { type CallOptions, callOptions, type SendOptions, sendOptions, waitOf } from "../message/sendOptions.js";
import type { NotificationSettings } from "../notificationSettings.js";
import type { PermissionSet } from "../permissions.js";
import { requireIds } from "../require.js";
import { startTyping } from "../typing.js";
import {
  type ChannelAccess,
  type ChannelChanges,
  changeChannel,
  requireChannelChanges,
  setChannelPrivate,
} from "./changeChannel.js";
import type { ChannelCanvases } from "./channelCanvases.js";
import type { ChannelFiles } from "./channelFiles.js";
import type { ChannelMembers } from "./channelMembers.js";
import type { ChannelMessages } from "./channelMessages.js";
import { ChannelParts } from "./channelParts.js";
import { permissionsIn } from "./channelPermissions.js";
import type { ChannelPins } from "./channelPins.js";
import type { ChannelPolls } from "./channelPolls.js";
import type { ChannelTopics } from "./channelTopics.js";
import { ChannelView } from "./channelView.js";
import type { ChannelWebhooks } from "./channelWebhooks.js";

/**
 * The fields with which calls name a channel.
 *
 * @internal
 */
export interface ChannelIds {
  readonly channelId: string;
  /** "0" for conversations. */
  readonly clanId: string;
}

/**
 * A channel of a clan, or a place that works like one: see {@link Thread}, {@link DirectChannel} and {@link
 * VoiceRoom}.
 *
 * The methods of an event's channel can be called at once, whether the server has described the channel or not. Before
 * that it is partial: `isPartial` is true, and it only knows what the event said. `await channel.fetch()` fetches the
 * rest.
 */
export class Channel extends ChannelView {
  static {
    brand(Channel, "Channel");
  }

  #partsMade: ChannelParts | undefined;

  /** Created when one of them is first used: a bot knows many channels, and uses few. */
  get #parts(): ChannelParts {
    this.#partsMade ??= new ChannelParts(this, this.context);
    return this.#partsMade;
  }

  get messages(): ChannelMessages {
    return this.#parts.messages;
  }

  get members(): ChannelMembers {
    return this.#parts.members;
  }

  get pins(): ChannelPins {
    return this.#parts.pins;
  }

  get topics(): ChannelTopics {
    return this.#parts.topics;
  }

  get polls(): ChannelPolls {
    return this.#parts.polls;
  }

  get canvases(): ChannelCanvases {
    return this.#parts.canvases;
  }

  /** Uploads files, and lists those that were posted. */
  get files(): ChannelFiles {
    return this.#parts.files;
  }

  get webhooks(): ChannelWebhooks {
    return this.#parts.webhooks;
  }

  /** How the bot is notified of this channel. */
  get notifications(): NotificationSettings {
    return this.#parts.notifications;
  }

  /** Fetches the description of a partial channel. Returns the channel. Rejects as `client.channels.fetch` does. */
  async fetch(options: CallOptions = {}): Promise<Channel> {
    return this.context.channels.fetch(this.id, options);
  }

  /**
   * Returns the channel, once it is known where its messages go.
   *
   * @internal
   */
  async placed(options: CallOptions): Promise<Channel> {
    return this.knowledge === "id" ? this.fetch(waitOf(options)) : this;
  }

  /**
   * Returns the fields with which calls name the channel, once they are known.
   *
   * @internal
   */
  async ids(options: CallOptions): Promise<ChannelIds> {
    const { id: channelId, clanId = "0" } = await this.placed(options);
    return { channelId, clanId };
  }

  /** Returns the channel, once the server has described it. */
  async #described(options: CallOptions): Promise<Channel> {
    return this.isPartial ? this.fetch(callOptions(options)) : this;
  }

  /**
   * Sends a message and resolves when the server has acknowledged it. Joins the channel first if the server requires
   * that.
   *
   * Rejects with `ValidationError` if the content is over 4,000 characters as JSON, `RequestError` if the server
   * refuses it, `TimeoutError` if it waited in the queue until the deadline and was never sent, the signal's reason,
   * or `DeliveryUnknownError` if it was written and no acknowledgement came: the error's `check()` tells whether the
   * message was posted.
   *
   * @param content A plain string; a content object such as `{ t, embed, components }`, which may contain builders; or
   * a message made with `MessageBuilder` or `mentioning`.
   */
  send(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    // Without a wait where none is needed: sends keep their order.
    return this.knowledge === "id"
      ? this.#sendOncePlaced(content, options)
      : postMessage(this.context, this, content, options);
  }

  async #sendOncePlaced(content: MessageInput, options: SendOptions): Promise<Message> {
    const given = sendOptions(options);
    const written = contentOf(content, given);
    return postMessage(this.context, await this.placed(given), written, given);
  }

  /**
   * Sends a message that only `receiverIds` see and that is not stored. Use the returned object to change or remove
   * it. Not shown in direct conversations.
   */
  async sendEphemeral(
    receiverIds: string | readonly string[],
    content: MessageInput,
    options: SendOptions = {},
  ): Promise<EphemeralMessage> {
    if (this.knowledge !== "id") return postEphemeral(this.context, this, receiverIds, content, options);
    const given = sendOptions(options);
    const written = contentOf(content, given);
    return postEphemeral(this.context, await this.placed(given), receiverIds, written, given);
  }

  /**
   * Returns an ephemeral message of this bot by its ids, to change or remove it after a restart.
   *
   * @throws {ValidationError} if an id is malformed.
   */
  ephemeralMessage(messageId: string, receiverIds: string | readonly string[]): EphemeralHandle {
    requireId(messageId, "messageId");
    return new EphemeralHandle(messageId, requireIds(receiverIds, "receiverIds"), this, this.context);
  }

  /**
   * Returns the next message that somebody else posts here. Rejects with `TimeoutError` after `timeoutMs` (60 s by
   * default), the signal's reason, or `ConnectionError` (`closed`). It leaves no listener.
   */
  awaitMessage(options: MessageFilter & WaitOptions = {}): Promise<Message> {
    return awaitMessage(this.context, this, options);
  }

  /** Yields messages that others post here, until there were enough or the time is over. */
  collectMessages(options: MessageFilter & CollectOptions = {}): EventStream<Message> {
    return collectMessages(this.context, this, options);
  }

  /** Returns the next slash command that is called here. Rejects as `awaitMessage` does. */
  awaitSlashCommand(options: SlashCommandFilter & WaitOptions = {}): Promise<SlashCommand> {
    return awaitSlashCommand(this.context, this, options);
  }

  /** Yields slash commands that are called here. */
  collectSlashCommands(options: SlashCommandFilter & CollectOptions = {}): EventStream<SlashCommand> {
    return collectSlashCommands(this.context, this, options);
  }

  /** Joins the channel. A thread must be joined before its messages arrive. */
  async join(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await joinChannel(this.context, await this.placed(given), given);
  }

  /** Leaves the channel on this connection: events in a thread no longer arrive. */
  async leave(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    const { id: channelId, clanId = "0", type: channelType, isPublic } = await this.placed(given);
    await this.context.request({ case: "channelLeave", value: { clanId, channelId, channelType, isPublic } }, given);
  }

  /** Shows a typing indicator to the others. */
  async startTyping(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await startTyping(this.context, await this.placed(given), given);
  }

  /** Marks everything in the channel as read. */
  async markRead(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    const { id: channelId, clanId = "0", categoryId = "0" } = await this.#described(given);
    await this.context.rpc.markAsRead({ channelId, clanId, categoryId }, given);
  }

  /** Changes the channel. Rejects with `ValidationError` for an empty name, `RequestError` if the server refuses. */
  async update(changes: ChannelChanges, options: CallOptions = {}): Promise<void> {
    requireChannelChanges(changes);
    const [news, given] = [{ ...changes }, callOptions(options)];
    await changeChannel(this.context, await this.#described(given), news, given);
  }

  /** Makes the channel private, with access for the given people and roles, or public again. */
  async setPrivate(isPrivate: boolean, options: CallOptions & ChannelAccess = {}): Promise<void> {
    await setChannelPrivate(this.context, this, isPrivate, options);
  }

  /**
   * Returns what somebody may do in the channel: `(await channel.permissionsFor(message.user)).can("send-message")`.
   * Takes one call for the bot itself, and for others one for each role they have, and some. Rejects with
   * `MezonError` (`not_found`) in conversations and for somebody who is no member of the clan.
   */
  async permissionsFor(who: string | { readonly id: string }, options: CallOptions = {}): Promise<PermissionSet> {
    if (typeof who !== "string") requireObject(who, "who", "a user id, or a person");
    const userId = requireId(typeof who === "string" ? who : who.id, "who");
    return permissionsIn(this.context, this, userId, callOptions(options));
  }

  /** Moves the channel to another category. */
  async moveTo(categoryId: string, options: CallOptions = {}): Promise<void> {
    const newCategoryId = requireId(categoryId, "categoryId");
    const given = callOptions(options);
    await this.context.rpc.changeChannelCategory({ ...(await this.ids(given)), newCategoryId }, given);
    this.context.channels.patch(this, { categoryId });
  }

  /** Deletes the channel with everything in it. */
  async delete(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await this.context.rpc.deleteChannelDesc(await this.ids(given), given);
  }

  /** Archives the channel: it is no longer listed, but keeps its content. */
  async archive(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await this.context.rpc.archiveChannel(await this.ids(given), given);
  }

  /** Adds the channel to the account's favourites, or removes it. */
  async setFavourite(isFavourite: boolean, options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    const request = await this.ids(given);
    if (isFavourite) await this.context.rpc.addChannelFavorite(request, given);
    else await this.context.rpc.removeChannelFavorite(request, given);
  }
}
