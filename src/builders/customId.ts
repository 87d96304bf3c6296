import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { brand } from "../core/brand.js";
import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import { requireOptions } from "../core/requireOptions.js";
import { requireString } from "../core/requireString.js";
import { kindOf } from "../runtime/kindOf.js";

/** The names in braces of a pattern such as `vote:{pollId}:{choice}`. */
type NamesOf<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesOf<Rest>
  : never;

/** The state that ids of a pattern carry. */
export type CustomIdState<Pattern extends string> = { readonly [Name in NamesOf<Pattern>]: string };

export interface CustomIdOptions {
  /**
   * Key that signs the ids, so that nobody can forge one: people can change everything that they see of a message
   * in what they send. Do not store it in the code.
   *
   * @default ids are not signed
   */
  readonly secret?: string | undefined;
  /** Lifetime of an id, in milliseconds. @default unlimited */
  readonly lifetimeMs?: number | undefined;
  /** Returns the time in milliseconds since the epoch. @default `Date.now` */
  readonly now?: (() => number) | undefined;
}

/** What was clicked, and by whom. */
export interface Clicked {
  readonly customId: string;
  readonly userId: string;
}

/** Result of reading an id: valid, expired, made for another person, or forged. */
export type CustomIdReading<State> =
  | { readonly status: "valid" | "expired" | "foreign"; readonly state: State }
  | { readonly status: "forged" };

/** What follows the pattern: who may click, until when, and the signature. */
const TRAILER = /(?:;o(?<owner>\d+))?(?:;x(?<expires>[0-9a-z]+))?(?<signed>;s(?<signature>[\w-]+))?$/;
const PLAIN = /[A-Za-z0-9_.~-]/;
const SIGNATURE_BYTES = 16;
const OPTIONS: KeysOf<CustomIdOptions> = { secret: true, lifetimeMs: true, now: true };
const BINDING = { ownerId: true } as const;

/**
 * Defines ids of buttons and selects that carry a small state, and reads them back.
 * Values may contain any text: what could be mistaken for the pattern is escaped.
 *
 * ```ts
 * const vote = defineButton("vote:{pollId}:{choice}", { secret });
 * buttons.addButton({ id: vote.id({ pollId, choice: "yes" }, { ownerId }), label: "Yes" });
 * client.on("interaction", (interaction) => {
 *   const state = vote.match(interaction); // { pollId, choice } | undefined
 * });
 * ```
 *
 * @throws {ValidationError} if the pattern does not separate its values.
 */
export function defineButton<const Pattern extends string>(
  pattern: Pattern,
  options: CustomIdOptions = {},
): CustomIdDefinition<Pattern> {
  return new CustomIdDefinition(pattern, options);
}

/** Ids of one pattern. */
export class CustomIdDefinition<Pattern extends string> {
  static {
    brand(CustomIdDefinition, "CustomIdDefinition");
  }

  readonly pattern: Pattern;
  readonly #options: CustomIdOptions;
  readonly #names: readonly string[];
  /** The texts before, between and after the values. */
  readonly #literals: readonly string[];
  /** Characters at which values end. */
  readonly #ends: string;
  readonly #shape: RegExp;

