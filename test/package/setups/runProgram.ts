import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "./setup.js";

const PROJECT = resolve(import.meta.dirname, "../../..");
/** Compiling SQLite takes minutes. */
const LIMIT_MS = 900_000;

/** Flags of `npm install`. */
export const NPM_FLAGS = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", "--fetch-timeout=60000"];

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end. Returns what it printed. */
export async function run(command: Command, { cwd, env = process.env }: RunOptions): Promise<string> {
  const [program, ...args] = command;
  // A group of its own, so that nothing of it is left over when it takes too long.
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
  const timer = setTimeout(end, LIMIT_MS);
  let [printed, complaints] = ["", ""];
  child.stdout.on("data", (data: Buffer) => {
    printed += String(data);
  });
  child.stderr.on("data", (data: Buffer) => {
    complaints += String(data);
  });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  clearTimeout(timer);
  if (code === 0) return printed;
  const how = signal === null ? `ended with ${code}` : `was ended by ${signal}`;
  throw new Error(`${command.join(" ").slice(0, 200)} ${how}\n${`${printed}${complaints}`.slice(-3000)}`);
}

/** Packs what was built last. Returns the path of the tarball. */
export async function packInto(folder: string): Promise<string> {
  await run(["npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: PROJECT });
  const packed = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (packed === undefined) throw new Error("npm pack made no tarball");
  return join(folder, packed);
}

/** Returns the environment without what npm and tsx tell of the process that runs this: it would mislead others. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_)|NODE_OPTIONS$|NODE_ENV$|TSX)/.test(name)),
  );
}
