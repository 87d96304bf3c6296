import type { LateWork } from "../faults/lateWork.js";
import { limits } from "../limits.js";
import type { Push } from "./push.js";

interface EchoParts {
  /** Milliseconds; 0 for none. */
  readonly delayMs: number;
  readonly late: LateWork;
  readonly send: (push: Push) => void;
}

/**
 * Delays the pushes that a socket has caused itself, since over a network the echo of a message never arrives together
 * with its acknowledgement. Pushes keep their order.
 */
export class Echoes {
  readonly #parts: EchoParts;
  #waiting: Push[] = [];

  constructor(parts: EchoParts) {
    this.#parts = parts;
  }

  receive(push: Push, isEcho: boolean): void {
    const { delayMs, late, send } = this.#parts;
    const isFirst = this.#waiting.length === 0;
    if (isFirst && (!isEcho || delayMs === 0)) {
      send(push);
      return;
    }
    this.#waiting.push(push);
    // A busy process may run the timer late: it reads the acknowledgement, which was sent long ago, before the echo.
    if (isFirst) late.after(delayMs, () => void setImmediate(() => this.flush()));
    if (this.#waiting.length >= limits.waitingEchoes) this.flush();
  }

  /** Sends all waiting pushes now. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const push of waiting) this.#parts.send(push);
  }
}
