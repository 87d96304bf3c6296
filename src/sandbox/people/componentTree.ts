import type { ReceivedContent } from "../../wire/messageContent.js";

export type Json = Readonly<Record<string, unknown>>;

/** A component of a message, as its content contains it. */
export interface Component {
  readonly id: string;
  readonly type: unknown;
  /** The whole component. */
  readonly all: Json;
  /** The value of `component`: an object, or a list of options. */
  readonly details: unknown;
  /** Whether it is part of a card, whose fields make the form. */
  readonly isInForm: boolean;
}

/** Returns the components in action rows and in the fields of embeds: clients show components only there. */
export function componentsOf(content: ReceivedContent): readonly Component[] {
  const rows = arrayOf(content["components"]).flatMap((row) => arrayOf(objectOf(row)["components"]));
  const fields = arrayOf(content["embed"]).flatMap((embed) => arrayOf(objectOf(embed)["fields"]).map(objectOf));
  const inputs = fields.map((field) => field["inputs"]);
  const buttons = fields.flatMap((field) => arrayOf(field["button"]));
  return [...rows.map(shown(false)), ...inputs.map(shown(true)), ...buttons.map(shown(false))].flat();
}

function shown(isInForm: boolean): (value: unknown) => readonly Component[] {
  return (value) => {
    const all = objectOf(value);
    const { id, type, component: details } = all;
    return typeof id === "string" ? [{ id, type, all, details, isInForm }] : [];
  };
}

export function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
