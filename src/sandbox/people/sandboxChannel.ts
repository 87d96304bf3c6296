import type { Channel } from "../state/channel.js";
import { idOf } from "./references.js";

/** A copy of a channel, as it was when it was requested. */
export interface SandboxChannel {
  readonly id: string;
  /** "0" for a direct or group conversation. */
  readonly clanId: string;
  /** Parent channel of a thread; "0" for others. */
  readonly parentId: string;
  readonly name: string;
  /** A `ChannelType`. */
  readonly type: number;
  readonly isPrivate: boolean;
  /** Its members; empty for a public channel, which all members of the clan can see. */
  readonly memberIds: readonly string[];
}

/** A channel, or its id. */
export type ChannelReference = string | { readonly id: string };

export function showChannel(channel: Channel): SandboxChannel {
  const { id, clanId, parentId, label, type, isPrivate, memberIds } = channel;
  return { id, clanId, parentId, name: label, type, isPrivate, memberIds: [...memberIds] };
}

export function channelIdOf(channel: ChannelReference): string {
  return idOf(channel, "channel", "a channel, or its id");
}
