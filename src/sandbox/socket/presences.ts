import type { UserPresence } from "../../../generated/mezon/realtime/presence_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { categoryOf } from "../state/categories.js";
import type { Channel } from "../state/channel.js";
import { modeOf } from "../state/channel.js";
import { Connection } from "./connection.js";

export function presenceOf({ person, number }: Connection): Init<UserPresence> {
  return { userId: person.id, sessionId: number, username: person.username, userStatus: person.availability };
}

/** The open connections. */
export function connectionsOf(platform: Platform): readonly Connection[] {
  return [...platform.broadcaster.subscribers()].filter((subscriber) => subscriber instanceof Connection);
}

/** Returns the other connections that have joined a channel. */
export function othersIn(platform: Platform, channelId: string, self: Connection): readonly Connection[] {
  return connectionsOf(platform).filter((connection) => connection !== self && connection.hasJoined(channelId));
}

/** Notifies those who joined a channel that a connection has joined or left it. */
export function announcePresence(
  platform: Platform,
  channel: Channel,
  self: Connection,
  change: "joins" | "leaves",
): void {
  const { world, broadcaster } = platform;
  const clan = world.clans.find(channel.clanId);
  const others = new Set<unknown>(othersIn(platform, channel.id, self));
  broadcaster.to(
    {
      case: "channelPresenceEvent",
      value: {
        channelId: channel.id,
        [change]: [presenceOf(self)],
        mode: modeOf(channel),
        clanLogo: clan?.logo ?? "",
        categoryName: categoryOf(clan, channel)?.name ?? "",
      },
    },
    (subscriber) => others.has(subscriber),
  );
}

type Change = { readonly [Kind in "joins" | "leaves"]?: ReturnType<typeof presenceOf>[] };

/** Notifies those who follow a person that their presence changed. */
export function pushToFollowers({ broadcaster }: Platform, { personId }: Connection, change: Change): void {
  broadcaster.to({ case: "statusPresenceEvent", value: change }, (subscriber) => subscriber.follows(personId));
}
