import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SeededRandom } from "../codec/seededRandom.js";
import { applyMutant, BrokenMutant, type Check, type Mutant, parseMutant } from "./mutant.js";
import { runCheck } from "./runCheck.js";
import { ScratchTree } from "./scratchTree.js";
import { withoutTest } from "./testTitles.js";
import { TypeChecker } from "./typeChecker.js";

/** A file that should hold a mutant. */
export interface MutantFile {
  readonly name: string;
  readonly text: string;
}

export interface MutantReport {
  readonly mutants: number;
  readonly caught: number;
  readonly survived: number;
  readonly broken: number;
}

export interface JudgeOptions {
  /** How many run at once. */
  readonly jobs: number;
  /** Only proves that they apply, type-check and name a test that exists, and counts those that do as caught. */
  readonly applyOnly?: boolean | undefined;
  /** Told of each verdict. */
  readonly tell: (line: string) => void;
}

/** The mutants of a folder, by name. */
export function readMutants(folder: string): readonly MutantFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .sort()
    .map((file) => ({ name: file.slice(0, -".md".length), text: readFileSync(join(folder, file), "utf8") }));
}

/** Draws so many; the same seed draws the same. */
export function sampled<T>(all: readonly T[], count: number, seed: string): readonly T[] {
  const random = new SeededRandom(seed);
  const left = [...all];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(random.below(left.length), 1));
  return drawn;
}

/** A mutant that applies, with the files it changes. */
interface Applied {
  readonly mutant: Mutant;
  readonly changes: ReadonlyMap<string, string>;
}

type Verdict = "caught" | "survived" | "broken";

/** Judges mutants of the tree at `root`. */
export async function judgeMutants(
  root: string,
  files: readonly MutantFile[],
  { jobs, applyOnly = false, tell }: JudgeOptions,
): Promise<MutantReport> {
  const counts = { caught: 0, survived: 0, broken: 0 };
  const say = (verdict: Verdict, name: string, why: string): void => {
    counts[verdict] += 1;
    tell(`${verdict.padEnd(8)} ${name}: ${why}`);
  };
  const types = new TypeChecker(root);
  const applied = files.flatMap(({ name, text }): readonly Applied[] => {
    try {
      return [appliedTo(root, types, name, text)];
    } catch (error) {
      if (!(error instanceof BrokenMutant)) throw error;
      say("broken", name, error.message);
      return [];
    }
  });
  if (applyOnly) {
    const untested = new Set(
      await withoutTest(
        root,
        applied.map(({ mutant }) => mutant.check),
      ),
    );
    for (const { mutant } of applied) {
      const { name, check } = mutant;
      if (untested.has(check)) say("broken", name, `${check.file} has no test named "${check.test ?? ""}"`);
      else say("caught", name, "applies and type-checks, and its test exists");
    }
  } else {
    const left = [...applied];
    const baseline = new Baseline();
    const lane = async (): Promise<void> => {
      using tree = new ScratchTree(root);
      for (let next = left.shift(); next !== undefined; next = left.shift())
        say(...(await verdictOf(tree, baseline, next)));
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, left.length)) }, lane));
  }
  return { mutants: files.length, ...counts };
}

function appliedTo(root: string, types: TypeChecker, name: string, text: string): Applied {
  const mutant = parseMutant(name, text);
  if (!existsSync(join(root, mutant.check.file))) throw new BrokenMutant(`there is no file ${mutant.check.file}`);
  const changes = applyMutant(mutant, (file) =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined,
  );
  types.check(changes);
  return { mutant, changes };
}

async function verdictOf(
  tree: ScratchTree,
  baseline: Baseline,
  { mutant: { name, title, check }, changes }: Applied,
): Promise<readonly [Verdict, name: string, why: string]> {
  try {
    await baseline.require(tree, check);
    using _ = tree.mutate(changes);
    const { failed, troubles } = await runCheck(tree.root, check);
    const [why] = [...failed, ...troubles];
    return why === undefined ? ["survived", name, `${title}; ${check.file} passes`] : ["caught", name, why];
  } catch (error) {
    if (!(error instanceof BrokenMutant)) throw error;
    return ["broken", name, error.message];
  }
}

/** Whether checks pass in the tree as it stands: one that is red anyway proves nothing. Each runs once. */
class Baseline {
  readonly #known = new Map<string, string | undefined>();

  /** Rejects with a `BrokenMutant` when the check fails without any mutant. */
  async require(tree: ScratchTree, check: Check): Promise<void> {
    const key = `${check.file} > ${check.test ?? ""}`;
    if (!this.#known.has(key)) {
      const { failed, troubles } = await runCheck(tree.root, check);
      this.#known.set(key, [...failed, ...troubles][0]);
    }
    const failure = this.#known.get(key);
    if (failure !== undefined) throw new BrokenMutant(`its check fails without it: ${failure}`);
  }
}
