import type { SendOptions, Sent } from "./subject.js";

/** Sends as often as asked and takes the figures of it. */
export async function sending({ count, inFlight }: SendOptions, send: (n: number) => Promise<unknown>): Promise<Sent> {
  globalThis.gc?.();
  const delays: number[] = [];
  const timed = async (n: number): Promise<void> => {
    const start = performance.now();
    await send(n);
    delays.push(performance.now() - start);
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await timed(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, count) }, sender));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (count / ms) * 1000, cpuMicros: (user + system) / count, delays };
}
