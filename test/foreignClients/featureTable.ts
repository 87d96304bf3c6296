import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SandboxProfile } from "../../src/sandbox/index.js";

/** What came of trying one feature with one client. */
export type Outcome = "yes" | "no" | "not offered";

/** Outcomes by client and feature, of one profile. */
export type Outcomes = Readonly<Record<string, Readonly<Record<string, Outcome>>>>;

const RECORDS = resolve(import.meta.dirname, "../../node_modules/.cache/mezonkit/clients");

export function record(profile: SandboxProfile, outcomes: Outcomes): void {
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(join(RECORDS, `${profile}.json`), JSON.stringify(outcomes));
}

function recorded(profile: SandboxProfile): Outcomes | undefined {
  const path = join(RECORDS, `${profile}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Outcomes) : undefined;
}

/** The table of what was recorded; `undefined` until both profiles were run. */
export function featureTable(): string | undefined {
  const [lenient, strict] = [recorded("lenient"), recorded("strict")];
  if (lenient === undefined || strict === undefined) return undefined;
  const clients = Object.keys(lenient);
  const names = Object.keys(Object.values(lenient)[0] ?? {});
  const lines = names.map((feature) => {
    const cells = clients.map((client) => cell(lenient[client]?.[feature], strict[client]?.[feature]));
    return `| ${[feature, ...cells].join(" | ")} |`;
  });
  const rule = `|${"---|".repeat(clients.length + 1)}`;
  return [`| ${["", ...clients].join(" | ").trim()} |`, rule, ...lines].join("\n");
}

function cell(lenient: Outcome | undefined, strict: Outcome | undefined): string {
  if (lenient === "not offered") return "–";
  if (lenient !== "yes") return strict === "yes" ? "strict only" : "no";
  return strict === "yes" ? "yes" : "lenient only";
}

const BEGIN = "<!-- clients: npm run coverage:clients -- --write -->";
const END = "<!-- end of clients -->";

/** Puts a table in the place of the one that a document has. */
export function withTable(document: string, table: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`the document has no place between ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}
