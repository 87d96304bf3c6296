/** The changed fields of a value; omitted and `undefined` ones have not changed. */
export type Changes<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

/** Returns the value with the changes applied: omitted fields keep their value. */
export function patched<T extends object>(value: T, changes: Changes<T>): T {
  const result = { ...value };
  for (const field of Object.keys(changes) as (keyof T)[]) {
    const change: T[keyof T] | undefined = changes[field];
    if (change !== undefined) result[field] = change;
  }
  return result;
}
