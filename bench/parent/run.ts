/**
 * `npm run bench:parent` builds the package of the parent commit and that of this tree, and compares them in one run.
 * It fails where a count has grown: modules that an import loads, bytes allocated a message, statements a batch, bytes
 * of the bundle. Times are only reported. `--base COMMIT` compares with another commit.
 *
 * What has to cost more says so in the message of its commit: `Costs-more: bundle: the codec of polls`.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { builtPackage } from "../support/built.js";
import { coldImport } from "../support/coldImport.js";
import { notice } from "../support/notice.js";
import { manySideBySide } from "../support/rounds.js";
import { markdownTable, printTable, shown } from "../support/table.js";
import { buildAt, commitOf, trailersSince } from "./buildAt.js";
import { judgeCounts, KINDS } from "./judgeCounts.js";
import { takeCounts } from "./takeCounts.js";

const ROUNDS = { rounds: 9, mostRounds: 9 };

const { values } = parseArgs({ options: { base: { type: "string", default: "HEAD^" } } });
const base = commitOf(values.base);
if (base === undefined) notice(`There is no commit ${values.base} here, as in a shallow clone: nothing is compared.`);
else await compareWith(base);

async function compareWith(commit: string): Promise<void> {
  const before = await builtBefore(commit);
  if (before === undefined) return;
  const now = await builtPackage();
  const counts = judgeCounts(await takeCounts(before, now), trailersSince(commit, "Costs-more"));
  const rows = counts.map(({ kind, of, before: was, now: is, verdict }) => [
    kind,
    of,
    `${shown(was)} ${KINDS[kind].unit}`,
    shown(is),
    verdict === "same" ? "" : verdict,
  ]);
  process.stdout.write(`\n${markdownTable([["count", "of", `at ${commit.slice(0, 10)}`, "now", ""], ...rows])}\n`);
  const entry = (built: string): string => pathToFileURL(join(built, "dist/index.js")).href;
  const [cold] = await manySideBySide(
    [{ name: "cold import of the client", unit: "ms", isRate: false }],
    {
      now: () => Promise.resolve(coldImport(entry(now))),
      before: () => Promise.resolve(coldImport(entry(before))),
    },
    ROUNDS,
  );
  if (cold !== undefined) printTable(cold, process.stdout);
  const more = counts.filter(({ verdict }) => verdict === "more");
  if (more.length === 0) return;
  const kinds = [...new Set(more.map(({ kind }) => kind))].join(", ");
  notice(`\nMore than before: ${kinds}. If it has to be, say why in the commit's message: "Costs-more: KIND: REASON".`);
  process.exitCode = 1;
}

async function builtBefore(commit: string): Promise<string | undefined> {
  try {
    return await buildAt(commit);
  } catch (error) {
    // Its packages may be others than those that are installed.
    notice(`The package of ${commit} cannot be built here, so nothing is compared: ${(error as Error).message}`);
    return undefined;
  }
}
