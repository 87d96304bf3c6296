import type { BenchmarkOptions } from "../benchmark.js";

/** What is measured under loads that grow. */
export interface Scaled {
  readonly figures: readonly ScaledFigure[];
  /** The load at 1×. */
  readonly base: number;
  /** @default 1, 10 and 100 */
  readonly scales?: readonly number[] | undefined;
  /** Measures each of the figures under a load. */
  readonly measure: (load: number, options: BenchmarkOptions) => Promise<readonly number[]>;
}

export interface ScaledFigure {
  readonly name: string;
  readonly unit: string;
  /** How it may grow with the load: a cost for each item, or a look-up, stays flat; a cost in all is linear. */
  readonly growth: "flat" | "linear";
}
