import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { brand } from "../../core/brand.js";
import type { CollectOptions, WaitOptions } from "../../core/collecting.js";
import type { EventStream } from "../../core/eventStream.js";
import { optionalId, requireId } from "../../core/ids.js";
import { type Changes, patched } from "../../core/patched.js";
import type { Clan } from "../clan/clan.js";
import type { SlashCommand } from "../interaction/slashCommand.js";
import {
  awaitMessage,
  awaitSlashCommand,
  collectMessages,
  collectSlashCommands,
  type MessageFilter,
  type SlashCommandFilter,
} from "../interaction/waiting.js";
import { joinChannel } from "../joinRetry.js";
import { EphemeralHandle, type EphemeralMessage } from "../message/ephemeralMessage.js";
import { type Message, postEphemeral, postMessage } from "../message/message.js";
import { contentOf, type MessageInput } from "../message/messageSender.js";
import { type CallOptions, callOptions, type SendOptions, sendOptions } from "../message/sendOptions.js";
import { type MessagePlace, modeOfChannelType } from "../messagePlace.js";
import type { ModelContext } from "../modelContext.js";
import { type ChannelNotifications, channelNotifications } from "../notificationSettings.js";
import type { PermissionSet } from "../permissions.js";
import { requireIds, requireText, someIds } from "../require.js";
import { startTyping } from "../typing.js";
import { ChannelCanvases } from "./channelCanvases.js";
import { ChannelFiles } from "./channelFiles.js";
import { ChannelMembers } from "./channelMembers.js";
import { ChannelMessages } from "./channelMessages.js";
import { permissionsIn } from "./channelPermissions.js";
import { ChannelPins } from "./channelPins.js";
import { ChannelPolls } from "./channelPolls.js";
import { ChannelTopics } from "./channelTopics.js";
import { ChannelWebhooks } from "./channelWebhooks.js";

const WEB_APP = "https://mezon.ai/chat";

/** Changes of a channel; omitted fields keep their value. */
export interface ChannelChanges {
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly ageRestricted?: boolean | undefined;
}

/** The objects reached through a channel. Each is created when it is first asked for, and kept. */
interface ChannelParts {
  messages?: ChannelMessages;
  members?: ChannelMembers;
  pins?: ChannelPins;
  topics?: ChannelTopics;
  polls?: ChannelPolls;
  canvases?: ChannelCanvases;
  files?: ChannelFiles;
  webhooks?: ChannelWebhooks;
  notifications?: ChannelNotifications;
}

/**
 * How much is known of a channel: what the server describes; where messages go, as an event said it; or its id alone.
 */
export type ChannelKnowledge = "description" | "place" | "id";

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
export class Channel implements MessagePlace {
  static {
    brand(Channel, "Channel");
  }

  readonly id: string;
  readonly topicId = undefined;
  protected readonly context: ModelContext;
  #wire: ChannelDescription;
  #knowledge: ChannelKnowledge;
  #partsMade: ChannelParts | undefined;

  constructor(wire: ChannelDescription, context: ModelContext, knowledge: ChannelKnowledge = "description") {
    this.id = wire.channelId;
    this.#wire = wire;
    this.#knowledge = knowledge;
    this.context = context;
  }

