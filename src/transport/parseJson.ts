import { throwIfAborted } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { yieldToEventLoop } from "../core/sleep.js";
import { JsonReader, type JsonReaderOptions } from "./jsonReader.js";

/** Bytes, or characters, that are worked through before everything else has its turn: a few milliseconds. */
const PIECE = 128 * 1024;

export interface ParseJsonOptions extends JsonReaderOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads JSON, with every whole number as a `bigint`, in pieces: nothing else waits long, however
 * long the text is. Rejects with a `SyntaxError`, or with the signal's reason.
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

/** Reads an answer that may be no JSON: `undefined` then. Rejects with the signal's reason. */
export async function parseAnswer(bytes: Uint8Array, options: ParseJsonOptions): Promise<unknown> {
  try {
    return await parseJson(bytes, options);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
