import type { Clock } from "../../core/clock.js";
import { SingleFlight } from "../../core/singleFlight.js";

/** A read that is shared by all callers while it runs, and whose result is kept for a short time. */
export class RecentRead<Value> {
  readonly #clock: Clock;
  readonly #maxAgeMs: number;
  readonly #read: (signal: AbortSignal) => Promise<Value>;
  readonly #reading = new SingleFlight<Value>();
  #last: { readonly value: Value; readonly at: number } | undefined;

  constructor(clock: Clock, maxAgeMs: number, read: (signal: AbortSignal) => Promise<Value>) {
    this.#clock = clock;
    this.#maxAgeMs = maxAgeMs;
    this.#read = read;
  }

  /** Returns the result. Rejects as the read does, or with the signal's reason. */
  async get(signal: AbortSignal): Promise<Value> {
    const age = this.#clock.now() - (this.#last?.at ?? Number.NEGATIVE_INFINITY);
    if (this.#last !== undefined && age >= 0 && age < this.#maxAgeMs) return this.#last.value;
    return this.#reading.run("", (ends) => this.#renew(ends), signal);
  }

  async #renew(signal: AbortSignal): Promise<Value> {
    const value = await this.#read(signal);
    this.#last = { value, at: this.#clock.now() };
    return value;
  }
}
