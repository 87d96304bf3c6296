import type { MessageReference } from "../../sandbox/index.js";
import type { Action } from "../people/action.js";
import type { Person } from "../people/person.js";
import { optionValue, type ShownComponent, type ShownOption } from "./shownComponents.js";

/** What people do with a component rejects with `ValidationError` where the real interface would not let them. */
abstract class SeenComponent {
  readonly id: string;
  readonly label: string;
  /** Whether it is shown as disabled. */
  readonly isDisabled: boolean;
  protected readonly shown: ShownComponent;
  protected readonly message: MessageReference;
  protected readonly seer: Person;

  /** Made by a seen message. */
  constructor(shown: ShownComponent, message: MessageReference, seer: Person) {
    this.id = shown.id;
    this.label = shown.label;
    this.isDisabled = shown.isDisabled;
    this.shown = shown;
    this.message = message;
    this.seer = seer;
  }
}

/** A button of a message. */
export class SeenButton extends SeenComponent {
  /** Where it leads; "" when it reports a click. */
  get url(): string {
    return this.shown.url;
  }

  /** Clicks it. What was filled in on the message goes along. */
  click(): Action {
    return this.seer.perform({ title: `clicked [${this.label}]`, on: this.message }, async (user) =>
      user.click(this.message, this.id),
    );
  }
}

/** A select of a message. */
export class SeenSelect extends SeenComponent {
  get options(): readonly ShownOption[] {
    return this.shown.options;
  }

  /** Chooses options by label or value. The bot receives the choice immediately. */
  choose(...options: readonly string[]): Action {
    const values = options.map((option) => optionValue(this.shown, option));
    return this.seer.perform(
      { title: `chose ${options.join(", ")} of ${this.label || this.id}`, on: this.message },
      async (user) => user.choose(this.message, this.id, values.length === 1 ? (values[0] ?? "") : values),
    );
  }
}

/** A radio of a message. */
export class SeenRadio extends SeenComponent {
  get options(): readonly ShownOption[] {
    return this.shown.options;
  }

  /** Ticks options by label or value. The bot receives them with the next click of a button. */
  async tick(...options: readonly string[]): Promise<void> {
    const values = options.map((option) => optionValue(this.shown, option));
    await this.seer.user.fill(this.message, this.id, values.length === 1 ? (values[0] ?? "") : values);
  }
}

/** A text or date input of a message. */
export class SeenInput extends SeenComponent {
  /** Fills it in. The bot receives the value with the next click of a button. */
  async fill(value: string | number | Date): Promise<void> {
    await this.seer.user.fill(this.message, this.id, inputText(value));
  }
}

/** Returns a value as people type it: of a `Date` its day in UTC. */
export function inputText(value: string | number | Date): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
