// The functions as they are when the module loads: a fake clock of a test bed does not move them.
const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout, setImmediate: setRealImmediate } = globalThis;

/** The machine's time, whatever a test does to the timers. */
export const realTime = {
  /** Milliseconds since the process began. */
  now: (): number => performance.now(),
  setTimeout: (callback: () => void, ms: number): unknown => setRealTimeout(callback, ms),
  clearTimeout: (timer: unknown): void => clearRealTimeout(timer as ReturnType<typeof setTimeout>),
  sleep: (ms: number): Promise<void> => new Promise((resolve) => setRealTimeout(resolve, ms)),
  /** Resolves after one turn of the event loop. */
  turn: (): Promise<void> => new Promise((resolve) => setRealImmediate(resolve)),
};
