import { MessageCode } from "../../../generated/constants.js";
import { describeMessage } from "../describe/channelMessage.js";
import { limits } from "../limits.js";
import type { Platform } from "../platform.js";
import { denied, invalid } from "../refusal.js";
import type { Channel } from "../state/channel.js";
import { isStanding } from "../state/clans.js";
import type { Message, MessageBody } from "../state/message.js";
import type { Person } from "../state/person.js";
import { notifyOf } from "./notifying.js";

/** A message to post. */
export interface Draft extends MessageBody {
  readonly channelId: string;
  readonly code: number;
  /** "0" outside of topics. */
  readonly topicId: string;
}

/**
 * Whether the poster's socket has joined a channel, or receives its messages. Not used for people without a
 * socket.
 */
export interface Subscriptions {
  hasJoined(channelId: string): boolean;
  receivesChannel(channel: Channel): boolean;
}

export interface Posted {
  readonly channel: Channel;
  readonly message: Message;
}

// Clients recognise this refusal by its text.
const MUST_JOIN = "Must join channel before sending messages";

// Codes of changes of a message cannot be posted.
const NOT_POSTED: ReadonlySet<number> = new Set([
  MessageCode.ChatUpdate,
  MessageCode.ChatRemove,
  MessageCode.Typing,
  MessageCode.Ephemeral,
  MessageCode.UpdateEphemeralMsg,
  MessageCode.DeleteEphemeralMsg,
]);

/** Posts a message and notifies everybody who can see the channel, including the poster. */
export function post(platform: Platform, poster: Person, draft: Draft, joined?: Subscriptions): Posted {
  const { world, broadcaster, faults } = platform;
  const channel = world.channels.getFor(poster.id, draft.channelId);
  requireNotBanned(platform, poster, channel);
  if (joined !== undefined && !isJoined(platform, channel, joined)) throw invalid(MUST_JOIN);
  if (NOT_POSTED.has(draft.code)) throw invalid(`code ${draft.code} cannot be posted`);
  checkBody(draft);
  const { content, mentions, attachments, references } = draft;
  const message: Message = {
    id: faults.ids.next() ?? world.newId(),
    channelId: channel.id,
    clanId: channel.clanId,
    senderId: poster.id,
    code: draft.code,
    topicId: draft.topicId,
    createTimeSeconds: world.nowSeconds(),
    updateTimeSeconds: 0,
    hideEdited: false,
    reactions: new Map(),
    body: { content, mentions, attachments, references },
  };
  // Throws if the message cannot be encoded. This must happen before the message is stored.
  const value = describeMessage(world, channel, message);
  world.messages.add(message);
  faults.history.apply(world.messages, message);
  broadcaster.toChannel(channel, { case: "channelMessage", value });
  notifyOf(platform, channel, message);
  return { channel, message };
}

function isJoined({ profile }: Platform, channel: Channel, joined: Subscriptions): boolean {
  return profile.joinBeforePosting === "everywhere" ? joined.hasJoined(channel.id) : joined.receivesChannel(channel);
}

/** Refuses a person who is banned from a channel that they can still see. */
export function requireNotBanned({ world }: Platform, person: Person, channel: Channel): void {
  const ban = world.clans.find(channel.clanId)?.bans.get(`${person.id}:${channel.id}`);
  if (ban === undefined || !isStanding(ban, world.nowSeconds())) return;
  throw denied(`you are banned from channel ${channel.id}`);
}

/** Refuses content that the platform would refuse. */
export function checkBody(body: MessageBody): void {
  if (body.content.length > limits.contentLength) {
    throw invalid(`content has ${body.content.length} characters, more than ${limits.contentLength}`);
  }
  if (!isJsonObject(body.content) && !(body.content === "" && body.attachments.length > 0)) {
    throw invalid("content must be the JSON text of an object");
  }
  for (const name of ["mentions", "attachments", "references"] as const) {
    if (body[name].length > limits.partsPerMessage) {
      throw invalid(`${name} has ${body[name].length} items, more than ${limits.partsPerMessage}`);
    }
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
