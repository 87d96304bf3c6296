import {
  createChannelMessage,
  encodeMessageMentionList,
  encodeMessageReactionList,
} from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";

export const TEXTS = [
  "Chào cả nhà, chiều nay họp lúc 3 giờ nhé 🎉",
  "Ai đặt cà phê chưa? Mình lấy một bạc xỉu đá, ít đường.",
  "ok",
  "Bản build 2.8.33 chạy ổn rồi, mọi người kiểm tra giúp mình phần thông báo với.",
  "đã gửi báo cáo tuần, xem giúp em với ạ, em cảm ơn anh chị nhiều",
];
export const NAMES = ["nguyen.van.a", "tranthib", "le_minh", "phuong.anh", "quang_huy"];
const FIRST = 1_850_000_000_000_000_000n;
const FIRST_CHANNEL = 1_840_000_000_000_000_000n;

/** The clan that busy channels belong to. */
export const CLAN_ID = "1830000000000000001";

/** Id of the n-th channel. */
export function channelId(n: number): string {
  return String(FIRST_CHANNEL + BigInt(n));
}

/** Id of the n-th member of a clan. */
export function personId(n: number): string {
  return String(1_820_000_000_000_000_000n + BigInt(n));
}

/** Channels that messages are spread over. */
export const CHANNELS = 50;

/** The n-th of many messages, as a busy clan sees them: Vietnamese, some with mentions, some with reactions. */
export function chatMessage(n: number, channels = CHANNELS): ChannelMessage {
  const text = TEXTS[n % TEXTS.length] ?? "";
  const name = NAMES[n % NAMES.length] ?? "";
  const hasMention = n % 4 === 0;
  return {
    ...createChannelMessage(),
    messageId: String(FIRST + BigInt(n) * 4_194_304n),
    channelId: channelId(n % channels),
    clanId: CLAN_ID,
    senderId: personId(n % 500),
    username: name,
    displayName: name.toUpperCase(),
    avatar: `https://cdn.mezon.ai/avatars/1820000000000000000/${n % 500}.jpg`,
    content: JSON.stringify(n % 5 === 0 ? { t: text, embed: [{ title: "Báo cáo", description: text }] } : { t: text }),
    channelLabel: "chung",
    categoryName: "Văn phòng",
    mode: 2,
    isPublic: true,
    createTimeSeconds: 1_700_000_000 + Math.floor(n / 10),
    ...(hasMention
      ? { mentions: encodeMessageMentionList({ mentions: [{ userId: "1820000000000000002", s: 0, e: 4 }] }) }
      : {}),
    ...(n % 10 === 0
      ? {
          reactions: encodeMessageReactionList({
            reactions: [{ emoji: "👍", senderId: "1820000000000000003", count: 1 }],
          }),
        }
      : {}),
  };
}

export function chatMessages(count: number, from = 0): ChannelMessage[] {
  return Array.from({ length: count }, (_, index) => chatMessage(from + index));
}