  /** Created when one of them is first asked for: a bot knows many channels, and uses few. */
  get #parts(): ChannelParts {
    this.#partsMade ??= {};
    return this.#partsMade;
  }

  /** The channel as the server last described it; for a partial one, the fields that an event contained. */
  get wire(): ChannelDescription {
    return this.#wire;
  }

  /** The same as `id`: a channel is itself a {@link MessagePlace}. */
  get channelId(): string {
    return this.id;
  }

  /** True until the server has described the channel: `fetch()` requests that. */
  get isPartial(): boolean {
    return this.#knowledge !== "description";
  }

  /** `undefined` for direct and group conversations, and for a partial channel of which only the id is known. */
  get clanId(): string | undefined {
    return optionalId(this.#wire.clanId);
  }

  /** The clan; `undefined` if there is no `clanId`. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.context.clans.handle(this.clanId);
  }

  /** `undefined` while the channel is partial and no event has contained it. */
  get name(): string | undefined {
    const { channelLabel } = this.#wire;
    return channelLabel === "" && this.isPartial ? undefined : channelLabel;
  }

  /** A value of `ChannelType`; newer servers may send other values. */
  get type(): number {
    return this.#wire.type;
  }

  get mode(): number {
    return modeOfChannelType(this.type);
  }

  /** False for private channels; also for conversations, whatever their flag is. */
  get isPublic(): boolean {
    return this.#wire.channelPrivate === 0 && this.clanId !== undefined;
  }

  /** The channel above a thread. */
  get parentId(): string | undefined {
    return optionalId(this.#wire.parentId);
  }

  get categoryId(): string | undefined {
    return optionalId(this.#wire.categoryId);
  }

  /** The subject of the channel; "" if there is none. */
  get topic(): string {
    return this.#wire.topic;
  }

  /** Address of the channel in the web app; `undefined` while only its id is known. */
  get url(): string | undefined {
    if (this.#knowledge === "id") return undefined;
    return this.clanId === undefined
      ? `${WEB_APP}/direct/message/${this.id}/${this.type}`
      : `${WEB_APP}/clans/${this.clanId}/channels/${this.id}`;
  }

  get messages(): ChannelMessages {
    this.#parts.messages ??= new ChannelMessages(this, this.context);
    return this.#parts.messages;
  }

  get members(): ChannelMembers {
    this.#parts.members ??= new ChannelMembers(this, this.context);
    return this.#parts.members;
  }

  get pins(): ChannelPins {
    this.#parts.pins ??= new ChannelPins(this, this.context);
    return this.#parts.pins;
  }

  get topics(): ChannelTopics {
    this.#parts.topics ??= new ChannelTopics(this, this.context);
    return this.#parts.topics;
  }

  get polls(): ChannelPolls {
    this.#parts.polls ??= new ChannelPolls(this, this.context);
    return this.#parts.polls;
  }

  get canvases(): ChannelCanvases {
    this.#parts.canvases ??= new ChannelCanvases(this, this.context);
    return this.#parts.canvases;
  }

  /** Uploads files, and lists those that were posted. */
  get files(): ChannelFiles {
    this.#parts.files ??= new ChannelFiles(this, this.context);
    return this.#parts.files;
  }

  get webhooks(): ChannelWebhooks {
    this.#parts.webhooks ??= new ChannelWebhooks(this, this.context);
    return this.#parts.webhooks;
  }

  /** How the bot is notified of this channel. */
  get notifications(): ChannelNotifications {
    this.#parts.notifications ??= channelNotifications(this.context, this);
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
    return this.#knowledge === "id" ? this.fetch(callOptions(options)) : this;
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
    return this.#knowledge === "id"
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
    if (this.#knowledge !== "id") return postEphemeral(this.context, this, receiverIds, content, options);
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
    const { name, topic, avatarUrl, ageRestricted } = changes;
    if (name !== undefined) requireText(name, "name");
    const waitOptions = callOptions(options);
    const known = (await this.#described(waitOptions)).wire;
    const { clanId, channelId, categoryId, appId, e2ee } = known;
    await this.context.rpc.updateChannelDesc(
      {
        ...{ clanId, channelId, categoryId, appId, e2ee },
        // Plain fields cannot say "unchanged", so the known values are sent as well.
        topic: topic ?? known.topic,
        ageRestricted: Number(ageRestricted ?? known.ageRestricted === 1),
        channelLabel: name,
        channelAvatar: avatarUrl,
      },
      waitOptions,
    );
    this.context.channels.patch(this, {
      channelLabel: name,
      topic,
      channelAvatar: avatarUrl,
      ageRestricted: ageRestricted === undefined ? undefined : Number(ageRestricted),
    });
  }

  /** Makes the channel private, with access for the given people and roles, or public again. */
  async setPrivate(
    isPrivate: boolean,
    {
      userIds = [],
      roleIds = [],
      ...options
    }: CallOptions & {
      readonly userIds?: readonly string[] | undefined;
      readonly roleIds?: readonly string[] | undefined;
    } = {},
  ): Promise<void> {
    const given = { userIds: someIds(userIds, "userIds"), roleIds: someIds(roleIds, "roleIds") };
    const channelPrivate = isPrivate ? 1 : 0;
    const request = { ...(await this.ids(options)), channelPrivate, ...given };
    await this.context.rpc.updateChannelPrivate(request, options);
    this.context.channels.patch(this, { channelPrivate });
  }

  /**
   * Returns what somebody may do in the channel: `(await channel.permissionsFor(message.user)).can("send-message")`.
   * Takes one call for the bot itself, and for others one for each role they have, and some. Rejects with
   * `MezonError` (`not_found`) in conversations and for somebody who is no member of the clan.
   */
  async permissionsFor(who: string | { readonly id: string }, options: CallOptions = {}): Promise<PermissionSet> {
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

  /**
   * Updates what is known of the channel with fields that the server sent.
   *
   * @internal
   */
  patch(changes: Changes<ChannelDescription>): void {
    this.#wire = patched(this.#wire, changes);
  }

  /**
   * Adds to what is known of a partial channel: where its messages go, or the server's full description.
   *
   * @internal
   */
  learn(news: Partial<ChannelDescription>, knowledge: ChannelKnowledge): void {
    this.patch(news);
    this.#knowledge = knowledge;
  }

  /**
   * How much is known of the channel.
   *
   * @internal
   */
  get knowledge(): ChannelKnowledge {
    return this.#knowledge;
  }
}
