/** Causes that are looked at, the error itself included: a chain may be of any length, or a ring. */
const MOST_CAUSES = 5;

/** Returns the error and its causes, outermost first, five at most; an empty list if it is no error. */
export function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && causes.length < MOST_CAUSES; each = each.cause) causes.push(each);
  return causes;
}

/** Returns the code of one error, such as `ECONNREFUSED`; `undefined` if it has no code that is a string. */
export function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
