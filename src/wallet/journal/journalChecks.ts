import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import type { JournalClaim, JournalUpdate, SpendingCap } from "./transferJournal.js";

type Counted = Omit<SpendingCap, "units" | "rule">;

const CLAIM: KeysOf<JournalClaim> = { entry: true, replaces: true, caps: true };
const UPDATE: KeysOf<JournalUpdate> = { state: true, txHash: true, chainCode: true };

/** @throws {ValidationError} that names what is wrong with a claim. */
export function checkClaim(claim: JournalClaim): void {
  requireOptions(claim, CLAIM, { path: "claim" });
  const { entry, replaces = "", caps = [] } = claim;
  requireObject(entry, "entry", "an entry such as { dedupHash, sender, recipient, units, … }");
  for (const name of ["dedupHash", "sender", "recipient"] as const) requireString(entry[name], `entry.${name}`);
  if (typeof entry.units !== "bigint") throw new ValidationError("entry.units", "must be a bigint");
  requireString(replaces, "replaces");
  for (const [index, cap] of requireList(caps, "caps", "caps").entries()) {
    checkCap(cap, `caps[${index}]`);
    if (typeof cap.units !== "bigint") throw new ValidationError(`caps[${index}].units`, "must be a bigint");
  }
}

/** @throws {ValidationError} that names what is wrong with an update. */
export function checkUpdate(dedupHash: string, update: JournalUpdate): void {
  requireString(dedupHash, "dedupHash");
  requireOptions(update, UPDATE, { path: "update" });
  requireString(update.state, "state");
}

/** @throws {ValidationError} that names the wrong part of a cap to be counted. */
export function checkSpent(sender: string, cap: Counted): void {
  requireString(sender, "sender");
  checkCap(cap, "cap");
}

function checkCap(cap: Counted, path: string): void {
  requireObject(cap, path, "an object such as { since }");
  if (!Number.isFinite(cap.since)) throw new ValidationError(`${path}.since`, "must be milliseconds since 1970");
  if (cap.recipient !== undefined) requireString(cap.recipient, `${path}.recipient`);
}
