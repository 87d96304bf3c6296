import type { BenchmarkOptions, BenchmarkResult, Figures, Measure } from "./benchmark.js";
import { isNarrow, type Spread, spreadOf } from "./spread.js";

type RoundOptions = Pick<BenchmarkOptions, "mostRounds" | "rounds">;

/** Takes a contender's figure of the round; `undefined` where the round gives none. Ours is added first. */
export type Add = (measure: Measure, contender: string, figure: number | undefined) => void;

/** One way of doing the work. Returns a figure. */
export type Contender = () => Promise<number> | number;

/**
 * Runs rounds, and answers the medians and quartiles of the figures, and of their ratios: what disturbs the machine for
 * a while disturbs both sides of a ratio that is taken within a round. Rounds are added, up to a limit, until everything
 * that has a goal is settled.
 */
export async function inRounds(
  measures: readonly Measure[],
  { rounds, mostRounds }: RoundOptions,
  run: (add: Add, round: number) => Promise<void> | void,
): Promise<readonly BenchmarkResult[]> {
  const tallies = new Map(measures.map((measure) => [measure, new Tally(measure)]));
  const settled = (): boolean => [...tallies.values()].every((tally) => tally.isSettled);
  for (let round = 0; round < rounds || (round < mostRounds && !settled()); round += 1) {
    await run((measure, contender, figure) => tallies.get(measure)?.add(round, contender, figure), round);
  }
  return [...tallies.values()].map((tally) => tally.result());
}

/** As {@link inRounds}, for contenders that each answer one figure. */
export async function sideBySide(
  measure: Measure,
  contenders: Readonly<Record<string, Contender>>,
  options: RoundOptions,
): Promise<BenchmarkResult> {
  const measured = await manySideBySide(
    [measure],
    Object.fromEntries(Object.entries(contenders).map(([name, run]) => [name, async () => [await run()]])),
    options,
  );
  return measured[0] as BenchmarkResult;
}

/**
 * As {@link sideBySide}, for contenders that answer several figures at once: one for each measure, `undefined` for
 * none. One round before does not count, unless there is only one.
 */
export async function manySideBySide(
  measures: readonly Measure[],
  contenders: Readonly<Record<string, () => Promise<readonly (number | undefined)[]>>>,
  options: RoundOptions,
): Promise<readonly BenchmarkResult[]> {
  const inOrder = Object.entries(contenders);
  const turns = async (add: Add, round: number): Promise<void> => {
    await inTurns(inOrder, round, async ([name, run]) => {
      globalThis.gc?.();
      const figures = await run();
      for (const [index, measure] of measures.entries()) add(measure, name, figures[index]);
    });
  };
  if (options.rounds > 1) await turns(() => undefined, 0);
  return inRounds(measures, options, turns);
}

/** Runs contenders one after another. Who begins alternates, so that nobody always runs after the same other. */
export async function inTurns<T>(
  contenders: readonly T[],
  round: number,
  run: (contender: T) => Promise<void>,
): Promise<void> {
  for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) await run(contender);
}

/** Figures that are the same each time: counts. */
export function counted(measure: Measure, figures: Readonly<Record<string, number>>): BenchmarkResult {
  const tally = new Tally(measure);
  for (const [contender, figure] of Object.entries(figures)) tally.add(0, contender, figure);
  return tally.result();
}

/** The figures of one measure, by contender and round. */
class Tally {
  readonly #measure: Measure;
  /** The first contender is ours. */
  readonly #figures = new Map<string, Map<number, number>>();

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  add(round: number, contender: string, figure: number | undefined): void {
    const known = this.#figures.get(contender) ?? new Map<number, number>();
    this.#figures.set(contender, known);
    if (figure !== undefined) known.set(round, figure);
  }

  get isSettled(): boolean {
    return [...this.#figures.keys()].every((contender) => this.#goalsOf(contender).every(isNarrow));
  }

  result(): BenchmarkResult {
    const contenders = [...this.#figures]
      .filter(([, figures]) => figures.size > 0)
      .map(
        ([contender, figures]): Figures => ({
          contender,
          ...spreadOf([...figures.values()]),
          ratio: contender === this.#ours ? undefined : this.#ratioTo(contender),
          rounds: figures.size,
          isUnsettled: !this.#goalsOf(contender).every(isNarrow),
        }),
      );
    return { ...this.#measure, contenders };
  }

  get #ours(): string | undefined {
    return this.#figures.keys().next().value;
  }

  /** What of a contender is compared with a goal. */
  #goalsOf(contender: string): readonly Spread[] {
    const { goals } = this.#measure;
    if (contender !== this.#ours) {
      const ratio = goals?.times?.[contender] === undefined ? undefined : this.#ratioTo(contender);
      return ratio === undefined ? [] : [ratio];
    }
    const figures = this.#figures.get(contender);
    return goals?.figure === undefined || figures === undefined || figures.size === 0
      ? []
      : [spreadOf([...figures.values()])];
  }

  /** `undefined` when there is no round in which both gave a figure. */
  #ratioTo(contender: string): Spread | undefined {
    const ours = this.#figures.get(this.#ours ?? "");
    const ratios: number[] = [];
    for (const [round, theirs] of this.#figures.get(contender) ?? []) {
      const own = ours?.get(round);
      if (own !== undefined) ratios.push(this.#measure.isRate ? own / theirs : theirs / own);
    }
    return ratios.length === 0 ? undefined : spreadOf(ratios);
  }
}
