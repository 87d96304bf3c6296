import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ReactionOptions } from "../wire/changedMessage.js";
import type { HistoryRange } from "./historyRange.js";

/** A channel, or a topic in one: what has a history of its own. */
export interface ChannelReference {
  readonly channelId: string;
  /** "0": the channel itself. */
  readonly topicId: string;
  /** "0" for direct and group conversations. */
  readonly clanId: string;
}

/** Names a place in a map. */
export function channelKey({ channelId, topicId }: Pick<ChannelReference, "channelId" | "topicId">): string {
  return topicId === "0" ? channelId : `${channelId}:${topicId}`;
}

/** How a message was heard, from which the store knows up to where nothing is missing. */
export interface Hearing {
  /** The message heard before it in the same place, with nothing missed in between; absent when that is not known. */
  readonly follows?: string | undefined;
  /** What was missed before it will never be asked for. */
  readonly anew?: boolean;
  /** False while listeners are still at it: a change of the kind `handled` follows once they are done. @default true */
  readonly isHandled?: boolean;
}

/** Something to be stored, in the order it happened. */
export type StoreChange =
  /** A message that was posted. `heard` for those that arrived live or by a catch-up. */
  | { readonly kind: "message"; readonly message: ChannelMessage; readonly heard?: Hearing | undefined }
  /** A message as it is after an edit. */
  | { readonly kind: "edit"; readonly message: ChannelMessage }
  /** @property at Unix seconds. */
  | { readonly kind: "removal"; readonly messageId: string; readonly at: number }
  | ({ readonly kind: "reaction"; readonly reaction: MessageReaction } & ReactionOptions)
  /** Listeners are done with a part of what a place heard. `anew`: what was missed before it will never be asked for. */
  | { readonly kind: "handled"; readonly place: ChannelReference; readonly span: HistoryRange; readonly anew?: boolean }
  /** A part of a history that has been stored whole: read from the server, perhaps, and not heard. */
  | { readonly kind: "span"; readonly place: ChannelReference; readonly span: HistoryRange };
