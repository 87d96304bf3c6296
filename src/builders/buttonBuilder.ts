import { checkActionRow } from "../../generated/content/checks.js";
import type { ActionRow, RowComponent } from "../../generated/content/types.js";
import { ButtonStyle, ComponentType } from "../../generated/content/types.js";
import { brand } from "../core/brand.js";
import type { ValidationFault } from "../core/errors.js";
import { requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import { type ButtonOptions, buttonOf } from "./button.js";
import { SELECT_KEYS, type SelectOptions, selectComponent } from "./selectComponent.js";
import { frozenCopy, validated } from "./validated.js";

const LINK = { label: true, url: true, id: true } as const;

/**
 * Builds the rows of buttons and selects below a message. Methods return the builder
 * itself; `build()` checks everything at once and returns rows that no longer change.
 *
 * ```ts
 * const buttons = new ButtonBuilder()
 *   .addButton({ id: "yes", label: "Yes", style: ButtonStyle.Success })
 *   .addButton({ id: "no", label: "No", style: ButtonStyle.Danger });
 * await channel.send({ t: "Lunch?", components: buttons });
 * ```
 */
export class ButtonBuilder {
  static {
    brand(ButtonBuilder, "ButtonBuilder");
  }

  readonly #rows: RowComponent[][] = [[]];
  readonly #faults: ValidationFault[] = [];

  addButton(button: ButtonOptions): this {
    return this.#add(buttonOf(button));
  }

  /** Adds a button that opens an address and reports no click. */
  addLink(link: { readonly label: string; readonly url: string; readonly id?: string | undefined }): this {
    requireObject(link, "link", "an object such as { label, url }");
    requireKnownKeys(link, LINK);
    const { label, url, id = url } = link;
    return this.addButton({ id, label, url, style: ButtonStyle.Link });
  }

  /** Adds a list to choose from, which reports each choice at once. */
  addSelect(id: string, options: SelectOptions): this {
    requireKnownKeys(options, SELECT_KEYS);
    const path = `components[${this.#rows.length - 1}].components[${this.#row.length}]`;
    return this.#add({ id, type: ComponentType.Select, component: selectComponent(options, path, this.#faults) });
  }

  /** Starts a new row. */
  nextRow(): this {
    if (this.#row.length > 0) this.#rows.push([]);
    return this;
  }

  /** Returns the rows. @throws {ValidationError} with every fault. */
  build(): readonly ActionRow[] {
    const rows = this.#rows.filter((components) => components.length > 0).map((components) => ({ components }));
    return validated(frozenCopy(rows), checkRows, this.#faults);
  }

  get #row(): RowComponent[] {
    return this.#rows.at(-1) ?? [];
  }

  #add(component: RowComponent): this {
    this.#row.push(component);
    return this;
  }
}

function checkRows(rows: unknown, path: string, faults: ValidationFault[]): void {
  for (const [index, row] of (rows as readonly unknown[]).entries())
    checkActionRow(row, `${path}components[${index}]`, faults);
}
