import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { compareIds, newerId } from "../core/ids.js";

/**
 * The newest messages of one channel, or of one sender. Each that comes takes the place of the oldest, once there are
 * enough.
 */
export class RecentMessages {
  readonly #limit: number;
  /** Of the messages at the same places. */
  readonly #ids: string[] = [];
  /** As they came; `undefined` for those that were removed since. */
  readonly #messages: (ChannelMessage | undefined)[] = [];
  #next = 0;
  #newest = "0";
  #forgotten = "0";

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The newest id of those that had to make room; "0" when none had: what is newer, and was heard, is remembered. */
  get forgotten(): string {
    return this.#forgotten;
  }

  /** Those that were not removed, in no order. */
  get present(): readonly ChannelMessage[] {
    return this.#messages.filter((message) => message !== undefined);
  }

  /** Returns false for one that is remembered, removed or not. */
  add(message: ChannelMessage): boolean {
    const id = message.messageId;
    // Nearly always: then it cannot be one of those before.
    if (compareIds(id, this.#newest) > 0) this.#newest = id;
    else if (this.#ids.includes(id)) return false;
    const replaced = this.#ids[this.#next];
    if (replaced !== undefined) this.#forgotten = newerId(replaced, this.#forgotten);
    this.#ids[this.#next] = id;
    this.#messages[this.#next] = message;
    this.#next = (this.#next + 1) % this.#limit;
    return true;
  }

  /** Whether one is remembered, removed or not. */
  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  get(id: string): ChannelMessage | undefined {
    return this.#messages[this.#ids.indexOf(id)];
  }

  /** Whether one is remembered as removed. */
  isGone(id: string): boolean {
    const at = this.#ids.indexOf(id);
    return at >= 0 && this.#messages[at] === undefined;
  }

  /** Puts what became of a remembered message in its place: another version, or `undefined` when it was removed. */
  replace(id: string, message: ChannelMessage | undefined): void {
    const at = this.#ids.indexOf(id);
    if (at >= 0) this.#messages[at] = message;
  }
}
