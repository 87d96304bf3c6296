import type { ActionRow, Embed, MessageContent } from "../../generated/content/types.js";
import { ValidationError } from "../core/errors.js";
import { frozenCopy, validatedContent } from "./validated.js";

/** Something that a builder makes. */
export interface Buildable<T> {
  build(): T;
}

/** The content of a message to be sent: as it travels, or with builders in it. */
export interface ContentInput {
  /** The text. */
  readonly t?: string | undefined;
  readonly embed?: readonly (Embed | Buildable<Embed>)[] | undefined;
  readonly components?:
    | readonly (ActionRow | Buildable<readonly ActionRow[]>)[]
    | Buildable<readonly ActionRow[]>
    | undefined;
  readonly [key: string]: unknown;
}

/** A content as it travels, checked. Throws a {@link ValidationError} with everything that is wrong with it. */
export function builtContent(input: ContentInput): MessageContent {
  if (typeof input !== "object" || (input as object | null) === null || Array.isArray(input))
    throw new ValidationError("content", 'must be a string or a content object such as { t: "hello" }');
  const { embed, components, ...rest } = input;
  return validatedContent({
    ...rest,
    ...(embed === undefined ? {} : { embed: builtEmbeds(embed) }),
    ...(components === undefined ? {} : { components: builtRows(components) }),
  });
}

function builtEmbeds(embeds: NonNullable<ContentInput["embed"]>): readonly Embed[] {
  return listOf(embeds, (embed) => [isBuildable(embed) ? embed.build() : frozenCopy(embed)]);
}

function builtRows(rows: NonNullable<ContentInput["components"]>): readonly ActionRow[] {
  if (isBuildable(rows)) return rows.build();
  return listOf(rows, (row) => (isBuildable(row) ? row.build() : [frozenCopy(row)]));
}

/** What is no list stays what it is, for the check to refuse. */
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
