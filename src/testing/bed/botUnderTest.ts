import type { MezonClient } from "../../client/mezonClient.js";
import { toError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import { framesBelow } from "../callSite.js";
import { NotIdleError } from "../errors.js";
import type { FailureEntry, LogEntry, LogLevel, Timeline } from "../timeline/timeline.js";
import type { Settling } from "./settling.js";

export interface IdleOptions {
  /** Milliseconds of the machine's time. @default 3_000 */
  readonly timeoutMs?: number | undefined;
}

const IDLE: KeysOf<IdleOptions> = { timeoutMs: true };
const IDLE_MS = 3_000;

/** The bot of a test bed, as its tests see it. `Instance` is what `start` returned. */
export class BotUnderTest<Instance> {
  readonly id: string;
  readonly username: string;
  /** What `start` returned. */
  readonly instance: Instance;
  /** Its client; `undefined` for a bot on another SDK. */
  readonly client: MezonClient | undefined;
  readonly #timeline: Timeline;
  readonly #settling: Settling;

  /** Made by `createTestBed`. */
  constructor(details: {
    readonly id: string;
    readonly username: string;
    readonly instance: Instance;
    readonly client: MezonClient | undefined;
    readonly timeline: Timeline;
    readonly settling: Settling;
  }) {
    this.id = details.id;
    this.username = details.username;
    this.instance = details.instance;
    this.client = details.client;
    this.#timeline = details.timeline;
    this.#settling = details.settling;
  }

  /** What it logged, oldest first. */
  get logs(): readonly Pick<LogEntry, "level" | "message" | "details">[] {
    return this.#timeline.since(0).filter((entry): entry is LogEntry & { atMs: number } => entry.kind === "log");
  }

  /** What its listeners and timers threw, and what its client reported as an `error` event, oldest first. */
  get errors(): readonly Error[] {
    const failures = this.#timeline.since(0).filter((entry): entry is FailureEntry & { atMs: number } => {
      return entry.kind === "failure";
    });
    return failures.map(({ error }) => error);
  }

  /**
   * Resolves when all handlers have ended, nothing waits to be sent, and each side has handled every frame that the
   * other had written. Handlers that wait for a person, as with `awaitInteraction`, count as ended.
   *
   * Rejects with `NotIdleError`, which says what keeps it at work.
   */
  async idle(options: IdleOptions = {}): Promise<void> {
    requireOptions(options, IDLE);
    requireWaitOptions(options);
    const { timeoutMs = IDLE_MS } = options;
    const frames = framesBelow(this.idle);
    const busy = await this.#settling.idle(timeoutMs);
    if (busy !== undefined) throw new NotIdleError(`the bot was still at work after ${timeoutMs} ms: ${busy}`, frames);
  }
}

/** Returns a logger that writes into the timeline, and to another logger if there is one. */
export function timelineLogger(timeline: Timeline, other: Logger | undefined): Logger {
  const at =
    (level: LogLevel) =>
    (details: object, message: string): void => {
      timeline.add({ kind: "log", level, message, details });
      other?.[level](details, message);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Returns the client of what `start` returned: itself, or what it holds as `client`. */
export function clientOf(instance: unknown): MezonClient | undefined {
  if (isClient(instance)) return instance;
  if (typeof instance !== "object" || instance === null || !("client" in instance)) return undefined;
  return isClient(instance.client) ? instance.client : undefined;
}

/** Writes what a client reports as an `error` event into the timeline. */
export function recordErrors(client: MezonClient, timeline: Timeline): void {
  client.on("error", (error) => {
    // A failure of a listener is wrapped; its reader looks for what was thrown.
    const thrown = error.code === "listener_failed" && error.cause !== undefined ? toError(error.cause) : error;
    timeline.add({ kind: "failure", error: thrown });
  });
}

// Not by its class: a bot may have loaded another copy of it.
function isClient(value: unknown): value is MezonClient {
  return (
    typeof value === "object" &&
    value !== null &&
    ["stats", "on", "login", "close"].every((name) => typeof (value as Record<string, unknown>)[name] === "function")
  );
}
