import { fullNameOf, type Subject } from "./callAll.js";
import type { OptionParameter } from "./optionTypes.js";
import { methodsOf } from "./reflect.js";

/** No option has this name, nor one like it. */
const ODD_KEY = "qqqqqq";
const REFUSED = new RegExp(`${ODD_KEY}:? is no(?:t)? known`);

export interface OddOptionCalls {
  readonly subjects: readonly Subject[];
  readonly parameters: readonly OptionParameter[];
  /** Values that make sense for the arguments before the options. */
  readonly sense: readonly unknown[];
}

/** What became of the options of the methods that subjects have. */
export interface OddOptionOutcome {
  /** Places that were tried, such as `Channel.send(options)`. */
  readonly tried: ReadonlySet<string>;
  /** Those that took an option that there is not. */
  readonly accepted: readonly string[];
}

/**
 * Calls every method that takes options with one that there is not, with arguments before it that may make sense, until
 * one of the calls is refused for the option.
 */
export async function oddOptions({ subjects, parameters, sense }: OddOptionCalls): Promise<OddOptionOutcome> {
  const tried = new Set<string>();
  const accepted = new Set<string>();
  for (const subject of subjects) {
    const { make } = subject;
    for (const method of methodsOf(make())) {
      const callable = fullNameOf(subject, method);
      for (const { place, index, nested } of parameters.filter((parameter) => parameter.callable === callable)) {
        if (tried.has(place)) continue;
        tried.add(place);
        const call = (args: readonly unknown[]): unknown => {
          const object = make();
          return Reflect.apply(
            Reflect.get(object, method.name) as (...given: readonly unknown[]) => unknown,
            object,
            args,
          );
        };
        for (const [where, odd] of oddIn(place, nested))
          if (!(await isRefused(call, index, { sense, odd }))) accepted.add(where);
      }
    }
  }
  return { tried, accepted: [...accepted] };
}

/** An option too many, among the options and among those that they hold. */
function oddIn(place: string, nested: readonly string[]): readonly (readonly [where: string, odd: object])[] {
  const odd = { [ODD_KEY]: 1 };
  return [[place, odd], ...nested.map((name) => [`${place}.${name}`, { [name]: odd }] as const)];
}

/** Whether an option that there is not is refused, with some of the arguments before it. */
async function isRefused(
  call: (args: readonly unknown[]) => unknown,
  index: number,
  { sense, odd }: { readonly sense: readonly unknown[]; readonly odd: object },
): Promise<boolean> {
  // What the call needs, and one option too many.
  const given = [{}, ...sense.filter(isPlain)].map((each) => ({ ...each, ...odd }));
  for (const before of listsOf(index, sense))
    for (const options of given) if (REFUSED.test(await messageOf(() => call([...before, options])))) return true;
  return false;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function* listsOf(length: number, values: readonly unknown[]): Generator<readonly unknown[]> {
  if (length === 0) yield [];
  if (length === 0) return;
  for (const before of listsOf(length - 1, values)) for (const value of values) yield [...before, value];
}

/** Milliseconds that a call may take: a refusal comes at once. */
const AT_ONCE_MS = 50;

async function messageOf(call: () => unknown): Promise<string> {
  const end = new Promise<string>((resolve) => void setTimeout(resolve, AT_ONCE_MS, "").unref());
  try {
    const result = call();
    if (typeof result === "object" && result !== null && "next" in result)
      return await messageOf(() => (result as AsyncIterator<unknown>).next());
    return await Promise.race([Promise.resolve(result).then(() => ""), end]);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}
