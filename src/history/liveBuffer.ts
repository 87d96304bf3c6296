import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { channelKey } from "../cache/storeChange.js";
import { compareIds, newerId } from "../core/ids.js";
import { isChange, isEphemeral } from "./messageKind.js";

/** Messages that arrive while others are replayed, kept so that they do not overtake those. */
export class LiveBuffer {
  readonly #limit: number;
  readonly #held: ChannelMessage[] = [];
  readonly #replayed = new Set<string>();
  /** By channel or topic, the newest id that was replayed. */
  readonly #newestReplayed = new Map<string, string>();
  /** How many of those held are from before a replay that was broken off: history is read after they came. */
  #carried = 0;

  /** @param limit Messages to hold at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Keeps a message. Returns false when there is no room: better out of order than lost. */
  keep(message: ChannelMessage): boolean {
    if (this.#held.length >= this.#limit) return false;
    this.#held.push(message);
    return true;
  }

  /** Learns of a message that was replayed. */
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
   * What is still to be delivered, in the order it came: nothing that was replayed. That history does not hold a
   * message yet says nothing of it: it may lag, and only a removal removes. A message that was removed meanwhile is left
   * out where newer ones were replayed: it would come after them.
   */
  remaining(): readonly ChannelMessage[] {
    const gone = this.#gone();
    return this.#held.filter(({ code, messageId }, index) => {
      if (isEphemeral(code)) return true;
      if (gone.has(messageId)) return false;
      if (!this.#wasSeen(messageId)) return true;
      // A change that came before history was read is in what was replayed.
      return isChange(code) && index >= this.#carried;
    });
  }

  /**
   * The replay was broken off and begins anew. Returns what history will not tell again and is to be delivered now:
   * ephemeral messages, and changes of messages that were heard. What is left is held by the buffer returned.
   */
  beginAnew(wasHeard: (message: ChannelMessage) => boolean): {
    readonly now: readonly ChannelMessage[];
    readonly buffer: LiveBuffer;
  } {
    const now: ChannelMessage[] = [];
    const buffer = new LiveBuffer(this.#limit);
    for (const message of this.remaining()) {
      const { code } = message;
      if (isEphemeral(code) || (isChange(code) && wasHeard(message))) now.push(message);
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

  /** Messages that were removed before they were told of. The removal of one that is carried may have been missed. */
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
