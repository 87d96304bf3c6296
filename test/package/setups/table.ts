import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Result } from "./workshop.js";

const PAGE = join(resolve(import.meta.dirname, "../../.."), "docs/set-ups.md");
const BEGIN = "<!-- The table that `npm run setups -- --write` measures. -->\n";
const END = "<!-- The end of the table. -->\n";
const HEAD = `| set-up | versions | installed | built | install, s | build and run, s |
|---|---|---|---|---|---|
`;

/** Writes the results where docs/set-ups.md keeps them. */
export function writeTable(results: readonly Result[]): void {
  const page = readFileSync(PAGE, "utf8");
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before === -1 || after === -1) throw new Error("docs/set-ups.md has no place for the table");
  writeFileSync(PAGE, page.slice(0, before + BEGIN.length) + tableOf(results) + page.slice(after));
}

export function tableOf(results: readonly Result[]): string {
  return HEAD + results.map(row).join("");
}

function row({ setup, leftOut, versions, installed, outputBytes, installSeconds, runSeconds }: Result): string {
  if (leftOut !== undefined) return `| ${setup.title} | not run: ${leftOut} | | | | |\n`;
  const cells = [
    setup.title,
    versions.map(plainName).join(", ") || "–",
    `${megabytes(installed.bytes)}, ${installed.packages} packages`,
    outputBytes === undefined ? "–" : megabytes(outputBytes),
    installSeconds.toFixed(1),
    runSeconds.toFixed(1),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

/** Packages that hold one program for one platform are named as the program. */
function plainName(version: string): string {
  return version.replace(/^@oven\/bun-[\w-]+/, "bun");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
