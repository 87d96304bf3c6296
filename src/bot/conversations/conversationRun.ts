import { MezonError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import type { Context } from "../context/context.js";
import type { ConversationRecord, LogEntry, RecordedAnswer } from "./conversationLog.js";
import { ConversationChangedError, ConversationTooLongError } from "./errors.js";

/** Reads from an update the answer that is waited for. Returns `undefined` for another update. */
export type AnswerReader = (ctx: Context) => RecordedAnswer | undefined;

/** Ends a run from outside or inside; `text` is posted for the person. */
export class ConversationEnd extends Error {
  override readonly name = "ConversationEnd";
  readonly text: string | undefined;

  constructor(text?: string) {
    super("the conversation has ended");
    this.text = text;
  }
}

/** Thrown through the author's code by `restart`. */
export class ConversationRestart extends Error {
  override readonly name = "ConversationRestart";
  readonly state: unknown;

  constructor(state: unknown) {
    super("the conversation begins anew");
    this.state = state;
  }
}

/** Thrown through the author's code by `ctx.enter`: another conversation takes the place of this one. */
export class ConversationReplacement extends Error {
  override readonly name = "ConversationReplacement";
  readonly conversation: string;
  readonly state: unknown;

  constructor(conversation: string, state: unknown) {
    super(`the conversation "${conversation}" takes the place of this one`);
    this.conversation = conversation;
    this.state = state;
  }
}

interface Pending {
  readonly read: AnswerReader;
  readonly resolve: (answer: RecordedAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Steps of a run that are recorded at most. */
const MOST_STEPS = 1_000;

/**
 * One run of a conversation. Its steps are recorded before it goes on. Run again after a restart, it takes their
 * results from the record until there are no more.
 */
export class ConversationRun {
  readonly record: ConversationRecord;
  readonly #log: LogEntry[];
  readonly #save: (record: ConversationRecord) => Promise<void>;
  /** Index of the next step. */
  #position = 0;
  #depth = 0;
  #ctx: Context;
  #pending: Pending | undefined;
  /** Whether a step is being taken. */
  #isBusy = false;
  /** Why no more steps are taken; `undefined` while it goes on. */
  #over: ConversationEnd | undefined;
  /** Resolves when the run waits for an answer or has ended. */
  #atRest: Promise<void> = Promise.resolve();
  #rest: () => void = () => undefined;

  constructor(record: ConversationRecord, ctx: Context, save: (record: ConversationRecord) => Promise<void>) {
    this.#log = [...record.log];
    this.record = { ...record, log: this.#log };
    this.#ctx = ctx;
    this.#save = save;
  }

  /** The update that is handled. */
  get ctx(): Context {
    return this.#ctx;
  }

  /** Whether an answer is waited for. */
  get isWaiting(): boolean {
    return this.#pending !== undefined;
  }

  /** Runs `work` until it waits for an answer or has ended. Returns its end, or `undefined` while it waits. */
  async start(work: () => Promise<unknown>): Promise<{ readonly end: Promise<unknown> }> {
    this.#begin();
    const end = work().finally(() => this.#rest());
    // The function that started it awaits the end; nobody else must.
    end.catch(() => undefined);
    await this.#atRest;
    return { end };
  }

  /** Returns the answer that an update is, if it is one. */
  read(ctx: Context): RecordedAnswer | undefined {
    return this.#pending?.read(ctx);
  }

  /** Gives an answer to the run. Resolves when it waits for the next one or has ended. */
  async answer(ctx: Context, answer: RecordedAnswer): Promise<void> {
    const pending = this.#pending;
    if (pending === undefined) return;
    // An answer that cannot be stored is not taken: the person may give it again.
    await this.#append({ op: "wait", answer });
    this.#ctx = ctx;
    this.#pending = undefined;
    this.#begin();
    pending.resolve(answer);
    await this.#atRest;
  }

  /** Ends the run where it waits. Whatever the author's code does then, it takes no more steps and stores nothing. */
  end(error: ConversationEnd): void {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#over = error;
    pending?.reject(error);
  }

  /** Waits for an answer. */
  wait(read: AnswerReader): Promise<RecordedAnswer> {
    return this.#step(async () => {
      const entry = this.#replayed("wait");
      if (entry !== undefined) return entry.answer;
      this.#requireRoom();
      return new Promise((resolve, reject) => {
        this.#pending = { read, resolve, reject };
        this.#rest();
      });
    });
  }

  /** Posts a message. @param print What identifies it, to notice that the code has changed. */
  send(
    print: string,
    post: () => Promise<{ readonly messageId: string; readonly channelId: string }>,
  ): Promise<{ readonly messageId: string; readonly channelId: string }> {
    return this.#step(async () => {
      const entry = this.#replayed("send");
      if (entry !== undefined) {
        if (entry.print !== print) throw this.#changed("a message says something else");
        return entry;
      }
      this.#requireRoom();
      const { messageId, channelId } = await post();
      await this.#append({ op: "send", print, messageId, channelId });
      return { messageId, channelId };
    });
  }

  /** Does work once, and remembers its result. `key` is the same each time this step is tried. */
  once<T>(work: (step: { readonly key: string }) => Promise<T> | T): Promise<T> {
    return this.#step(async () => {
      const entry = this.#replayed("once");
      if (entry !== undefined) return entry.result as T;
      this.#requireRoom();
      const result = await work({ key: `${this.record.id}-${this.#position}` });
      jsonText(result ?? null, "result");
      await this.#append({ op: "once", result });
      return result;
    });
  }

  /** Runs a part of the conversation; once it has ended, only its result is remembered. */
  async checkpoint<T>(work: () => Promise<T>): Promise<T> {
    this.#requireTurn();
    const entry = this.#log[this.#position];
    if (entry?.op === "checkpoint" && entry.depth === this.#depth) {
      this.#position += 1;
      return entry.result as T;
    }
    const from = this.#position;
    this.#depth += 1;
    const result = await Promise.resolve(work()).finally(() => {
      this.#depth -= 1;
    });
    jsonText(result ?? null, "result");
    this.#log.splice(from, this.#log.length - from, { op: "checkpoint", depth: this.#depth, result });
    this.#position = from + 1;
    await this.#store();
    return result;
  }

  /** Takes a step. Steps are recorded in their order, so that they are taken in the same order when it goes on. */
  async #step<T>(take: () => Promise<T>): Promise<T> {
    this.#requireTurn();
    this.#isBusy = true;
    try {
      return await take();
    } finally {
      this.#isBusy = false;
    }
  }

  #requireTurn(): void {
    if (this.#over !== undefined) throw this.#over;
    if (this.#isBusy)
      throw new MezonError(
        "not_ready",
        "a conversation takes one step at a time: await each of its steps, and take none within c.once()",
      );
  }

  #begin(): void {
    this.#atRest = new Promise((resolve) => {
      this.#rest = resolve;
    });
  }

  /** Returns the next recorded step; `undefined` when all of them have been gone through. */
  #replayed<Op extends "send" | "wait" | "once">(op: Op): Extract<LogEntry, { op: Op }> | undefined {
    const entry = this.#log[this.#position];
    if (entry === undefined) return undefined;
    if (entry.op !== op) throw this.#changed(`step ${this.#position + 1} was "${entry.op}", and is "${op}" now`);
    this.#position += 1;
    return entry as Extract<LogEntry, { op: Op }>;
  }

  async #append(entry: LogEntry): Promise<void> {
    this.#log.push(entry);
    try {
      await this.#store();
    } catch (error) {
      this.#log.pop();
      throw error;
    }
    this.#position = this.#log.length;
  }

  async #store(): Promise<void> {
    if (this.#over === undefined) await this.#save(this.record);
  }

  #requireRoom(): void {
    if (this.#log.length >= MOST_STEPS) throw new ConversationTooLongError(this.record.name, MOST_STEPS);
  }

  #changed(detail: string): ConversationChangedError {
    return new ConversationChangedError(this.record.name, detail);
  }
}
