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
    const found = await this.#take(expecting, wanted, timeoutMs);
    if (found === undefined) throw this.#missing(expecting, wanted, `none came within ${timeoutMs} ms`);
    return found;
  }

  /** Resolves with `count` things, when the bot has come to rest and there are no more. */
  async exactly(expecting: Expecting, wanted: Wanted, count: number, timeoutMs: number): Promise<readonly PushEntry[]> {
    const end = realTime.now() + timeoutMs;
    const found: PushEntry[] = [];
    while (found.length < count) {
      const next = await this.#take(expecting, wanted, Math.max(0, end - realTime.now()));
      if (next === undefined) {
        const came = found.length === 0 ? "none" : `only ${found.length}`;
        throw this.#missing(expecting, timesOf(wanted, count), `${came} came within ${timeoutMs} ms`);
      }
      found.push(next);
    }
    await this.#parts.settle();
    const extra = this.#find(expecting, wanted);
    if (extra === undefined) return found;
    const came = count === 1 ? "one" : String(count);
    const { what } = count === 1 ? { what: `${wanted.what}, once` } : timesOf(wanted, count);
    throw this.#error(expecting, what, `${came} came, and then another`);
  }

  /**
   * Resolves with the one thing in the scope that meets the expectation.
   *
   * @param wrongOf Returns what is wrong with it; `undefined` for nothing.
   */
  async onlyOne(
    expecting: Expecting,
    wanted: Wanted,
    wrongOf: (entry: PushEntry) => string | undefined,
    timeoutMs: number,
  ): Promise<PushEntry> {
    const [only] = await this.exactly(expecting, wanted, 1, timeoutMs);
    const wrong = only === undefined ? "none came" : wrongOf(only);
    if (only !== undefined && wrong === undefined) return only;
    throw this.#error(expecting, wanted.what, wrong ?? "");
  }

  /** Resolves when the bot has come to rest and nothing met the expectation. Rejects with an `ExpectationError`. */
  async none(expecting: Expecting, wanted: Wanted, pass: () => Promise<void>): Promise<void> {
    await pass();
    await this.#parts.settle();
    if (this.#find(expecting, wanted) !== undefined)
      throw this.#error(expecting, wanted.what.replace(/^an? /, "no "), "one came");
  }

  /** Rejects every wait. */
  close(reason: Error): void {
    for (const fail of [...this.#waiting]) fail(reason);
  }

  /** Resolves with what meets the expectation and meets no other from now on, or with `undefined` when time is over. */
  async #take(expecting: Expecting, wanted: Wanted, timeoutMs: number): Promise<PushEntry | undefined> {
    const found = this.#find(expecting, wanted);
    if (found === undefined) return this.#next(expecting, wanted, timeoutMs);
    take(found, expecting);
    return found;
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
          if (this.#verdict(expecting, wanted, entry) !== true) return;
          // At once: other expectations of the person may wait for the same.
          take(entry, expecting);
          end(() => resolve(entry));
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

  #missing(expecting: Expecting, wanted: Wanted, instead: string): ExpectationError {
    return this.#error(expecting, wanted.what, instead, this.#hints(expecting, wanted));
  }

  /** What nearly met the expectation, and what would have met it before the action. */
  #hints(expecting: Expecting, wanted: Wanted): readonly string[] {
    const { timeline, pendingWork } = this.#parts;
    const { scope, personId } = expecting;
    const near = timeline.since(scope.from).flatMap((entry) => {
      if (entry.kind !== "push" || isPostOf(scope, entry)) return [];
      const verdict = this.#verdict(expecting, wanted, entry);
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

/** From now on it meets no other expectation of the person. */
function take(entry: PushEntry, { personId }: Expecting): void {
  entry.takenBy.add(personId);
}

function timesOf(wanted: Wanted, count: number): Wanted {
  return count === 1 ? wanted : { ...wanted, what: `${wanted.what}, ${count} times` };
}

/** Whether something that was pushed is the message that an action posted: it answers nothing. */
function isPostOf({ action }: ActionScope, { item }: PushEntry): boolean {
  return action?.isPost === true && item.kind === "message" && item.message.id === action.messageId;
}
