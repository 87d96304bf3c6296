/**
 * `npm run contract:update`: takes the shipped schema as the new contract. Says
 * what changed, so that nobody accepts a break unread.
 */
import { readFile, writeFile } from "node:fs/promises";
import { compareContracts } from "./compareContracts.js";
import { formatDrift } from "./formatDrift.js";
import { SHIPPED_SCHEMA, SNAPSHOT_FILE } from "./places.js";
import { parseSnapshot, SnapshotFormatError, writeSnapshot } from "./snapshotFormat.js";
import { UnreadableSchemaError } from "./unreadableSchemaError.js";
import { readContract, type WireContract } from "./wireContract.js";

const NOTHING: WireContract = { messages: new Map(), enums: new Map(), rpcs: new Map() };

try {
  const contract = await readContract(SHIPPED_SCHEMA);
  const before = await previousContract();
  await writeFile(SNAPSHOT_FILE, writeSnapshot(contract));
  if (before !== NOTHING) console.log(formatDrift(compareContracts(before, contract)));
  console.log(`Wrote ${SNAPSHOT_FILE}`);
} catch (error) {
  if (!(error instanceof UnreadableSchemaError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** The snapshot as it was. A missing one, or one left malformed by a merge, is simply written anew. */
async function previousContract(): Promise<WireContract> {
  try {
    return parseSnapshot(await readFile(SNAPSHOT_FILE, "utf8"));
  } catch (error) {
    if (error instanceof SnapshotFormatError) return NOTHING;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return NOTHING;
    throw error;
  }
}
