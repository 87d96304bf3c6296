/**
 * Returns the frames of the stack below a function: the line that called it comes first. Take it before the first
 * `await`: afterwards the caller is no longer on the stack.
 */
export function framesBelow(entry: (...args: never[]) => unknown): string {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, entry);
  return (holder.stack ?? "").split("\n").slice(1).join("\n");
}
