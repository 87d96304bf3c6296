import type { MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import { optionalId } from "../../core/ids.js";
import type { Channel } from "../channel/channel.js";
import type { ModelContext } from "../modelContext.js";
import type { Message } from "./message.js";
import { type CallOptions, callOptions } from "./sendOptions.js";

/** A reaction that was added to a message, or removed from it. */
export class Reaction {
  readonly messageId: string;
  readonly channelId: string;
  readonly clanId: string | undefined;
  /** The emoji itself or its short name. */
  readonly emoji: string;
  /** Id of a custom emoji. */
  readonly emojiId: string | undefined;
  /** Id of the person who reacted. */
  readonly userId: string;
  readonly userName: string;
  /** Id of the author of the message. */
  readonly messageAuthorId: string | undefined;
  readonly count: number;
  /** The reaction as it arrived. */
  readonly wire: MessageReaction;
  readonly #context: ModelContext;

  constructor(wire: MessageReaction, context: ModelContext) {
    this.messageId = wire.messageId;
    this.channelId = wire.channelId;
    this.clanId = optionalId(wire.clanId);
    this.emoji = wire.emoji;
    this.emojiId = optionalId(wire.emojiId);
    this.userId = wire.senderId;
    this.userName = wire.senderName;
    this.messageAuthorId = optionalId(wire.messageSenderId);
    this.count = wire.count;
    this.wire = wire;
    this.#context = context;
  }

  /** True for reactions of the logged-in user. */
  get isOwn(): boolean {
    return this.userId === this.#context.selfId;
  }

  /** The channel, when it is known. */
  get channel(): Channel | undefined {
    return this.#context.channels.get(this.channelId);
  }

  /** Fetches the message. Rejects with `MezonError` (`not_found`) if it was removed. */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    const waitOptions = callOptions(options);
    const channel = await this.#context.channels.fetch(this.channelId, waitOptions);
    return channel.messages.fetch(this.messageId, waitOptions);
  }
}