  /** Created by {@link defineButton}. */
  constructor(pattern: Pattern, options: CustomIdOptions) {
    requireString(pattern, "pattern");
    requireOptions(options, OPTIONS);
    this.pattern = pattern;
    this.#options = options;
    const parts = pattern.split(/\{(\w+)\}/);
    this.#names = parts.filter((_, index) => index % 2 === 1);
    this.#literals = parts.filter((_, index) => index % 2 === 0);
    checkPattern(pattern, this.#names, this.#literals);
    this.#ends = this.#literals
      .slice(1)
      .map((literal) => literal.charAt(0))
      .join("");
    // A value ends where the text after it begins: it never holds such a character.
    const value = `([^;${escapeForSet(this.#ends)}]*)`;
    const values = this.#literals.slice(1).map((after) => value + escapeForRegExp(after));
    this.#shape = new RegExp(`^${escapeForRegExp(this.#literals[0] ?? "")}${values.join("")}$`);
  }

  /**
   * Returns an id that carries `state`. With `ownerId` it matches for that person only.
   *
   * @throws {ValidationError} if a value is no text.
   */
  id(state: CustomIdState<Pattern>, binding: { readonly ownerId?: string | undefined } = {}): string {
    requireObject(state, "state", "an object with what the pattern names");
    requireObject(binding, "binding", "an object such as { ownerId }");
    requireKnownKeys(binding, BINDING);
    const { secret, lifetimeMs, now = Date.now } = this.#options;
    const given = state as Readonly<Record<string, unknown>>;
    let id = this.#literals[0] ?? "";
    for (const [index, name] of this.#names.entries()) {
      const value = given[name];
      if (typeof value !== "string") throw new ValidationError(name, `must be a text, not ${kindOf(value)}`);
      id += escapeValue(value, this.#ends) + (this.#literals[index + 1] ?? "");
    }
    if (binding.ownerId !== undefined) id += `;o${requireId(binding.ownerId, "ownerId")}`;
    if (lifetimeMs !== undefined) id += `;x${Math.ceil((now() + lifetimeMs) / 1000).toString(36)}`;
    return secret === undefined ? id : `${id};s${signatureOf(id, secret)}`;
  }

  /** Returns the state if the id is of this pattern and valid for the person who clicked; `undefined` otherwise. */
  match(clicked: Clicked): CustomIdState<Pattern> | undefined {
    const reading = this.read(clicked);
    return reading?.status === "valid" ? reading.state : undefined;
  }

  /** Reads an id of this pattern. Returns `undefined` for ids of other patterns. */
  read(clicked: Clicked): CustomIdReading<CustomIdState<Pattern>> | undefined {
    requireObject(clicked, "clicked", "an interaction, or { customId, userId }");
    const { customId, userId } = clicked;
    requireString(customId, "customId");
    const trailer = TRAILER.exec(customId);
    const body = customId.slice(0, trailer?.index ?? customId.length);
    const found = this.#shape.exec(body);
    if (found === null) return undefined;
    const { owner, expires, signed = "", signature = "" } = trailer?.groups ?? {};
    const { secret, now = Date.now } = this.#options;
    if (secret !== undefined) {
      const text = customId.slice(0, customId.length - signed.length);
      if (!isEqual(signature, signatureOf(text, secret))) return { status: "forged" };
    }
    const values = this.#names.map((name, index) => [name, unescapeValue(found[index + 1] ?? "")] as const);
    if (values.some(([, value]) => value === undefined)) return { status: "forged" };
    const state = Object.fromEntries(values) as CustomIdState<Pattern>;
    if (owner !== undefined && owner !== userId) return { status: "foreign", state };
    const isExpired = expires !== undefined && now() > Number.parseInt(expires, 36) * 1000;
    return { status: isExpired ? "expired" : "valid", state };
  }
}

function checkPattern(pattern: string, names: readonly string[], literals: readonly string[]): void {
  if (pattern === "") throw new ValidationError("pattern", "must not be empty");
  if (pattern.includes(";")) throw new ValidationError("pattern", "must not hold a semicolon, which ends the state");
  if (literals.some((literal) => /[{}]/.test(literal)))
    throw new ValidationError("pattern", "has a brace that belongs to no {name}");
  if (new Set(names).size < names.length) throw new ValidationError("pattern", "names a value twice");
  const between = literals.slice(1).filter((literal, index) => literal !== "" || index < names.length - 1);
  if (between.some((literal) => literal === "" || /^[A-Za-z0-9%]/.test(literal)))
    throw new ValidationError("pattern", "must have a sign such as : or _ after each value but the last");
}

/** Escapes special characters, and those that end a value, as bytes in hexadecimal. */
function escapeValue(value: string, ends: string): string {
  return [...value]
    .map((char) => (PLAIN.test(char) && char.length === 1 && !ends.includes(char) ? char : percent(char)))
    .join("");
}

function percent(char: string): string {
  const bytes = new TextEncoder().encode(char);
  return Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
}

/** Returns `undefined` for a text that `escapeValue` never writes. */
function unescapeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function signatureOf(text: string, secret: string): string {
  const encoder = new TextEncoder();
  const bytes = hmac(sha256, encoder.encode(secret), encoder.encode(text)).subarray(0, SIGNATURE_BYTES);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Compares in constant time, so that nobody can guess a signature character by character. */
function isEqual(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function escapeForSet(chars: string): string {
  return chars.replace(/[\]\\^-]/g, "\\$&");
}
