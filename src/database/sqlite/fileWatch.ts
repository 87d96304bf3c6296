import type { Clock, Timer } from "../../core/clock.js";
import { dropLog, type FileIdentity, fileIdentity } from "./fileIdentity.js";

/** Milliseconds between two looks. */
const LOOK_MS = 30_000;

export interface FileWatchOptions {
  readonly file: string;
  readonly clock: Clock;
  /** Told once that another file stands there, or none. */
  readonly onReplaced: () => void;
}

/** Looks from time to time whether an open file still stands under its name: the system says nothing when it does not. */
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

  /** Deletes what the file that was replaced has left, once it is closed. */
  async clean(): Promise<void> {
    await dropLog(this.#options.file, this.#known);
  }

  #wait(): void {
    this.#timer = this.#options.clock.setTimeout(() => void this.#look(), LOOK_MS);
    // A store that nobody closed must not keep the process.
    (this.#timer as { readonly unref?: () => void } | undefined)?.unref?.();
  }

  async #look(): Promise<void> {
    const known = this.#known;
    // What cannot be looked at counts as unchanged.
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
