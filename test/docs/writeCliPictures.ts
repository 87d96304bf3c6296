/**
 * `npm run pictures:cli`: runs commands in a sandbox and draws what they printed, as it was printed, into `docs/images/`.
 * Times and ids differ from run to run, so nothing compares the pictures: draw them again when the output changes.
 */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { createSandbox } from "../../src/sandbox/index.js";
import { botEnvironment } from "../../src/testing/process/botEnvironment.js";

const PROJECT = resolve(import.meta.dirname, "../..");
const MAIN = join(PROJECT, "src/cli/main.ts");
/** Sizes in pixels. */
const [FONT, LINE, MARGIN] = [13, 19, 16];
/** Width of a letter of such a font, with some room for those that are wider. */
const LETTER = FONT * 0.62;

/** Runs the command line. Returns what a person sees of it. */
async function screenOf(args: readonly string[], env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("MEZON"));
  // The sandbox is in this process, so nothing may block it. A command that fails draws nothing.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), MAIN, ...args],
    { cwd: PROJECT, env: { ...Object.fromEntries(own), ...env } },
  );
  return [`$ npx mezonkit ${args.join(" ")}`, ...stdout.trimEnd().split("\n")];
}

/** Returns a picture of a terminal with these lines. */
function picture(lines: readonly string[]): string {
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * LETTER) + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  const texts = lines.map((line, index) => {
    const y = MARGIN + (index + 0.75) * LINE;
    return `<text x="${MARGIN}" y="${y}" xml:space="preserve">${escaped(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(lines[0] ?? "")}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#1e1f24"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="${FONT}" fill="#e4e6eb">`,
    ...texts,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

await using sandbox = await createSandbox();
const PICTURES = { "cli-check.svg": ["check", "--sandbox"], "cli-doctor.svg": ["doctor"] };
for (const [name, args] of Object.entries(PICTURES)) {
  const lines = await screenOf(args, botEnvironment(sandbox));
  writeFileSync(join(PROJECT, "docs/images", name), picture(lines));
}
