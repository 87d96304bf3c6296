import type { Channel } from "../state/channel.js";
import type { Push } from "./push.js";

/** Whoever is told what happens: a connection, or a scripted person. */
export interface Subscriber {
  readonly personId: string;
  /** Whether it asked for what happens in the channel. Asking is not being allowed to see it. */
  hearsChannel(channel: Channel): boolean;
  /** Whether it asked for what happens in the clan. */
  hearsClan(clanId: string): boolean;
  /** Whether it follows the presence of somebody. */
  follows(personId: string): boolean;
  /** The channel is gone, or no longer for this person. */
  forgetChannel(channelId: string): void;
  receive(push: Push): void;
}
