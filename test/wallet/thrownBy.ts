/** What a call throws; fails when it throws nothing, or nothing of that class. */
export function thrownBy<T extends Error>(kind: new (...args: never[]) => T, call: () => unknown): T {
  let answer: unknown;
  try {
    answer = call();
  } catch (error) {
    if (error instanceof kind) return error;
    throw error;
  }
  throw new Error(`nothing was thrown: ${String(answer)}`);
}
