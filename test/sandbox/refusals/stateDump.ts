import { Session } from "node:inspector";

type Containers = ReadonlyMap<string, unknown>;

/**
 * Reads everything that an object holds, private fields included, as text that
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

  /** @param ignored Names of fields that are no state, such as a clock. */
  constructor(ignored: readonly string[]) {
    this.#session.connect();
    this.#ignored = new Set(ignored);
  }

  close(): void {
    this.#session.disconnect();
  }

  of(root: object): string {
    const seen = new Set<object>();
    const lines: string[] = [];
    this.#walk("", root, seen, lines);
    return lines.join("\n");
  }

  #walk(path: string, value: unknown, seen: Set<object>, lines: string[]): void {
    if (typeof value === "function") return;
    if (typeof value !== "object" || value === null) {
      lines.push(`${path} = ${typeof value === "bigint" ? `${value}n` : JSON.stringify(value)}`);
      return;
    }
    if (seen.has(value)) return;
    seen.add(value);
    for (const [name, part] of this.#partsOf(value)) this.#walk(`${path}${name}`, part, seen, lines);
  }

  #partsOf(value: object): readonly (readonly [string, unknown])[] {
    if (value instanceof Uint8Array) return [["", Buffer.from(value).toString("hex")]];
    if (value instanceof Map) return [...value].map(([key, item]) => [`[${String(key)}]`, item] as const);
    if (value instanceof Set) return [["", `{${[...value].map(String).join()}}`]];
    if (Array.isArray(value)) return value.map((item, index) => [`[${index}]`, item] as const);
    const fields = [...Object.entries(value), ...this.#privateFieldsOf(value)];
    return fields.filter(([name]) => !this.#ignored.has(name)).map(([name, part]) => [`.${name}`, part] as const);
  }

  #privateFieldsOf(value: object): Containers {
    if (Object.getPrototypeOf(value) === Object.prototype) return new Map();
    const known = this.#privateFields.get(value) ?? this.#inspect(value);
    this.#privateFields.set(value, known);
    return known;
  }

  #inspect(value: object): Containers {
    const scope = globalThis as { inspected?: unknown; found?: unknown[] };
    scope.inspected = value;
    scope.found = [];
    const names: string[] = [];
    const { objectId } = this.#post("Runtime.evaluate", { expression: "globalThis.inspected" }).result ?? {};
    for (const field of this.#post("Runtime.getProperties", { objectId }).privateProperties ?? []) {
      if (field.value?.objectId === undefined) continue;
      names.push(field.name);
      const functionDeclaration = "function () { globalThis.found.push(this); }";
      this.#post("Runtime.callFunctionOn", { objectId: field.value.objectId, functionDeclaration });
    }
    const found = scope.found;
    delete scope.inspected;
    delete scope.found;
    return new Map(names.map((name, index) => [name, found[index]]));
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
