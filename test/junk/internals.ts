import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SRC = join(import.meta.dirname, "../../src");
const MODIFIERS = String.raw`(?:(?:protected|private|readonly|get|set|static|async|override|abstract) )*\*?`;
const PART = new RegExp(
  String.raw`class (\w+)|@internal(?:(?!\*\/)[\s\S])*\*\/\s*${MODIFIERS}(\w+)|^  (?:protected|private) ${MODIFIERS}(\w+)`,
  "gm",
);

/** Returns the members that are there for the library only, as `Class.member`: callers see none of them. */
export function internalMembers(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))) {
    let owner = "";
    for (const [, name, internal, guarded] of readFileSync(join(SRC, file), "utf8").matchAll(PART)) {
      if (name !== undefined) owner = name;
      else found.add(`${owner}.${internal ?? guarded ?? ""}`);
    }
  }
  return found;
}
