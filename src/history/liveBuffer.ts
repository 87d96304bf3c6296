import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { compareIds } from "../core/ids.js";
import { isEphemeral } from "../model/message/messageView.js";

const CHANGES: ReadonlySet<number> = new Set([MessageCode.ChatUpdate, MessageCode.ChatRemove]);

/** Messages that arrive while others are replayed, kept so that they do not overtake those. */
export class LiveBuffer {
  readonly #limit: number;
  readonly #held: ChannelMessage[] = [];
  readonly #replayed = new Set<string>();
  /** By channel, the newest id that was replayed. */
  readonly #newestReplayed = new Map<string, string>();

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
  replayed({ channelId, messageId }: ChannelMessage): void {
    this.#replayed.add(messageId);
    const newest = this.#newestReplayed.get(channelId);
    if (newest === undefined || compareIds(messageId, newest) > 0) this.#newestReplayed.set(channelId, messageId);
  }

  /** What is still to be delivered, in the order it came: nothing that was replayed, and nothing that is gone. */
  remaining(): readonly ChannelMessage[] {
    const gone = new Set<string>();
    return this.#held.filter((message) => {
      if (isEphemeral(message.code)) return true;
      if (CHANGES.has(message.code)) return !gone.has(message.messageId);
      if (this.#replayed.has(message.messageId)) return false;
      if (!this.#isGone(message)) return true;
      gone.add(message.messageId);
      return false;
    });
  }

  /**
   * What history will not tell when the replay was broken off and begins anew: ephemeral
   * messages, and changes of messages that were heard. The rest is asked for again, and would
   * bring older texts back if it were delivered after that.
   */
  unrepeatable(wasHeard: (message: ChannelMessage) => boolean): readonly ChannelMessage[] {
    return this.#held.filter(
      (message) => isEphemeral(message.code) || (CHANGES.has(message.code) && wasHeard(message)),
    );
  }

  /** History held newer messages of its channel, but no longer this one: it was removed meanwhile. */
  #isGone({ channelId, messageId, topicId }: ChannelMessage): boolean {
    const newest = this.#newestReplayed.get(channelId);
    return topicId === "0" && newest !== undefined && compareIds(messageId, newest) < 0;
  }
}
