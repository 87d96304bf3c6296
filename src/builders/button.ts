import { type Button, ButtonStyle, ComponentType } from "../../generated/content/types.js";

/** What a button is made of. */
export interface ButtonOptions {
  /** What a click reports; unique within its message. */
  readonly id: string;
  readonly label: string;
  /** Default `ButtonStyle.Primary`. `ButtonStyle.Link` needs a `url`. */
  readonly style?: ButtonStyle | undefined;
  /** Opened instead of reporting a click. */
  readonly url?: string | undefined;
  /** Shown as disabled; clicks may be reported all the same. */
  readonly disabled?: boolean | undefined;
  readonly icon?: "PLAY" | "PAUSE" | undefined;
}

export function buttonOf({ id, label, style = ButtonStyle.Primary, url, disabled, icon }: ButtonOptions): Button {
  return {
    id,
    type: ComponentType.Button,
    component: { label, style, url, disable: disabled === true ? true : undefined, icon },
  };
}
