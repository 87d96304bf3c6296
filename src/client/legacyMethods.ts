import { NameKind } from "../../generated/constants.js";
import { EnvelopeEventMethods } from "../../generated/events.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { ClanEmoji } from "../../generated/mezon/api/emoji_pb.js";
import type { NotificationSetting, NotificationUserChannel } from "../../generated/mezon/api/notification_pb.js";
import type { ClanSticker } from "../../generated/mezon/api/sticker_pb.js";
import { requireId } from "../core/ids.js";
import type { Channels } from "../model/channel/channels.js";
import type { DirectChannel } from "../model/channel/directChannel.js";
import type { Message } from "../model/message/message.js";
import type { MessageInput } from "../model/message/messageSender.js";
import type { CallOptions, SendOptions } from "../model/message/sendOptions.js";
import { requireText } from "../model/require.js";
import type { Me } from "../model/user/me.js";
import type { Users } from "../model/user/users.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { ClientEvents } from "./events/clientEvents.js";

/**
 * What a bot does without holding an object for it, and what users of older clients
 * look for under these names: there, most of these sent nothing.
 */
export abstract class LegacyMethods extends EnvelopeEventMethods<ClientEvents> {
  abstract readonly rpc: RpcClient;
  abstract readonly channels: Channels;
  abstract readonly users: Users;
  abstract readonly me: Me;

  /** Writes to somebody, met before or not; makes the conversation once. Rejects as `channel.send` does. */
  async dm(userId: string, content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return this.users.send(userId, content, options);
  }

  /** Sets the presence others see: a text, or `null` to appear offline. */
  async updateStatus(status: string | null, options: CallOptions = {}): Promise<void> {
    await this.me.updateStatus(status, options);
  }

  /** Whether a clan has this name already; by the call `CheckDuplicateName`. */
  async checkDuplicateClanName(name: string, options: CallOptions = {}): Promise<boolean> {
    const request = { name: requireText(name, "name"), type: NameKind.Clan };
    return (await this.rpc.checkDuplicateName(request, options)).isDuplicate;
  }

  /** The custom emojis of a clan; by `GetListEmojisByUserId`, which lists those of every clan of the account. */
  async listClanEmojiByClanId(clanId: string, options: CallOptions = {}): Promise<readonly ClanEmoji[]> {
    requireId(clanId, "clanId");
    const { emojiList } = await this.rpc.getListEmojisByUserId(options);
    return emojiList.filter((emoji) => emoji.clanId === clanId);
  }

  /** The stickers of a clan; by `GetListStickersByUserId`, which lists those of every clan of the account. */
  async listClanStickersByClanId(clanId: string, options: CallOptions = {}): Promise<readonly ClanSticker[]> {
    requireId(clanId, "clanId");
    const { stickers } = await this.rpc.getListStickersByUserId(options);
    return stickers.filter((sticker) => sticker.clanId === clanId);
  }

  /** Every channel the account sees, in every clan; by the call of the same name. */
  async listChannelByUserId(options: CallOptions = {}): Promise<readonly ChannelDescription[]> {
    return (await this.rpc.listChannelByUserId(options)).channeldesc;
  }

  /**
   * The conversations that can be named behind a `#`: those with the people given, or
   * with anybody. The server has no call for it any more: this is the account's list of
   * conversations, filtered here.
   */
  async hashtagDMList(
    userIds: readonly string[] = [],
    { limit = Number.POSITIVE_INFINITY, ...options }: CallOptions & { readonly limit?: number } = {},
  ): Promise<readonly DirectChannel[]> {
    const found: DirectChannel[] = [];
    for await (const conversation of this.channels.listConversations(options)) {
      if (found.length >= limit) break;
      const named = userIds.length === 0 || conversation.recipientIds.some((id) => userIds.includes(id));
      if (named) found.push(conversation);
    }
    return found;
  }

  /** How the account is notified of a channel; by `GetNotificationChannel`. */
  async getNotificationChannelSetting(channelId: string, options: CallOptions = {}): Promise<NotificationUserChannel> {
    return this.rpc.getNotificationChannel({ channelId: requireId(channelId, "channelId") }, options);
  }

  /** How the account is notified of a category; by `GetNotificationCategory`. */
  async getNotificationCategorySetting(
    categoryId: string,
    options: CallOptions = {},
  ): Promise<NotificationUserChannel> {
    return this.rpc.getNotificationCategory({ categoryId: requireId(categoryId, "categoryId") }, options);
  }

  /** How the account is notified of a clan; by `GetNotificationClan`. */
  async getNotificationClanSetting(clanId: string, options: CallOptions = {}): Promise<NotificationSetting> {
    return this.rpc.getNotificationClan({ clanId: requireId(clanId, "clanId") }, options);
  }

  /**
   * Whether the account is notified of reactions in a channel. The platform gave that
   * setting up: what remains is how it is notified of the channel at all, which this answers.
   */
  async getNotificationReactMessage(channelId: string, options: CallOptions = {}): Promise<NotificationUserChannel> {
    return this.getNotificationChannelSetting(channelId, options);
  }
}
