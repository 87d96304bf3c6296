import { BoundedMap } from "../../core/boundedMap.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { Context } from "../context/context.js";
import { definePlugin, type Plugin } from "../middleware/middleware.js";
import type { KeyValueStorage } from "../storage/keyValueStorage.js";
import { requireStorage } from "../storage/keyValueStorage.js";
import { MemoryStorage } from "../storage/memoryStorage.js";
import type { FluentArguments } from "./fluentLocale.js";
import { Translations, type TranslationsOptions } from "./translations.js";

export interface I18nOptions extends TranslationsOptions {
  /** Keeps the languages that people and clans chose. @default in memory */
  readonly storage?: KeyValueStorage | undefined;
}

/** What the plugin adds to the context. */
export interface I18nFlavor {
  /** Returns a message in the language of the person. @throws {ValidationError} for a key that there is not. */
  t(key: string, args?: FluentArguments): string;
  /**
   * Sets the language of the person, or of the clan for those who chose none; `undefined` forgets it.
   *
   * @throws {ValidationError} for a language that the bot does not speak.
   */
  setLocale(locale: string | undefined, options?: { readonly of?: "clan" | "user" | undefined }): Promise<void>;
}

const OPTIONS: KeysOf<I18nOptions> = { locales: true, defaultLocale: true, incomplete: true, storage: true };
const CHOICE: KeysOf<{ readonly of?: unknown }> = { of: true };
const SPACE = "locale";
/** People and clans whose language is remembered at most, so that it is not read for every update. */
const MOST_KNOWN = 20_000;

/**
 * Returns a plugin for a bot of several languages, with messages in Fluent. `ctx.locale` becomes that of the person, else
 * of the clan, else the default; what the toolkit itself says follows.
 *
 * ```ts
 * const bot = new Bot({ botId, token }).use(i18n({ locales: { en: "hello = Hello", vi: "hello = Xin chào" } }));
 * bot.command("hello", (ctx) => ctx.reply(ctx.t("hello")));
 * ```
 *
 * @throws {ValidationError} that names what is wrong: an option, a file and its line, messages that are missing.
 */
export function i18n(options: I18nOptions): Plugin<Context, I18nFlavor> {
  requireOptions(options, OPTIONS);
  const { storage, ...given } = options;
  const translations = new Translations(given);
  const chosen = new ChosenLocales(storage === undefined ? new MemoryStorage() : requireStorage(storage));
  return definePlugin<I18nFlavor, Context>()(
    async (ctx, next) => {
      const { userId, clanId } = ctx;
      const locales = async (): Promise<string> =>
        (await chosen.get(`user ${userId}`)) ??
        (clanId === undefined ? undefined : await chosen.get(`clan ${clanId}`)) ??
        translations.defaultLocale;
      ctx.locale = await locales();
      ctx.t = (key, args) => translations.translate(ctx.locale, key, args);
      ctx.setLocale = async (locale, choice = {}) => {
        requireOptions(choice, CHOICE);
        const { of = "user" } = choice;
        requireOneOf(of, "of", ["user", "clan"]);
        if (of === "clan" && clanId === undefined) throw new ValidationError("of", "is a clan, and there is none here");
        const known = locale === undefined ? undefined : translations.match(locale);
        if (locale !== undefined && known === undefined)
          throw new ValidationError("locale", `${locale} is none of ${translations.locales.join(", ")}`);
        await chosen.set(of === "clan" ? `clan ${clanId}` : `user ${userId}`, known);
        ctx.locale = await locales();
      };
      await next();
    },
    { stop: () => chosen.close() },
  );
}

/** Who chose which language. */
class ChosenLocales {
  readonly #storage: KeyValueStorage;
  /** "" for none. */
  readonly #known = new BoundedMap<string, string>(MOST_KNOWN);

  constructor(storage: KeyValueStorage) {
    this.#storage = storage;
  }

  async get(key: string): Promise<string | undefined> {
    let locale = this.#known.get(key);
    if (locale === undefined) {
      locale = (await this.#storage.get(SPACE, key)) ?? "";
      // It may have been set while it was read.
      locale = this.#known.get(key) ?? locale;
      this.#known.set(key, locale);
    }
    return locale === "" ? undefined : locale;
  }

  /** Lets go of the storage. */
  async close(): Promise<void> {
    await this.#storage.close?.();
  }

  async set(key: string, locale: string | undefined): Promise<void> {
    if (locale === undefined) await this.#storage.delete(SPACE, key);
    else await this.#storage.set(SPACE, key, locale);
    this.#known.set(key, locale ?? "");
  }
}
