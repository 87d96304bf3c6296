import type { Form } from "../../builders/form.js";
import { ValidationError } from "../../core/errors.js";

/** @throws {ValidationError} for what is no form. Not by its class: the builders may be of another copy. */
export function requireForm(form: Pick<Form<object>, "read">): void {
  if (typeof (form as { readonly read?: unknown } | null | undefined)?.read !== "function")
    throw new ValidationError("form", "must be the form of an EmbedBuilder: new EmbedBuilder().addInput(…).form");
}
