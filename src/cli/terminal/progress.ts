import { type Clock, systemClock } from "../../core/clock.js";

/** What takes less is not worth a word. Also the time between two words. */
const WORTH_TELLING_MS = 1_000;
/** Back to the beginning of the line; clears what stands there. */
const [BEGIN, CLEAR] = ["\r", "\u001b[K"];

export interface ProgressOptions {
  /** Says nothing, for example because somebody asked for JSON. */
  readonly quiet: boolean;
  /** @default the standard error */
  readonly stream?: Pick<NodeJS.WriteStream, "isTTY" | "write"> | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

/**
 * Does something. If it takes over a second, a line in the terminal tells what is being done and for how long; it is
 * gone when the work has ended. Nothing is written where there is no terminal.
 */
export async function withProgress<Result>(
  what: string,
  { quiet, stream = process.stderr, clock = systemClock }: ProgressOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  // It says `true` or nothing.
  if (quiet || !stream.isTTY) return work();
  const begin = clock.now();
  const line = { isShown: false };
  const show = (): void => {
    line.isShown = true;
    stream.write(`${BEGIN}${what}: ${Math.round((clock.now() - begin) / 1_000)} s${CLEAR}`);
    timer = clock.setTimeout(show, WORTH_TELLING_MS);
  };
  let timer = clock.setTimeout(show, WORTH_TELLING_MS);
  try {
    return await work();
  } finally {
    clock.clearTimeout(timer);
    if (line.isShown) stream.write(`${BEGIN}${CLEAR}`);
  }
}
