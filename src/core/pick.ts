/**
 * Returns an object with some fields of another. For options that a part keeps: a copy of everything would cost each part
 * as much memory as the options of the whole.
 */
export function pick<From extends object, const Key extends keyof From>(
  from: From,
  ...keys: readonly Key[]
): Pick<From, Key> {
  const picked: Partial<Pick<From, Key>> = {};
  for (const key of keys) picked[key] = from[key];
  return picked as Pick<From, Key>;
}
