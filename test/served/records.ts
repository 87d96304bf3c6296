import { rmSync } from "node:fs";
import { resolve } from "node:path";

/** Where the calls are recorded that tests make. */
export const RECORDS: string = resolve(import.meta.dirname, "../../node_modules/.cache/mezonkit/served");

/** A run begins with no records. */
export function setup(): void {
  rmSync(RECORDS, { recursive: true, force: true });
}
