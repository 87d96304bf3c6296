import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { Faults, Sandbox, SandboxChain, SandboxChannel, SandboxClan } from "../../sandbox/index.js";
import type { TestClock } from "../clock/testClock.js";
import { checkSince } from "../people/expectChecks.js";
import type { ExpectOptions } from "../people/expectOptions.js";
import { type PeopleParts, Person } from "../people/person.js";
import type { Timeline } from "../timeline/timeline.js";
import { writeTranscript } from "../timeline/transcript.js";
import type { BuiltWorld } from "../world/buildWorld.js";
import type { BotUnderTest } from "./botUnderTest.js";
import type { StartBot } from "./testBedOptions.js";

export interface TestBedParts<Instance> {
  readonly sandbox: Sandbox;
  readonly world: BuiltWorld;
  readonly clock: TestClock;
  readonly timeline: Timeline;
  readonly people: PeopleParts;
  /** Returns the bot, once it was started. */
  readonly bot: () => BotUnderTest<Instance> | undefined;
  restart(start?: StartBot<Instance>): Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RestartOptions<Instance> {
  /** Starts the bot that follows, such as a newer version of it. @default the bed's `start` */
  readonly start?: StartBot<Instance> | undefined;
}

const RESTART: KeysOf<RestartOptions<unknown>> = { start: true };

/** A sandbox, a bot in it, people whom the test plays, and the time that all of them go by. Made by `createTestBed`. */
export class TestBed<Instance = unknown> implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  /** Switches faults on: the network's, the server's. */
  readonly faults: Faults;
  /** The token chain. */
  readonly chain: SandboxChain;
  readonly #parts: TestBedParts<Instance>;
  readonly #people = new Map<string, Person>();

  /** Made by `createTestBed`. */
  constructor(parts: TestBedParts<Instance>) {
    this.#parts = parts;
    this.sandbox = parts.sandbox;
    this.clock = parts.clock;
    this.faults = parts.sandbox.faults;
    this.chain = parts.sandbox.chain;
  }

  /** The bot that is tested. */
  get bot(): BotUnderTest<Instance> {
    const bot = this.#parts.bot();
    if (bot === undefined) throw new ValidationError("bot", "is being started: use it when createTestBed has resolved");
    return bot;
  }

  /** Returns the person of a name: a new member of the default clan, if there is none yet. */
  person(name: string): Person {
    const known = this.#people.get(name);
    if (known !== undefined) return known;
    const person = new Person(this.sandbox.user(name), this.#parts.people);
    this.#people.set(name, person);
    return person;
  }

  /** Returns several people at once: `const [alice, bob] = bed.people("alice", "bob")`. */
  people<const Names extends readonly string[]>(...names: Names): { readonly [Key in keyof Names]: Person } {
    return names.map((name) => this.person(name)) as unknown as { readonly [Key in keyof Names]: Person };
  }

  /**
   * Returns the channel with a name: of the bed's world, or the default clan's "general".
   *
   * @throws {ValidationError} if there is none.
   */
  channel(name = "general"): SandboxChannel {
    return named(this.#parts.world.channels, name, "channel");
  }

  /** Returns the clan with a name, of the bed's world. @throws {ValidationError} if there is none. */
  clan(name: string): SandboxClan {
    return named(this.#parts.world.clans, name, "clan");
  }

  /** Returns the id of the role with a name, of the bed's world. @throws {ValidationError} if there is none. */
  roleId(name: string): string {
    return named(this.#parts.world.roles, name, "role");
  }

  /**
   * Returns what people saw and did since the test began, for a snapshot: without times, and with names in place of ids,
   * so that it is the same in every run.
   */
  transcript(options: Pick<ExpectOptions, "since"> = {}): string {
    checkSince(options);
    const { since = "start" } = options;
    const from = since === "start" ? 0 : since.scope.from;
    const { timeline, people } = this.#parts;
    return writeTranscript(timeline.since(from), people.names);
  }

  /**
   * Closes the bot and starts it again, in the same sandbox: after a deployment it goes on with what it has stored.
   * `bot` is the new one from then on. It is an action: expectations see what comes after it, what the old bot says at
   * its end included.
   *
   * Rejects with what closing the bot or `start` rejects with.
   */
  async restart(options: RestartOptions<Instance> = {}): Promise<void> {
    requireOptions(options, RESTART);
    const { start } = options;
    if (start !== undefined && typeof start !== "function")
      throw new ValidationError("start", "must be a function that starts the bot");
    await this.#parts.restart(start);
  }

  /** Closes the bot and the sandbox, and gives the process its timers back. */
  close(): Promise<void> {
    return this.#parts.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

function named<Value>(values: ReadonlyMap<string, Value>, name: string, what: string): Value {
  const value = values.get(requireString(name, "name"));
  if (value !== undefined) return value;
  const names = [...values.keys()].join(", ");
  throw new ValidationError("name", `no ${what} is named ${JSON.stringify(name)}; there are ${names || "none"}`);
}
