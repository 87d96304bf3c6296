import type { Clock } from "../core/clock.js";
import { toError, ValidationError } from "../core/errors.js";
import { runsOnNode } from "../core/platform.js";
import type { DatabaseSource } from "../database/databaseSource.js";
import type { Retention } from "./retention.js";
import type { StoreBackend } from "./storeBackend.js";

export interface BackendOptions {
  readonly source: DatabaseSource;
  readonly onRemoval: "mark" | "remove";
  readonly retention: Retention | undefined;
  readonly clock: Clock | undefined;
  /** Whether to use a thread. `undefined`: if possible. */
  readonly thread: boolean | undefined;
}

/** A backend, and whether it works in its own thread. */
export interface CreatedBackend {
  readonly backend: StoreBackend;
  readonly isThreaded: boolean;
}

/** Returns why the options do not allow a thread of the store's own; `undefined` if they do. */
export function whyNoThread({ source, clock }: BackendOptions): string | undefined {
  if (typeof source !== "string") return "is for files: a dialect works in the thread that made it";
  if (source === ":memory:") return "is for files: what is kept in memory stays in this thread";
  if (clock !== undefined) return "cannot be used together with clock, which no other thread can ask";
  return runsOnNode() ? undefined : "is for Node: this platform's threads are not supported";
}

/**
 * Creates the backend of a store. If the store has its own thread, no database module is loaded in this thread.
 *
 * @throws {ValidationError} if a thread is required and none can be started.
 */
export async function createBackend(options: BackendOptions): Promise<CreatedBackend> {
  const { source, onRemoval, retention, clock, thread } = options;
  if (thread !== false && typeof source === "string" && whyNoThread(options) === undefined) {
    const { ThreadBackend } = await import("./thread/threadBackend.js");
    try {
      return { backend: await ThreadBackend.start({ file: source, onRemoval, retention }), isThreaded: true };
    } catch (cause) {
      // Most likely this is a bundle without the thread's code. This thread can do the same work.
      if (thread === true) throw new ValidationError("thread", toError(cause).message, { cause });
    }
  }
  const { KyselyBackend } = await import("./kyselyBackend.js");
  return { backend: new KyselyBackend({ source, onRemoval, retention, clock }), isThreaded: false };
}
