import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { type ChannelReference, channelKey } from "../cache/storeChange.js";
import { compareIds } from "../core/ids.js";
import type { MessageIndex } from "./messageIndex.js";

export interface StartingPointsOptions {
  readonly index: MessageIndex;
  /** Whether the client is starting. A starting client only knows what is in its store. */
  readonly isStart: boolean;
  /** The newest id that was received anywhere before messages were missed; "0" if none was. */
  readonly baseline: string;
  /**
   * When the client, or an earlier one with the same store, first received messages: unix seconds of the server's time.
   * `undefined` if this client is the first, or if the server's time is not known.
   */
  readonly listeningSince: number | undefined;
  /** Whether the bot itself sent a message and received its acknowledgement. */
  readonly isOwn: (messageId: string) => boolean;
}

/** Decides which message of each channel and topic was received last, and therefore which were missed. */
export class StartingPoints {
  readonly #options: StartingPointsOptions;
  /** By channel or topic, the message after which this catch-up began to read. */
  readonly #from = new Map<string, string>();

  constructor(options: StartingPointsOptions) {
    this.#options = options;
  }

  /** Returns the last message of a channel or topic up to which everything was received; "0" if that is not known. */
  startOf({ channelId, topicId }: Pick<ChannelReference, "channelId" | "topicId">): string {
    const key = channelKey({ channelId, topicId });
    const known = this.#from.get(key);
    if (known !== undefined) return known;
    const { index, isStart, listeningSince, baseline } = this.#options;
    // A stored baseline may come from a catch-up that never ended. For channels in which nothing was received, only the
    // time is certain.
    const otherwise = isStart && listeningSince !== undefined ? "0" : baseline;
    const from = index.newestOf(channelId, topicId) ?? otherwise;
    this.#from.set(key, from);
    return from;
  }

  /** Whether the description of a channel shows that everything in it was received. */
  isQuiet(channel: ChannelDescription, from: string): boolean {
    const { index, baseline } = this.#options;
    const place = { channelId: channel.channelId, topicId: "0" };
    const last = lastOf(channel);
    if (compareIds(last, from) > 0) return false;
    if (compareIds(last, index.overlapStart(place, from)) <= 0) return true;
    if (last !== from && !index.has(channel.channelId, last)) return this.#isOld(channel.lastSentMessage);
    // A message with a smaller id may have been posted later.
    return index.idsRise || compareIds(last, index.overlapStart(place, baseline)) <= 0;
  }

  /** Whether a message whose id is smaller than that of a received one is known, and therefore not missed. */
  isKnown(message: ChannelMessage): boolean {
    const { index, isOwn } = this.#options;
    const { channelId, messageId, createTimeSeconds } = message;
    return index.has(channelId, messageId) || isOwn(messageId) || this.#isOld({ timestampSeconds: createTimeSeconds });
  }

  /**
   * Whether a message was posted before the client received messages. Within the second in which it began to receive
   * them, the ids decide.
   */
  #isOld(posted: { readonly timestampSeconds: number } | undefined): boolean {
    const { listeningSince = Number.POSITIVE_INFINITY, index, isStart } = this.#options;
    const seconds = posted?.timestampSeconds ?? 0;
    return index.idsRise && !isStart ? seconds <= listeningSince : seconds < listeningSince;
  }
}

/** Whether the description of a channel shows that nothing was posted in it since a time in unix seconds. */
export function wasQuietSince({ lastSentMessage }: ChannelDescription, seconds: number): boolean {
  const posted = lastSentMessage?.timestampSeconds ?? 0;
  return posted > 0 && posted < seconds;
}

/** Returns the id of the newest message, from the description of a channel. */
export function lastOf(channel: ChannelDescription): string {
  return channel.lastSentMessage?.id ?? "0";
}
