import { ValidationError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { Context } from "../context/context.js";
import { UserError } from "../context/userError.js";
import { KeyedQueue } from "../middleware/keyedQueue.js";
import { definePlugin, type Next, type Plugin } from "../middleware/middleware.js";
import { type Order, orderKey, orders } from "../order.js";
import type { KeyValueStorage } from "../storage/keyValueStorage.js";
import { requireStorage } from "../storage/keyValueStorage.js";
import { MemoryStorage } from "../storage/memoryStorage.js";

/** What a session holds: anything that JSON can hold. */
export type SessionValue = object;

export interface SessionOptions<Value extends SessionValue> {
  /** Returns what a session holds that is begun. */
  readonly initial: () => Value;
  /** Whose session it is. A function returns the key, or `undefined` for an update without a session. @default "user" */
  readonly key?: Exclude<Order, "none"> | undefined;
  /** @default in memory: a restart begins all sessions anew */
  readonly storage?: KeyValueStorage | undefined;
  /** Key prefix of the sessions in the storage. @default "session" */
  readonly space?: string | undefined;
  /** Milliseconds after its last use at which a session ends. @default never */
  readonly lifetimeMs?: number | undefined;
  /** Version of the sessions' values. Increase it when their form changes, and add a migration. @default 0 */
  readonly version?: number | undefined;
  /**
   * Functions by version, which return the value of the next version: `migrations[0]` migrates from 0 to 1. If a migration
   * is missing, the session starts with its initial value.
   */
  readonly migrations?: Readonly<Record<number, (old: unknown) => unknown>> | undefined;
}

export interface SessionFlavor<Value extends SessionValue> {
  /** Changes to it are stored once the handlers have ended. Assigning `undefined` ends the session. */
  session: Value;
}

interface Stored {
  readonly version: number;
  readonly value: unknown;
}

/** Updates that wait at most for one session. */
const MOST_QUEUED = 100;

const OPTIONS: KeysOf<SessionOptions<SessionValue>> = {
  ...{ initial: true, key: true, storage: true, space: true, lifetimeMs: true, version: true, migrations: true },
};

/**
 * Returns a plugin that gives each update the session of its person, channel or clan, as `ctx.session`. Updates of one
 * session are handled one after the other, so that no change is lost; 100 may wait. A handler that throws changes nothing.
 * The storage is closed when the bot stops.
 *
 * ```ts
 * const bot = new Bot({ botId, token }).use(session({ initial: () => ({ count: 0 }) }));
 * bot.command("count", (ctx) => ctx.reply(String((ctx.session.count += 1))));
 * ```
 *
 * @throws {ValidationError} that names the wrong option.
 */
export function session<Value extends SessionValue>(
  options: SessionOptions<Value>,
): Plugin<Context, SessionFlavor<Value>> {
  requireOptions(options, OPTIONS);
  const { initial, key = "user", space = "session", lifetimeMs } = options;
  const { version = 0, migrations = {} } = options;
  const storage: KeyValueStorage =
    options.storage === undefined ? new MemoryStorage() : requireStorage(options.storage);
  if (typeof initial !== "function")
    throw new ValidationError("initial", "must be a function that returns a new session");
  if (typeof key !== "function" && !orders.includes(key))
    throw new ValidationError("key", `must be a function or one of ${orders.join(", ")}`);
  if (!Number.isInteger(version)) throw new ValidationError("version", "must be a whole number");
  if (lifetimeMs !== undefined && !(typeof lifetimeMs === "number" && lifetimeMs > 0))
    throw new ValidationError("lifetimeMs", "must be a number of milliseconds above 0");
  requireString(space, "space");
  const keyOf = orderKey(key);
  const queue = new KeyedQueue(MOST_QUEUED);

  const read = (text: string | undefined): Value => {
    const stored = text === undefined ? undefined : (JSON.parse(text) as Stored);
    return (
      ((stored === undefined ? undefined : migrated(stored, version, migrations)) as Value | undefined) ?? initial()
    );
  };

  const handle = async (ctx: Context & Partial<SessionFlavor<Value>>, next: Next): Promise<void> => {
    const id = keyOf(ctx);
    if (id === undefined) return next();
    if (queue.isFull(id)) throw new UserError(ctx.texts.busy);
    await queue.run(id, async () => {
      const before = await storage.get(space, id);
      const value = read(before);
      // A session that nobody has changed is not stored.
      const known = before ?? textOf(value);
      ctx.session = value;
      await next();
      const after = ctx.session as Value | undefined;
      if (after === undefined) await storage.delete(space, id);
      else await store(id, known, textOf(after), ctx.now());
    });
  };

  const textOf = (value: Value): string => jsonText({ version, value } satisfies Stored, "session");

  const store = async (id: string, before: string, after: string, now: number): Promise<void> => {
    // With a lifetime each use is stored: it puts the end off.
    if (after === before && lifetimeMs === undefined) return;
    await storage.set(space, id, after, lifetimeMs === undefined ? undefined : now + lifetimeMs);
  };

  return definePlugin<SessionFlavor<Value>, Context>()(handle, { stop: () => storage.close?.() });
}

function migrated(
  stored: Stored,
  version: number,
  migrations: Readonly<Record<number, (old: unknown) => unknown>>,
): unknown {
  let { value } = stored;
  for (let from = stored.version; from < version; from += 1) {
    const migrate = migrations[from];
    if (migrate === undefined) return undefined;
    value = migrate(value);
  }
  // Of a newer version: the bot was set back.
  return stored.version > version ? undefined : value;
}
