import type { Channel } from "../state/channel.js";
import type { Push } from "./push.js";

/** A receiver of pushes: a connection, or a scripted person. */
export interface Subscriber {
  readonly personId: string;
  /** Whether it has subscribed to the channel. That does not mean that it may see it. */
  receivesChannel(channel: Channel): boolean;
  /** Whether it has subscribed to the clan. */
  receivesClan(clanId: string): boolean;
  /** Whether it follows the presence of a person. */
  follows(personId: string): boolean;
  /** Called when the channel no longer exists, or this person lost access. */
  forgetChannel(channelId: string): void;
  /** @param isEcho Whether a request of the same person caused the push. */
  receive(push: Push, isEcho: boolean): void;
}
