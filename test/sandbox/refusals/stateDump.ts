import { Session } from "node:inspector";

type Containers = ReadonlyMap<string, unknown>;

/** The state of an object: names and values in their order, and where each part begins and ends. */
export type Dump = readonly unknown[];

const BEGIN = Symbol("begin");
const END = Symbol("end");
const NONE: Containers = new Map();

/** Whether nothing has changed from one dump to the other. */
export function isSame(one: Dump, other: Dump): boolean {
  return one.length === other.length && one.every((token, index) => Object.is(token, other[index]));
}

/** Returns the values as text, each with the path to it. */
export function linesOf(dump: Dump): readonly string[] {
  const lines: string[] = [];
  const path: string[] = [];
  for (const [index, token] of dump.entries()) {
    if (dump[index - 1] === BEGIN) path.push(String(token));
    else if (token === END) path.pop();
    else if (token !== BEGIN)
      lines.push(`${path.join(".")} = ${typeof token === "bigint" ? `${token}n` : JSON.stringify(token)}`);
  }
  return lines;
}

/**
 * Reads everything that an object holds, private fields included, in a form that
 * can be compared. Private fields are read through the inspector once per object;
 * what they refer to is followed live, so that dumping again is cheap.
 *
 * A private field that is reassigned later is not followed: the sandbox's state
 * keeps its collections in fields that are assigned once.
 */
export class StateDump {
  readonly #session = new Session();
  readonly #privateFields = new WeakMap<object, Containers>();
  readonly #ignored: ReadonlySet<string>;
  /** Classes without private fields. */
  readonly #plainClasses = new Set<unknown>();

  /** @param ignored Names of fields that are no state, such as a clock. */
  constructor(ignored: readonly string[]) {
    this.#session.connect();
    this.#ignored = new Set(ignored);
  }

  close(): void {
    this.#session.disconnect();
  }

  /** Returns what an object holds, to be compared with {@link isSame} and shown by {@link linesOf}. */
  of(root: object): Dump {
    const tokens: unknown[] = [];
    this.#walk(root, new Set(), tokens);
    return tokens;
  }

  #walk(value: unknown, seen: Set<object>, tokens: unknown[]): void {
    if (typeof value !== "object" || value === null) {
      tokens.push(value);
      return;
    }
    if (seen.has(value)) return;
    seen.add(value);
    if (value instanceof Uint8Array) tokens.push(Buffer.from(value).toString("hex"));
    else if (value instanceof Set) tokens.push(`{${[...value].map(String).join()}}`);
    else if (value instanceof Map) for (const [key, item] of value) this.#part(key, item, seen, tokens);
    else if (Array.isArray(value)) for (const item of value) this.#part("[]", item, seen, tokens);
    else {
      for (const name of Object.keys(value)) this.#field(name, Reflect.get(value, name), seen, tokens);
      for (const [name, part] of this.#privateFieldsOf(value)) this.#field(name, part, seen, tokens);
    }
  }

  #field(name: string, part: unknown, seen: Set<object>, tokens: unknown[]): void {
    if (!this.#ignored.has(name)) this.#part(name, part, seen, tokens);
  }

  #part(name: unknown, part: unknown, seen: Set<object>, tokens: unknown[]): void {
    if (typeof part === "function") return;
    tokens.push(BEGIN, name);
    this.#walk(part, seen, tokens);
    tokens.push(END);
  }

  #privateFieldsOf(value: object): Containers {
    if (Object.getPrototypeOf(value) === Object.prototype || this.#plainClasses.has(value.constructor)) return NONE;
    const known = this.#privateFields.get(value) ?? this.#inspect(value);
    this.#privateFields.set(value, known);
    return known;
  }

  /** Asks the inspector, which takes long: of a class that has no private fields, once. */
  #inspect(value: object): Containers {
    const { constructor: ofClass } = value;
    const scope = globalThis as { inspected?: unknown; found?: readonly unknown[] };
    scope.inspected = value;
    const objectGroup = "inspected";
    const evaluated = this.#post("Runtime.evaluate", { expression: "globalThis.inspected", objectGroup });
    const { objectId } = evaluated.result ?? {};
    const { privateProperties = [] } = this.#post("Runtime.getProperties", {
      objectId,
      // Not the methods of the prototypes, each with its source.
      ownProperties: true,
    });
    if (privateProperties.length === 0) this.#plainClasses.add(ofClass);
    const fields = privateProperties.flatMap(({ name, value: held }) =>
      held?.objectId === undefined ? [] : [{ name, objectId: held.objectId }],
    );
    if (fields.length > 0) {
      // All of them in one call.
      const functionDeclaration = "function (...fields) { globalThis.found = fields; }";
      const given = fields.map((field) => ({ objectId: field.objectId }));
      this.#post("Runtime.callFunctionOn", { objectId, functionDeclaration, arguments: given });
    }
    const { found = [] } = scope;
    delete scope.inspected;
    delete scope.found;
    this.#post("Runtime.releaseObjectGroup", { objectGroup });
    return new Map(fields.map(({ name }, index) => [name, found[index]]));
  }

  #post(method: string, parameters: object): Answer {
    // The session is of this thread: it answers before `post` returns.
    const answers: { readonly error: Error | null; readonly result: Answer }[] = [];
    this.#session.post(method, parameters, (error, result) => void answers.push({ error, result: result ?? {} }));
    const [answer] = answers;
    if (answer === undefined) throw new Error(`${method} was not answered`);
    if (answer.error !== null) throw answer.error;
    return answer.result;
  }
}

interface Answer {
  readonly result?: { readonly objectId?: string };
  readonly privateProperties?: readonly { readonly name: string; readonly value?: { readonly objectId?: string } }[];
}
