import { BoundedMap } from "../../core/boundedMap.js";
import { click, select } from "../actions/clicking.js";
import { limits } from "../limits.js";
import type { Platform } from "../platform.js";
import type { Person } from "../state/person.js";
import { chosen, extraDataOf, type FormState, filledIn } from "./components.js";
import { targetOf } from "./references.js";
import type { SandboxMessage } from "./sandboxMessage.js";
import type { ChooseOptions, ClickOptions } from "./userOptions.js";

/** The components of messages that one person fills in, chooses from and clicks. */
export class Cards {
  readonly #platform: Platform;
  readonly #person: Person;
  /** The values that were filled in, by message. */
  readonly #forms = new BoundedMap<string, FormState>(limits.formsPerPerson);

  constructor(platform: Platform, person: Person) {
    this.#platform = platform;
    this.#person = person;
  }

  fill(shown: SandboxMessage, inputId: string, value: string | readonly string[]): void {
    this.#forms.set(shown.id, { ...this.#forms.get(shown.id), ...filledIn(shown.content, inputId, value) });
  }

  choose(shown: SandboxMessage, selectId: string, value: string | readonly string[], options: ChooseOptions): void {
    const values = typeof value === "string" ? [value] : value;
    const state = chosen(shown.content, selectId, values);
    const target = { ...targetOf(shown), senderId: shown.senderId };
    if (options.envelope === "dropdown") {
      this.#act(() => select(this.#platform, this.#person, { ...target, selectId, values }));
    } else {
      for (const extraData of values) {
        this.#act(() => click(this.#platform, this.#person, { ...target, buttonId: selectId, extraData }));
      }
    }
    // Stored after the request, because a refused choice has no effect.
    this.#forms.set(shown.id, { ...this.#forms.get(shown.id), ...state });
  }

  click(shown: SandboxMessage, componentId: string, { extraData: given }: ClickOptions): void {
    const state = typeof given === "string" ? given : { ...this.#forms.get(shown.id), ...given };
    const extraData = extraDataOf(shown.content, componentId, state);
    const request = { ...targetOf(shown), buttonId: componentId, senderId: shown.senderId, extraData };
    this.#act(() => click(this.#platform, this.#person, request));
  }

  #act<T>(action: () => T): T {
    return this.#platform.broadcaster.deliverAfter(action);
  }
}
