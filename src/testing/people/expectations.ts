import { toError } from "../../core/errors.js";
import { realTime } from "../clock/realTime.js";
import { ExpectationError } from "../errors.js";
import type { Names } from "../timeline/names.js";
import { writeStory } from "../timeline/story.js";
import type { ActionScope, PushEntry, Timeline } from "../timeline/timeline.js";
import type { Verdict, Wanted } from "./wanted.js";

/** Who expects something, from when on, and who called. */
export interface Expecting {
  readonly personId: string;
  readonly personName: string;
  readonly scope: ActionScope;
  /** The stack of the call. */
  readonly frames: string;
}

export interface ExpectationsParts {
  readonly timeline: Timeline;
  readonly names: Names;
  /** Resolves when nothing happens any more. */
  readonly settle: () => Promise<void>;
  /** Returns what the bot still waits for; `undefined` for nothing. */
  readonly pendingWork: () => string | undefined;
}

/** Waits for what people expect to see. What has met one expectation of a person meets no other of theirs. */
export class Expectations {
  readonly #parts: ExpectationsParts;
  readonly #waiting = new Set<(reason: Error) => void>();

  constructor(parts: ExpectationsParts) {
    this.#parts = parts;
  }

  /** Resolves with the first thing in the scope that meets the expectation. Rejects with an `ExpectationError`. */
  async one(expecting: Expecting, wanted: Wanted, timeoutMs: number): Promise<PushEntry> {
    const found = this.#find(expecting, wanted) ?? (await this.#next(expecting, wanted, timeoutMs));
    if (found === undefined) throw this.#missing(expecting, wanted, timeoutMs);
    found.takenBy.add(expecting.personId);
    return found;
  }

  /** Resolves with `count` things, when the bot has come to rest and there are no more. */
  async exactly(expecting: Expecting, wanted: Wanted, count: number, timeoutMs: number): Promise<readonly PushEntry[]> {
    const end = realTime.now() + timeoutMs;
    const found: PushEntry[] = [];
    while (found.length < count) found.push(await this.one(expecting, wanted, Math.max(0, end - realTime.now())));
    await this.#parts.settle();
    const extra = this.#find(expecting, wanted);
    if (extra === undefined) return found;
    const what = count === 1 ? "one came, and then another" : `${count} came, and then another`;
    throw this.#error(expecting, `${wanted.what}, ${count === 1 ? "once" : `${count} times`}`, what);
  }

  /** Resolves with the one thing in the scope that meets the expectation, if it passes a test as well. */
  async onlyOne(
    expecting: Expecting,
    wanted: Wanted,
    isRight: (entry: PushEntry) => boolean,
    details: { readonly timeoutMs: number; readonly what: string },
  ): Promise<PushEntry> {
    const [only] = await this.exactly(expecting, wanted, 1, details.timeoutMs);
    if (only !== undefined && isRight(only)) return only;
    throw this.#error(expecting, details.what, "the answer was another one");
  }

  /** Resolves when the bot has come to rest and nothing met the expectation. Rejects with an `ExpectationError`. */
  async none(expecting: Expecting, wanted: Wanted, pass: () => Promise<void>): Promise<void> {
    await pass();
    await this.#parts.settle();
    if (this.#find(expecting, wanted) !== undefined) throw this.#error(expecting, `not ${wanted.what}`, "one came");
  }

  /** Rejects every wait. */
  close(reason: Error): void {
    for (const fail of [...this.#waiting]) fail(reason);
  }

  #find(expecting: Expecting, wanted: Wanted): PushEntry | undefined {
    for (const entry of this.#parts.timeline.since(expecting.scope.from)) {
      if (entry.kind === "push" && this.#verdict(expecting, wanted, entry) === true) return entry;
    }
    return undefined;
  }

  #verdict({ personId, personName }: Expecting, wanted: Wanted, entry: PushEntry): Verdict {
    const verdict = wanted.judge(entry);
    if (verdict !== true) return entry.seenBy.has(personId) ? verdict : undefined;
    if (!entry.seenBy.has(personId)) return `${personName} does not see it`;
    return entry.takenBy.has(personId) ? "it has met an expectation already" : true;
  }

  #next(expecting: Expecting, wanted: Wanted, timeoutMs: number): Promise<PushEntry | undefined> {
    return new Promise((resolve, reject) => {
      const timer = realTime.setTimeout(() => end(() => resolve(undefined)), timeoutMs);
      const stop = this.#parts.timeline.listen((entry) => {
        if (entry.kind !== "push") return;
        try {
          if (this.#verdict(expecting, wanted, entry) === true) end(() => resolve(entry));
        } catch (error) {
          end(() => reject(toError(error)));
        }
      });
      const fail = (reason: Error): void => end(() => reject(reason));
      const end = (settle: () => void): void => {
        realTime.clearTimeout(timer);
        stop();
        this.#waiting.delete(fail);
        settle();
      };
      this.#waiting.add(fail);
    });
  }

  #missing(expecting: Expecting, wanted: Wanted, timeoutMs: number): ExpectationError {
    return this.#error(
      expecting,
      wanted.what,
      `none came within ${Math.round(timeoutMs)} ms`,
      this.#hints(expecting, wanted),
    );
  }

  /** What nearly met the expectation, and what would have met it before the action. */
  #hints(expecting: Expecting, wanted: Wanted): readonly string[] {
    const { timeline, pendingWork } = this.#parts;
    const { scope, personId } = expecting;
    const near = timeline.since(scope.from).flatMap((entry) => {
      const verdict = entry.kind === "push" ? this.#verdict(expecting, wanted, entry) : undefined;
      return typeof verdict === "string" ? [verdict] : [];
    });
    const earlier = timeline.since(0).slice(0, -timeline.since(scope.from).length || undefined);
    const before = earlier.some(
      (entry) => entry.kind === "push" && entry.seenBy.has(personId) && wanted.judge(entry) === true,
    );
    const work = pendingWork();
    return [
      ...new Set(near.map((verdict) => `Nearly: ${verdict}.`)),
      ...(before ? ['One came before that: { since: "start" } looks back.'] : []),
      ...(work === undefined ? [] : [`The bot is still at work: ${work}.`]),
    ];
  }

  #error(expecting: Expecting, what: string, instead: string, hints: readonly string[] = []): ExpectationError {
    const { timeline, names } = this.#parts;
    const expected = `${expecting.personName} expected ${what}`;
    const transcript = writeStory(timeline, expecting.scope, names);
    const message = [`${expected}: ${instead}.`, ...hints, "", transcript, ""].join("\n");
    return new ExpectationError({ message, expected, transcript, frames: expecting.frames });
  }
}
