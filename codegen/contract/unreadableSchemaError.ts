/** Thrown when a schema cannot be read. The message says why, and what to give instead. */
export class UnreadableSchemaError extends Error {
  override readonly name = "UnreadableSchemaError";
}
