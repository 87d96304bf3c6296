/** What is used of a pool of connections, such as that of `pg`, and of a connection. */
interface Emitter {
  on?(event: "error" | "acquire", listener: (what: unknown) => void): unknown;
}

const guarded = new WeakSet<object>();

/**
 * Makes a driver whose pool ends no process. A connection that is lost while nobody uses it, or between
 * two queries, is an `error` event of the pool or of the client, and Node ends the process when nobody
 * listens. It needs no answer: whoever uses the connection next is told, and the pool makes another.
 *
 * Kysely tells nobody which pool a dialect has, but freezes its copy of the dialect's settings while the
 * driver is made: there the pool is seen, or what will make it.
 */
export function guardPools<Driver>(createDriver: () => Driver): Driver {
  const { freeze } = Object;
  Object.freeze = <T>(settings: T): Readonly<T> => {
    guardSettings(settings);
    return freeze(settings);
  };
  try {
    return createDriver();
  } finally {
    Object.freeze = freeze;
  }
}

function guardSettings(settings: unknown): void {
  if (typeof settings !== "object" || settings === null || !("pool" in settings)) return;
  const { pool } = settings;
  if (typeof pool === "function") {
    const make = pool as (...options: readonly unknown[]) => Promise<unknown>;
    settings.pool = async (...options: readonly unknown[]): Promise<unknown> => guard(await make(...options));
  } else guard(pool);
}

function guard(pool: unknown): unknown {
  if (typeof pool !== "object" || pool === null || guarded.has(pool)) return pool;
  guarded.add(pool);
  listen(pool, "error", () => undefined);
  listen(pool, "acquire", (client) => {
    if (typeof client !== "object" || client === null || guarded.has(client)) return;
    guarded.add(client);
    listen(client, "error", () => undefined);
  });
  return pool;
}

function listen(emitter: Emitter, event: "error" | "acquire", listener: (what: unknown) => void): void {
  // Pools of other drivers may have no events.
  emitter.on?.(event, listener);
}
