import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";

/** Who wrote a message, as the message itself says. */
export interface Author {
  readonly id: string;
  readonly username: string;
  /** The name the person chose for the whole platform; `undefined` when there is none. */
  readonly displayName: string | undefined;
  /** The name the person chose for this clan. */
  readonly clanNick: string | undefined;
  readonly avatarUrl: string | undefined;
  /** The name people see: clan nick, display name or username, whichever there is. */
  readonly name: string;
}

export function authorOf(wire: ChannelMessage): Author {
  const displayName = wire.displayName || undefined;
  const clanNick = wire.clanNick || undefined;
  return {
    id: wire.senderId,
    username: wire.username,
    displayName,
    clanNick,
    avatarUrl: wire.clanAvatar || wire.avatar || undefined,
    name: clanNick ?? displayName ?? wire.username,
  };
}
