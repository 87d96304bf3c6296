import type { Consequence, Drift } from "./drift.js";
import { labelConsequence, MISREAD, typeConsequence, UNREADABLE, wireTypeOf } from "./typeCompatibility.js";
import { type ContractPair, inOthersNames } from "./typePair.js";
import type { FieldContract } from "./wireContract.js";

/** Compares the fields of one message: first by number, then by name. A reused number shows in both. */
export function compareFields(
  message: string,
  ours: readonly FieldContract[],
  theirs: readonly FieldContract[],
  pair: ContractPair,
): Drift[] {
  const byNumber = new Map(theirs.map((field) => [field.number, field]));
  const byName = new Map(theirs.map((field) => [field.name, field]));
  const ourNames = new Map(ours.map((field) => [field.name, field]));
  const ourNumbers = new Set(ours.map((field) => field.number));
  const drifts: Drift[] = [];

  for (const field of ours) {
    const moved = byName.get(field.name);
    const successor = byNumber.get(field.number);
    if (successor !== undefined) {
      const shifted = moved !== undefined || ourNames.has(successor.name);
      drifts.push(...compareNumber(message, field, successor, shifted, pair));
    }
    if (moved !== undefined && moved.number !== field.number) drifts.push(renumbered(message, field, moved));
    if (moved === undefined && successor === undefined) drifts.push(gone(message, field));
  }
  for (const field of theirs) {
    if (!ourNumbers.has(field.number) && !ourNames.has(field.name)) drifts.push(added(message, field));
  }
  return drifts;
}

/** Returns a field as a schema writes it, such as `repeated int64 user_ids`. */
function declarationOf({ label, type, name }: FieldContract): string {
  return label === "repeated" || label === "optional" ? `${label} ${type} ${name}` : `${type} ${name}`;
}

/** `shifted`: one of the two names has another number in the other schema, so the meaning has changed. */
function compareNumber(
  message: string,
  was: FieldContract,
  is: FieldContract,
  shifted: boolean,
  pair: ContractPair,
): Drift[] {
  const sameName = was.name === is.name;
  const sameType = inOthersNames(was.type, pair.renamedTypes) === is.type;
  if (sameName && sameType && was.label === is.label) return [];
  // Only a list is encoded differently from a single value.
  const sameCount = (was.label === "repeated") === (is.label === "repeated");

  const [from, to] = [declarationOf(was), declarationOf(is)];
  const changed = `${message} field ${was.number} changed from ${from} to ${to}`;
  const about = { subject: "field", of: message, from, to } as const;

  if (!sameName && !shifted && sameType && sameCount) {
    const renaming = `${message} field ${was.number} is renamed from ${from} to ${to}`;
    return [{ kind: "renamed", ...about, ...tell(renaming, SAME_BYTES) }];
  }
  if (!sameName || (!sameType && !sameCount)) {
    const sameWire = wireTypeOf(was.type, was.label, pair.shipped) === wireTypeOf(is.type, is.label, pair.other);
    return [{ kind: "retyped", ...about, ...tell(changed, sameWire ? MISREAD : UNREADABLE) }];
  }
  if (!sameType) {
    const consequence = typeConsequence({ from: was.type, to: is.type, ...pair }, was.label);
    return [{ kind: "retyped", ...about, ...tell(changed, consequence) }];
  }
  const consequence = labelConsequence(was.type, was.label, is.label, pair.shipped);
  return [{ kind: "relabelled", ...about, ...tell(changed, consequence) }];
}

const SAME_BYTES: Consequence = {
  breaks: false,
  silent: false,
  words: "the bytes are the same; check that the meaning is too, since an older peer would notice nothing",
};

function tell(change: string, { breaks, silent, words }: Consequence): Pick<Drift, "breaks" | "silent" | "sentence"> {
  return { breaks, silent, sentence: `${change}: ${words}` };
}

function renumbered(message: string, was: FieldContract, is: FieldContract): Drift {
  const [from, to] = [was.number, is.number];
  const [before, after] = [declarationOf(was), declarationOf(is)];
  const asWhat = before === after ? "" : ` and from ${before} to ${after}`;
  return {
    kind: "renumbered",
    subject: "field",
    of: message,
    from,
    to,
    breaks: true,
    silent: false,
    sentence: `${message} field ${was.name} moved from number ${from} to number ${to}${asWhat}: an older peer does not find it`,
  };
}

function gone(message: string, field: FieldContract): Drift {
  const from = declarationOf(field);
  return {
    kind: "gone",
    subject: "field",
    of: message,
    from,
    breaks: true,
    silent: false,
    sentence: `${message} field ${field.number} is gone: ${from}; what an older peer sends in it is lost`,
  };
}

function added(message: string, field: FieldContract): Drift {
  const to = declarationOf(field);
  return {
    kind: "added",
    subject: "field",
    of: message,
    to,
    breaks: false,
    silent: false,
    sentence: `${message} field ${field.number} is new: ${to}`,
  };
}
