import { getPriority, setPriority } from "node:os";

/** How much nicer the thread is than the others of its process: with 10, it weighs a tenth of them. */
const NICER = 10;
const NICEST = 19;

/**
 * Lets the other threads of the process run first, above all the one of the bot's listeners. Otherwise a message that
 * arrives while a batch is stored may wait for the batch, on a machine whose other processors are busy. Only on Linux:
 * elsewhere, the whole process would be meant.
 */
export function lowerPriority(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(Math.min(NICEST, getPriority() + NICER));
  } catch {
    // A sandbox may forbid it. The store works as well without.
  }
}
