/**
 * Copies the options of a call and one level of what they hold, so that the caller may change the
 * object as soon as the call has returned. A value that is no plain object is returned as it is; the
 * check that follows refuses it.
 */
export function copyOptions<Options>(options: Options): Options {
  if (!isPlain(options)) return options;
  const entries = Object.entries(options).map(([key, value]) => [key, isPlain(value) ? { ...value } : value] as const);
  return Object.fromEntries(entries) as Options;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
