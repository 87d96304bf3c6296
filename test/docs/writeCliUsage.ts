/**
 * `npm run docs:cli`: writes the help of every command into `docs/cli.md`, between its marks. A test checks that it is
 * the same as what `--help` prints.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commandUsage } from "../../src/cli/command/commandUsage.js";
import { commands } from "../../src/cli/commands.js";
import { usage } from "../../src/cli/usage.js";

const FILE = fileURLToPath(new URL("../../docs/cli.md", import.meta.url));
const [BEGIN, END] = ["<!-- help: begin -->", "<!-- help: end -->"];

/** Returns the document with the help of all commands in it. */
export async function withUsage(document: string): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map(({ load }) => load()));
  const sections = loaded.map((command) => `### ${command.name}\n\n${fenced(commandUsage(command))}`);
  const [before = "", rest = ""] = document.split(BEGIN);
  const [, after = ""] = rest.split(END);
  return `${before}${BEGIN}\n${[fenced(usage()), ...sections].join("\n\n")}\n${END}${after}`;
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** Returns the document as it stands. */
export function readCliPage(): string {
  return readFileSync(FILE, "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, await withUsage(readCliPage()));
