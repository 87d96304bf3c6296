/**
 * `npm run setups`: installs the packed mezonkit in many kinds of project, builds each, and runs it. What was built last
 * is packed: `npm run build` first.
 *
 *   --only NAME,NAME     some, by name
 *   --sample N           so many of the quick ones; the same seed draws the same
 *   --seed S             the commit, if it is left out
 *   --write              writes the table of docs/set-ups.md
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { bundlers } from "./bundlers.js";
import { frameworks } from "./frameworks.js";
import { runtimes } from "./runtimes.js";
import { drawn } from "./sample.js";
import type { Setup } from "./setup.js";
import { writeTable } from "./table.js";
import { typescript } from "./typescript.js";
import { type Result, Workshop } from "./workshop.js";

const ALL: readonly Setup[] = [...frameworks, ...runtimes, ...bundlers, ...typescript];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    sample: { type: "string" },
    seed: { type: "string", default: commit() },
    write: { type: "boolean", default: false },
  },
});

/** Samples rotate with the commit. */
function commit(): string {
  return spawnSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).stdout.trim();
}

function chosen(): readonly Setup[] {
  if (values.only !== undefined) {
    return values.only.split(",").map((name) => {
      const found = ALL.find((setup) => setup.name === name);
      if (found === undefined)
        throw new Error(`there is no set-up ${name}: ${ALL.map((each) => each.name).join(", ")}`);
      return found;
    });
  }
  if (values.sample === undefined) return ALL;
  return drawn(
    ALL.filter(({ isQuick = false }) => isQuick),
    Number(values.sample),
    values.seed,
  );
}

function say({ setup, failure, leftOut, installSeconds, runSeconds }: Result): void {
  const times = `${installSeconds.toFixed(0)} s to install, ${runSeconds.toFixed(0)} s to build and run`;
  const state = failure === undefined ? (leftOut ?? `works (${times})`) : `FAILS\n${failure}`;
  process.stdout.write(`${setup.name}: ${state}\n`);
}

const workshop = new Workshop();
const results: Result[] = [];
try {
  await workshop.open();
  for (const setup of chosen()) {
    const result = await workshop.try(setup);
    say(result);
    results.push(result);
  }
} finally {
  workshop.close();
}
const failed = results.filter(({ failure }) => failure !== undefined);
if (values.write && failed.length === 0) writeTable(results);
const leftOut = results.filter((result) => result.leftOut !== undefined).length;
process.stdout.write(`${JSON.stringify({ setups: results.length, failed: failed.length, leftOut })}\n`);
if (failed.length > 0) process.exitCode = 1;
