import { withDeadline } from "../../core/abort.js";
import { systemClock } from "../../core/clock.js";
import { type Explanation, explain } from "./explain.js";
import type { Feature } from "./feature.js";
import { Trial, type TrialSettings } from "./trial.js";

/** What came of one feature. */
export interface Outcome {
  readonly name: string;
  readonly state: "ok" | "failed" | "skipped";
  /** Milliseconds that it took, without the clean-up. */
  readonly ms: number;
  /** What was seen, or why it was not tried; `undefined` if it failed. */
  readonly detail?: string | undefined;
  /** Why it failed. */
  readonly failure?: Explanation | undefined;
  /** What could not be removed afterwards, and why. */
  readonly leftBehind: readonly string[];
}

export interface TryOptions extends TrialSettings {
  /** Milliseconds for each feature. */
  readonly timeoutMs: number;
  /** Ends the feature that is being tried and leaves out the rest; what was made is still removed. */
  readonly signal: AbortSignal;
  /** Called around each feature. @default calls it, and nothing more */
  readonly during?: ((feature: Feature, work: () => Promise<Outcome>) => Promise<Outcome>) | undefined;
}

/** Tries features one after the other. One that fails stops no other. Each is cleaned up after before the next. */
export async function* tryFeatures(
  features: readonly Feature[],
  options: TryOptions,
): AsyncGenerator<Outcome, void, undefined> {
  const { signal, during = (_, work) => work() } = options;
  for (const feature of features) {
    if (signal.aborted) yield skipped(feature, "interrupted");
    else yield await during(feature, () => tryFeature(feature, options));
  }
}

async function tryFeature(feature: Feature, options: TryOptions): Promise<Outcome> {
  const { clock = systemClock, signal, timeoutMs } = options;
  const ended = new AbortController();
  const trial = new Trial(options, AbortSignal.any([signal, ended.signal]));
  const missing = feature.missing?.(trial);
  if (missing !== undefined) return skipped(feature, missing);
  const begin = clock.now();
  const outcome = await settled(async () => {
    // The deadline ends the calls of the feature as well, and not only the wait for them.
    const work = (late: AbortSignal): Promise<string> => {
      late.addEventListener("abort", () => ended.abort(late.reason));
      return feature.attempt(trial);
    };
    return withDeadline({ what: feature.name, timeoutMs, signal, clock }, work);
  });
  const ms = clock.now() - begin;
  // What still waits for something, such as a click, ends here.
  ended.abort();
  const leftBehind = await trial.cleanUp();
  return { name: feature.name, ...outcome, ms, leftBehind };
}

async function settled(work: () => Promise<string>): Promise<Pick<Outcome, "state" | "detail" | "failure">> {
  try {
    return { state: "ok", detail: await work() };
  } catch (error) {
    return { state: "failed", failure: explain(error) };
  }
}

function skipped({ name }: Feature, detail: string): Outcome {
  return { name, state: "skipped", ms: 0, detail, leftBehind: [] };
}
