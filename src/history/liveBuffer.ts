import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { isChange, isEphemeral } from "./messageKind.js";

/** Messages that arrive while others are replayed, kept so that they do not overtake those. */
export class LiveBuffer {
  readonly #limit: number;
  readonly #held: ChannelMessage[] = [];
  readonly #replayed = new Set<string>();
  /** How many of those held are from before a replay that was broken off: history is read after they came. */
  #carried = 0;

  /** @param limit Messages to hold at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Keeps a message. Answers false when there is no room: better out of order than lost. */
  keep(message: ChannelMessage): boolean {
    if (this.#held.length >= this.#limit) return false;
    this.#held.push(message);
    return true;
  }

  /** Learns of a message that was replayed. */
  replayed({ messageId }: ChannelMessage): void {
    this.#replayed.add(messageId);
  }

  /** The new messages that are held and were not replayed. */
  get unseen(): readonly ChannelMessage[] {
    return this.#held.filter(
      ({ code, messageId }) => !isChange(code) && !isEphemeral(code) && !this.#replayed.has(messageId),
    );
  }

  /**
   * What is still to be delivered, in the order it came: nothing that was replayed. That history does not hold a
   * message yet says nothing of it: it may lag, and only a removal removes.
   */
  remaining(): readonly ChannelMessage[] {
    return this.#held.filter(({ code, messageId }, index) => {
      if (isEphemeral(code) || !this.#replayed.has(messageId)) return true;
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
}
