/** The part that is used of a connection pool, such as that of `pg`, and of a connection. */
interface Emitter {
  on?(event: "error" | "acquire", listener: (what: unknown) => void): unknown;
}

const guarded = new WeakSet<object>();

/**
 * Creates a driver whose pool cannot end the process. If a connection is lost while it is idle or between two queries,
 * the pool or the client emits an `error` event, and Node ends the process if there is no listener. The event needs no
 * other handling: the next query on the connection fails, and the pool creates another connection.
 *
 * Kysely does not reveal the pool of a dialect, but it freezes its copy of the dialect's settings while it creates the
 * driver. These settings contain the pool, or the function that creates it.
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
