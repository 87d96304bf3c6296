/**
 * `npm run mutants:examples`: makes the example bots do something wrong, one by one, and tells whether their own tests
 * notice. `--sample 4 --seed x` draws some of the twenty.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgeMutants, sampled } from "../mutation/judge.js";
import { exampleMutants } from "./exampleMutants.js";

const { values } = parseArgs({
  options: {
    sample: { type: "string", default: String(exampleMutants.length) },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: "1" },
    check: { type: "boolean", default: false },
  },
});
const chosen = sampled(exampleMutants, Number(values.sample), values.seed);
const report = await judgeMutants(join(import.meta.dirname, "../.."), chosen, {
  jobs: Number(values.jobs),
  applyOnly: values.check,
  tell: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exitCode = report.survived + report.broken === 0 ? 0 : 1;
