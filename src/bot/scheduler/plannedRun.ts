import type { StoredJob } from "./jobStorage.js";
import { latestOccurrences, nextOccurrence, type Rule } from "./timing.js";

/**
 * What to do about runs whose time passed while no process was running, such as during a restart. `"run"`: one run, for
 * the latest of them; `"skip"`: none, the next run is in the future; `"all"`: each of them, one after the other, at most
 * the latest `mostMissed`.
 */
export type MissedRuns = "run" | "skip" | "all";

export interface MissedRunsOptions {
  readonly missed: MissedRuns;
  readonly mostMissed: number;
  /** Milliseconds by which a run may be late without being missed. */
  readonly graceMs: number;
}

/** What is done now with a job that is due. */
export type PlannedRun =
  | { readonly kind: "run"; readonly occursAt: number; readonly attempt: number }
  /** It is not run; `next` is when it occurs next, if ever. */
  | { readonly kind: "skip"; readonly next: number | undefined };

/** Decides for which of its times a claimed job is run. */
export function planRun(rule: Rule, job: StoredJob, options: MissedRunsOptions, now: number): PlannedRun {
  const { missed, mostMissed, graceMs } = options;
  const times = latestOccurrences(rule, job.occursAt, now, missed === "all" ? mostMissed : 1);
  const occursAt = times[0] ?? job.occursAt;
  const isSame = occursAt === job.occursAt;
  // A later time is another run, which has not been tried.
  const attempt = isSame ? job.attempt : 1;
  const lateMs = now - (isSame ? job.dueAt : occursAt);
  if (missed === "skip" && lateMs > graceMs) return { kind: "skip", next: nextOccurrence(rule, occursAt) };
  return { kind: "run", occursAt, attempt };
}
