import { ValidationError } from "../../core/errors.js";
import { requireObject } from "../../core/requireObject.js";
import type { MessageReference, SandboxUser } from "../../sandbox/index.js";
import type { ReceivedContent } from "../../wire/messageContent.js";
import type { Action } from "../people/action.js";
import type { Person } from "../people/person.js";
import { inputText } from "./seenComponents.js";
import { findComponent, optionValue, type ShownComponent } from "./shownComponents.js";

/** What is filled in: a text, a number, a day, the option of a select or radio by label or value, or several of them. */
export type FormValue = string | number | Date | readonly string[];

const INPUTS = ["input", "date", "radio", "select"] as const;

/** The inputs of a message's cards, filled in by one person. Each step gives a new form. */
export class SeenForm {
  readonly #message: MessageReference & { readonly content: ReceivedContent };
  readonly #seer: Person;
  readonly #values: ReadonlyMap<ShownComponent, FormValue>;

  /** Made by `message.form`. */
  constructor(
    message: MessageReference & { readonly content: ReceivedContent },
    seer: Person,
    values: ReadonlyMap<ShownComponent, FormValue> = new Map(),
  ) {
    this.#message = message;
    this.#seer = seer;
    this.#values = values;
  }

  /**
   * Fills in inputs, by the names of their fields or their ids.
   *
   * @throws {ValidationError} if the message shows no such input, or several.
   */
  fill(values: Readonly<Record<string, FormValue>>): SeenForm {
    requireObject(values, "values", 'an object such as { name: "Lan" }');
    const given = Object.entries(values).map(([name, value]) => {
      return [findComponent(this.#message.content, INPUTS, name), value] as const;
    });
    return new SeenForm(this.#message, this.#seer, new Map([...this.#values, ...given]));
  }

  /**
   * Clicks a button, by its label or id, and reports what was filled in. Rejects with `ValidationError` where the real
   * interface would not let a person; what was refused is not reported.
   */
  submit(button: string): Action {
    const { id, label } = findComponent(this.#message.content, ["button"], button);
    return this.#seer.perform(
      { title: `filled in the form and clicked [${label}]`, on: this.#message },
      async (user) => {
        for (const [component, value] of this.#values) await this.#enter(user, component, value);
        await user.click(this.#message, id);
      },
    );
  }

  async #enter(user: SandboxUser, component: ShownComponent, value: FormValue): Promise<void> {
    const { kind, id } = component;
    if (kind === "select" || kind === "radio") {
      const options = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
      const values = options.map((option) => optionValue(component, option));
      const chosen = values.length === 1 ? (values[0] ?? "") : values;
      await (kind === "select" ? user.choose(this.#message, id, chosen) : user.fill(this.#message, id, chosen));
    } else if (typeof value === "string" || typeof value === "number" || value instanceof Date) {
      await user.fill(this.#message, id, inputText(value));
    } else {
      throw new ValidationError(id, "takes one text");
    }
  }
}
