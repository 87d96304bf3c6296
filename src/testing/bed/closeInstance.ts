/** Milliseconds that a bot's listeners have to finish when its test is over. */
const DRAIN_MS = 500;

/** Closes what `start` returned: by `close()`, by `await using`, or by the client that it holds. */
export async function closeInstance(instance: unknown): Promise<void> {
  if (typeof instance !== "object" || instance === null) return;
  const { close, client } = instance as { readonly close?: unknown; readonly client?: unknown };
  if (typeof close === "function") await close.call(instance, { drainMs: DRAIN_MS });
  else if (Symbol.asyncDispose in instance) await (instance as AsyncDisposable)[Symbol.asyncDispose]();
  else await closeInstance(client);
}
