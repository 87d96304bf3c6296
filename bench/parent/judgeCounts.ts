/** What is counted: figures that are the same on every machine, or nearly so. */
export const KINDS = {
  /** Modules that an import loads. */
  modules: { unit: "modules", tolerance: 0 },
  /** Statements of SQLite that a batch of messages takes. */
  statements: { unit: "statements a batch", tolerance: 0 },
  /** Bytes that are allocated from the socket to a listener; the compiler decides which objects it can do
   * without, so that two runs of one build differ by up to 3 %. */
  allocated: { unit: "bytes a message", tolerance: 0.08 },
  /** Bytes of the client as a browser loads it. A little more is what a feature costs. */
  bundle: { unit: "bytes", tolerance: 0.02 },
} as const;

export type Kind = keyof typeof KINDS;

export interface Count {
  readonly kind: Kind;
  /** Of what. */
  readonly of: string;
  readonly before: number;
  readonly now: number;
}

export interface JudgedCount extends Count {
  /** `excused`: more, and a commit message says so. */
  readonly verdict: "excused" | "more" | "same";
}

/**
 * Judges whether something costs more than before.
 *
 * @param excuses Values of `Costs-more` trailers: each begins with a kind, such as "bundle: the codec of polls".
 */
export function judgeCounts(counts: readonly Count[], excuses: readonly string[]): readonly JudgedCount[] {
  const excused = new Set(excuses.map((excuse) => /^\s*(\w+)/.exec(excuse)?.[1]));
  return counts.map((count) => {
    const isMore = count.now > count.before * (1 + KINDS[count.kind].tolerance);
    return { ...count, verdict: isMore ? (excused.has(count.kind) ? "excused" : "more") : "same" };
  });
}
