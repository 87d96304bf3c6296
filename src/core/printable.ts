/**
 * Gives a record a hidden `toJSON`, so that `JSON.stringify` writes its bigints as decimal
 * strings: it refuses them otherwise. Returns the same record.
 */
export function printable<Record extends object>(record: Record): Record {
  return Object.defineProperty(record, "toJSON", { value: toJson });
}

function toJson(this: object): object {
  const entries = Object.entries(this).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "bigint" ? value.toString() : value,
  ]);
  return Object.fromEntries(entries) as object;
}
