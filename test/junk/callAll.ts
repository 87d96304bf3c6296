import { MezonError } from "../../src/index.js";
import { argumentLists, ODD, recorder } from "./junk.js";
import { type Member, methodsOf } from "./reflect.js";

/** Something whose methods are called. */
export interface Subject {
  /** What the reports call it. */
  readonly name: string;
  /** Returns it: a new one for each call, or always the same. */
  readonly make: () => object;
}

export interface CallOptions {
  /** Values that are right somewhere. */
  readonly sense: readonly unknown[];
  /** Calls of each method. */
  readonly count: number;
  /** Called with each object after its method, such as a builder, which is then built, and with what that returned. */
  readonly after?: ((object: object, result: unknown) => unknown) | undefined;
}

/** Milliseconds for a call to settle before others go on: waits settle when everything is closed. */
const SETTLE_MS = 20;
/** What errors of JavaScript say, also within others. */
const RAW = /\[object |Cannot (?:read|destructure|convert|set)|is not (?:a function|iterable|a constructor)/;

/** Calls methods with odd arguments, and notes which of them end as they must not. */
export class JunkCalls {
  /** The first call that showed each of them. */
  readonly #faults = new Map<string, string>();
  /** Full names of the methods that were called. */
  readonly called = new Set<string>();
  /** Calls that have not ended, and what they are. */
  readonly #pending = new Map<Promise<unknown>, string>();
  readonly #isLeftOut: (name: string) => boolean;

  constructor(leftOut: Readonly<Record<string, string>>) {
    this.#isLeftOut = (name) => Object.hasOwn(leftOut, name);
  }

  /** What ended as it must not, each once. */
  get faults(): readonly string[] {
    return [...this.#faults.values()];
  }

  async callAll(subjects: readonly Subject[], options: CallOptions): Promise<void> {
    for (const subject of subjects)
      for (const method of methodsOf(subject.make())) await this.callMethod(subject, method, options);
  }

  async callMethod(subject: Subject, method: Member, options: CallOptions): Promise<void> {
    const fullName = fullNameOf(subject, method);
    if (this.#isLeftOut(fullName) || this.called.has(fullName)) return;
    const { sense, count, after } = options;
    this.called.add(fullName);
    const keys = new Set<string>();
    const call = (args: readonly unknown[]): Promise<void> => this.#call(subject, method, args, after);
    const noted = recorder(keys);
    await Promise.all([[noted], [sense[0], noted], [sense[0], sense[0], noted], [noted, noted]].map(call));
    const seed = [...fullName].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
    await Promise.all(argumentLists(count, { sense, keys: [...keys], seed }).map(call));
  }

  /** Resolves when every call has settled: none may go on once what it was called on is closed. */
  async settled(): Promise<void> {
    await Promise.race([Promise.all(this.#pending.keys()), pause(5_000)]);
    for (const call of this.#pending.values()) this.#faults.set(call, `${call} never ends`);
  }

  async #call(
    subject: Subject,
    method: Member,
    args: readonly unknown[],
    after?: (object: object, result: unknown) => unknown,
  ): Promise<void> {
    const { make } = subject;
    const name = fullNameOf(subject, { ...method, owner: subject.name });
    const end = (async () => {
      try {
        const object = make();
        const called = Reflect.get(object, method.name) as (...given: readonly unknown[]) => unknown;
        const result = await drained(Reflect.apply(called, object, args));
        await after?.(object, result);
      } catch (error) {
        const fault = faultOf(error);
        const key = `${name} ${fault}`;
        if (fault !== undefined && !this.#faults.has(key)) this.#faults.set(key, `${name}(${shown(args)}): ${fault}`);
      }
    })();
    this.#pending.set(end, `${name}(${shown(args)})`);
    void end.finally(() => this.#pending.delete(end));
    await Promise.race([end, pause(SETTLE_MS)]);
  }
}

/** Returns what is wrong with an error that a call ended with; `undefined` if nothing is. */
function faultOf(error: unknown): string | undefined {
  // Thrown by a function that was handed in.
  if (error === ODD) return undefined;
  if (error instanceof MezonError) return RAW.test(error.message) ? `says ${error.message}` : undefined;
  if (!(error instanceof Error)) return `throws ${shown([error])}`;
  return (error.stack ?? "").split("\n").slice(0, 3).join(" ");
}

/** The name of the class that declares a method, and its own. What belongs to none has only its own. */
export function fullNameOf(subject: Subject, { owner = subject.name, name }: Member): string {
  return owner === "" ? name : `${owner}.${name}`;
}

/** Takes the first item of what is iterated. */
async function drained(result: unknown): Promise<unknown> {
  const value = await result;
  if (typeof value !== "object" || value === null || !(Symbol.asyncIterator in value)) return value;
  const iterator = (value as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  await Promise.race([iterator.next(), pause(SETTLE_MS)]);
  await Promise.race([iterator.return?.(), pause(SETTLE_MS)]);
  return undefined;
}

function shown(values: readonly unknown[]): string {
  const text = (_: string, value: unknown): unknown => {
    if (typeof value === "function") return "a function";
    return typeof value === "bigint" || typeof value === "symbol" || Number.isNaN(value) ? String(value) : value;
  };
  try {
    return JSON.stringify(values, text).slice(1, -1).slice(0, 200);
  } catch {
    return "…";
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
