import type { Spread } from "./spread.js";

export interface BenchmarkOptions {
  /** How often each contender runs at least. */
  readonly rounds: number;
  /** How often at most, where a goal is not settled before. */
  readonly mostRounds: number;
  /** How much work a round does: 1 is the full load, a hundredth shows only that it runs. */
  readonly load: number;
  /** Whether what is missing may be installed from a registry. */
  readonly installs: boolean;
}

/** Measures several things side by side. */
export type Benchmark = (options: BenchmarkOptions) => Promise<readonly BenchmarkResult[]>;

/** One thing that is measured of each contender. */
export interface Measure {
  readonly name: string;
  /** What the figures count, such as "messages/s". */
  readonly unit: string;
  /** Whether a larger figure is better. */
  readonly isRate: boolean;
  readonly goals?: Goals | undefined;
}

/** What ours is meant to reach. */
export interface Goals {
  /** By contender, how many times better ours is meant to be. */
  readonly times?: Readonly<Record<string, number>> | undefined;
  /** The worst figure of ours that is good enough, in the unit of what is measured. */
  readonly figure?: number | undefined;
}

export interface BenchmarkResult extends Measure {
  /** The first is ours: the others are compared with it. */
  readonly contenders: readonly Figures[];
}

export interface Figures extends Spread {
  readonly contender: string;
  /** How many times better ours is, taken round by round: above 1 means that ours is better. */
  readonly ratio?: Spread | undefined;
  /** Number of rounds that gave a figure. */
  readonly rounds: number;
  /** Whether it has a goal, and its interval was still wide when the limit of rounds was reached. */
  readonly isUnsettled: boolean;
}

/** Work of which only a share is done when the load is less than full, but never less than `least`. */
export function share(full: number, { load }: Pick<BenchmarkOptions, "load">, least = 1): number {
  return Math.max(least, Math.round(full * load));
}

/** For what takes long, or repeats well: no more than so many rounds, and twice as many where a goal is not settled. */
export function fewerRounds(options: BenchmarkOptions, rounds: number): BenchmarkOptions {
  return {
    ...options,
    rounds: Math.min(options.rounds, rounds),
    mostRounds: Math.min(options.mostRounds, 2 * rounds),
  };
}

/** How many a second: `count` of what `work` does. */
export async function perSecond(count: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1000;
}
