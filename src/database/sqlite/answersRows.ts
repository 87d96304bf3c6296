const READS = /^\s*(?:select|values|explain|pragma)\b/i;
const RETURNS = /\breturning\b/i;

/** Whether a statement answers rows, for drivers that do not tell. */
export function answersRows(text: string): boolean {
  return READS.test(text) || RETURNS.test(text);
}
