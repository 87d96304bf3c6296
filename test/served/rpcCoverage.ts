/**
 * `npm run coverage:rpc [-- --json | --write]`: which calls are typed, served by the
 * sandbox, and tested over every transport they have. Run the tests first: they keep
 * the record. `--write` renews docs/rpc-coverage.md.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { envelopeEvents } from "../../generated/events.js";
import { servedMethods } from "../../generated/rpcServer.js";
import { allHandlers } from "../../src/sandbox/rpc/allHandlers.js";
import { recordedCalls } from "./records.js";

interface Row {
  readonly rpc: string;
  readonly typed: boolean;
  readonly served: boolean;
  readonly http: boolean;
  readonly socket: boolean | undefined;
}

const { values } = parseArgs({ options: { json: { type: "boolean" }, write: { type: "boolean" } } });
const recorded = recordedCalls();
const rows: readonly Row[] = servedMethods.map((method) => ({
  rpc: method.name,
  typed: typeof method.decodeRequest === "function" && typeof method.encodeResponse === "function",
  served: method.handler in allHandlers,
  http: recorded.has(`${method.name} http`),
  // Some calls have no index, so that a socket cannot carry them.
  socket: method.apiIndex === undefined ? undefined : recorded.has(`${method.name} socket`),
}));
const totals = {
  rpcs: rows.length,
  typed: rows.filter(({ typed }) => typed).length,
  served: rows.filter(({ served }) => served).length,
  tested: rows.filter(({ http, socket }) => http && socket !== false).length,
  events: Object.keys(envelopeEvents).length,
};

if (recorded.size === 0) process.stderr.write("no record of tests: run `npm test` first\n");
if (values.write === true) writeFileSync(resolve(import.meta.dirname, "../../docs/rpc-coverage.md"), `${document()}\n`);
if (values.json !== true && values.write !== true) process.stdout.write(`${table()}\n\n`);
process.stdout.write(`${JSON.stringify(totals)}\n`);

function table(): string {
  const mark = (is: boolean | undefined): string => (is === undefined ? "–" : is ? "yes" : "");
  const lines = rows.map((row) => {
    return `| ${row.rpc} | ${mark(row.typed)} | ${mark(row.served)} | ${mark(row.http)} | ${mark(row.socket)} |`;
  });
  return ["| call | typed | served | tested over HTTP | over the socket |", "|---|---|---|---|---|", ...lines].join(
    "\n",
  );
}

function document(): string {
  const { rpcs, served, tested, events } = totals;
  return [
    "# Calls: typed, served, tested",
    "",
    `${rpcs} calls, all typed; the sandbox serves ${served}, and tests make ${tested} of them over every transport they`,
    `have. ${events} kinds of event reach listeners typed. Computed by \`npm run coverage:rpc -- --write\` after the tests;`,
    "calls left out of the schema, and why, are listed in [open-questions.md](open-questions.md).",
    "",
    table(),
  ].join("\n");
}
