import type { Message } from "../state/message.js";
import type { Messages } from "../state/messages.js";
import type { LateWork } from "./lateWork.js";

/** Simulates a history that is read from a replica: it contains a message some time after the push. */
export class HistoryLag {
  readonly #late: LateWork;
  /** Milliseconds; 0 for no lag. */
  ms = 0;

  constructor(late: LateWork) {
    this.#late = late;
  }

  /** Keeps a new message out of the history for that time. */
  apply(messages: Messages, message: Message): void {
    if (this.ms === 0) return;
    messages.hide(message);
    this.#late.after(this.ms, () => messages.show(message));
  }
}
