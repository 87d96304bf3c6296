import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { ValidationError } from "../../core/errors.js";
import type { FluentSource } from "./localeFolder.js";

/** A message or a term begins at the beginning of a line. */
const ENTRY = /^(?<id>-?[a-zA-Z][\w-]*) *=/u;
/** What else a line may begin with: a space, a comment, the end of a placeable. */
const CONTINUED = /^(?:[ \t}]|#|$)/u;

export type FluentArguments = Readonly<Record<string, FluentVariable>>;

/** The messages of one language. */
export class FluentLocale {
  readonly locale: string;
  readonly #bundle: FluentBundle;
  readonly #keys: readonly string[];

  /** @throws {ValidationError} with file and line of what is no Fluent, or is there twice. */
  constructor(locale: string, sources: readonly FluentSource[]) {
    this.locale = locale;
    try {
      Intl.getCanonicalLocales(locale);
    } catch (cause) {
      throw new ValidationError("locales", `${JSON.stringify(locale)} is no language such as en or vi`, { cause });
    }
    // Without marks around what is filled in: chats show them.
    this.#bundle = new FluentBundle(locale, { useIsolating: false });
    const keys: string[] = [];
    for (const source of sources) {
      const resource = new FluentResource(source.text);
      requireWhole(source, resource);
      for (const error of this.#bundle.addResource(resource))
        throw new ValidationError("locales", `${source.name}: ${error.message}`, { cause: error });
      for (const { id, value, attributes } of resource.body) {
        if (id.startsWith("-")) continue;
        if (value !== null) keys.push(id);
        keys.push(...Object.keys(attributes).map((name) => `${id}.${name}`));
      }
    }
    this.#keys = keys;
  }

  /** Every message, and attribute as `message.attribute`. */
  get keys(): readonly string[] {
    return this.#keys;
  }

  /** Returns a message; `undefined` if there is none. @throws {ValidationError} for an argument that is missing. */
  format(key: string, args: FluentArguments): string | undefined {
    const [id = "", attribute] = key.split(".");
    const message = this.#bundle.getMessage(id);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    if (pattern === null || pattern === undefined) return undefined;
    const errors: Error[] = [];
    const text = this.#bundle.formatPattern(pattern, { ...args }, errors);
    const [error] = errors;
    if (error !== undefined)
      throw new ValidationError("args", `of ${JSON.stringify(key)} in ${this.locale}: ${error.message}`, {
        cause: error,
      });
    return text;
  }
}

/** The parser leaves out what it cannot read, without a word. */
function requireWhole({ name, text }: FluentSource, resource: FluentResource): void {
  const read = new Map<string, number>();
  for (const { id } of resource.body) read.set(id, (read.get(id) ?? 0) + 1);
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (CONTINUED.test(line)) continue;
    const id = ENTRY.exec(line)?.groups?.["id"] ?? "";
    const left = read.get(id) ?? 0;
    if (left === 0)
      throw new ValidationError("locales", `${name}:${index + 1} is no Fluent: ${JSON.stringify(line.slice(0, 60))}`);
    read.set(id, left - 1);
  }
}
