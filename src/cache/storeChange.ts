import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ReactionOptions } from "../wire/changedMessage.js";
import type { HistoryRange } from "./historyRange.js";

/** A channel, or a topic in a channel. Each has its own history. */
export interface ChannelReference {
  readonly channelId: string;
  /** "0" for the channel itself. */
  readonly topicId: string;
  /** "0" for direct and group conversations. */
  readonly clanId: string;
}

/** Returns the key of a place in a map. */
export function channelKey({ channelId, topicId }: Pick<ChannelReference, "channelId" | "topicId">): string {
  return topicId === "0" ? channelId : `${channelId}:${topicId}`;
}

/** How a message was received. From this the store knows up to which message nothing is missing. */
export interface Hearing {
  /** The message received before it in the same channel or topic, if nothing was missed in between; omitted if that is unknown. */
  readonly follows?: string | undefined;
  /** True if messages that were missed before it will never be requested. */
  readonly anew?: boolean;
  /** False while listeners still handle it: a change of the kind `handled` follows when they are done. @default true */
  readonly isHandled?: boolean;
}

/** A change to be stored. Changes are given in the order in which they happened. */
export type StoreChange =
  /**
   * A message that was posted. `heard` is present if it arrived live or by a catch-up.
   *
   * @property encoded The bytes that the message was decoded from, for a store that keeps encoded messages. They may hold
   * unknown fields, which `message` does not have and which are not stored.
   */
  | {
      readonly kind: "message";
      readonly message: ChannelMessage;
      readonly heard?: Hearing | undefined;
      readonly encoded?: Uint8Array | undefined;
    }
  /** A message as it is after an edit. */
  | { readonly kind: "edit"; readonly message: ChannelMessage }
  /** @property at Unix seconds. */
  | { readonly kind: "removal"; readonly messageId: string; readonly at: number }
  | ({ readonly kind: "reaction"; readonly reaction: MessageReaction } & ReactionOptions)
  /**
   * Listeners have handled a part of the received messages of a place. `anew`: messages missed before it will never be
   * requested.
   */
  | {
      readonly kind: "handled";
      readonly place: ChannelReference;
      readonly range: HistoryRange;
      readonly anew?: boolean;
    }
  /**
   * A part of a history that is stored completely. It may have been read from the server, without having been received.
   */
  | { readonly kind: "range"; readonly place: ChannelReference; readonly range: HistoryRange };
