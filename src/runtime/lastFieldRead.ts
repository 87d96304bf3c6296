/**
 * Runs `read` on a view of `message` and returns the path of the field that it read last, such as
 * `mentions[0].userId`. An encoder that fails has read the wrong value last: that names the field, and the generated
 * code needs no name beside each value.
 */
export function lastFieldRead<T extends object>(message: T, read: (view: T) => void): string {
  let last = "";
  const viewOf = <Value>(value: Value, path: string): Value => {
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
    // An empty target: a view of a frozen object could not return views of what is in it.
    return new Proxy(Array.isArray(value) ? [] : {}, {
      get(_target, key) {
        const inner: unknown = Reflect.get(value, key);
        last = pathOf(value, path, key);
        return viewOf(inner, last);
      },
      ownKeys: () => Reflect.ownKeys(value),
      getOwnPropertyDescriptor: (_target, key) => ({
        ...Reflect.getOwnPropertyDescriptor(value, key),
        configurable: true,
      }),
    }) as Value;
  };
  try {
    read(viewOf(message, ""));
  } catch {
    // Expected: it is run because it fails.
  }
  return last;
}

function pathOf(holder: object, path: string, key: string | symbol): string {
  if (typeof key === "symbol") return path;
  if (Array.isArray(holder)) return /^\d+$/.test(key) ? `${path}[${key}]` : path;
  // The set field of a oneof stands beside the other fields, not inside it.
  if ("case" in holder && key === "case") return path;
  const name = "case" in holder && key === "value" ? String(holder.case) : key;
  const parent = "case" in holder ? path.slice(0, Math.max(path.lastIndexOf("."), 0)) : path;
  return parent === "" ? name : `${parent}.${name}`;
}
