import { setTimeout as pause } from "node:timers/promises";

/** What the process takes: served by every client under test. */
export const usage = {
  /** Bytes resident, once garbage is collected. */
  resident(_: undefined): number {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage().rss;
  },

  /** Bytes in use on the heap and beside it, once garbage is collected. */
  inUse(_: undefined): number {
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },

  /** Milliseconds of processor time a second, while nothing is asked of the client for so long. */
  async idle({ ms }: { ms: number }): Promise<number> {
    const cpu = process.cpuUsage();
    const start = performance.now();
    await pause(ms);
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / (performance.now() - start);
  },
};
