import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Answer, Command, Order, PayerOptions, Report } from "./transfersMessages.js";

const PROJECT = resolve(import.meta.dirname, "../..");

/** A process that pays, and can be killed at any moment. */
export class PayingProcess {
  readonly #process: ChildProcess;
  readonly #heard: Promise<void>;
  readonly #exited: Promise<unknown>;
  /** Orders that it has not reported yet. */
  readonly #open = new Map<string, Order>();
  #isEnding = false;
  readonly #onReport: (report: Report) => void;
  /** Resolves when it accepts orders; rejects if it ended before. */
  readonly ready: Promise<void>;

  /** @param onReport Called with each finished order, also of a killed process: it had reported it before. */
  constructor(options: PayerOptions, onReport: (report: Report) => void, onFailure: (error: Error) => void) {
    this.#onReport = onReport;
    this.#process = spawn(
      process.execPath,
      ["--import", "tsx", join(PROJECT, "test/harness/transfersPayer.ts"), JSON.stringify(options)],
      { cwd: PROJECT, stdio: ["pipe", "pipe", "inherit"] },
    );
    const { stdin, stdout } = this.#process;
    if (stdin === null || stdout === null) throw new Error("the process has no input or output");
    // It may be killed during the write.
    stdin.on("error", () => undefined);
    this.#exited = once(this.#process, "exit");
    void this.#exited.then(() => {
      if (!this.#isEnding) onFailure(new Error("a process ended by itself with orders to pay"));
    });
    const lines = createInterface({ input: stdout });
    this.#heard = once(lines, "close").then(() => undefined);
    this.ready = new Promise((ready, reject) => {
      lines.on("line", (line) => this.#hear(JSON.parse(line) as Answer, ready));
      void this.#exited.then(() => reject(new Error("the process ended before it was ready")));
    });
    this.ready.catch(() => undefined);
  }

  /** Orders that it has not reported yet. */
  get open(): readonly Order[] {
    return [...this.#open.values()];
  }

  pay(order: Order): void {
    this.#open.set(order.id, order);
    this.#tell({ pay: order });
  }

  /** Makes it close a user's wallet, even with running transfers, and open a new one. */
  reopen(userId: string): void {
    this.#tell({ reopen: userId });
  }

  /** Kills it. Resolves when everything that it had reported was read. */
  async kill(): Promise<void> {
    this.#isEnding = true;
    this.#process.kill("SIGKILL");
    await Promise.all([this.#exited, this.#heard]);
  }

  /** Lets it end by itself. Rejects if it does not, or failed. */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#process.stdin?.end();
    const late = setTimeout(() => this.#process.kill("SIGKILL"), 30_000);
    const [code] = (await this.#exited) as [number | null];
    clearTimeout(late);
    await this.#heard;
    if (code !== 0) throw new Error(code === null ? "a process did not end by itself" : `a process ended with ${code}`);
  }

  #tell(command: Command): void {
    this.#process.stdin?.write(`${JSON.stringify(command)}\n`);
  }

  #hear(answer: Answer, ready: () => void): void {
    if ("ready" in answer) ready();
    else {
      this.#open.delete(answer.report.order);
      this.#onReport(answer.report);
    }
  }
}
