export interface BenchmarkOptions {
  /** How often each contender runs. */
  readonly rounds: number;
}

/** Measures several things side by side. */
export type Benchmark = (options: BenchmarkOptions) => Promise<readonly BenchmarkResult[]>;

/** One thing measured, for each contender. */
export interface BenchmarkResult {
  readonly name: string;
  /** What the figures count, such as "messages/s". */
  readonly unit: string;
  /** Whether a larger figure is better. */
  readonly isRate: boolean;
  /** The first is ours: the others are compared with it. */
  readonly contenders: readonly Figures[];
}

export interface Figures {
  readonly contender: string;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** One way of doing the work. Answers a figure. */
export type Contender = () => Promise<number> | number;

/**
 * Runs contenders in turns, so that what disturbs the machine disturbs them all,
 * and answers the medians with their spread. One round before does not count.
 */
export async function sideBySide(
  result: Omit<BenchmarkResult, "contenders">,
  contenders: Readonly<Record<string, Contender>>,
  { rounds }: BenchmarkOptions,
): Promise<BenchmarkResult> {
  const figures = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      globalThis.gc?.();
      const figure = await run();
      if (round >= 0) figures.get(name)?.push(figure);
    }
  }
  return { ...result, contenders: [...figures].map(([contender, all]) => ({ contender, ...summary(all) })) };
}

/** How many a second: `count` of what `work` does. */
export async function perSecond(count: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1000;
}

/** The value that `share` (0 to 1) of all are not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function summary(values: readonly number[]): Omit<Figures, "contender"> {
  return { median: quantile(values, 0.5), lowest: Math.min(...values), highest: Math.max(...values) };
}
