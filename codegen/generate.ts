/**
 * `npm run generate`: reads `proto/` and `openapi/`, writes `generated/`.
 * `npm run generate -- --check` writes nothing and fails when `generated/` is
 * not what the schemas say.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateContent } from "./content.js";
import { generateRestTypes } from "./openapi.js";

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

// Generated from no schema: `npm run circuit` makes and checks it.
const CIRCUIT = "circuit";

export interface GenerateOptions {
  /** Folder with `proto/`, `openapi/` and `buf.yaml`. @default this project */
  readonly schemas?: string;
  /**
   * Folder to write. It is emptied when everything was generated, except for the circuit's files. @default `generated`
   * of this project
   */
  readonly outDir?: string;
}

/** Writes the generated code. Throws an error with buf's message if a schema is faulty. */
export async function generate(options: GenerateOptions = {}): Promise<void> {
  const schemas = resolve(options.schemas ?? PROJECT);
  const outDir = resolve(options.outDir ?? join(PROJECT, "generated"));
  const staging = mkdtempSync(join(tmpdir(), "mezonkit-generate-"));
  try {
    runBuf(schemas, staging);
    const made = join(staging, "generated");
    const content = join(schemas, "openapi", "content", "messageContent.yaml");
    generateContent({ source: content, outDir: join(made, "content") });
    await generateRestTypes({ sourceDir: join(schemas, "openapi"), outDir: join(made, "rest") });
    // Only now: a faulty schema must not delete the previous output.
    empty(outDir);
    cpSync(made, outDir, { recursive: true });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function empty(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) if (name !== CIRCUIT) rmSync(join(folder, name), { recursive: true, force: true });
}

function runBuf(schemas: string, staging: string): void {
  const bin = join(PROJECT, "node_modules", ".bin");
  const result = spawnSync(
    join(bin, "buf"),
    ["generate", schemas, "--template", join(PROJECT, "buf.gen.yaml"), "--output", staging],
    {
      cwd: PROJECT,
      encoding: "utf8",
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
    },
  );
  if (result.error !== undefined)
    throw new Error("buf could not be started: run npm ci first", { cause: result.error });
  if (result.status !== 0) throw new Error(`buf generate failed:\n${result.stderr.trim()}`);
}

/** Returns the relative paths of files that differ or exist in one of the folders only. */
export function differingFiles(left: string, right: string): string[] {
  const paths = new Set([...filesBelow(left), ...filesBelow(right)]);
  return [...paths].sort().filter((path) => {
    const [a, b] = [join(left, path), join(right, path)];
    return !existsSync(a) || !existsSync(b) || !readFileSync(a).equals(readFileSync(b));
  });
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function check(): Promise<number> {
  const fresh = mkdtempSync(join(tmpdir(), "mezonkit-fresh-"));
  try {
    await generate({ outDir: fresh });
    const differing = differingFiles(join(PROJECT, "generated"), fresh);
    const stale = differing.filter((path) => !path.startsWith(join(CIRCUIT, "/")));
    if (stale.length === 0) return 0;
    process.stderr.write(`generated/ is not what the schemas say; run npm run generate:\n  ${stale.join("\n  ")}\n`);
    return 1;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (process.argv.includes("--check")) process.exitCode = await check();
  else await generate();
}
