import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ReactionOptions } from "../wire/changedMessage.js";
import type { Span } from "./spans.js";

/** A channel, or a topic in one: what has a history of its own. */
export interface StoredPlace {
  readonly channelId: string;
  /** "0": the channel itself. */
  readonly topicId: string;
  /** "0" for direct and group conversations. */
  readonly clanId: string;
}

/** Names a place in a map. */
export function placeKey({ channelId, topicId }: Pick<StoredPlace, "channelId" | "topicId">): string {
  return topicId === "0" ? channelId : `${channelId}:${topicId}`;
}

/** How a message was heard, from which the store knows up to where nothing is missing. */
export interface Hearing {
  /** The message heard before it in the same place, with nothing missed in between; absent when that is not known. */
  readonly follows?: string | undefined;
  /** What was missed before it will never be asked for. */
  readonly anew?: boolean;
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
  /** A part of a history that has been stored whole. */
  | { readonly kind: "span"; readonly place: StoredPlace; readonly span: Span };
