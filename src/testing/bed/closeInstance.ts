import { ValidationError } from "../../core/errors.js";
import type { Sandbox } from "../../sandbox/index.js";

/** Milliseconds that a bot's listeners have to finish when its test is over. */
export const DRAIN_MS = 500;

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

/** @throws {ValidationError} if a bot is connected that nobody can close: it would look for its sandbox for ever. */
export function requireClosable(instance: unknown, sandbox: Sandbox): void {
  if (isClosable(instance)) return;
  const bot = sandbox.overview().people.find(({ id }) => id === sandbox.botId);
  if (bot?.isConnected !== true) return;
  throw new ValidationError(
    "start",
    "has started a bot that cannot be closed: return its client, or anything with close(), such as { close: () => bot.stop() }",
  );
}

function isClosable(instance: unknown): boolean {
  if (typeof instance !== "object" || instance === null) return false;
  const { close, client } = instance as { readonly close?: unknown; readonly client?: unknown };
  return typeof close === "function" || Symbol.asyncDispose in instance || isClosable(client);
}
