import { partsOf } from "./typePair.js";
import type { FieldContract, WireContract } from "./wireContract.js";

/**
 * Finds messages and enums that only changed their names, which does not show in the bytes. A type counts as renamed
 * if its old name is gone, its new name is new, both have the same numbers under the same names, and something that
 * both schemas contain (a field, a call) refers to the one where it referred to the other. Without such a reference,
 * being alike is not enough: many messages look alike.
 */
export function findTypeRenames(shipped: WireContract, other: WireContract): Map<string, string> {
  const renamed = new Map<string, string>();
  const consider = (from: string, to: string): void => {
    if (from === to || has(other, from) || has(shipped, to)) return;
    if (renamed.has(from) || [...renamed.values()].includes(to)) return;
    if (!sameMessage(from, to, shipped, other) && !sameEnum(from, to, shipped, other)) return;
    renamed.set(from, to);
    considerFields(shipped.messages.get(from), other.messages.get(to));
  };
  const considerFields = (ours: readonly FieldContract[] = [], theirs: readonly FieldContract[] = []): void => {
    for (const field of ours) {
      const match = theirs.find(({ number, name }) => number === field.number && name === field.name);
      if (match === undefined) continue;
      const to = partsOf(match.type);
      for (const [i, from] of partsOf(field.type).entries()) consider(from, to[i] ?? from);
    }
  };

  for (const [name, fields] of shipped.messages) considerFields(fields, other.messages.get(name));
  for (const [name, rpc] of shipped.rpcs) {
    const match = other.rpcs.get(name);
    if (match === undefined) continue;
    consider(rpc.request, match.request);
    consider(rpc.response, match.response);
  }
  return renamed;
}

function has(contract: WireContract, type: string): boolean {
  return contract.messages.has(type) || contract.enums.has(type);
}

function sameMessage(from: string, to: string, shipped: WireContract, other: WireContract): boolean {
  const ours = shipped.messages.get(from);
  const theirs = other.messages.get(to);
  if (ours === undefined || theirs?.length !== ours.length) return false;
  // The types of the fields are compared later, when all new names are known.
  return ours.every((field, i) => field.number === theirs[i]?.number && field.name === theirs[i].name);
}

function sameEnum(from: string, to: string, shipped: WireContract, other: WireContract): boolean {
  const ours = shipped.enums.get(from);
  const theirs = other.enums.get(to);
  if (ours === undefined || theirs?.length !== ours.length) return false;
  return ours.every((value, i) => value.number === theirs[i]?.number && value.name === theirs[i].name);
}
