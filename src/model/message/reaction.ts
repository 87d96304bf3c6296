import type { MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import { brand } from "../../core/brand.js";
import { optionalId } from "../../core/ids.js";
import type { Channel } from "../channel/channel.js";
import type { Clan } from "../clan/clan.js";
import type { Member } from "../clan/member.js";
import type { ModelContext } from "../modelContext.js";
import type { User } from "../user/user.js";
import type { Message } from "./message.js";
import { type CallOptions, callOptions } from "./sendOptions.js";

/** A reaction that was added to a message, or removed from it. */
export class Reaction {
  static {
    brand(Reaction, "Reaction");
  }

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

  /** @internal */
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

  /** The channel. Its methods can be called at once; `await reaction.channel.fetch()` completes it if it is partial. */
  get channel(): Channel {
    const { channelId, clanId, wire } = this;
    return this.#context.channels.handle(channelId, { clanId, mode: wire.mode, isPublic: wire.isPublic });
  }

  /** The clan; `undefined` in conversations. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.#context.clans.handle(this.clanId);
  }

  /** The person who reacted. */
  get user(): User {
    const { userId, userName: username, wire } = this;
    return this.#context.users.handle(userId, { username, avatarUrl: wire.senderAvatar });
  }

  /** The person who reacted, as a member of the clan; `undefined` in conversations. */
  get member(): Member | undefined {
    return this.clan?.members.handle({ id: this.userId, username: this.userName });
  }

  /** The message if it is in memory; `fetchMessage()` fetches it. */
  get message(): Message | undefined {
    const wire = this.#context.history.recent(this.channelId, this.messageId);
    return wire && this.#context.message(wire);
  }

  /** Fetches the message. Rejects with `MezonError` (`not_found`) if it was removed. */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    const waitOptions = callOptions(options);
    return this.message ?? this.channel.messages.fetch(this.messageId, waitOptions);
  }
}
