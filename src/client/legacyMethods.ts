import { NameKind } from "../../generated/constants.js";
import { EnvelopeEventMethods } from "../../generated/events.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { ClanEmoji } from "../../generated/mezon/api/emoji_pb.js";
import type { NotificationSetting, NotificationUserChannel } from "../../generated/mezon/api/notification_pb.js";
import type { ClanSticker } from "../../generated/mezon/api/sticker_pb.js";
import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { requireOptions } from "../core/requireOptions.js";
import { WAIT_KEYS } from "../core/requireWaitOptions.js";
import type { Channels } from "../model/channel/channels.js";
import type { DirectChannel } from "../model/channel/directChannel.js";
import type { Message } from "../model/message/message.js";
import type { MessageInput } from "../model/message/messageSender.js";
import { type CallOptions, type SendOptions, waitOf } from "../model/message/sendOptions.js";
import { listedIds, requireText } from "../model/require.js";
import type { Me } from "../model/user/me.js";
import type { Users } from "../model/user/users.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { ClientEvents } from "./events/clientEvents.js";

const LIST_OPTIONS = { ...WAIT_KEYS, limit: true } as const;

/**
 * Methods of older clients, under the names by which their users look for them. In those clients most of them sent
 * nothing.
 */
export abstract class LegacyMethods extends EnvelopeEventMethods<ClientEvents> {
  abstract readonly rpc: RpcClient;
  abstract readonly channels: Channels;
  abstract readonly users: Users;
  abstract readonly me: Me;

  /**
   * Sends a direct message to a person, who need not be known. Creates the conversation if there is none. Rejects as
   * `channel.send` does.
   */
  async dm(userId: string, content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return this.users.send(userId, content, options);
  }

  /** Sets the presence that others see: a text, or `null` to appear offline. */
  async updateStatus(status: string | null, options: CallOptions = {}): Promise<void> {
    await this.me.updateStatus(status, options);
  }

  /** Returns whether a clan has this name already. Uses the call `CheckDuplicateName`. */
  async checkDuplicateClanName(name: string, options: CallOptions = {}): Promise<boolean> {
    const request = { name: requireText(name, "name"), type: NameKind.Clan };
    return (await this.rpc.checkDuplicateName(request, options)).isDuplicate;
  }

  /**
   * Returns the custom emojis of a clan. Uses `GetListEmojisByUserId`, which lists those of all clans of the account.
   */
  async listClanEmojiByClanId(clanId: string, options: CallOptions = {}): Promise<readonly ClanEmoji[]> {
    requireId(clanId, "clanId");
    const { emojiList } = await this.rpc.getListEmojisByUserId(options);
    return emojiList.filter((emoji) => emoji.clanId === clanId);
  }

  /** Returns the stickers of a clan. Uses `GetListStickersByUserId`, which lists those of all clans of the account. */
  async listClanStickersByClanId(clanId: string, options: CallOptions = {}): Promise<readonly ClanSticker[]> {
    requireId(clanId, "clanId");
    const { stickers } = await this.rpc.getListStickersByUserId(options);
    return stickers.filter((sticker) => sticker.clanId === clanId);
  }

  /** Returns every channel that the account can see in all clans. Uses the call of the same name. */
  async listChannelByUserId(options: CallOptions = {}): Promise<readonly ChannelDescription[]> {
    return (await this.rpc.listChannelByUserId(options)).channeldesc;
  }

  /**
   * Returns the conversations that can be mentioned with a `#`: those with the given people, or all. The server has no
   * call for it any more: this filters the account's list of conversations.
   */
  async hashtagDMList(
    userIds: readonly string[] = [],
    given: CallOptions & { readonly limit?: number | undefined } = {},
  ): Promise<readonly DirectChannel[]> {
    listedIds(userIds, "userIds");
    requireOptions(given, LIST_OPTIONS);
    const { limit = Number.POSITIVE_INFINITY } = given;
    if (!(typeof limit === "number" && limit >= 0)) throw new ValidationError("limit", "must be 0 or more");
    const options = waitOf(given);
    const found: DirectChannel[] = [];
    for await (const conversation of this.channels.listConversations(options)) {
      if (found.length >= limit) break;
      const named = userIds.length === 0 || conversation.recipientIds.some((id) => userIds.includes(id));
      if (named) found.push(conversation);
    }
    return found;
  }

  /** Returns how the account is notified of a channel. Uses `GetNotificationChannel`. */
  async getNotificationChannelSetting(channelId: string, options: CallOptions = {}): Promise<NotificationUserChannel> {
    return this.rpc.getNotificationChannel({ channelId: requireId(channelId, "channelId") }, options);
  }

  /** Returns how the account is notified of a category. Uses `GetNotificationCategory`. */
  async getNotificationCategorySetting(
    categoryId: string,
    options: CallOptions = {},
  ): Promise<NotificationUserChannel> {
    return this.rpc.getNotificationCategory({ categoryId: requireId(categoryId, "categoryId") }, options);
  }

  /** Returns how the account is notified of a clan. Uses `GetNotificationClan`. */
  async getNotificationClanSetting(clanId: string, options: CallOptions = {}): Promise<NotificationSetting> {
    return this.rpc.getNotificationClan({ clanId: requireId(clanId, "clanId") }, options);
  }

  /** Returns how the account is notified of a channel. The platform no longer has a separate setting for reactions. */
  async getNotificationReactMessage(channelId: string, options: CallOptions = {}): Promise<NotificationUserChannel> {
    return this.getNotificationChannelSetting(channelId, options);
  }
}
