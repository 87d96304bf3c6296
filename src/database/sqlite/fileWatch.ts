import type { Clock, Timer } from "../../core/clock.js";
import { dropLog, type FileIdentity, fileIdentity } from "./fileIdentity.js";

/** Milliseconds between two checks. */
const LOOK_MS = 30_000;

export interface FileWatchOptions {
  readonly file: string;
  readonly clock: Clock;
  /** Called once if the file was replaced or deleted. */
  readonly onReplaced: () => void;
}

/** Checks at an interval whether an open file was replaced or deleted, since the system does not report that. */
export class FileWatch {
  readonly #options: FileWatchOptions;
  #known: FileIdentity;
  #timer: Timer | undefined;
  #isStopped = false;

  private constructor(options: FileWatchOptions, known: FileIdentity) {
    this.#options = options;
    this.#known = known;
    this.#wait();
  }

  static async start(options: FileWatchOptions): Promise<FileWatch> {
    return new FileWatch(options, await fileIdentity(options.file));
  }

  stop(): void {
    this.#isStopped = true;
    this.#options.clock.clearTimeout(this.#timer);
  }

  /** Deletes the log of a replaced file after that file was closed. */
  async clean(): Promise<void> {
    await dropLog(this.#options.file, this.#known);
  }

  #wait(): void {
    this.#timer = this.#options.clock.setTimeout(() => void this.#look(), LOOK_MS);
    // A store that was not closed must not keep the process running.
    (this.#timer as { readonly unref?: () => void } | undefined)?.unref?.();
  }

  async #look(): Promise<void> {
    const known = this.#known;
    // A file that cannot be checked counts as unchanged.
    const now = await fileIdentity(this.#options.file).catch(() => known);
    if (this.#isStopped) return;
    if (now.file !== known.file) {
      this.stop();
      this.#options.onReplaced();
      return;
    }
    this.#known = now;
    this.#wait();
  }
}
