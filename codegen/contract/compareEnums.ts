import type { Drift } from "./drift.js";
import type { EnumValueContract } from "./wireContract.js";

/** Compares the values of one enum. Two names may share a number. */
export function compareEnumValues(
  enumName: string,
  ours: readonly EnumValueContract[],
  theirs: readonly EnumValueContract[],
): Drift[] {
  const ourNames = new Set(ours.map(({ name }) => name));
  const newNames = theirs.filter(({ name }) => !ourNames.has(name));
  const drifts: Drift[] = [];

  for (const value of ours) {
    const kept = theirs.find(({ name }) => name === value.name);
    if (kept !== undefined) {
      if (kept.number !== value.number) drifts.push(renumbered(enumName, value, kept));
      continue;
    }
    const successor = newNames.findIndex(({ number }) => number === value.number);
    const [renamedTo] = successor === -1 ? [] : newNames.splice(successor, 1);
    drifts.push(renamedTo === undefined ? gone(enumName, value, ours, theirs) : renamed(enumName, value, renamedTo));
  }
  return [...drifts, ...newNames.map((value) => added(enumName, value))];
}

function about(enumName: string): { readonly subject: "enum value"; readonly of: string } {
  return { subject: "enum value", of: enumName };
}

function renumbered(enumName: string, was: EnumValueContract, is: EnumValueContract): Drift {
  return {
    kind: "renumbered",
    ...about(enumName),
    from: was.number,
    to: is.number,
    breaks: true,
    silent: true,
    sentence: `${enumName} value ${was.name} moved from ${was.number} to ${is.number}: an older peer decodes it silently as something else`,
  };
}

function renamed(enumName: string, was: EnumValueContract, is: EnumValueContract): Drift {
  return {
    kind: "renamed",
    ...about(enumName),
    from: was.name,
    to: is.name,
    breaks: false,
    silent: false,
    sentence: `${enumName} value ${was.number} is renamed from ${was.name} to ${is.name}: the bytes are the same; check that the meaning is too, since an older peer would notice nothing`,
  };
}

function gone(
  enumName: string,
  value: EnumValueContract,
  ours: readonly EnumValueContract[],
  theirs: readonly EnumValueContract[],
): Drift {
  const heir = theirs.find(({ number }) => number === value.number);
  const wasAlias = heir !== undefined && ours.some(({ number, name }) => number === heir.number && name === heir.name);
  const words =
    heir === undefined
      ? "a newer peer does not know what it means"
      : wasAlias
        ? `its number is still called ${heir.name}`
        : `its number now means ${heir.name}, so each side decodes it silently as something else`;
  return {
    kind: "gone",
    ...about(enumName),
    from: `${value.name} = ${value.number}`,
    breaks: !wasAlias,
    silent: heir !== undefined && !wasAlias,
    sentence: `${enumName} value ${value.name} = ${value.number} is gone: ${words}`,
  };
}

function added(enumName: string, { name, number }: EnumValueContract): Drift {
  const to = `${name} = ${number}`;
  return {
    kind: "added",
    ...about(enumName),
    to,
    breaks: false,
    silent: false,
    sentence: `${enumName} value ${to} is new`,
  };
}
