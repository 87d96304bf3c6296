import { checkEmbed } from "../../generated/content/checks.js";
import type { AnimationComponent, Embed, EmbedField, RadioOption } from "../../generated/content/types.js";
import { ComponentType } from "../../generated/content/types.js";
import { brand } from "../core/brand.js";
import type { ValidationFault } from "../core/errors.js";
import { requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireList } from "../core/requireList.js";
import { requireObject } from "../core/requireObject.js";
import { requireString } from "../core/requireString.js";
import { type ButtonOptions, buttonOf } from "./button.js";
import { type Choice, type ChoiceValue, optionOf } from "./choices.js";
import {
  AUTHOR,
  BUTTON_FIELD,
  FIELD,
  type FieldOptions,
  FOOTER,
  type GridOptions,
  INPUT,
  type InputOptions,
  RADIO,
  type RadioChoice,
  type RadioOptions,
  SELECT,
  SIZE,
  TEXT_FIELD,
} from "./embedOptions.js";
import { choiceReader, choicesReader, type FieldReader, Form, readDate, readNumber, readText } from "./form.js";
import { randomColor } from "./randomColor.js";
import { type SelectOptions, selectComponent } from "./selectComponent.js";
import { frozenCopy, repeatedIdsIn, validated } from "./validated.js";

/** The values so far and one more. */
type With<Values extends object, Id extends string, Value> = Values & { readonly [Key in Id]: Value };

/**
 * Builds a card, with or without a form in it. Methods return the builder itself;
 * `build()` checks everything at once and returns a card that no longer changes.
 *
 * ```ts
 * const survey = new EmbedBuilder()
 *   .setTitle("Survey")
 *   .addInput("name", { name: "Your name" })
 *   .addRadio("plan", { name: "Plan", options: ["free", "pro"] });
 * const { plan } = survey.form.read(state); // "free" | "pro" | undefined
 * ```
 */
export class EmbedBuilder<Values extends object = object> {
  static {
    brand(EmbedBuilder, "EmbedBuilder");
  }

  #embed: Embed = {};
  readonly #fields: EmbedField[] = [];
  readonly #readers = new Map<string, FieldReader>();
  readonly #faults: ValidationFault[] = [];

  setTitle(title: string): this {
    return this.#set({ title });
  }

  /** Sets the address that the title opens. */
  setUrl(url: string): this {
    return this.#set({ url });
  }

  /** @param color Such as `#5865f2`. */
  setColor(color: string): this {
    return this.#set({ color });
  }

  /** Sets a random colour. @param random Returns a number from 0 up to 1; `Math.random` if omitted. */
  randomColor(random: () => number = Math.random): this {
    return this.#set({ color: randomColor(random) });
  }

  setAuthor(author: {
    readonly name: string;
    readonly iconUrl?: string | undefined;
    readonly url?: string | undefined;
  }): this {
    requireObject(author, "author", "an object such as { name }");
    requireKnownKeys(author, AUTHOR);
    const { name, iconUrl: icon_url, url } = author;
    return this.#set({ author: { name, icon_url, url } });
  }

  setDescription(description: string): this {
    return this.#set({ description });
  }

  /** Sets a small picture at the side. */
  setThumbnail(url: string): this {
    return this.#set({ thumbnail: { url } });
  }

  /** Sets a picture below the fields. Width and height are in pixels, `auto` if omitted. */
  setImage(
    url: string,
    size: { readonly width?: number | string | undefined; readonly height?: number | string | undefined } = {},
  ): this {
    requireObject(size, "size", "an object such as { width: 100 }");
    requireKnownKeys(size, SIZE);
    const { width = "auto", height = "auto" } = size;
    return this.#set({ image: { url, width, height } });
  }

  setFooter(text: string, options: { readonly iconUrl?: string | undefined } = {}): this {
    requireObject(options, "options", "an object such as { iconUrl }");
    requireKnownKeys(options, FOOTER);
    return this.#set({ footer: { text, icon_url: options.iconUrl } });
  }

  /** Sets a time at the end of the card, the current time if omitted. */
  setTimestamp(time: Date = new Date()): this {
    if ((time as unknown) instanceof Date && !Number.isNaN(time.getTime()))
      return this.#set({ timestamp: time.toISOString() });
    this.#faults.push({ path: "timestamp", message: "is no valid Date" });
    return this;
  }

  /** Adds a text with a name. Consecutive inline fields share a row, three at most. */
  addField(field: { readonly name: string; readonly value: string; readonly inline?: boolean | undefined }): this {
    requireObject(field, "field", "an object such as { name, value }");
    requireKnownKeys(field, TEXT_FIELD);
    const { name, value, inline = false } = field;
    return this.#add({ name, value, inline });
  }

