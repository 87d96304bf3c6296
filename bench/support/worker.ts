import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { builtWorker } from "./built.js";

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

export interface WorkerOptions {
  /** Working directory. Default: this process's. */
  readonly cwd?: string;
  /** More flags for Node. */
  readonly flags?: readonly string[];
  /** More variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a worker can be asked for, by name. */
export type Services = Readonly<Record<string, (request: never) => unknown>>;

/** A process of its own that answers questions. `Offered` is what it `serve`s. */
export class Worker<Offered extends Services> {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #lastId = 0;

  constructor(file: string, { cwd = process.cwd(), flags = [], env = {} }: WorkerOptions = {}) {
    this.#process = fork(file, {
      cwd,
      env: { ...process.env, ...env },
      execArgv: ["--expose-gc", ...flags],
      // What the official SDK prints is of no interest here.
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#process.on("message", ({ id, result, error }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(`${file}: ${error}`));
    });
    this.#process.on("exit", (code, signal) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${file} ended: ${code ?? signal}`));
      this.#waiting.clear();
    });
  }

  ask<Name extends keyof Offered & string>(
    name: Name,
    request: Parameters<Offered[Name]>[0],
  ): Promise<Awaited<ReturnType<Offered[Name]>>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve, reject });
      this.#process.send({ id, name, request });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill("SIGKILL");
    await once(this.#process, "exit");
  }
}

/** Workers that end together. */
export class Workers {
  readonly #started: AsyncDisposable[] = [];

  /** @param name Of a file below `bench/support`, without its ending. */
  async start<Offered extends Services>(name: string, options: WorkerOptions = {}): Promise<Worker<Offered>> {
    const worker = new Worker<Offered>(await builtWorker(name), options);
    this.#started.push(worker);
    return worker;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#started.map((worker) => worker[Symbol.asyncDispose]()));
  }
}
