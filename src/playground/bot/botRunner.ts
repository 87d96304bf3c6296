import { toError } from "../../core/errors.js";
import { ChildBot } from "../../testing/process/childBot.js";
import type { BotStatus } from "../contract.js";

export interface BotRunnerParts {
  /** The bot's file; `undefined` for a bot that somebody else starts. */
  readonly file: string | undefined;
  readonly environment: () => Readonly<Record<string, string>>;
  readonly onLine: (line: string, stream: "stdout" | "stderr" | "playground") => void;
  readonly onStatus: (status: BotStatus) => void;
}

/** Runs the bot's file as a process, and runs it again. */
export class BotRunner {
  readonly #parts: BotRunnerParts;
  #bot: ChildBot | undefined;
  #status: BotStatus;
  /** What is done to the bot, one after another. */
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(parts: BotRunnerParts) {
    this.#parts = parts;
    this.#status = { state: "none", file: parts.file ?? "", pid: undefined, reason: "", starts: 0 };
  }

  get status(): BotStatus {
    return this.#status;
  }

  /** Ends the bot, if it runs, and starts it. @param why Written into the log. */
  restart(why: string): Promise<void> {
    return this.#next(async () => {
      await this.#stop();
      if (!this.#isClosed && this.#parts.file !== undefined) this.#start(this.#parts.file, why);
    });
  }

  /** Ends the bot, if it runs. */
  stop(): Promise<void> {
    return this.#next(() => this.#stop());
  }

  /** To be called when its socket was opened or closed. */
  connected(isConnected: boolean): void {
    const { state } = this.#status;
    if (state === "ended") return;
    if (isConnected || state === "connected") this.#set({ state: isConnected ? "connected" : "disconnected" });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.stop();
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work);
    return this.#work;
  }

  #start(file: string, why: string): void {
    const { onLine, environment } = this.#parts;
    onLine(why, "playground");
    try {
      const bot: ChildBot = new ChildBot({
        file,
        environment: environment(),
        onLine,
        onEnd: (reason) => {
          // One that was replaced says nothing of its successor.
          if (this.#bot !== bot) return;
          this.#bot = undefined;
          onLine(`the bot ended: ${reason}`, "playground");
          this.#set({ state: "ended", reason, pid: undefined });
        },
      });
      this.#bot = bot;
      this.#set({ state: "starting", reason: "", pid: bot.pid, starts: this.#status.starts + 1 });
    } catch (error) {
      const reason = toError(error).message;
      onLine(reason, "playground");
      this.#set({ state: "ended", reason, pid: undefined });
    }
  }

  async #stop(): Promise<void> {
    const bot = this.#bot;
    this.#bot = undefined;
    await bot?.close();
  }

  #set(change: Partial<BotStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#parts.onStatus(this.#status);
  }
}
