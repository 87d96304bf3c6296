import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ChannelReference } from "../cache/storeChange.js";
import { BoundedMap } from "../core/boundedMap.js";
import { compareIds, newerId } from "../core/ids.js";
import { idEarlier } from "../core/snowflake.js";
import { detachLists, editedMessage, type ReactionOptions, reactionsAfter } from "../wire/changedMessage.js";
import { RecentMessages } from "./recentMessages.js";
import { ReplacedMessages } from "./replacedMessages.js";

interface RememberedChannel {
  readonly messages: RecentMessages;
  /** Ids of the topics under its messages in which messages were received; absent if there are none. Some may be forgotten. */
  topicIds: Set<string> | undefined;
  /** The newest id received in the channel itself; "0" if messages were only received in its topics. */
  newest: string;
  /**
   * Value of a counter that increases with every received message. The channel with the smallest value has been quiet
   * longest.
   */
  heardAt: number;
}

/**
 * Share of the channels that is dropped when there are too many. Many are dropped at once because they are sorted for
 * it.
 */
const FORGOTTEN_SHARE = 0.1;

/**
 * Largest number of milliseconds by which the id of a message may be older than that of the message before it. Ids are
 * made by several machines with different clocks, and a history may contain a message before one that was posted
 * earlier.
 */
const OVERLAP_MS = 10_000;

/** A channel, or a topic under one of its messages; topic "0" is the channel itself. */
type Place = Pick<ChannelReference, "channelId" | "topicId">;

/** A topic under a message in which messages were received. */
export interface IndexedTopic {
  readonly topicId: string;
  readonly channelId: string;
  readonly clanId: string;
  /** The newest id seen there. */
  readonly newest: string;
}

interface RememberedTopic extends IndexedTopic {
  /** Absent if messages were only received in it before the client started. */
  readonly messages: RecentMessages | undefined;
}

export interface MessageIndexOptions {
  /** Largest number of channels. Those that were quiet longest are dropped first. */
  readonly channelLimit: number;
  /** Number of messages to remember of each channel, and of each topic. */
  readonly messageLimit: number;
  /** Largest number of topics. */
  readonly topicLimit: number;
}

/** An index of the newest messages of each channel that the client received. */
export class MessageIndex {
  readonly #options: MessageIndexOptions;
  readonly #channels = new Map<string, RememberedChannel>();
  readonly #replaced = new ReplacedMessages<ChannelMessage>();
  #heard = 0;
  readonly #topics: BoundedMap<string, RememberedTopic>;
  #newest = "0";
  #idsRise = true;

  constructor(options: MessageIndexOptions) {
    this.#options = options;
    this.#topics = new BoundedMap(options.topicLimit);
  }

  /** The newest id seen anywhere; "0" if there is none. */
  get newest(): string {
    return this.#newest;
  }

  /** Whether every message had a larger id than those received before it in the same place. */
  get idsRise(): boolean {
    return this.#idsRise;
  }

