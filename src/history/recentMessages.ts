import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { compareIds, newerId } from "../core/ids.js";
import type { ReplacedMessages } from "./replacedMessages.js";

/** A ring of the newest messages of one channel or one sender: when it is full, a new message replaces the oldest. */
export class RecentMessages<Known extends { readonly messageId: string } = ChannelMessage> {
  readonly #limit: number;
  readonly #replaced: ReplacedMessages<Known> | undefined;
  /** Ids of the messages at the same indexes. */
  readonly #ids: string[] = [];
  /** The messages as they arrived; `undefined` for those that were removed. */
  readonly #messages: (Known | undefined)[] = [];
  #next = 0;
  #newest = "0";
  #forgotten = "0";

  /** @param replaced Is told which messages are replaced. Those that it keeps count as remembered. */
  constructor(limit: number, replaced?: ReplacedMessages<Known>) {
    this.#limit = limit;
    this.#replaced = replaced;
  }

  /** The newest id that was replaced; "0" if there is none. Every received message with a newer id is remembered. */
  get forgotten(): string {
    return this.#forgotten;
  }

  /** The messages that were not removed, in no particular order. */
  get present(): readonly Known[] {
    const kept = this.#replaced?.of(this)?.values() ?? [];
    return [...kept, ...this.#messages].filter((message) => message !== undefined);
  }

  /** Adds a message. Returns false if it is remembered already, even if it was removed. */
  add(message: Known): boolean {
    const id = message.messageId;
    // The common case: an id larger than all others cannot be remembered already.
    if (compareIds(id, this.#newest) > 0) this.#newest = id;
    else if (this.has(id)) return false;
    const replaced = this.#ids[this.#next];
    if (replaced !== undefined) {
      this.#forgotten = newerId(replaced, this.#forgotten);
      this.#replaced?.add(this, this.#limit, replaced, this.#messages[this.#next]);
    }
    this.#ids[this.#next] = id;
    this.#messages[this.#next] = message;
    this.#next = (this.#next + 1) % this.#limit;
    return true;
  }

  /** Whether a message is remembered, even if it was removed. */
  has(id: string): boolean {
    return this.#ids.includes(id) || this.#replaced?.has(id) === true;
  }

  get(id: string): Known | undefined {
    const at = this.#ids.indexOf(id);
    return at >= 0 ? this.#messages[at] : this.#replaced?.of(this)?.get(id);
  }

  /** Whether a message is remembered as removed. */
  isGone(id: string): boolean {
    const at = this.#ids.indexOf(id);
    if (at >= 0) return this.#messages[at] === undefined;
    const kept = this.#replaced?.of(this);
    return kept?.has(id) === true && kept.get(id) === undefined;
  }

  /** Replaces a remembered message by a new version, or by `undefined` if it was removed. */
  replace(id: string, message: Known | undefined): void {
    const at = this.#ids.indexOf(id);
    if (at >= 0) this.#messages[at] = message;
    else {
      const kept = this.#replaced?.of(this);
      if (kept?.has(id) === true) kept.set(id, message);
    }
  }
}
