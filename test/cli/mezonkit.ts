import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

const MAIN = resolve(import.meta.dirname, "../../src/cli/main.ts");

export interface RunOptions {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** What is written to its standard input. @default nothing: it is closed */
  readonly input?: string | undefined;
}

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line as a process of its own, with no variables of ours. */
export function startMezonkit(args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
  const { cwd, env = {} } = options;
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("MEZON"));
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), MAIN, ...args], {
    cwd,
    env: { ...Object.fromEntries(own), ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Runs the command line to its end. */
export async function mezonkit(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  const child = startMezonkit(args, options);
  child.stdin.end(options.input ?? "");
  return resultOf(child);
}

/** Resolves when the process has ended. */
export async function resultOf(child: ChildProcessWithoutNullStreams): Promise<CommandResult> {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}
