import { type Button, ButtonStyle, ComponentType } from "../../generated/content/types.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";

/** Options of a button. */
export interface ButtonOptions {
  /** The id that a click reports; unique within its message. */
  readonly id: string;
  readonly label: string;
  /** `ButtonStyle.Link` needs a `url`. @default `ButtonStyle.Primary` */
  readonly style?: ButtonStyle | undefined;
  /** Opened instead of reporting a click. */
  readonly url?: string | undefined;
  /** Shown as disabled; clicks may still be reported. */
  readonly disabled?: boolean | undefined;
  readonly icon?: "PLAY" | "PAUSE" | undefined;
}

const BUTTON: KeysOf<ButtonOptions> = { id: true, label: true, style: true, url: true, disabled: true, icon: true };

export function buttonOf(button: ButtonOptions): Button {
  requireObject(button, "button", "an object such as { id, label }");
  requireKnownKeys(button, BUTTON);
  const { id, label, style = ButtonStyle.Primary, url, disabled, icon } = button;
  return {
    id,
    type: ComponentType.Button,
    component: { label, style, url, disable: disabled === true ? true : undefined, icon },
  };
}
