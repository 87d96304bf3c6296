import { ValidationError } from "../../core/errors.js";
import { arrayOf, objectOf } from "../../sandbox/people/componentTree.js";
import type { ReceivedContent } from "../../wire/messageContent.js";

/** A field of a card, as people see it. */
export interface ShownField {
  readonly name: string;
  readonly value: string;
  readonly isInline: boolean;
}

/** A card below a message, as people see it: "" stands for what is not shown. */
export class ShownEmbed {
  readonly title: string;
  readonly description: string;
  readonly color: string;
  readonly url: string;
  readonly author: string;
  readonly footer: string;
  readonly imageUrl: string;
  readonly thumbnailUrl: string;
  readonly fields: readonly ShownField[];
  /** Its place among the cards of the message. */
  readonly index: number;

  /** Made from one card of a message's content. */
  constructor(embed: Readonly<Record<string, unknown>>, index: number) {
    this.index = index;
    this.title = text(embed["title"]);
    this.description = text(embed["description"]);
    this.color = text(embed["color"]);
    this.url = text(embed["url"]);
    this.author = text(objectOf(embed["author"])["name"]);
    this.footer = text(objectOf(embed["footer"])["text"]);
    this.imageUrl = text(objectOf(embed["image"])["url"]);
    this.thumbnailUrl = text(objectOf(embed["thumbnail"])["url"]);
    this.fields = arrayOf(embed["fields"]).map((value) => {
      const { name, value: shown, inline } = objectOf(value);
      return { name: text(name), value: text(shown), isInline: inline === true };
    });
  }

  /**
   * Returns the value of the field with a name.
   *
   * @throws {ValidationError} if there is none, or more than one.
   */
  field(name: string): string {
    const [first, ...others] = this.fields.filter((field) => field.name === name);
    if (first !== undefined && others.length === 0) return first.value;
    const names = this.fields.map((field) => JSON.stringify(field.name)).join(", ");
    const found = first === undefined ? "no field" : `${others.length + 1} fields`;
    throw new ValidationError(
      "name",
      `the card has ${found} ${JSON.stringify(name)}; its fields are ${names || "none"}`,
    );
  }
}

/** Returns the cards of a message. */
export function shownEmbeds(content: ReceivedContent): readonly ShownEmbed[] {
  return arrayOf(content["embed"]).map((embed, index) => new ShownEmbed(objectOf(embed), index));
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
