import type { SendOptions, Sent } from "./subject.js";

/** Sends as often as asked and takes the figures of it. */
export async function sending(
  { count, isSequential }: SendOptions,
  send: (n: number) => Promise<unknown>,
): Promise<Sent> {
  globalThis.gc?.();
  const delays: number[] = [];
  const timed = async (n: number): Promise<void> => {
    const start = performance.now();
    await send(n);
    delays.push(performance.now() - start);
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  if (isSequential) for (let n = 0; n < count; n += 1) await timed(n);
  else await Promise.all(Array.from({ length: count }, (_, n) => timed(n)));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (count / ms) * 1000, cpuMicros: (user + system) / count, delays };
}
