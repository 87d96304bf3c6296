import { readdirSync, readFileSync } from "node:fs";

const PROTO = new URL("../../proto/mezon/", import.meta.url);

const text = ["api/", "realtime/"]
  .map((folder) => new URL(folder, PROTO))
  .flatMap((folder) => readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8")))
  .join("\n")
  .replaceAll(/\/\/.*$/gm, "");

/**
 * Number of places in the text of the schemas that match. Tests that take what they try from descriptors compare with
 * it, so that none is passed over.
 */
export function inSchemas(pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** Number of members of all oneofs. */
export function oneofMembersInSchemas(): number {
  const bodies = [...text.matchAll(/^ *oneof \w+ \{$(.*?)^ *\}$/gms)].map(([, body = ""]) => body);
  return bodies.flatMap((body) => [...body.matchAll(/^ *[\w.]+ \w+ = \d+/gm)]).length;
}