  /** Adds a text with buttons at its right. */
  addButtonField(
    field: FieldOptions & { readonly value?: string | undefined; readonly buttons: readonly ButtonOptions[] },
  ): this {
    requireObject(field, "field", "an object such as { name, buttons }");
    requireKnownKeys(field, BUTTON_FIELD);
    return this.#add({
      name: field.name,
      value: field.value ?? field.description ?? "",
      button: requireList(field.buttons, "buttons", "buttons").map(buttonOf),
    });
  }

  /** Adds an input for a text, or for a number with `type: "number"`. */
  addInput<const Id extends string, const Options extends InputOptions>(
    id: Id,
    options: Options,
  ): EmbedBuilder<With<Values, Id, (Options["type"] extends "number" ? number : string) | undefined>> {
    requireString(id, "id");
    requireObject(options, "options", "an object such as { name }");
    requireKnownKeys(options, INPUT);
    const { placeholder, defaultValue = "", type = "text", textarea = false, required, disabled } = options;
    const component = { id: `${id}-component`, placeholder, defaultValue, type, textarea, required, disabled };
    this.#input(options, { id, type: ComponentType.Input, component }, type === "number" ? readNumber : readText);
    return this as never;
  }

  /** Adds a list to choose from. */
  addSelect<const Id extends string, const Choices extends readonly Choice[] = [], const Many extends boolean = false>(
    id: Id,
    options: FieldOptions & SelectOptions<Choices> & { readonly multiple?: Many | undefined },
  ): EmbedBuilder<With<Values, Id, Chosen<Choices extends readonly [] ? readonly string[] : Choices, Many>>> {
    const path = `fields[${this.#fields.length}].inputs`;
    requireKnownKeys(options, SELECT);
    const component = selectComponent(options, path, this.#faults);
    const allowed = (options.options ?? []).map((choice) => optionOf(choice).value);
    const reader = options.multiple === true ? choicesReader(allowed) : choiceReader(allowed);
    this.#input(options, { id, type: ComponentType.Select, component }, reader);
    return this as never;
  }

  /** Adds options to tick, one or several. */
  addRadio<const Id extends string, const Choices extends readonly RadioChoice[], const Many extends boolean = false>(
    id: Id,
    options: RadioOptions<Choices> & { readonly multiple?: Many | undefined },
  ): EmbedBuilder<With<Values, Id, Chosen<Choices, Many>>> {
    requireObject(options, "options", "an object such as { name, options }");
    requireKnownKeys(options, RADIO);
    const { multiple = false, maxOptions } = options;
    const component = requireList(options.options, "options", "choices").map((choice): RadioOption => {
      if (typeof choice !== "string") requireObject(choice, "options", "a list of texts, or of { label, value }");
      const option: RadioOption = typeof choice === "string" ? { label: choice, value: choice } : choice;
      // People can tick several options if the names differ, otherwise one.
      return multiple ? { name: option.value, ...option } : option;
    });
    const path = `fields[${this.#fields.length}].inputs`;
    if (!multiple && maxOptions !== undefined)
      this.#faults.push({ path: `${path}.maxOptions`, message: "needs multiple: true" });
    const [first, second] = component;
    const isMultiple = second !== undefined && first?.name !== second.name;
    if (isMultiple && !multiple)
      this.#faults.push({ path: `${path}.options`, message: "have different names, which needs multiple: true" });
    if (!isMultiple && multiple && second !== undefined)
      this.#faults.push({ path: `${path}.options`, message: "have the same name: several could not be ticked" });
    const allowed = component.map(({ value }) => value);
    const reader = multiple ? choicesReader(allowed) : choiceReader(allowed);
    this.#input(options, { id, type: ComponentType.Radio, component, max_options: maxOptions }, reader);
    return this as never;
  }

  /** Adds a date to choose. */
  addDatePicker<const Id extends string>(
    id: Id,
    options: FieldOptions,
  ): EmbedBuilder<With<Values, Id, Date | undefined>> {
    requireKnownKeys(options, FIELD);
    this.#input(options, { id, type: ComponentType.DatePicker, component: {} }, readDate);
    return this as never;
  }

  /** Adds boxes that play the frames of a sprite sheet. */
  addAnimation(id: string, animation: AnimationComponent, field: Partial<FieldOptions> = {}): this {
    requireObject(field, "field", "an object such as { name }");
    requireKnownKeys(field, FIELD);
    const { name = "", description = "" } = field;
    return this.#add({ name, value: description, inputs: { id, type: ComponentType.Animation, component: animation } });
  }

  /** Adds pictures on a grid. */
  addGrid(id: string, options: GridOptions): this {
    requireObject(options, "options", "an object such as { name, columns, rows }");
    const { name, description = "", columns, rows, ...component } = options;
    return this.#add({ name, value: description, shape: { id, type: ComponentType.Grid, component, columns, rows } });
  }

  /** The form in this card, which reads what people filled in. */
  get form(): Form<Values> {
    return new Form(this.#readers);
  }

  /** Returns the card. @throws {ValidationError} with every fault. */
  build(): Embed {
    const fields = this.#fields.length === 0 ? {} : { fields: this.#fields };
    const embed = frozenCopy({ ...this.#embed, ...fields });
    return validated(embed, checkAll, this.#faults);
  }

  #set(part: Embed): this {
    this.#embed = { ...this.#embed, ...part };
    return this;
  }

  #add(field: EmbedField): this {
    this.#fields.push(field);
    return this;
  }

  #input(options: FieldOptions, inputs: EmbedField["inputs"] & object, reader: FieldReader): void {
    requireObject(options, "options", "an object such as { name }");
    const { name, description = "" } = options;
    this.#fields.push({ name, value: description, inputs });
    this.#readers.set(inputs.id, reader);
  }
}

/** The value of a choice: one or none; a list if several may be chosen. */
type Chosen<Choices extends readonly Choice[], Many extends boolean> = Many extends true
  ? readonly ChoiceValue<Choices>[]
  : ChoiceValue<Choices> | undefined;

function checkAll(embed: unknown, path: string, faults: ValidationFault[]): void {
  const before = faults.length;
  checkEmbed(embed, path, faults);
  if (faults.length === before) faults.push(...repeatedIdsIn(embed as Embed));
}
