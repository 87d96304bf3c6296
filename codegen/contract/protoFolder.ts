import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { resolveImports } from "./protoImports.js";
import { UnreadableSchemaError } from "./unreadableSchemaError.js";

const LARGEST_IMAGE_BYTES = 512 * 1024 * 1024;
const MOST_COMPLAINTS = 10;

/**
 * Compiles a folder of `.proto` files to the bytes of an image. A folder with a `buf.yaml` is built by it; in any
 * other, each import stands for the file in the folder whose path ends with it.
 */
export async function compileProtoFolder(folder: string): Promise<Uint8Array> {
  const root = resolve(folder);
  if (await isBufModule(root)) return await bufBuild(root);

  const staged = await mkdtemp(join(tmpdir(), "schema-"));
  try {
    await stage(root, staged);
    return await bufBuild(staged);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function isBufModule(root: string): Promise<boolean> {
  const files = await readdir(root);
  return files.includes("buf.yaml") || files.includes("buf.work.yaml");
}

async function stage(root: string, staged: string): Promise<void> {
  const sources = new Map<string, string>();
  for (const path of await protoPaths(root, "")) sources.set(path, await readFile(join(root, path), "utf8"));
  if (sources.size === 0) throw new UnreadableSchemaError(`${root} holds no .proto file.`);
  for (const [path, text] of resolveImports(sources)) {
    const target = join(staged, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** Returns paths below the root, with `/` on every system, as imports are written. */
async function protoPaths(root: string, below: string): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await protoPaths(root, path)));
    else if (entry.name.endsWith(".proto")) paths.push(path);
  }
  return paths.sort();
}

function bufBuild(root: string): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    execFile(
      process.execPath,
      [bufScript(), "build", root, "--exclude-source-info", "--output", "-"],
      { encoding: "buffer", maxBuffer: LARGEST_IMAGE_BYTES },
      (cause, image, complaint) => {
        if (cause === null) done(image);
        else failed(new UnreadableSchemaError(compilerComplaint(root, complaint.toString("utf8")), { cause }));
      },
    );
  });
}

function bufScript(): string {
  try {
    return createRequire(import.meta.url).resolve("@bufbuild/buf/bin/buf");
  } catch (cause) {
    throw new UnreadableSchemaError("The schema compiler buf is not installed: run `npm install` first.", { cause });
  }
}

function compilerComplaint(root: string, complaint: string): string {
  const text = complaint.replaceAll(`${root}/`, "").replaceAll(`${root}\\`, "").trim();
  const lines = text === "" ? ["buf gave no reason"] : text.split("\n");
  const more = lines.length > MOST_COMPLAINTS ? [`… and ${lines.length - MOST_COMPLAINTS} more`] : [];
  return ["The schema does not compile:", ...lines.slice(0, MOST_COMPLAINTS), ...more, ...adviceFor(text)].join("\n");
}

function adviceFor(complaint: string): string[] {
  if (complaint.includes("imported file does not exist")) {
    return ["Give the folder that holds the imported files too, or an image built where they are."];
  }
  if (complaint.includes("declared multiple times")) {
    return ["If the folder holds the same schema twice, give the folder of one of them."];
  }
  return [];
}
