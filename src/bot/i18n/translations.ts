import { brand } from "../../core/brand.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import { nearest } from "../commands/arguments/nearest.js";
import { type FluentArguments, FluentLocale } from "./fluentLocale.js";
import { type FluentSource, readLocaleFolder } from "./localeFolder.js";

export interface TranslationsOptions {
  /** A folder with `en.ftl`, `vi.ftl` or `vi/*.ftl`, or Fluent texts by locale. */
  readonly locales: string | Readonly<Record<string, string | readonly string[]>>;
  /** The language for people whose language is not known. @default "en" */
  readonly defaultLocale?: string | undefined;
  /**
   * What to do about a message that is missing in a language other than the default: `"refuse"` refuses the files,
   * `"fallBack"` uses the message of the default language. @default "refuse"
   */
  readonly incomplete?: "fallBack" | "refuse" | undefined;
}

const OPTIONS: KeysOf<TranslationsOptions> = { locales: true, defaultLocale: true, incomplete: true };

/** The messages of a bot in its languages. */
export class Translations {
  static {
    brand(Translations, "Translations");
  }

  readonly defaultLocale: string;
  readonly #locales = new Map<string, FluentLocale>();

  /** @throws {ValidationError} that names the file and line, or the messages that are missing. */
  constructor(options: TranslationsOptions) {
    requireOptions(options, OPTIONS);
    const { locales, defaultLocale = "en", incomplete = "refuse" } = options;
    requireOneOf(incomplete, "incomplete", ["fallBack", "refuse"]);
    for (const [locale, sources] of sourcesOf(locales)) this.#locales.set(locale, new FluentLocale(locale, sources));
    const main = this.#locales.get(defaultLocale);
    if (main === undefined)
      throw new ValidationError("defaultLocale", `${defaultLocale} is none of the locales: ${this.locales.join(", ")}`);
    this.defaultLocale = defaultLocale;
    if (incomplete === "refuse") this.#requireComplete(main);
  }

  /** The languages that there are. */
  get locales(): readonly string[] {
    return [...this.#locales.keys()];
  }

  /** Returns the language that fits a tag best: `vi` for `vi-VN`. `undefined` if none does. */
  match(tag: string): string | undefined {
    const wanted = requireString(tag, "tag").toLowerCase().replaceAll("_", "-");
    const found = this.locales.find((locale) => locale.toLowerCase() === wanted);
    return found ?? this.locales.find((locale) => languageOf(locale) === languageOf(wanted));
  }

  /**
   * Returns a message, or an attribute as `message.attribute`, in the language that fits a tag best.
   *
   * @throws {ValidationError} for a key that there is not, and an argument that is missing.
   */
  translate(tag: string, key: string, args: FluentArguments = {}): string {
    requireString(key, "key");
    requireObject(args, "args", 'an object such as { name: "Lan" }');
    for (const locale of [this.match(tag), this.defaultLocale]) {
      const text = locale === undefined ? undefined : this.#locales.get(locale)?.format(key, args);
      if (text !== undefined) return text;
    }
    const [like] = nearest(key, this.#locales.get(this.defaultLocale)?.keys ?? []);
    const hint = like === undefined ? "" : `: did you mean ${JSON.stringify(like)}?`;
    throw new ValidationError("key", `there is no message ${JSON.stringify(key)}${hint}`);
  }

  #requireComplete(main: FluentLocale): void {
    for (const { locale, keys } of this.#locales.values()) {
      const known = new Set(keys);
      const missing = main.keys.filter((key) => !known.has(key));
      if (missing.length > 0)
        throw new ValidationError(
          "locales",
          `${locale} lacks what ${main.locale} has: ${missing.slice(0, 10).join(", ")}. ` +
            'Add them, or set incomplete to "fallBack"',
        );
    }
  }
}

function sourcesOf(locales: TranslationsOptions["locales"]): ReadonlyMap<string, readonly FluentSource[]> {
  if (typeof locales === "string") return readLocaleFolder(locales);
  requireObject(locales, "locales", 'a folder, or an object such as { en: "hello = Hello" }');
  const named = Object.entries(locales).map(([locale, texts]) => {
    const name = `locales.${locale}`;
    const sources = [texts].flat().map((text): FluentSource => ({ name, text: requireString(text, name) }));
    return [locale, sources] as const;
  });
  return new Map(named);
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split("-", 1)[0] ?? "";
}
