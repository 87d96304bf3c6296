import { BoundedMap } from "../../core/boundedMap.js";
import { type Clock, systemClock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { Context } from "../context/context.js";
import { foldCase } from "../context/foldCase.js";
import { UserError } from "../context/userError.js";
import { KeyedQueue } from "../middleware/keyedQueue.js";
import type { Next } from "../middleware/middleware.js";
import type { KeyValueStorage } from "../storage/keyValueStorage.js";
import { requireStorage } from "../storage/keyValueStorage.js";
import { MemoryStorage } from "../storage/memoryStorage.js";
import { Conversation } from "./conversation.js";
import type { ConversationRecord } from "./conversationLog.js";
import { ConversationEnd, ConversationReplacement, ConversationRestart, ConversationRun } from "./conversationRun.js";
import { ConversationChangedError, ConversationLoopError } from "./errors.js";

export type ConversationFunction<State = never> = (conversation: Conversation<State>) => Promise<unknown>;

export interface ConversationOptions {
  /** Raise it when the steps change: conversations of another version that are under way are ended. @default 0 */
  readonly version?: number | undefined;
  /** Milliseconds to wait for each answer. @default 15 minutes */
  readonly timeLimitMs?: number | undefined;
  /** Words that end it. @default those of the person's language, such as "cancel" */
  readonly cancelWords?: readonly string[] | undefined;
}

export interface ConversationsOptions {
  /** Keeps conversations over restarts. @default in memory */
  readonly storage?: KeyValueStorage | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

interface Definition {
  readonly run: ConversationFunction<unknown>;
  readonly version: number;
  readonly timeLimitMs: number;
  readonly cancelWords: readonly string[] | undefined;
}

/** A run that waits in memory. */
interface Waiting {
  readonly run: ConversationRun;
  readonly end: Promise<unknown>;
  expiresAt: number;
}

const SPACE = "conversation";
const TIME_LIMIT_MS = 15 * 60_000;
/** Runs that wait in memory at most. Others go on from what is stored, as after a restart. */
const MOST_IN_MEMORY = 1_000;
/** People who are known to be in no conversation at most. */
const MOST_KNOWN = 50_000;

/** Updates that wait at most for a conversation that is busy. */
const MOST_QUEUED = 100;
/** How often a conversation may begin anew without waiting for an answer. */
const MOST_RESTARTS = 100;

const OPTIONS: KeysOf<ConversationOptions> = { version: true, timeLimitMs: true, cancelWords: true };

/**
 * The conversations of a bot: one at a time for each person in each channel.
 */
export class Conversations {
  readonly #definitions = new Map<string, Definition>();
  readonly #storage: KeyValueStorage;
  readonly #clock: Clock;
  readonly #queue = new KeyedQueue(MOST_QUEUED);
  /** Updates that a conversation is handling: what enters another one with them does so from within it. */
  readonly #handled = new WeakSet<Context>();
  readonly #waiting = new BoundedMap<string, Waiting>(MOST_IN_MEMORY);
  /** Keys without a conversation, so that nothing is read for every message of everybody. */
  readonly #none = new BoundedMap<string, true>(MOST_KNOWN);

  constructor({ storage, clock = systemClock }: ConversationsOptions = {}) {
    this.#clock = clock;
    this.#storage = storage === undefined ? new MemoryStorage({ clock }) : requireStorage(storage);
  }

  /** @throws {ValidationError} for a name that is taken, or a wrong option. */
  define<State>(name: string, run: ConversationFunction<State>, options: ConversationOptions = {}): void {
    requireOptions(options, OPTIONS);
    const { version = 0, timeLimitMs = TIME_LIMIT_MS, cancelWords } = options;
    if (typeof name !== "string" || name === "") throw new ValidationError("name", "must be a text that is not empty");
    if (this.#definitions.has(name)) throw new ValidationError("name", `there is a conversation "${name}" already`);
    if (typeof run !== "function") throw new ValidationError("run", "must be a function");
    if (!(typeof timeLimitMs === "number" && timeLimitMs > 0))
      throw new ValidationError("timeLimitMs", "must be a number of milliseconds above 0");
    if (!Number.isInteger(version)) throw new ValidationError("version", "must be a whole number");
    const words = cancelWords === undefined ? undefined : requireList(cancelWords, "cancelWords", "words");
    const folded = words?.map((word, index) => foldCase(requireString(word, `cancelWords[${index}]`)));
    const definition = { run: run as ConversationFunction<unknown>, version, timeLimitMs, cancelWords: folded };
    this.#definitions.set(name, definition);
  }

  /**
   * Begins a conversation with the person, in place of one that they are in. Resolves when it waits for an answer or
   * has ended; rejects with its error. Called by a conversation, it ends that one and never returns.
   */
  async enter(ctx: Context, name: string, state: unknown): Promise<void> {
    const definition = this.#definitions.get(requireString(name, "name"));
    if (definition === undefined) throw new ValidationError("name", `there is no conversation "${name}"`);
    jsonText(state ?? null, "state");
    // It would wait for itself.
    if (this.#handled.has(ctx)) throw new ConversationReplacement(name, state);
    const key = keyOf(ctx);
    await this.#inTurn(key, ctx, async () => {
      await this.#remove(key);
      await this.#begin(key, ctx, { name, state });
    });
  }

  /** Gives an update to the conversation that waits for it. Others go on to `next`. */
  async handle(ctx: Context, next: Next): Promise<void> {
    const key = keyOf(ctx);
    if (this.#none.peek(key) === true) return next();
    const isHandled = await this.#inTurn(key, ctx, () => this.#handle(key, ctx));
    if (!isHandled) await next();
  }

  /** Lets go of the runs in memory. Those that are stored go on when their people answer. */
  async stop(): Promise<void> {
    this.#waiting.clear();
    this.#none.clear();
    await this.#storage.close?.();
  }

  /** What belongs to one conversation is done one after the other. */
  async #inTurn<T>(key: string, ctx: Context, work: () => Promise<T>): Promise<T> {
    if (this.#queue.isFull(key)) throw new UserError(ctx.texts.busy);
    return this.#queue.run(key, async () => {
      this.#handled.add(ctx);
      try {
        return await work();
      } finally {
        this.#handled.delete(ctx);
      }
    });
  }

  async #handle(key: string, ctx: Context): Promise<boolean> {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined && waiting.expiresAt <= this.#clock.now()) {
      await this.#remove(key);
      return false;
    }
    const resumed = waiting ?? (await this.#resume(key, ctx));
    if (resumed === undefined) return false;
    // A call of a command is no answer.
    if (ctx.invocation !== undefined) return false;
    const { run, end } = resumed;
    if (ctx.kind === "message" && this.#isCancel(run.record.name, ctx)) {
      await this.#remove(key);
      await ctx.tell(ctx.texts.cancelled);
      return true;
    }
    const answer = run.read(ctx);
    if (answer === undefined) return false;
    await run.answer(ctx, answer);
    this.#setExpiry(key, resumed);
    await this.#settle(key, ctx, run, end);
    return true;
  }

  #isCancel(name: string, ctx: Context): boolean {
    const words = this.#definitions.get(name)?.cancelWords ?? ctx.texts.cancelWords;
    return words.includes(foldCase(ctx.text.trim()));
  }

  /** Runs a stored conversation again, up to where it waits. */
  async #resume(key: string, ctx: Context): Promise<Waiting | undefined> {
    const stored = await this.#storage.get(SPACE, key);
    if (stored === undefined) {
      this.#none.set(key, true);
      return undefined;
    }
    const record = JSON.parse(stored) as ConversationRecord;
    const definition = this.#definitions.get(record.name);
    if (definition === undefined || definition.version !== record.version) {
      await this.#remove(key);
      await ctx.tell(ctx.texts.conversationChanged);
      return undefined;
    }
    const run = this.#runOf(key, ctx, record, definition);
    return this.#start(key, ctx, run, definition);
  }

  async #begin(
    key: string,
    ctx: Context,
    { name, state }: { readonly name: string; readonly state: unknown },
    restarts = 0,
  ): Promise<void> {
    const definition = this.#definitions.get(name);
    if (definition === undefined) return;
    if (restarts > MOST_RESTARTS) {
      await this.#remove(key);
      throw new ConversationLoopError(name, MOST_RESTARTS);
    }
    const { version } = definition;
    const id = `${this.#clock.now().toString(36)}${Math.trunc(Math.random() * 1e9).toString(36)}`;
    const record: ConversationRecord = { id, name, version, state, userId: ctx.userId, log: [] };
    const run = this.#runOf(key, ctx, record, definition);
    await this.#save(key, record, definition);
    await this.#start(key, ctx, run, definition, restarts);
  }

  async #start(
    key: string,
    ctx: Context,
    run: ConversationRun,
    definition: Definition,
    restarts = 0,
  ): Promise<Waiting | undefined> {
    const { end } = await run.start(() => definition.run(new Conversation<unknown>(run)));
    const isWaiting = await this.#settle(key, ctx, run, end, restarts);
    if (!isWaiting) return undefined;
    const waiting = { run, end, expiresAt: this.#clock.now() + definition.timeLimitMs };
    this.#waiting.set(key, waiting);
    this.#none.delete(key);
    return waiting;
  }

  /** Looks at a run that is at rest. Returns whether it waits. Rejects with its error, if it has failed. */
  async #settle(
    key: string,
    ctx: Context,
    run: ConversationRun,
    end: Promise<unknown>,
    restarts = 0,
  ): Promise<boolean> {
    if (run.isWaiting) return true;
    const error: unknown = await end.then(
      () => new ConversationEnd(),
      (thrown: unknown) => thrown,
    );
    run.end(new ConversationEnd());
    this.#waiting.delete(key);
    if (error instanceof ConversationEnd) {
      await this.#remove(key);
      if (error.text !== undefined) await ctx.tell(error.text);
    } else if (error instanceof ConversationRestart) {
      await this.#begin(key, ctx, { name: run.record.name, state: error.state }, restarts + 1);
    } else if (error instanceof ConversationReplacement) {
      await this.#begin(key, ctx, { name: error.conversation, state: error.state }, restarts + 1);
    } else {
      await this.#removeFailed(key, run, error);
      if (error instanceof ConversationChangedError) await ctx.tell(ctx.texts.conversationChanged);
      throw error;
    }
    return false;
  }

  /** Removes a conversation that has failed with `error`. Rejects with both errors if that fails as well. */
  async #removeFailed(key: string, { record }: ConversationRun, error: unknown): Promise<void> {
    try {
      await this.#remove(key);
    } catch (removal) {
      const message = `the conversation "${record.name}" has failed, and could not be removed`;
      throw new AggregateError([error, removal], message, { cause: error });
    }
  }

  #runOf(key: string, ctx: Context, record: ConversationRecord, definition: Definition): ConversationRun {
    return new ConversationRun(record, ctx, (changed) => this.#save(key, changed, definition));
  }

  async #save(key: string, record: ConversationRecord, { timeLimitMs }: Definition): Promise<void> {
    await this.#storage.set(SPACE, key, JSON.stringify(record), this.#clock.now() + timeLimitMs);
  }

  #setExpiry(key: string, waiting: Waiting): void {
    const timeLimitMs = this.#definitions.get(waiting.run.record.name)?.timeLimitMs ?? TIME_LIMIT_MS;
    waiting.expiresAt = this.#clock.now() + timeLimitMs;
    this.#waiting.set(key, waiting);
  }

  async #remove(key: string): Promise<void> {
    const waiting = this.#waiting.peek(key);
    this.#waiting.delete(key);
    waiting?.run.end(new ConversationEnd());
    this.#none.set(key, true);
    await this.#storage.delete(SPACE, key);
  }
}

function keyOf({ channelId, userId }: Context): string {
  return `${channelId} ${userId}`;
}
