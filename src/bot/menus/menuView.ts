import { ButtonBuilder, ButtonStyle, type Embed, type EmbedBuilder } from "../../builders/index.js";
import { ValidationError } from "../../core/errors.js";
import { requireListener } from "../../core/requireFunction.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { Context } from "../context/context.js";
import { fingerprint } from "../storage/fingerprint.js";

/** A menu that is open, as its handlers get it. */
export interface OpenMenu<State> {
  /** What it shows. */
  readonly state: State;
  /** Shows the menu with another state. Does nothing if it was closed meanwhile. */
  update(state: State): Promise<void>;
  /** Takes the buttons away. @param text What the message says then. @default what it says */
  close(text?: string | undefined): Promise<void>;
}

export type MenuHandler<State> = (ctx: Context, menu: OpenMenu<State>) => unknown;
export type SelectHandler<State> = (ctx: Context, menu: OpenMenu<State>, values: readonly string[]) => unknown;

export interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | undefined;
}

interface MenuButtonOptions {
  /** @default `ButtonStyle.Secondary` */
  readonly style?: ButtonStyle | undefined;
  readonly disabled?: boolean | undefined;
}

interface MenuPageOptions<State> {
  /** Which page is shown, from 0 on. */
  readonly page: number;
  readonly perPage: number;
  /** Returns the state in which the menu shows another page. */
  readonly turn: (page: number) => State;
}

const BUTTON: KeysOf<MenuButtonOptions> = { style: true, disabled: true };
const PAGE: KeysOf<MenuPageOptions<unknown>> = { page: true, perPage: true, turn: true };

interface Item<State> {
  readonly id: string;
  readonly run: SelectHandler<State>;
}

/**
 * What a menu shows: a text, a card, and buttons and selects with their handlers. `render` fills it each time the menu is
 * shown, and when somebody clicks, to find the handler. Its result must therefore depend only on the state and on what
 * the bot knows.
 */
export class MenuView<State> {
  readonly #prefix: string;
  readonly #buttons = new ButtonBuilder();
  readonly #items: Item<State>[] = [];
  #text: string | undefined;
  #embed: Embed | EmbedBuilder | undefined;

  /** @internal */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Sets the text. */
  text(text: string): this {
    this.#text = requireString(text, "text");
    return this;
  }

  /** Sets the card below the text. */
  embed(embed: Embed | EmbedBuilder): this {
    this.#embed = embed;
    return this;
  }

  /** Adds a button. */
  button(label: string, run: MenuHandler<State>, options: MenuButtonOptions = {}): this {
    requireString(label, "label");
    requireOptions(options, BUTTON);
    const id = this.#add(label, run);
    const { style = ButtonStyle.Secondary, disabled } = options;
    this.#buttons.addButton({ id, label, style, disabled });
    return this;
  }

  /** Adds a list to choose from. */
  select(placeholder: string, choices: readonly MenuOption[], run: SelectHandler<State>): this {
    requireString(placeholder, "placeholder");
    const id = this.#add(placeholder, run);
    this.#buttons.addSelect(id, { placeholder, options: choices });
    return this;
  }

  /** Begins a new row. */
  row(): this {
    this.#buttons.nextRow();
    return this;
  }

  /** Adds a button that closes the menu. */
  closeButton(label: string): this {
    return this.button(label, (_, menu) => menu.close());
  }

  /**
   * Shows a page of a list, and buttons that turn the pages, where there are several.
   *
   * @returns The items of the page.
   */
  page<Item>(items: readonly Item[], options: MenuPageOptions<State>): readonly Item[] {
    requireList(items, "items", "what is shown");
    requireOptions(options, PAGE);
    const { perPage, turn } = options;
    requireListener(turn, "turn");
    if (!(Number.isInteger(perPage) && perPage >= 1))
      throw new ValidationError("perPage", "must be a whole number, 1 or more");
    if (!Number.isInteger(options.page)) throw new ValidationError("page", "must be a whole number, 0 for the first");
    const last = Math.max(0, Math.ceil(items.length / perPage) - 1);
    const page = Math.min(Math.max(0, options.page), last);
    if (last > 0) {
      this.button("◀", (_, menu) => menu.update(turn(page - 1)), { disabled: page === 0 });
      this.button(`${page + 1}/${last + 1}`, () => undefined, { disabled: true });
      this.button("▶", (_, menu) => menu.update(turn(page + 1)), { disabled: page === last });
    }
    return items.slice(page * perPage, (page + 1) * perPage);
  }

  /** @internal Returns the content, and the text alone. */
  content() {
    const embed = this.#embed === undefined ? undefined : [this.#embed];
    return { t: this.#text, embed, components: this.#buttons };
  }

  /** @internal Returns what a button or select does; `undefined` if the menu has none of that id. */
  find(id: string): SelectHandler<State> | undefined {
    return this.#items.find((item) => item.id === id)?.run;
  }

  #add(label: string, run: SelectHandler<State>): string {
    requireListener(run, "run");
    // With its label: after a change of the code another button may stand in the same place.
    const id = `${this.#prefix}:${this.#items.length}:${fingerprint(label)}`;
    this.#items.push({ id, run });
    return id;
  }
}
