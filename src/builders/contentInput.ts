import type { ActionRow, Embed, MessageContent } from "../../generated/content/types.js";
import { ValidationError } from "../core/errors.js";
import { isObject } from "../runtime/content.js";
import { frozenCopy, validatedContent } from "./validated.js";

/** The part of a builder that is used here. */
export interface Buildable<T> {
  build(): T;
}

/** The content of a message to be sent: plain data, or with builders in it. */
export interface ContentInput extends Omit<MessageContent, "components" | "embed"> {
  readonly embed?: readonly (Embed | Buildable<Embed>)[] | undefined;
  readonly components?:
    | readonly (ActionRow | Buildable<readonly ActionRow[]>)[]
    | Buildable<readonly ActionRow[]>
    | undefined;
}

/**
 * Returns a content as it is sent, checked.
 *
 * @throws {ValidationError} with every fault.
 */
export function builtContent(input: ContentInput): MessageContent {
  const given: unknown = input;
  if (!isObject(given)) throw new ValidationError("content", reasonAgainst(input));
  const { embed, components, ...rest } = input;
  return validatedContent({
    ...rest,
    embed: embed && builtEmbeds(embed),
    components: components && builtRows(components),
  });
}

function builtEmbeds(embeds: NonNullable<ContentInput["embed"]>): readonly Embed[] {
  return listOf(embeds, (embed) => [isBuildable(embed) ? embed.build() : frozenCopy(embed)]);
}

function builtRows(rows: NonNullable<ContentInput["components"]>): readonly ActionRow[] {
  if (isBuildable(rows)) return rows.build();
  return listOf(rows, (row) => (isBuildable(row) ? row.build() : [frozenCopy(row)]));
}

/** A value that is no list is returned as it is; the check refuses it. */
function listOf<Item, Made>(items: readonly Item[], make: (item: Item) => readonly Made[]): readonly Made[] {
  return Array.isArray(items) ? items.flatMap(make) : (items as never);
}

function isBuildable<T>(value: object | Buildable<T>): value is Buildable<T> {
  return (
    typeof value === "object" &&
    (value as object | null) !== null &&
    "build" in value &&
    typeof value.build === "function"
  );
}

function reasonAgainst(input: unknown): string {
  const wanted = 'must be a string or a content object such as { t: "hello" }';
  if (typeof input !== "object" || input === null) return wanted;
  return isBuildable(input) ? `${wanted}: a builder stands in its list, as { embed: [builder] }` : wanted;
}
