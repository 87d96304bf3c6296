/**
 * Copies the options of a call, one level of what they hold included, so that whoever uses the object
 * again may change it as soon as the call has returned. What is no plain object stays as it is, to
 * be refused by name.
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
