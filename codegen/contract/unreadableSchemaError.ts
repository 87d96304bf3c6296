/** Thrown if a schema cannot be read. The message says why, and what to use instead. */
export class UnreadableSchemaError extends Error {
  override readonly name = "UnreadableSchemaError";
}
