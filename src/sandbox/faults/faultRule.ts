import { ValidationError } from "../../core/errors.js";
import type { SeededRandom } from "./seededRandom.js";

/** How often a fault strikes. */
export interface FaultFrequency {
  /** Largest number of strikes; `Infinity` until it is removed. @default 1 */
  readonly times?: number | undefined;
  /** Probability of each possible strike, from 0 to 1. Drawn with the sandbox's seed. @default 1 */
  readonly probability?: number | undefined;
}

/** An active fault. Ends with `remove()`, or with the scope of a `using` declaration. */
export interface Fault extends Disposable {
  /** Number of strikes. */
  readonly hits: number;
  remove(): void;
}

class Rule<Spec extends FaultFrequency> implements Fault {
  readonly spec: Spec;
  readonly #forget: (rule: Rule<Spec>) => void;
  hits = 0;

  constructor(spec: Spec, forget: (rule: Rule<Spec>) => void) {
    this.spec = spec;
    this.#forget = forget;
  }

  remove(): void {
    this.#forget(this);
  }

  [Symbol.dispose](): void {
    this.remove();
  }
}

/** The active faults of one kind, oldest first. */
export class FaultRules<Spec extends FaultFrequency> {
  readonly #rules = new Set<Rule<Spec>>();
  readonly #random: SeededRandom;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** Adds a fault. @throws {ValidationError} for a malformed frequency. */
  add(spec: Spec): Fault {
    const { times = 1, probability = 1 } = spec;
    if (typeof times !== "number" || !(times > 0)) throw new ValidationError("times", "must be a number above 0");
    if (typeof probability !== "number" || !(probability >= 0 && probability <= 1))
      throw new ValidationError("probability", "must be from 0 to 1");
    const rule = new Rule(spec, (removed) => this.#rules.delete(removed));
    this.#rules.add(rule);
    return rule;
  }

  /** Returns the first fault that matches and strikes, and counts the strike. */
  strike(matches: (spec: Spec) => boolean): Spec | undefined {
    for (const rule of this.#rules) {
      const { times = 1, probability = 1 } = rule.spec;
      if (!matches(rule.spec) || (probability < 1 && this.#random.next() >= probability)) continue;
      rule.hits += 1;
      if (rule.hits >= times) this.#rules.delete(rule);
      return rule.spec;
    }
    return undefined;
  }

  clear(): void {
    this.#rules.clear();
  }
}