  /** Returns the ids of the channels, the one with the last received message first. */
  channelIds(): readonly string[] {
    return [...this.#channels].sort(([, a], [, b]) => b.heardAt - a.heardAt).map(([channelId]) => channelId);
  }

  /** Returns the topics, the one with the last received message first. */
  topics(): readonly IndexedTopic[] {
    return [...this.#topics.values()].reverse();
  }

  /** Returns the newest id received in a channel or a topic; `undefined` if nothing was received there. */
  newestOf(channelId: string, topicId = "0"): string | undefined {
    if (topicId !== "0") return this.#topics.peek(topicId)?.newest;
    const newest = this.#channels.get(channelId)?.newest;
    return newest === "0" ? undefined : newest;
  }

  /**
   * Returns the id after which to continue reading a channel or a topic, so that nothing posted after `newest` is missed
   * even if its id is smaller. Messages received after that id are remembered, so they can be distinguished from missed
   * ones.
   */
  overlapStart({ channelId, topicId }: Place, newest: string): string {
    const start = newerId(idEarlier(newest, OVERLAP_MS), this.#messagesIn(channelId, topicId)?.forgotten ?? "0");
    return compareIds(start, newest) < 0 ? start : newest;
  }

  /**
   * Until the function that it returns is called, what is remembered now is not forgotten, nor which messages are
   * received from now on.
   */
  keepAll(): () => void {
    return this.#replaced.keep();
  }

  /** Whether a message was received and is still remembered, even if it was removed. */
  has(channelId: string, messageId: string): boolean {
    return this.#allOf(channelId).some((messages) => messages.has(messageId));
  }

  /** Returns the remembered messages of a channel or topic that were not removed, oldest first. */
  messagesOf(channelId: string, topicId = "0"): readonly ChannelMessage[] {
    const present = this.#messagesIn(channelId, topicId)?.present ?? [];
    return [...present].sort((a, b) => compareIds(a.messageId, b.messageId));
  }

  /**
   * Adds a message, an edit or a removal before it is delivered. Returns false for a message that was delivered
   * already.
   */
  observe(message: ChannelMessage): boolean {
    switch (message.code) {
      case MessageCode.Ephemeral:
      case MessageCode.UpdateEphemeralMsg:
      case MessageCode.DeleteEphemeralMsg:
        return true;
      case MessageCode.ChatUpdate:
        this.#edit(message);
        return true;
      case MessageCode.ChatRemove:
        return this.#remove(message);
      default:
        return this.#add(message);
    }
  }

  /** Adds a reaction to a remembered message. */
  react(reaction: MessageReaction, options: ReactionOptions): void {
    const message = this.get(reaction.channelId, reaction.messageId);
    if (message === undefined) return;
    try {
      message.reactions = reactionsAfter(message, reaction, options).slice();
    } catch {
      // The message carries malformed reactions. They are left unchanged.
    }
  }

  /** Returns a remembered message that was not removed. */
  get(channelId: string, messageId: string): ChannelMessage | undefined {
    for (const messages of this.#allOf(channelId)) {
      const message = messages.get(messageId);
      if (message !== undefined) return message;
    }
    return undefined;
  }

  /** Returns any remembered message of a channel; `undefined` if there is none. */
  anyOf(channelId: string): ChannelMessage | undefined {
    for (const messages of this.#allOf(channelId)) {
      const [message] = messages.present;
      if (message !== undefined) return message;
    }
    return undefined;
  }

  /** Whether a message is remembered as removed. */
  isGone(channelId: string, messageId: string): boolean {
    return this.#allOf(channelId).some((messages) => messages.isGone(messageId));
  }

  /** Sets the last message that was received in a place before the client started. */
  recall({ channelId, topicId, clanId }: ChannelReference, newest: string): void {
    this.#newest = newerId(newest, this.#newest);
    if (topicId === "0") this.#channelEntry(channelId).newest = newest;
    else this.#topics.set(topicId, { topicId, channelId, clanId, newest, messages: undefined });
  }

  clear(): void {
    this.#channels.clear();
    this.#topics.clear();
    this.#replaced.clear();
    this.#newest = "0";
    this.#idsRise = true;
  }

  #edit(edit: ChannelMessage): void {
    const known = this.get(edit.channelId, edit.messageId);
    if (known === undefined) return;
    detachLists(edit);
    const edited = editedMessage(known, edit);
    for (const messages of this.#allOf(edit.channelId)) messages.replace(edit.messageId, edited);
  }

  /** Returns false if the message is known to be removed. */
  #remove({ channelId, messageId }: ChannelMessage): boolean {
    if (this.isGone(channelId, messageId)) return false;
    for (const messages of this.#allOf(channelId)) messages.replace(messageId, undefined);
    return true;
  }

  #add(message: ChannelMessage): boolean {
    const { channelId, clanId, messageId, topicId } = message;
    const channel = this.#channelEntry(channelId);
    const topic = topicId === "0" ? undefined : this.#topics.peek(topicId);
    const messages = topicId === "0" ? channel.messages : (topic?.messages ?? this.#newMessages());
    if (!messages.add(message)) return false;
    this.#newest = newerId(messageId, this.#newest);
    detachLists(message);
    const known = topicId === "0" ? channel.newest : (topic?.newest ?? "0");
    if (compareIds(messageId, known) < 0) this.#idsRise = false;
    const newest = newerId(messageId, known);
    if (topicId === "0") channel.newest = newest;
    else {
      this.#topics.set(topicId, { topicId, channelId, clanId, newest, messages });
      this.#noteTopic(channel, topicId);
    }
    return true;
  }

  #noteTopic(channel: RememberedChannel, topicId: string): void {
    channel.topicIds ??= new Set();
    const { topicIds } = channel;
    if (topicIds.has(topicId)) return;
    for (const id of topicIds) if (this.#topics.peek(id) === undefined) topicIds.delete(id);
    topicIds.add(topicId);
  }

  #newMessages(): RecentMessages {
    return new RecentMessages(this.#options.messageLimit, this.#replaced);
  }

  #messagesIn(channelId: string, topicId: string): RecentMessages | undefined {
    return topicId === "0" ? this.#channels.get(channelId)?.messages : this.#topics.peek(topicId)?.messages;
  }

  /** Returns what is remembered of a channel, then what is of its topics. */
  #allOf(channelId: string): readonly RecentMessages[] {
    const channel = this.#channels.get(channelId);
    if (channel === undefined) return [];
    const all = [channel.messages];
    for (const topicId of channel.topicIds ?? []) {
      const messages = this.#topics.peek(topicId)?.messages;
      if (messages !== undefined) all.push(messages);
    }
    return all;
  }

  /** Returns the entry of the channel in which a message was just received. */
  #channelEntry(channelId: string): RememberedChannel {
    this.#heard += 1;
    const known = this.#channels.get(channelId);
    if (known !== undefined) {
      known.heardAt = this.#heard;
      return known;
    }
    const { channelLimit } = this.#options;
    if (this.#channels.size >= channelLimit) this.#evictLeastActive(Math.ceil(channelLimit * FORGOTTEN_SHARE));
    const channel = { messages: this.#newMessages(), topicIds: undefined, newest: "0", heardAt: this.#heard };
    this.#channels.set(channelId, channel);
    return channel;
  }

  #evictLeastActive(count: number): void {
    for (const channelId of this.channelIds().slice(-count)) this.#channels.delete(channelId);
  }
}
