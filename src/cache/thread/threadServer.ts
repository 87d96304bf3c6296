import type { MessagePort } from "node:worker_threads";
import { type Clock, systemClock } from "../../core/clock.js";
import type { StoreError } from "../../core/errors.js";
import { yieldToEventLoop } from "../../core/sleep.js";
import { KyselyBackend } from "../kyselyBackend.js";
import type { ReadRow } from "../rows.js";
import { decodeChanges } from "./changeCodec.js";
import { Pipelines } from "./pipelines.js";
import { plainError } from "./plainError.js";
import type { Call, Method, Request, Response, ThreadSettings } from "./protocol.js";
import { encodeRows } from "./rowCodec.js";
import { WhenIdle } from "./whenIdle.js";

/** A running maintenance. */
interface Maintenance {
  readonly controller: AbortController;
  /** Continues the maintenance. Set while it waits for the caller. */
  proceed: (() => void) | undefined;
}

/** How long nothing must have been asked for before the log is copied into the file, in milliseconds. */
const IDLE_MS = 200;

/** Carries out calls from another thread. */
export class ThreadServer {
  readonly #port: MessagePort;
  readonly #backend: KyselyBackend;
  readonly #maintenance = new Map<number, Maintenance>();
  readonly #pipelines = new Pipelines();
  readonly #idle: WhenIdle;

  constructor(port: MessagePort, { file, ...options }: ThreadSettings, clock: Clock = systemClock) {
    this.#port = port;
    const backend = new KyselyBackend({ source: file, ...options, isAlone: true });
    this.#backend = backend;
    // If it fails, the log remains. Whatever is wrong with the file makes the next call fail too, which reports it.
    this.#idle = new WhenIdle(clock, IDLE_MS, () => backend.checkpoint().catch(() => undefined));
  }

  start(): void {
    this.#port.on("message", (request: Request) => this.#receive(request));
    this.#send({ isReady: true });
  }

  #receive(request: Request): void {
    if ("aborted" in request) this.#maintenance.get(request.aborted)?.controller.abort();
    else if ("proceed" in request) this.#maintenance.get(request.proceed)?.proceed?.();
    else if ("ended" in request) this.#pipelines.forget(request.ended);
    else void this.#answer(request);
  }

  async #answer({ id, method, args }: Call): Promise<void> {
    this.#idle.begin();
    try {
      const value = await this.#carryOut(id, method, args);
      if (value instanceof Uint8Array) this.#send({ id, value }, [value.buffer as ArrayBuffer]);
      else this.#send({ id, value });
    } catch (error) {
      this.#send({ id, error: plainError(error) });
    } finally {
      this.#idle.end();
      if (method === "close") this.#idle.stop();
    }
  }

  async #carryOut(id: number, method: Method, args: readonly unknown[]): Promise<unknown> {
    const backend = this.#backend;
    const [first, second] = args;
    switch (method) {
      case "apply":
        return backend.applyParts(decodeChanges(first as Uint8Array));
      case "applyNext":
        return this.#pipelines.apply(second as number, () => backend.applyParts(decodeChanges(first as Uint8Array)));
      case "close":
        await this.#pipelines.idle();
        return backend.close();
      case "open":
        return backend.open((problem: StoreError) => this.#send({ problem: plainError(problem) }));
      case "get": {
        const row = await backend.get(first as string);
        return row === undefined ? undefined : encodeRows([row]);
      }
      case "page":
      case "search":
        return encodeRows(await (backend[method] as (query: unknown) => Promise<readonly ReadRow[]>)(first));
      case "maintain":
        return this.#maintain(id);
      default:
        return (backend[method] as (...args: readonly unknown[]) => unknown)(...args);
    }
  }

  async #maintain(id: number): Promise<void> {
    const one: Maintenance = { controller: new AbortController(), proceed: undefined };
    this.#maintenance.set(id, one);
    try {
      await this.#backend.maintain({ signal: one.controller.signal, afterStep: () => this.#mayProceed(id, one) });
    } finally {
      this.#maintenance.delete(id);
    }
  }

  /** Waits until the caller lets the maintenance continue. Calls that arrived meanwhile run before the next step. */
  async #mayProceed(id: number, one: Maintenance): Promise<void> {
    await new Promise<void>((resolve) => {
      one.proceed = resolve;
      this.#send({ step: id });
    });
    await yieldToEventLoop(systemClock);
  }

  #send(response: Response, transferred: readonly ArrayBuffer[] = []): void {
    this.#port.postMessage(response, transferred);
  }
}
