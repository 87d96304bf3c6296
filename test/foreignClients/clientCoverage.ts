/**
 * `npm run coverage:clients [-- --write]`: which client can do what in the sandbox, as its tests have recorded it. Run
 * test/foreignClients first. `--write` renews the table of docs/sandbox.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { featureTable, withTable } from "./featureTable.js";

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const path = resolve(import.meta.dirname, "../../docs/sandbox.md");
const table = featureTable();
if (table === undefined) {
  process.stderr.write("nothing is recorded: run npx vitest run test/foreignClients first\n");
  process.exitCode = 1;
} else if (values.write) {
  writeFileSync(path, withTable(readFileSync(path, "utf8"), table));
} else {
  process.stdout.write(`${table}\n`);
}
