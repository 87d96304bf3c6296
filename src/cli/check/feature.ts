import type { Trial } from "./trial.js";

/** Something that bots do in a channel, and how to find out whether it works there. */
export interface Feature {
  /** Its name for `--only` and `--skip`, in lower case with hyphens. */
  readonly name: string;
  /** What is tried, in a few words. */
  readonly summary: string;
  /** Returns why it cannot be tried; `undefined` if it can. @default it can always be tried */
  readonly missing?: ((trial: Trial) => string | undefined) | undefined;
  /** Tries it. Resolves with what was seen, in a few words; rejects if it does not work. */
  readonly attempt: (trial: Trial) => Promise<string>;
}
