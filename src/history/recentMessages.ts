import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { compareIds } from "../core/ids.js";

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
  #newest: string;

  /** @param newest An id up to which the channel was heard before; "0" when it was not. */
  constructor(limit: number, newest = "0") {
    this.#limit = limit;
    this.#newest = newest;
  }

  /** The newest id ever heard; "0" when none was. */
  get newest(): string {
    return this.#newest;
  }

  /** Those that were not removed, in no order. */
  get present(): readonly ChannelMessage[] {
    return this.#messages.filter((message) => message !== undefined);
  }

  /** Answers false for one that is remembered, removed or not. */
  add(message: ChannelMessage): boolean {
    const id = message.messageId;
    // Nearly always: then it cannot be one of those before.
    if (compareIds(id, this.#newest) > 0) this.#newest = id;
    else if (this.#ids.includes(id)) return false;
    this.#ids[this.#next] = id;
    this.#messages[this.#next] = message;
    this.#next = (this.#next + 1) % this.#limit;
    return true;
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
