import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import { type Fault, FaultRules } from "./faultRule.js";
import type { FrameFault } from "./frameFault.js";
import { HistoryLag } from "./historyLag.js";
import type { HttpFault } from "./httpFault.js";
import { LateWork } from "./lateWork.js";
import type { FrameFaults } from "./outgoing.js";
import { SeededRandom } from "./seededRandom.js";
import type { ShiftedClock } from "./shiftedClock.js";
import { SkewedIds } from "./skewedIds.js";

/** What the faults act on. */
export interface FaultTargets {
  /** Resets every socket's connection. */
  cutSockets(): void;
  /** Keeps the open sockets open, and neither reads nor writes them any more. */
  freezeSockets(): void;
  /** Stops reading from the open sockets, or goes on. */
  readSockets(reading: boolean): void;
  /** Refuses every access token given so far as expired. */
  expireSessions(): void;
  /** Refuses every token given so far. */
  revokeSessions(): void;
  /** Whether the app may log in. */
  banApp(banned: boolean): void;
  /** Ends every connection and frees the port. */
  stop(): Promise<void>;
  /** Listens on the same port again. */
  start(): Promise<void>;
}

export interface FaultParts {
  readonly seed: number;
  readonly clock: ShiftedClock;
  readonly targets: FaultTargets;
}

export interface RestartOptions {
  /** Milliseconds between the end and the new beginning; 0 by default. */
  readonly downMs?: number | undefined;
}

/**
 * Makes a sandbox fail the ways servers and networks do. What is drawn at random
 * follows the sandbox's `seed`, so that a failure can be had again.
 */
export class Faults {
  /** What randomness is drawn from. */
  readonly seed: number;
  readonly #http: FaultRules<HttpFault>;
  readonly #frames: FrameFaults;
  readonly #parts: FaultParts;
  readonly #late: LateWork;
  readonly #history: HistoryLag;
  readonly #ids: SkewedIds;

  /** Made by the sandbox. */
  constructor(parts: FaultParts, rules: FaultState) {
    this.#parts = parts;
    this.seed = parts.seed;
    this.#http = rules.http;
    this.#frames = rules.frames;
    this.#late = rules.frames.late;
    this.#history = rules.history;
    this.#ids = rules.ids;
  }

  /** Lets HTTP requests, or upgrades to a socket, fail. Throws a `ValidationError` when it is no fault. */
  http(fault: HttpFault): Fault {
    if (fault.kind === "status" && !(Number.isInteger(fault.status) && fault.status >= 200 && fault.status <= 599))
      throw new ValidationError("status", "must be an HTTP status from 200 to 599");
    requireDelay(fault);
    return this.#http.add(fault);
  }

  /** Spoils frames that leave the sandbox over sockets. Throws a `ValidationError` when it is no fault. */
  frames(fault: FrameFault): Fault {
    requireDelay(fault);
    return this.#frames.rules.add(fault);
  }

  /** Resets every socket's connection, without a goodbye. */
  cut(): void {
    this.#parts.targets.cutSockets();
  }

  /** Leaves the open sockets half-open: still connected, but nothing is read or answered any more. */
  halfOpen(): void {
    this.#parts.targets.freezeSockets();
  }

  /** Reads nothing from the open sockets for a while: what clients send piles up on their side. */
  readSlowly(ms: number): void {
    this.#parts.targets.readSockets(false);
    this.#late.after(ms, () => this.#parts.targets.readSockets(true));
  }

  /** Refuses every access token given so far as expired; refresh tokens still work, and open sockets stay. */
  expireSessions(): void {
    this.#parts.targets.expireSessions();
  }

  /** Refuses every token and refresh token given so far; open sockets stay. */
  revokeSessions(): void {
    this.#parts.targets.revokeSessions();
  }

  /** Bans the app: its logins are refused with 403 and its sessions end. `false` lets it in again. */
  banApp(banned = true): void {
    this.#parts.targets.banApp(banned);
    if (!banned) return;
    this.revokeSessions();
    this.cut();
  }

  /** Sets the server's clock forward, or back when `ms` is below 0. */
  jumpClock(ms: number): void {
    this.#parts.clock.jump(ms);
  }

  /**
   * Shows what is posted from now on in histories and in the headers of channels only after a while, as a server does
   * that reads from a copy; it is pushed at once. 0 ends it. Throws a `ValidationError` for what is no time.
   */
  lagHistory(ms: number): void {
    this.#history.ms = requireMs(ms);
  }

  /**
   * Gives messages ids of several machines whose clocks are up to `ms` apart: ids of messages that follow each other
   * need not rise, and histories are in the order of ids. 0 ends it. Throws a `ValidationError` for what is no time.
   */
  skewIds(ms: number): void {
    this.#ids.set(requireMs(ms));
  }

  /** Ends every connection and listens no more: connections are refused. What is stored stays, sessions too. */
  async stop(): Promise<void> {
    await this.#parts.targets.stop();
  }

  /** Listens on the same port again after `stop()`. Rejects with a `ConnectionError` when somebody took it. */
  async start(): Promise<void> {
    await this.#parts.targets.start();
  }

  /** A server that is restarted: `stop()`, a while, `start()`. */
  async restart({ downMs = 0 }: RestartOptions = {}): Promise<void> {
    await this.stop();
    if (downMs > 0) await this.#late.pause(downMs);
    await this.start();
  }

  /** Removes every fault of HTTP, of frames, of histories and of ids. */
  clear(): void {
    this.#http.clear();
    this.#frames.rules.clear();
    this.lagHistory(0);
    this.skewIds(0);
  }
}

/** The faults that are set, as the services look at them. */
export interface FaultState {
  readonly http: FaultRules<HttpFault>;
  readonly frames: FrameFaults;
  readonly history: HistoryLag;
  readonly ids: SkewedIds;
}

export function createFaultState(seed: number, clock: Clock): FaultState {
  const random = new SeededRandom(seed);
  const late = new LateWork(clock);
  return {
    http: new FaultRules(random),
    frames: { rules: new FaultRules(random), late, random },
    history: new HistoryLag(late),
    ids: new SkewedIds(clock, random),
  };
}

function requireDelay(fault: HttpFault | FrameFault): void {
  if (fault.kind === "delay") requireMs(fault.ms);
}

function requireMs(ms: number): number {
  if (!(ms >= 0 && Number.isFinite(ms))) throw new ValidationError("ms", "must be a number of milliseconds, 0 or more");
  return ms;
}
