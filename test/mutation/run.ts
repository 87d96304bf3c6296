/**
 * `npm run mutants`: puts faults back one by one and tells which tests notice.
 * See test/mutants/README.md.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgeMutants, readMutants, sampled } from "./judge.js";

const root = join(import.meta.dirname, "../..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", multiple: true, default: [] },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: String(Math.max(1, Math.floor(availableParallelism() / 2))) },
    check: { type: "boolean", default: false },
  },
});
const only = [...values.only, ...positionals];
const all = readMutants(join(root, "test/mutants"));
const unknown = only.filter((name) => !all.some((mutant) => mutant.name === name));
if (unknown.length > 0) throw new Error(`there is no mutant ${unknown.join(", ")}`);
const named = only.length === 0 ? all : all.filter(({ name }) => only.includes(name));
const chosen = values.sample === undefined ? named : sampled(named, Number(values.sample), values.seed);
const report = await judgeMutants(root, chosen, {
  jobs: Number(values.jobs),
  applyOnly: values.check,
  tell: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exitCode = report.survived + report.broken === 0 ? 0 : 1;
