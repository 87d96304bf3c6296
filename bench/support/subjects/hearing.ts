import { PerformanceObserver } from "node:perf_hooks";
import type { Heard, HearOptions } from "./subject.js";

/** Counts what a listener gets, and takes the figures of it. */
export class Hearing {
  #options: HearOptions = { count: 0 };
  #heard = 0;
  #begun = 0;
  #cpu = process.cpuUsage();
  #heap = 0;
  #delays: number[] = [];
  #ended: (() => void) | undefined;
  #done: Promise<void> | undefined;
  #collections = 0;

  constructor() {
    new PerformanceObserver((list) => {
      this.#collections += list.getEntries().length;
    }).observe({ entryTypes: ["gc"] });
  }

  /** Begins to wait; the messages are sent after that. */
  arm(options: HearOptions): void {
    globalThis.gc?.();
    this.#options = options;
    this.#heard = 0;
    this.#delays = [];
    this.#done = new Promise((resolve) => {
      this.#ended = resolve;
    });
  }

  /** Called with each message. */
  hear(text: () => string): void {
    if (this.#heard === 0) {
      this.#begun = performance.now();
      this.#cpu = process.cpuUsage();
      this.#collections = 0;
      this.#heap = process.memoryUsage().heapUsed;
    }
    this.#heard += 1;
    if (this.#options.isTimed === true) this.#delays.push(Number(process.hrtime.bigint() - BigInt(text())) / 1e6);
    if (this.#heard === this.#options.count) this.#ended?.();
  }

  /** Resolves with the figures once everything was heard. */
  async figures(): Promise<Heard> {
    await this.#done;
    const heardMs = performance.now() - this.#begun;
    const allocated = process.memoryUsage().heapUsed - this.#heap;
    await this.#options.stored?.();
    const storedMs = performance.now() - this.#begun;
    const { user, system } = process.cpuUsage(this.#cpu);
    // What the observer has to tell comes with the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    const { count } = this.#options;
    return {
      perSecond: (count / heardMs) * 1000,
      storedPerSecond: (count / storedMs) * 1000,
      cpuMicros: (user + system) / count,
      allocated: this.#collections === 0 ? allocated / count : undefined,
      delays: this.#delays,
    };
  }
}
