import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { channelKey } from "../cache/storeChange.js";
import { compareIds, newerId } from "../core/ids.js";
import { isChange, isEphemeral } from "./messageKind.js";

/** Holds live messages back during a replay, so that they are not delivered before missed ones. */
export class LiveBuffer {
  readonly #limit: number;
  readonly #held: ChannelMessage[] = [];
  readonly #replayed = new Set<string>();
  /** By channel or topic, the newest id that was replayed. */
  readonly #newestReplayed = new Map<string, string>();
  /** Number of held messages from an aborted replay. They arrived before the history is read. */
  #carried = 0;

  /** @param limit Largest number of messages to hold. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Holds a message. Returns false if there is no room; the caller then delivers it at once, since a message out of
   * order is better than a lost one.
   */
  keep(message: ChannelMessage): boolean {
    if (this.#held.length >= this.#limit) return false;
    this.#held.push(message);
    return true;
  }

  /** Called with a message that was replayed. */
  replayed(message: ChannelMessage): void {
    const { messageId } = message;
    this.#replayed.add(messageId);
    const key = channelKey(message);
    this.#newestReplayed.set(key, newerId(messageId, this.#newestReplayed.get(key) ?? "0"));
  }

  /** The new messages that are held, were not replayed and are not known to be removed. */
  get unseen(): readonly ChannelMessage[] {
    const removed = this.#removed();
    return this.#held.filter(
      ({ code, messageId }) => isNew(code) && !this.#wasSeen(messageId) && !removed.has(messageId),
    );
  }

  /**
   * Returns the messages that are still to be delivered, in the order they arrived, without those that were replayed.
   * A message that is missing in the history is delivered: the history may lag, and only a removal removes. A message
   * that was removed meanwhile is left out if newer ones were replayed: it would be delivered after them.
   */
  remaining(): readonly ChannelMessage[] {
    const gone = this.#gone();
    return this.#held.filter(({ code, messageId }, index) => {
      if (isEphemeral(code)) return true;
      if (gone.has(messageId)) return false;
      if (!this.#wasSeen(messageId)) return true;
      // A change that arrived before the history was read is already in the replayed messages.
      return isChange(code) && index >= this.#carried;
    });
  }

  /**
   * Called when the replay was aborted and begins again. Returns the messages to deliver now, since the history will
   * not contain them: ephemeral messages, and changes of messages that were received before. The returned buffer holds
   * the rest.
   */
  beginAnew(isKnown: (message: ChannelMessage) => boolean): {
    readonly now: readonly ChannelMessage[];
    readonly buffer: LiveBuffer;
  } {
    const now: ChannelMessage[] = [];
    const buffer = new LiveBuffer(this.#limit);
    for (const message of this.remaining()) {
      const { code } = message;
      if (isEphemeral(code) || (isChange(code) && isKnown(message))) now.push(message);
      else buffer.keep(message);
    }
    buffer.#carried = buffer.#held.length;
    return { now, buffer };
  }

  #wasSeen(messageId: string): boolean {
    return this.#replayed.has(messageId);
  }

  #removed(): ReadonlySet<string> {
    const removals = this.#held.filter(({ code }) => code === MessageCode.ChatRemove);
    return new Set(removals.map(({ messageId }) => messageId));
  }

  /**
   * Returns the messages that were removed before they were delivered. The removal of a message from an aborted replay
   * may have been missed.
   */
  #gone(): ReadonlySet<string> {
    const removed = this.#removed();
    const gone = this.#held.filter((message, index) => {
      const { code, messageId } = message;
      if (!isNew(code) || this.#wasSeen(messageId)) return false;
      const newest = this.#newestReplayed.get(channelKey(message)) ?? "0";
      return compareIds(messageId, newest) < 0 && (removed.has(messageId) || index < this.#carried);
    });
    return new Set(gone.map(({ messageId }) => messageId));
  }
}

function isNew(code: number): boolean {
  return !isChange(code) && !isEphemeral(code);
}
