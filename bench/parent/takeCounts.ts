import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browserBundle } from "../support/browserBundle.js";
import { PROJECT } from "../support/built.js";
import { modulesLoaded } from "../support/coldImport.js";
import { Contenders } from "../support/contenders.js";
import type { services as Storing } from "../support/subjects/storing.js";
import { Workers } from "../support/worker.js";
import type { Count, Kind } from "./judgeCounts.js";

/** Entry points whose modules are counted. */
const ENTRIES = ["index", "bot", "builders", "cache", "wallet"];
const BATCHES = 20;
const MESSAGES_A_BATCH = 500;
const FLOODS = 5;
const FLOOD = 5_000;
/** After so many the compiler has done what it does. */
const WARM_UP = 40_000;
/** Processes that are counted of each package: the compiler does not decide the same in all of them. */
const PROCESSES = 3;
/** A heap so large that no garbage is collected meanwhile. */
const ROOMY = ["--min-semi-space-size=256", "--max-semi-space-size=256"];

/** One thing that is counted of a built package. */
interface Counter {
  readonly kind: Kind;
  readonly of: string;
  /** File without which there is nothing to count. */
  readonly needs?: string;
  readonly count: (built: string) => Promise<number> | number;
}

const COUNTERS: readonly Counter[] = [
  ...ENTRIES.map(
    (entry): Counter => ({
      needs: `dist/${entry}.js`,
      kind: "modules",
      of: entry === "index" ? "mezonkit" : `mezonkit/${entry}`,
      count: (built) => modulesLoaded(pathToFileURL(join(built, `dist/${entry}.js`)).href),
    }),
  ),
  { kind: "bundle", of: "client for browsers", count: async (built) => (await browserBundle(built)).minified },
  { kind: "statements", of: `${MESSAGES_A_BATCH} messages stored`, count: statements },
  { kind: "allocated", of: "a message to a listener", count: allocated },
];

/** Counts the same things of two built packages; what one of them does not have is left out. */
export async function takeCounts(before: string, now: string): Promise<readonly Count[]> {
  const counts: Count[] = [];
  for (const { kind, of, needs, count } of COUNTERS) {
    if (needs !== undefined && [before, now].some((built) => !existsSync(join(built, needs)))) continue;
    const times = kind === "allocated" ? PROCESSES : 1;
    const least = { before: Number.POSITIVE_INFINITY, now: Number.POSITIVE_INFINITY };
    for (let n = 0; n < times; n += 1) {
      least.before = Math.min(least.before, await count(before));
      least.now = Math.min(least.now, await count(now));
    }
    counts.push({ kind, of, ...least });
  }
  return counts;
}

async function statements(built: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const log = join(folder, "statements.log");
  try {
    await using workers = new Workers();
    const storing = await workers.start<typeof Storing>("subjects/storing", {
      flags: ["--require", join(import.meta.dirname, "../support/subjects/countStatements.cjs")],
      env: { STATEMENTS_LOG: log, STATEMENTS_PROJECT: PROJECT },
    });
    await storing.ask("open", { built });
    // The first batch prepares.
    await storing.ask("apply", { batches: 1, each: MESSAGES_A_BATCH });
    const prepared = statSync(log).size;
    await storing.ask("apply", { batches: BATCHES, each: MESSAGES_A_BATCH });
    const applied = statSync(log).size;
    await storing.ask("close", undefined);
    return (applied - prepared) / BATCHES;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function allocated(built: string): Promise<number> {
  await using contenders = await Contenders.start({ installs: false });
  const { subject, botId } = await contenders.ours({ built, flags: ROOMY });
  let from = 0;
  const flood = async (count: number): Promise<number | undefined> => {
    await subject.ask("arm", { count });
    const heard = subject.ask("heard", undefined);
    await contenders.server.ask("flood", { botId, count, from });
    from += count;
    return (await heard).allocated;
  };
  await flood(WARM_UP);
  const figures: number[] = [];
  for (let n = 0; n < FLOODS; n += 1) {
    const figure = await flood(FLOOD);
    if (figure !== undefined) figures.push(figure);
  }
  if (figures.length === 0) throw new Error("garbage was collected in every flood: nothing could be counted");
  // What is allocated beyond the least is the compiler's work, and that of others on this machine.
  return Math.min(...figures);
}
