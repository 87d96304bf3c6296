import type { Message } from "../state/message.js";
import type { Messages } from "../state/messages.js";
import type { LateWork } from "./lateWork.js";

/** A history that is read from a copy: what was posted is in it a while after it was pushed. */
export class HistoryLag {
  readonly #late: LateWork;
  /** Milliseconds; 0 for none. */
  ms = 0;

  constructor(late: LateWork) {
    this.#late = late;
  }

  /** Keeps a new message out of the history for as long as that. */
  apply(messages: Messages, message: Message): void {
    if (this.ms === 0) return;
    messages.hide(message);
    this.#late.after(this.ms, () => messages.show(message));
  }
}
