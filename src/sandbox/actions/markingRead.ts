import type { LastSeenMessageEvent } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import { modeOf } from "../state/channel.js";
import type { MessageTarget } from "../state/message.js";
import type { Person } from "../state/person.js";

export interface MarkReadRequest {
  /** "0" for those that do not apply. */
  readonly channelId: string;
  readonly categoryId: string;
  readonly clanId: string;
}

/** Moves a person's read marks to the last message of a channel, or of every channel of a category or a clan. */
export function markRead({ world, broadcaster }: Platform, person: Person, request: MarkReadRequest): void {
  const { channelId, categoryId, clanId } = request;
  if (channelId === "0" && categoryId === "0" && clanId === "0") throw invalid("name a channel, a category or a clan");
  if (channelId !== "0") world.channels.getFor(person.id, channelId);
  const timestampSeconds = world.nowSeconds();
  for (const channel of world.channels.all()) {
    const clan = world.clans.find(channel.clanId);
    const meant =
      channelId === "0"
        ? categoryId === "0"
          ? clan?.id === clanId
          : channel.categoryId === categoryId
        : channel.id === channelId;
    const last = world.messages.last(channel.id);
    if (!meant || last === undefined || !world.channels.canSee(person.id, channel)) continue;
    world.readMarks.set(person.id, channel.id, { messageId: last.id, timestampSeconds });
  }
  broadcaster.toPeople([person.id], { case: "markAsRead", value: { channelId, categoryId, clanId } });
}

/** Moves a person's read mark, and notifies everybody who can see the channel. */
export function markSeen(
  platform: Platform,
  person: Person,
  target: MessageTarget & { readonly badgeCount: number },
): Init<LastSeenMessageEvent> {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, target.channelId);
  const message = world.messages.get(channel.id, target.messageId);
  const timestampSeconds = world.nowSeconds();
  world.readMarks.set(person.id, channel.id, { messageId: message.id, timestampSeconds });
  const event: Init<LastSeenMessageEvent> = {
    clanId: channel.clanId,
    channelId: channel.id,
    messageId: message.id,
    mode: modeOf(channel),
    timestampSeconds,
    badgeCount: target.badgeCount,
  };
  broadcaster.toChannel(channel, { case: "lastSeenMessageEvent", value: event });
  return event;
}
