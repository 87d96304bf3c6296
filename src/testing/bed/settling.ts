import type { ClientStats } from "../../client/clientStats.js";
import type { Sandbox } from "../../sandbox/index.js";
import { realTime } from "../clock/realTime.js";

export interface SettlingParts {
  readonly sandbox: Sandbox;
  /** Returns what the bot's client counts; `undefined` for a bot on another SDK. */
  readonly stats: () => ClientStats | undefined;
  /** Whether time only passes when a test advances it: a handler that is at work often waits for just that. */
  readonly isClockFake: boolean;
}

/**
 * Milliseconds that a bot may show no sign of life before it counts as waiting: for a timer, a person, a database. What
 * it sends later than that is not noticed.
 */
const QUIET_LIMIT_MS = { atWork: 250, atWorkOnFakeClock: 40, waitingForPeople: 40, foreign: 100 };
/** Milliseconds of silence that one look at the bot counts for: on a busy machine the bot too is slow. */
const LONGEST_LOOK_MS = 4;
/** Milliseconds that `settle` takes at most. */
const MOST_MS = 1_000;

/** Detects when nothing happens any more between the bot and the sandbox. */
export class Settling {
  readonly #parts: SettlingParts;
  /** The state in which the bot was at work and nothing moved. */
  #stalled: string | undefined;

  constructor(parts: SettlingParts) {
    this.#parts = parts;
  }

  /** What happened so far, as a text that differs as soon as anything happens. */
  get state(): string {
    const { sandbox } = this.#parts;
    return `${sandbox.traffic} ${JSON.stringify(this.#parts.stats() ?? "")}`;
  }

  /** Resolves when nothing happens: the bot is idle, or waits for time or people. Takes at most a second. */
  async settle(): Promise<void> {
    await this.#until(MOST_MS, (quietMs) => this.#isIdle(quietMs) || this.#seemsStalled(quietMs));
  }

  /** Resolves when the bot is done, or waits for people. Returns what keeps it at work after `timeoutMs`, if anything. */
  async idle(timeoutMs: number): Promise<string | undefined> {
    const isDone = await this.#until(timeoutMs, (quietMs) => this.#isIdle(quietMs));
    return isDone ? undefined : (this.busy ?? "frames are still exchanged");
  }

  /** What keeps the bot busy, as a text; `undefined` when it is idle. */
  get busy(): string | undefined {
    const stats = this.#parts.stats();
    if (stats === undefined) return undefined;
    const { handling, awaited, unanswered, waitingForRateLimit, waitingForConnection, waitingForStore } = stats;
    const counts: readonly (readonly [number, string])[] = [
      [
        handling > awaited ? handling - awaited : 0,
        "handlers that have not ended (one that waits for a timer needs the clock)",
      ],
      [unanswered, "requests without an answer"],
      [waitingForRateLimit, "sends that wait for the rate limit"],
      [waitingForConnection, "sends that wait for the connection"],
      [waitingForStore, "messages that are not stored"],
    ];
    const busy = counts.filter(([count]) => count > 0).map(([count, what]) => `${what}: ${count}`);
    return busy.length === 0 ? undefined : busy.join("; ");
  }

  /** Whether it has nothing to do, as far as it reports that. A bot on another SDK, or in another process, reports nothing. */
  #isIdle(quietMs: number): boolean {
    const stats = this.#parts.stats();
    if (stats === undefined) return quietMs >= QUIET_LIMIT_MS.foreign;
    return this.busy === undefined && (stats.handling === 0 || quietMs >= QUIET_LIMIT_MS.waitingForPeople);
  }

  get #quietLimitMs(): number {
    const { stats, isClockFake } = this.#parts;
    if (stats() === undefined) return QUIET_LIMIT_MS.foreign;
    return isClockFake ? QUIET_LIMIT_MS.atWorkOnFakeClock : QUIET_LIMIT_MS.atWork;
  }

  #seemsStalled(quietMs: number): boolean {
    const { state } = this;
    if (state === this.#stalled) return true;
    if (quietMs < this.#quietLimitMs) return false;
    this.#stalled = state;
    return true;
  }

  /** @returns Whether it was done in time. */
  async #until(timeoutMs: number, isDone: (quietMs: number) => boolean): Promise<boolean> {
    const end = realTime.now() + timeoutMs;
    let lookedAt = realTime.now();
    let quietMs = 0;
    for (;;) {
      const before = this.state;
      await this.#roundTrip(end);
      const moved = this.state !== before;
      const now = realTime.now();
      quietMs = moved ? 0 : quietMs + Math.min(now - lookedAt, LONGEST_LOOK_MS);
      lookedAt = now;
      if (!moved && isDone(quietMs)) return true;
      if (now >= end) return false;
      // A handler that goes on by itself needs the event loop; one that waits needs a moment.
      if (!moved) await realTime.sleep(1);
    }
  }

  /** Frames, then what they make the bot do at once. */
  async #roundTrip(end: number): Promise<void> {
    let timer: unknown;
    const late = new Promise<void>((resolve) => {
      timer = realTime.setTimeout(resolve, Math.max(1, end - realTime.now()));
    });
    await Promise.race([this.#parts.sandbox.settled(), late]);
    realTime.clearTimeout(timer);
    await realTime.turn();
    await realTime.turn();
  }
}
