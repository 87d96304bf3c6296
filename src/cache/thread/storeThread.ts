import type { Worker, WorkerOptions } from "node:worker_threads";
import { systemClock } from "../../core/clock.js";
import { StoreError, toError } from "../../core/errors.js";
import { errorFrom } from "./plainError.js";
import type { Method, Request, Response, ThreadSettings } from "./protocol.js";
import { workerFile } from "./workerFile.js";

export interface StoreThreadOptions {
  readonly settings: ThreadSettings;
  readonly onProblem: (problem: StoreError) => void;
  /** Called once when the thread has ended. */
  readonly onEnd: () => void;
}

export interface CallOptions {
  /** Buffers that are transferred, not copied. */
  readonly transferred?: readonly ArrayBuffer[];
  /** Ends maintenance early when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Awaited after each step of maintenance. */
  readonly afterStep?: (() => Promise<void>) | undefined;
  /** Called directly before the call is sent, which does not happen if it throws. */
  readonly before?: (() => void) | undefined;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly afterStep: (() => Promise<void>) | undefined;
}

/** Milliseconds within which a thread must have started. A busy machine needs some tenths of a second. */
const START_MS = 30_000;
/**
 * Flags of the process that decide which drivers exist. Others, such as a TypeScript loader, are not passed to the
 * thread.
 */
const PASSED_ON: ReadonlySet<string> = new Set(["--no-addons", "--experimental-sqlite", "--no-experimental-sqlite"]);
/**
 * Largest JavaScript heap of the thread, in MiB. A batch of the longest messages needs far less. If more is needed, the
 * thread fails and not the bot.
 */
const HEAP_MIB = 512;

/** One thread that works on a file, from start to end. It keeps the process running only while a call is pending. */
export class StoreThread {
  readonly #worker: Worker;
  readonly #options: StoreThreadOptions;
  readonly #pending = new Map<number, Pending>();
  readonly #begun: Promise<void>;
  readonly #ended: Promise<void>;
  #onBegun: () => void = () => undefined;
  #lastId = 0;
  /** The failure with which every further call rejects. */
  #failure: StoreError | undefined;

  private constructor(worker: Worker, options: StoreThreadOptions) {
    this.#worker = worker;
    this.#options = options;
    let cause: Error | undefined;
    worker.on("message", (response: Response) => this.#receive(response));
    worker.on("error", (error) => {
      cause = toError(error);
    });
    worker.on("messageerror", (error) => {
      cause = error;
      void worker.terminate();
    });
    this.#begun = new Promise((resolve, reject) => {
      this.#onBegun = resolve;
      worker.on("exit", () => reject(cause ?? new Error("it ended before it had begun")));
    });
    this.#ended = new Promise((resolve) => {
      worker.on("exit", () => resolve(this.#end(cause)));
    });
  }

  /** Starts a thread. Rejects with the reason if it cannot be started. */
  static async start(options: StoreThreadOptions): Promise<StoreThread> {
    const { Worker } = await import("node:worker_threads");
    const thread = new StoreThread(new Worker(workerFile(), workerOptions(options.settings)), options);
    let timer: unknown;
    const late = new Promise<never>((_, reject) => {
      const error = new Error(`it did not begin within ${START_MS} ms`);
      timer = systemClock.setTimeout(() => reject(error), START_MS);
    });
    try {
      await Promise.race([thread.#begun, late]);
      thread.#worker.unref();
      return thread;
    } catch (error) {
      await thread.end();
      throw error;
    } finally {
      systemClock.clearTimeout(timer);
    }
  }

  /**
   * Calls a method in the thread. Rejects as the store does, and with a `StoreError` (`unavailable`) if the thread ends
   * first.
   */
  call<T>(
    method: Method,
    args: readonly unknown[],
    { transferred = [], signal, afterStep }: CallOptions = {},
  ): Promise<T> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#lastId += 1;
    const id = this.#lastId;
    const abort = (): void => this.#post({ aborted: id });
    const answer = new Promise<T>((resolve, reject) => {
      this.#post({ id, method, args }, transferred);
      if (this.#pending.size === 0) this.#worker.ref();
      this.#pending.set(id, { resolve, reject, afterStep });
    });
    if (signal === undefined) return answer;
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    return answer.finally(() => signal.removeEventListener("abort", abort));
  }

  /** Called when a pipeline that failed sends nothing more. The thread then forgets its failure. */
  endPipeline(ended: number): void {
    if (this.#failure === undefined) this.#post({ ended });
  }

  /** Ends the thread, even while it is working. */
  async end(): Promise<void> {
    await this.#worker.terminate();
    await this.#ended;
  }

  #receive(response: Response): void {
    if ("problem" in response) this.#options.onProblem(errorFrom(response.problem) as StoreError);
    else if ("step" in response) void this.#afterStep(response.step);
    else if ("isReady" in response) this.#onBegun();
    else {
      const pending = this.#pending.get(response.id);
      this.#pending.delete(response.id);
      if (this.#pending.size === 0) this.#worker.unref();
      if ("error" in response) pending?.reject(errorFrom(response.error));
      else pending?.resolve(response.value as never);
    }
  }

  async #afterStep(id: number): Promise<void> {
    try {
      await this.#pending.get(id)?.afterStep?.();
    } catch {
      // The caller's `afterStep` failed: this ends the maintenance.
      this.#post({ aborted: id });
    }
    this.#post({ proceed: id });
  }

  #post(request: Request, transferred: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(request, transferred);
  }

  #end(cause: Error | undefined): void {
    const { file } = this.#options.settings;
    const why = cause === undefined ? "" : `: ${cause.message}`;
    this.#failure = new StoreError("unavailable", `the thread that keeps ${file} has ended${why}`, { file, cause });
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
    this.#options.onEnd();
  }
}

function workerOptions(workerData: ThreadSettings): WorkerOptions {
  const { execArgv, env } = process;
  const flags = [...execArgv, ...(env["NODE_OPTIONS"] ?? "").split(" ")];
  return {
    name: "mezonkit store",
    workerData,
    argv: [],
    // The environment may contain secrets, which the thread does not need.
    env: {},
    execArgv: flags.filter((flag) => PASSED_ON.has(flag)),
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  };
}
