import type { MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import { optionalId } from "../../core/ids.js";
import type { Channel } from "../channel/channel.js";
import type { ModelContext } from "../modelContext.js";
import type { Message } from "./message.js";
import { type CallOptions, callOptions } from "./sendOptions.js";

/** Somebody reacted to a message, or took that back. */
export class Reaction {
  readonly messageId: string;
  readonly channelId: string;
  readonly clanId: string | undefined;
  /** The emoji itself or its short name. */
  readonly emoji: string;
  /** Id of a custom emoji. */
  readonly emojiId: string | undefined;
  /** Who reacted. */
  readonly userId: string;
  readonly userName: string;
  /** Who wrote the message. */
  readonly messageAuthorId: string | undefined;
  readonly count: number;
  /** The reaction as it came over the wire. */
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

  /** Asks for the message that was reacted to. Rejects with `MezonError` (`not_found`) when it is gone. */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    const waitOptions = callOptions(options);
    const channel = await this.#context.channels.fetch(this.channelId, waitOptions);
    return channel.messages.fetch(this.messageId, waitOptions);
  }
}
