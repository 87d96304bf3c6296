import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { StoredPlace } from "../cache/storeChange.js";
import { compareIds } from "../core/ids.js";
import { detachLists, editedMessage, type ReactionOptions, reactionsAfter } from "../wire/changedMessage.js";

interface RememberedChannel {
  /** The newest id ever seen there. */
  newest: string;
  /** The newest messages as they came; `undefined` for those that were removed since. */
  readonly messages: Map<string, ChannelMessage | undefined>;
}

/** A topic under a message, in which something was heard. */
export interface RememberedTopic {
  readonly topicId: string;
  readonly channelId: string;
  readonly clanId: string;
  /** The newest id seen there. */
  readonly newest: string;
}

export interface MessageMemoryOptions {
  /** Channels to remember; the ones that were quiet longest go first. */
  readonly channelLimit: number;
  /** Messages to remember of each. */
  readonly messageLimit: number;
  /** Topics to remember in all. */
  readonly topicLimit: number;
}

/** The newest messages of each channel, as the client has seen them. */
export class MessageMemory {
  readonly #options: MessageMemoryOptions;
  /** The channel that was quiet longest first. */
  readonly #channels = new Map<string, RememberedChannel>();
  /** The topic that was quiet longest first. */
  readonly #topics = new Map<string, RememberedTopic>();
  #newest = "0";

  constructor(options: MessageMemoryOptions) {
    this.#options = options;
  }

  /** The newest id seen anywhere; "0" when none was. */
  get newest(): string {
    return this.#newest;
  }

  /** Ids of the channels, the one that spoke last first. */
  channelIds(): readonly string[] {
    return [...this.#channels.keys()].reverse();
  }

  /** The topics, the one that spoke last first. */
  topics(): readonly RememberedTopic[] {
    return [...this.#topics.values()].reverse();
  }

  /** The newest id seen in a channel, if any was. */
  newestOf(channelId: string): string | undefined {
    return this.#channels.get(channelId)?.newest;
  }

  /** What is remembered of a channel, or of a topic in it, and was not removed; oldest first. */
  messagesOf(channelId: string, topicId = "0"): readonly ChannelMessage[] {
    const messages = [...(this.#channels.get(channelId)?.messages.values() ?? [])];
    const present = messages.filter((message) => message !== undefined);
    return present
      .filter((message) => message.topicId === topicId)
      .sort((a, b) => compareIds(a.messageId, b.messageId));
  }

  /**
   * Learns from a message, an edit or a removal that listeners are about to get.
   * Answers false for a message that they have had already.
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

  /** Learns of a reaction to a message that is remembered. */
  react(reaction: MessageReaction, options: ReactionOptions): void {
    const message = this.get(reaction.channelId, reaction.messageId);
    if (message === undefined) return;
    try {
      message.reactions = reactionsAfter(message, reaction, options).slice();
    } catch {
      // The message carries reactions that nobody can read: they stay as they came.
    }
  }

  /** A message that is remembered and was not removed. */
  get(channelId: string, messageId: string): ChannelMessage | undefined {
    return this.#channels.get(channelId)?.messages.get(messageId);
  }

  /** Whether a message is remembered as removed. */
  isGone(channelId: string, messageId: string): boolean {
    const messages = this.#channels.get(channelId)?.messages;
    return messages?.has(messageId) === true && messages.get(messageId) === undefined;
  }

  /** Learns up to where a place was heard before the client started. */
  recall({ channelId, topicId, clanId }: StoredPlace, newest: string): void {
    if (compareIds(newest, this.#newest) > 0) this.#newest = newest;
    if (topicId === "0") this.#touch(channelId, this.#channels.get(channelId) ?? { newest, messages: new Map() });
    else this.#touchTopic({ topicId, channelId, clanId, newest });
  }

  clear(): void {
    this.#channels.clear();
    this.#topics.clear();
    this.#newest = "0";
  }

  #edit(edit: ChannelMessage): void {
    const messages = this.#channels.get(edit.channelId)?.messages;
    const known = messages?.get(edit.messageId);
    if (messages === undefined || known === undefined) return;
    detachLists(edit);
    messages.set(edit.messageId, editedMessage(known, edit));
  }

  /** Answers false when the message is known to be gone. */
  #remove({ channelId, messageId }: ChannelMessage): boolean {
    const messages = this.#channels.get(channelId)?.messages;
    if (messages?.has(messageId) !== true) return true;
    const isNews = messages.get(messageId) !== undefined;
    messages.set(messageId, undefined);
    return isNews;
  }

  #add(message: ChannelMessage): boolean {
    const { channelId, clanId, messageId, topicId } = message;
    const channel = this.#channels.get(channelId) ?? { newest: "0", messages: new Map() };
    if (channel.messages.has(messageId)) return false;
    if (compareIds(messageId, channel.newest) > 0) channel.newest = messageId;
    if (compareIds(messageId, this.#newest) > 0) this.#newest = messageId;
    detachLists(message);
    channel.messages.set(messageId, message);
    dropOldest(channel.messages, this.#options.messageLimit);
    this.#touch(channelId, channel);
    if (topicId !== "0") this.#touchTopic({ topicId, channelId, clanId, newest: messageId });
    return true;
  }

  #touch(channelId: string, channel: RememberedChannel): void {
    this.#channels.delete(channelId);
    this.#channels.set(channelId, channel);
    dropOldest(this.#channels, this.#options.channelLimit);
  }

  #touchTopic(topic: RememberedTopic): void {
    this.#topics.delete(topic.topicId);
    this.#topics.set(topic.topicId, topic);
    dropOldest(this.#topics, this.#options.topicLimit);
  }
}

function dropOldest(map: Map<string, unknown>, limit: number): void {
  if (map.size <= limit) return;
  const oldest = map.keys().next();
  if (oldest.done !== true) map.delete(oldest.value);
}
