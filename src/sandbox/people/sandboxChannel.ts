import type { Channel } from "../state/channel.js";

/** A channel as it stood when it was asked for. */
export interface SandboxChannel {
  readonly id: string;
  /** "0": a direct or group conversation. */
  readonly clanId: string;
  /** The channel a thread hangs on; "0" when it is none. */
  readonly parentId: string;
  readonly name: string;
  /** A `ChannelType`. */
  readonly type: number;
  readonly isPrivate: boolean;
  /** Who is in it; empty for a public channel, which everybody of the clan is in. */
  readonly memberIds: readonly string[];
}

/** A channel, or its id. */
export type ChannelReference = string | { readonly id: string };

export function showChannel(channel: Channel): SandboxChannel {
  const { id, clanId, parentId, label, type, isPrivate, memberIds } = channel;
  return { id, clanId, parentId, name: label, type, isPrivate, memberIds: [...memberIds] };
}

export function channelIdOf(channel: ChannelReference): string {
  return typeof channel === "string" ? channel : channel.id;
}
