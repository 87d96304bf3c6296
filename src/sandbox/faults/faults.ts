import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import { type PersonReference, personIdOf } from "../people/references.js";
import { type Fault, FaultRules } from "./faultRule.js";
import { requireFaultShape, requireMs } from "./faultShape.js";
import { FRAME_EFFECTS, type FrameFault } from "./frameFault.js";
import { HistoryLag } from "./historyLag.js";
import { HTTP_EFFECTS, type HttpFault } from "./httpFault.js";
import { LateWork } from "./lateWork.js";
import type { FrameFaults } from "./outgoing.js";
import { SeededRandom } from "./seededRandom.js";
import type { ShiftedClock } from "./shiftedClock.js";
import { SkewedIds } from "./skewedIds.js";

/** The operations that faults use. */
export interface FaultTargets {
  /** Resets the connections of every socket, or of one person's. */
  cutSockets(personId?: string): void;
  /** Keeps the open sockets open, or those of one person, but stops reading and writing. */
  freezeSockets(personId?: string): void;
  /** Stops reading from the open sockets, or continues. */
  readSockets(reading: boolean): void;
  /** Makes every access token issued so far count as expired. */
  expireSessions(): void;
  /** Makes every token issued so far invalid. */
  revokeSessions(): void;
  /** Sets whether the app may log in. */
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

export interface SocketFaultOptions {
  /** Whose sockets. @default everybody's */
  readonly of?: PersonReference | undefined;
}

export interface RestartOptions {
  /** Milliseconds between stop and start. @default 0 */
  readonly downMs?: number | undefined;
}

const SOCKETS: KeysOf<SocketFaultOptions> = { of: true };
const RESTART: KeysOf<RestartOptions> = { downMs: true };
const LONGEST_JUMP_MS = 100 * 366 * 24 * 3_600_000;

/**
 * Simulates failures of servers and networks. Random numbers come from the sandbox's `seed`, so that a failure can be
 * reproduced.
 */
export class Faults {
  /** Source of random numbers. */
  readonly seed: number;
  readonly #http: FaultRules<HttpFault>;
  readonly #frames: FrameFaults;
  readonly #parts: FaultParts;
  readonly #late: LateWork;
  readonly #history: HistoryLag;
  readonly #ids: SkewedIds;

  /** @internal Created by the sandbox. */
  constructor(parts: FaultParts, rules: FaultState) {
    this.#parts = parts;
    this.seed = parts.seed;
    this.#http = rules.http;
    this.#frames = rules.frames;
    this.#late = rules.frames.late;
    this.#history = rules.history;
    this.#ids = rules.ids;
  }

  /** Makes HTTP requests, or upgrades to a socket, fail. @throws {ValidationError} for a malformed fault. */
  http(fault: HttpFault): Fault {
    requireFaultShape(fault, HTTP_EFFECTS, { path: true });
    if (fault.path !== undefined) requireString(fault.path, "path");
    if (fault.kind === "status" && !(Number.isInteger(fault.status) && fault.status >= 200 && fault.status <= 599))
      throw new ValidationError("status", "must be an HTTP status from 200 to 599");
    requireDelay(fault);
    return this.#http.add(fault);
  }

  /** Changes frames that the sandbox sends over sockets. @throws {ValidationError} for a malformed fault. */
  frames(fault: FrameFault): Fault {
    requireFaultShape(fault, FRAME_EFFECTS, { of: true, to: true });
    const { of = "push", to = "" } = fault;
    requireOneOf(of, "of", ["push", "answer"]);
    requireString(to, "to");
    requireDelay(fault);
    return this.#frames.rules.add(fault);
  }

  /** Resets the connections of sockets, without a closing handshake. */
  cut(options: SocketFaultOptions = {}): void {
    const { of } = socketFaultOptions(options);
    this.#parts.targets.cutSockets(of && personIdOf(of));
  }

  /** Makes the open sockets half-open: they remain connected, but nothing is read or answered any more. */
  halfOpen(options: SocketFaultOptions = {}): void {
    const { of } = socketFaultOptions(options);
    this.#parts.targets.freezeSockets(of && personIdOf(of));
  }

  /** Stops reading from the open sockets for some milliseconds. Frames from clients are buffered on their side. */
  readSlowly(ms: number): void {
    requireMs(ms);
    this.#parts.targets.readSockets(false);
    this.#late.after(ms, () => this.#parts.targets.readSockets(true));
  }

  /** Makes every access token issued so far count as expired. Refresh tokens still work, and open sockets stay open. */
  expireSessions(): void {
    this.#parts.targets.expireSessions();
  }

  /** Makes every token and refresh token issued so far invalid; open sockets stay open. */
  revokeSessions(): void {
    this.#parts.targets.revokeSessions();
  }

  /** Bans the app: its logins are refused with 403 and its sessions end. `false` lifts the ban. */
  banApp(banned = true): void {
    this.#parts.targets.banApp(banned);
    if (!banned) return;
    this.revokeSessions();
    this.cut();
  }

  /** Sets the server's clock forward, or back if `ms` is negative. */
  jumpClock(ms: number): void {
    if (!Number.isFinite(ms) || Math.abs(ms) > LONGEST_JUMP_MS)
      throw new ValidationError("ms", "must be a number of milliseconds, negative to go back; a hundred years at most");
    this.#parts.clock.jump(ms);
  }

  /**
   * Delays new messages in histories and channel descriptions, like a server that reads from a replica. They are pushed
   * immediately. 0 ends the fault.
   *
   * @throws {ValidationError} for a malformed time.
   */
  lagHistory(ms: number): void {
    this.#history.ms = requireMs(ms);
  }

  /**
   * Gives messages ids of several machines whose clocks differ by up to `ms`: ids of consecutive messages may fall, and
   * histories are in the order of ids. 0 ends the fault.
   *
   * @throws {ValidationError} for a malformed time.
   */
  skewIds(ms: number): void {
    this.#ids.set(requireMs(ms));
  }

  /**
   * Ends every connection and stops listening: new connections are refused. Stored data, including sessions, is kept.
   */
  async stop(): Promise<void> {
    await this.#parts.targets.stop();
  }

  /** Listens on the same port again after `stop()`. Rejects with a `ConnectionError` if the port is taken. */
  async start(): Promise<void> {
    await this.#parts.targets.start();
  }

  /** Restarts the server: `stop()`, a pause, `start()`. */
  async restart(options: RestartOptions = {}): Promise<void> {
    requireOptions(options, RESTART);
    const downMs = requireMs(options.downMs ?? 0, "downMs");
    await this.stop();
    if (downMs > 0) await this.#late.pause(downMs);
    await this.start();
  }

  /** Removes every fault of HTTP, frames, histories and ids. */
  clear(): void {
    this.#http.clear();
    this.#frames.rules.clear();
    this.lagHistory(0);
    this.skewIds(0);
  }
}

/** The active faults, as the services read them. */
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

/** Returns the options. @throws {ValidationError} that names the wrong one. */
export function socketFaultOptions(options: SocketFaultOptions): SocketFaultOptions {
  requireOptions(options, SOCKETS);
  return options;
}
