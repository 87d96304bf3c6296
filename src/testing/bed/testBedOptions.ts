import type { MezonClientOptions } from "../../client/clientOptions.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { SandboxOptions } from "../../sandbox/index.js";
import type { WorldDescription } from "../world/worldDescription.js";
import type { TestBed } from "./testBed.js";

/** Makes the bot with the options of its client. What it returns is closed with the bed. A client that is not logged in is. */
export type StartBot<Instance> = (
  options: MezonClientOptions,
  bed: Pick<TestBed, "sandbox" | "person" | "channel" | "clock">,
) => Instance | Promise<Instance>;

export interface TestBedOptions<Instance> {
  /** Starts the bot that is tested: `(options) => startGreeterBot(options)`. */
  readonly start: StartBot<Instance>;
  /** People, clans, channels, roles and messages that the bot finds. @default alice, in a clan with the channel "general" */
  readonly world?: WorldDescription | undefined;
  /**
   * `"fake"`: time passes only by `clock.advance()`, for the bot and the sandbox alike; `{ now }` says when it begins.
   * All timers of the process move with it, so that such tests run one after another. Needs `@sinonjs/fake-timers`.
   *
   * @default "real"
   */
  readonly clock?: "real" | "fake" | { readonly now: Date | string | number } | undefined;
  /** Milliseconds that an expectation waits, of the machine's time: less than test runners wait. @default 3_000 */
  readonly timeoutMs?: number | undefined;
  /** Options of the bot's client that are not those of the sandbox. */
  readonly client?: Partial<MezonClientOptions> | undefined;
  /** Options of the sandbox. */
  readonly sandbox?: SandboxOptions | undefined;
}

const OPTIONS: KeysOf<TestBedOptions<unknown>> = {
  ...{ start: true, world: true, clock: true, timeoutMs: true, client: true, sandbox: true },
};
const TIMEOUT_MS = 3_000;

/** Options with every default filled in. `now` is when the fake clock begins; `undefined`: the clock is real. */
export interface ResolvedTestBedOptions<Instance> {
  readonly start: StartBot<Instance>;
  readonly world: WorldDescription;
  readonly now: number | undefined;
  readonly timeoutMs: number;
  readonly client: Partial<MezonClientOptions>;
  readonly sandbox: SandboxOptions;
}

/** Fills in the defaults. @throws {ValidationError} that names the wrong option. */
export function resolveTestBedOptions<Instance>(options: TestBedOptions<Instance>): ResolvedTestBedOptions<Instance> {
  requireOptions(options, OPTIONS);
  const { start, world = {}, clock = "real", timeoutMs = TIMEOUT_MS, client = {}, sandbox = {} } = options;
  if (typeof start !== "function") throw new ValidationError("start", "must be a function that starts the bot");
  if (!(timeoutMs > 0 && Number.isFinite(timeoutMs))) throw new ValidationError("timeoutMs", "must be above 0");
  return { start, world, now: beginningOf(clock), timeoutMs, client, sandbox };
}

function beginningOf(clock: NonNullable<TestBedOptions<unknown>["clock"]>): number | undefined {
  if (clock === "real") return undefined;
  if (clock === "fake") return Date.now();
  const now = typeof clock === "object" ? new Date(clock.now).getTime() : Number.NaN;
  if (Number.isNaN(now)) throw new ValidationError("clock", 'must be "real", "fake" or { now } with a time');
  return now;
}
