import { compareEnumValues } from "./compareEnums.js";
import { compareFields } from "./compareFields.js";
import { compareOneofs } from "./compareOneofs.js";
import { compareRpcs, statesApiIndexes } from "./compareRpcs.js";
import type { Drift } from "./drift.js";
import type { ContractPair } from "./typePair.js";
import { findTypeRenames } from "./typeRenames.js";
import type { WireContract } from "./wireContract.js";

/**
 * Returns how another contract differs from the shipped one: what it adds, lacks, renumbers, retypes, renames or
 * relabels, and which of that breaks the wire. Returns an empty list for equal contracts.
 */
export function compareContracts(shipped: WireContract, other: WireContract): Drift[] {
  const pair: ContractPair = { shipped, other, renamedTypes: findTypeRenames(shipped, other) };
  return [
    ...compareTypes("message", shipped.messages, other.messages, pair, (name, ours, theirs) => [
      ...compareFields(name, ours, theirs, pair),
      ...compareOneofs(name, ours, theirs),
    ]),
    ...compareTypes("enum", shipped.enums, other.enums, pair, compareEnumValues),
    ...compareRpcs(pair),
  ];
}

/** What was not compared because the other contract does not contain it. One sentence each. */
export function notCompared(shipped: WireContract, other: WireContract): string[] {
  if (shipped.rpcs.size > 0 && other.rpcs.size === 0) {
    return ["The other schema has no service Mezon: calls were not compared."];
  }
  if (statesApiIndexes(shipped) && !statesApiIndexes(other)) {
    return ["The other schema gives no call an API index: indexes were not compared."];
  }
  return [];
}

function compareTypes<Member>(
  subject: "message" | "enum",
  ours: ReadonlyMap<string, readonly Member[]>,
  theirs: ReadonlyMap<string, readonly Member[]>,
  { renamedTypes }: ContractPair,
  compareMembers: (name: string, ours: readonly Member[], theirs: readonly Member[]) => Drift[],
): Drift[] {
  const drifts: Drift[] = [];
  for (const [name, members] of ours) {
    const theirName = renamedTypes.get(name) ?? name;
    const theirMembers = theirs.get(theirName);
    if (theirMembers === undefined) {
      drifts.push(gone(subject, name));
      continue;
    }
    if (theirName !== name) drifts.push(renamed(subject, name, theirName));
    drifts.push(...compareMembers(theirName, members, theirMembers));
  }
  const newNames = new Set(renamedTypes.values());
  for (const [name, members] of theirs) {
    if (!ours.has(name) && !newNames.has(name)) drifts.push(added(subject, name, members.length));
  }
  return drifts;
}

function gone(subject: "message" | "enum", name: string): Drift {
  const sentence = `${subject} ${name} is gone: a newer peer does not know what an older one sends in it`;
  return { kind: "gone", subject, of: name, from: name, breaks: true, silent: false, sentence };
}

function renamed(subject: "message" | "enum", from: string, to: string): Drift {
  const sentence = `${subject} ${from} is renamed to ${to}: the bytes are the same`;
  return { kind: "renamed", subject, of: from, from, to, breaks: false, silent: false, sentence };
}

function added(subject: "message" | "enum", name: string, size: number): Drift {
  const members = subject === "message" ? "field" : "value";
  const sentence = `${subject} ${name} is new, with ${size} ${members}${size === 1 ? "" : "s"}`;
  return { kind: "added", subject, of: name, to: name, breaks: false, silent: false, sentence };
}
