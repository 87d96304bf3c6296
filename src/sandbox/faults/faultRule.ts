import { ValidationError } from "../../core/errors.js";
import type { SeededRandom } from "./seededRandom.js";

/** How often a fault strikes. */
export interface FaultFrequency {
  /** How many times at most; 1 by default, `Infinity` until it is removed. */
  readonly times?: number | undefined;
  /** How likely it strikes each time it could, from 0 to 1; 1 by default. Drawn from the sandbox's seed. */
  readonly probability?: number | undefined;
}

/** A fault that is set. Ends with `remove()`, or with the scope of a `using` declaration. */
export interface Fault extends Disposable {
  /** How often it struck. */
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

/** The faults of one kind that are set, oldest first. */
export class FaultRules<Spec extends FaultFrequency> {
  readonly #rules = new Set<Rule<Spec>>();
  readonly #random: SeededRandom;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** Sets a fault. Throws a `ValidationError` when its frequency is none. */
  add(spec: Spec): Fault {
    const { times = 1, probability = 1 } = spec;
    if (!(times > 0)) throw new ValidationError("times", "must be a number above 0");
    if (!(probability >= 0 && probability <= 1)) throw new ValidationError("probability", "must be from 0 to 1");
    const rule = new Rule(spec, (removed) => this.#rules.delete(removed));
    this.#rules.add(rule);
    return rule;
  }

  /** The first fault that matches and strikes; it counts as one hit. */
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
