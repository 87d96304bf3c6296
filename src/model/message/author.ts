import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";

/** The author of a message, as the message describes them. */
export interface Author {
  readonly id: string;
  readonly username: string;
  /** The name that the person chose for the whole platform; `undefined` if there is none. */
  readonly displayName: string | undefined;
  /** The name that the person chose for this clan. */
  readonly clanNick: string | undefined;
  readonly avatarUrl: string | undefined;
  /** True for the bot itself and other bots, false for people; `undefined` if the platform has not said. */
  readonly isBot: boolean | undefined;
  /** The name that people see: clan nick, display name or username, whichever exists first. */
  readonly name: string;
}

export function authorOf(wire: ChannelMessage, isBot: boolean | undefined): Author {
  const displayName = wire.displayName || undefined;
  const clanNick = wire.clanNick || undefined;
  const author = {
    id: wire.senderId,
    username: wire.username,
    isBot,
    displayName,
    clanNick,
    avatarUrl: wire.clanAvatar || wire.avatar || undefined,
    name: clanNick ?? displayName ?? wire.username,
  };
  // In a text, an author is their name; hidden, so that the author is plain data otherwise.
  return Object.defineProperty(author, "toString", { value: () => author.name });
}
