import {
  createChannelMessage,
  createMessageReaction,
  encodeMessageMentionList,
} from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { StoreChange } from "../../src/cache/index.js";

export const CHANNEL = "1840000000000000001";
export const OTHER_CHANNEL = "1840000000000000002";
const FIRST = 1_850_000_000_000_000_000n;
const CREATED = 1_700_000_000;

/** The id of the n-th message: too long for a double to tell from its neighbours. */
export function idOf(n: number): string {
  return String(FIRST + BigInt(n));
}

/** The n-th message, a second after the one before. */
export function messageOf(n: number, more: Partial<ChannelMessage> = {}): ChannelMessage {
  return {
    ...createChannelMessage(),
    messageId: idOf(n),
    channelId: CHANNEL,
    clanId: "1830000000000000001",
    senderId: "1820000000000000001",
    username: "alice",
    content: JSON.stringify({ t: `message ${n}` }),
    mentions: encodeMessageMentionList({ mentions: [{ userId: "1820000000000000002", s: 0, e: 3 }] }),
    createTimeSeconds: CREATED + n,
    mode: 2,
    isPublic: true,
    ...more,
  };
}

export function post(n: number, more: Partial<ChannelMessage> = {}): StoreChange {
  return { kind: "message", message: messageOf(n, more) };
}

/** The posts from one number to another, both included. */
export function posts(from: number, to: number, more: Partial<ChannelMessage> = {}): StoreChange[] {
  return Array.from({ length: to - from + 1 }, (_, index) => post(from + index, more));
}

export function edit(n: number, text: string, updateTimeSeconds = CREATED + 1_000): StoreChange {
  return { kind: "edit", message: messageOf(n, { code: 1, content: JSON.stringify({ t: text }), updateTimeSeconds }) };
}

export function removal(n: number): StoreChange {
  return { kind: "removal", messageId: idOf(n), at: CREATED + 2_000 };
}

export function reaction(n: number, emoji: string, more: Partial<MessageReaction> = {}): StoreChange {
  const senderId = "1820000000000000003";
  const reacted = { ...createMessageReaction(), messageId: idOf(n), channelId: CHANNEL, senderId, emoji, count: 1 };
  return { kind: "reaction", reaction: { ...reacted, ...more } };
}

export function dateOf(n: number): Date {
  return new Date((CREATED + n) * 1000);
}
