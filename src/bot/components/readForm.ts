import type { Form } from "../../builders/index.js";
import { type ButtonInteraction, ValidationError } from "../../index.js";
import { UserError } from "../context/userError.js";

/** Reads what was filled in. @throws {UserError} that names the field with a wrong value. */
export function readForm<Values extends object>(form: Form<Values>, interaction: ButtonInteraction): Values {
  try {
    return interaction.read(form);
  } catch (error) {
    if (error instanceof ValidationError) throw new UserError(error.message, { cause: error });
    throw error;
  }
}
