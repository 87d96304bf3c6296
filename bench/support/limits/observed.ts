import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** What work did to the process it ran in. */
export interface Observed {
  readonly ms: number;
  /** The longest time in which the event loop did nothing else. */
  readonly longestPauseMs: number;
  /** The most CPU time that the main thread used without a pause: what is left of that on a machine which does nothing else. */
  readonly longestCpuMs: number;
  /** Mebibytes that the process grew by while it worked, at most. */
  readonly grownMiB: number;
  /** The name and message of the error it ended with. */
  readonly error: string | undefined;
}

const LOOK_MS = 2;
const MEBIBYTE = 1024 * 1024;

/**
 * Watches the event loop and the memory of this process while work is done.
 *
 * @param lookMs How often it looks.
 */
export async function observe(work: () => Promise<unknown>, lookMs = LOOK_MS): Promise<Observed> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  let longestPauseMs = 0;
  let longestCpuMs = 0;
  let last = performance.now();
  let lastCpu = cpuMs();
  const look = (): void => {
    const now = performance.now();
    const cpu = cpuMs();
    longestPauseMs = Math.max(longestPauseMs, now - last - lookMs);
    longestCpuMs = Math.max(longestCpuMs, cpu - lastCpu);
    last = now;
    lastCpu = cpu;
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, lookMs);
  const start = performance.now();
  let error: string | undefined;
  try {
    await work();
  } catch (thrown) {
    error = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  }
  const ms = performance.now() - start;
  // A pause at the end is seen by the look after it.
  await pause(2 * lookMs);
  clearInterval(timer);
  return { ms, longestPauseMs, longestCpuMs, grownMiB: (most - before) / MEBIBYTE, error };
}

/** CPU time of the main thread; of the whole process where the system does not tell. */
function cpuMs(): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ");
    return Number(nanoseconds) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}
