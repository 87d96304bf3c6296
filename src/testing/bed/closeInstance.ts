/** Milliseconds that a bot's listeners have to finish when its test is over. */
const DRAIN_MS = 500;

/** Closes what `start` returned, by `close()` or as `await using` does, and then the client that it holds, if any. */
export async function closeInstance(instance: unknown): Promise<void> {
  if (typeof instance !== "object" || instance === null) return;
  const { close, client } = instance as { readonly close?: unknown; readonly client?: unknown };
  try {
    if (typeof close === "function") await close.call(instance, { drainMs: DRAIN_MS });
    else if (Symbol.asyncDispose in instance) await (instance as AsyncDisposable)[Symbol.asyncDispose]();
  } finally {
    // One that goes on would look for its sandbox for ever.
    await closeInstance(client);
  }
}
