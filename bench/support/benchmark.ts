export interface BenchmarkOptions {
  /** How often each contender runs. */
  readonly rounds: number;
  /** How much work a round does: 1 is the full load, a hundredth shows only that it runs. */
  readonly load: number;
  /** Whether what is missing may be installed from a registry. */
  readonly installs: boolean;
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
  /** By contender, how many times better ours is meant to be. */
  readonly goals?: Readonly<Record<string, number>>;
}

export interface Figures {
  readonly contender: string;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** One way of doing the work. Returns a figure. */
export type Contender = () => Promise<number> | number;

/** Work of which only a share is done when the load is less than full, but never less than `least`. */
export function share(full: number, { load }: BenchmarkOptions, least = 1): number {
  return Math.max(least, Math.round(full * load));
}

/**
 * Runs contenders in turns, so that what disturbs the machine disturbs them all,
 * and answers the medians with their spread. One round before does not count, unless there is only one.
 */
export async function sideBySide(
  result: Omit<BenchmarkResult, "contenders">,
  contenders: Readonly<Record<string, Contender>>,
  { rounds }: Pick<BenchmarkOptions, "rounds">,
): Promise<BenchmarkResult> {
  const measured = await manySideBySide(
    [result],
    Object.fromEntries(Object.entries(contenders).map(([name, run]) => [name, async () => [await run()]])),
    { rounds },
  );
  return measured[0] as BenchmarkResult;
}

/** As {@link sideBySide}, for contenders that answer several figures at once: one a result, `undefined` for none. */
export async function manySideBySide(
  results: readonly Omit<BenchmarkResult, "contenders">[],
  contenders: Readonly<Record<string, () => Promise<readonly (number | undefined)[]>>>,
  { rounds }: Pick<BenchmarkOptions, "rounds">,
): Promise<readonly BenchmarkResult[]> {
  const tallies = results.map(() => new Tally());
  for (let round = rounds > 1 ? -1 : 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      globalThis.gc?.();
      const answered = await run();
      if (round < 0) continue;
      for (const [index, figure] of answered.entries()) {
        if (figure !== undefined) tallies[index]?.add(name, figure);
      }
    }
  }
  return results.map((result, index) => (tallies[index] ?? new Tally()).result(result));
}

/** Figures as they come, by contender; ours is to come first. */
export class Tally {
  readonly #figures = new Map<string, number[]>();

  add(contender: string, ...figures: readonly number[]): this {
    const known = this.#figures.get(contender);
    if (known === undefined) this.#figures.set(contender, [...figures]);
    else known.push(...figures);
    return this;
  }

  get isEmpty(): boolean {
    return this.#figures.size === 0;
  }

  result(result: Omit<BenchmarkResult, "contenders">): BenchmarkResult {
    return { ...result, contenders: summaries(this.#figures) };
  }
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

function summaries(figures: ReadonlyMap<string, readonly number[]>): readonly Figures[] {
  return [...figures]
    .filter(([, all]) => all.length > 0)
    .map(([contender, all]) => ({
      contender,
      median: quantile(all, 0.5),
      lowest: Math.min(...all),
      highest: Math.max(...all),
    }));
}
