import { throwIfAborted } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { yieldToEventLoop } from "../core/sleep.js";
import { JsonReader, type JsonReaderOptions } from "./jsonReader.js";

/** Number of bytes or characters that are processed before yielding to the event loop. They take a few milliseconds. */
const PIECE = 128 * 1024;

export interface ParseJsonOptions extends JsonReaderOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Parses JSON in parts, with every whole number as a `bigint`. Yields to the event loop between the parts. Rejects with
 * a `SyntaxError`, or with the signal's reason.
 */
export async function parseJson(
  bytes: Uint8Array,
  { clock, signal, keepsNumbers }: ParseJsonOptions,
): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = "";
  for (let from = 0; from < bytes.length; from += PIECE) {
    if (from > 0) await yieldToEventLoop(clock);
    text += decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
  }
  const reader = new JsonReader(text + decoder.decode(), { keepsNumbers });
  while (!reader.read(PIECE)) {
    await yieldToEventLoop(clock);
    throwIfAborted(signal);
  }
  return reader.value;
}

/** Parses a response. Returns `undefined` if it is not JSON. Rejects with the signal's reason. */
export async function parseAnswer(bytes: Uint8Array, options: ParseJsonOptions): Promise<unknown> {
  try {
    return await parseJson(bytes, options);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
