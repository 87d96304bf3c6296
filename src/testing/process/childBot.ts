import { type ChildProcess, spawn } from "node:child_process";
import { dirname, resolve } from "node:path";
import type { Readable } from "node:stream";
import { nodeArgumentsFor } from "./nodeArguments.js";

export interface ChildBotOptions {
  /** The bot's file, TypeScript or JavaScript. */
  readonly file: string;
  /** Added to this process's environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder in which it runs. @default this process's */
  readonly cwd?: string | undefined;
  readonly onLine: (line: string, stream: "stdout" | "stderr") => void;
  /** @param reason Such as `exit code 1` or `SIGKILL`. */
  readonly onEnd: (reason: string) => void;
}

/** Milliseconds that a bot has to end when it is asked to. */
const PATIENCE_MS = 3_000;
/** Characters of a line; longer ones are cut. */
const LONGEST_LINE = 20_000;

/** A bot that runs as a process of its own. */
export class ChildBot {
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #isEnded = false;

  /** @throws {ValidationError} if the file cannot be run. */
  constructor({ file, environment, cwd, onLine, onEnd }: ChildBotOptions) {
    const args = nodeArgumentsFor(file);
    this.#process = spawn(process.execPath, args, {
      cwd: cwd ?? (process.cwd() || dirname(resolve(file))),
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { stdout, stderr } = this.#process;
    if (stdout !== null) readLines(stdout, (line) => onLine(line, "stdout"));
    if (stderr !== null) readLines(stderr, (line) => onLine(line, "stderr"));
    this.#ended = new Promise((resolveEnd) => {
      const end = (reason: string): void => {
        if (this.#isEnded) return;
        this.#isEnded = true;
        onEnd(reason);
        resolveEnd();
      };
      this.#process.once("error", (error) => end(error.message));
      this.#process.once("close", (code, signal) => end(signal ?? `exit code ${code}`));
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Asks it to end, and makes it after three seconds. Resolves when it has. */
  async close(): Promise<void> {
    if (this.#isEnded) return;
    this.#process.kill("SIGTERM");
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), PATIENCE_MS);
    await this.#ended;
    clearTimeout(timer);
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE) {
      lines.push(rest);
      rest = "";
    }
    for (const line of lines) onLine(line.slice(0, LONGEST_LINE));
  });
  stream.once("end", () => {
    if (rest !== "") onLine(rest);
  });
}
