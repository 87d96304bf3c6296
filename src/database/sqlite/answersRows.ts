const READS = /^\s*(?:select|values|explain|pragma)\b/i;
const RETURNS = /\breturning\b/i;

/** Returns whether a statement returns rows, for drivers that do not report it. */
export function answersRows(text: string): boolean {
  return READS.test(text) || RETURNS.test(text);
}
