import type { WireContract } from "./wireContract.js";

/** Two contracts to compare, and the types that only changed their names between them. */
export interface ContractPair {
  readonly shipped: WireContract;
  readonly other: WireContract;
  /** The other schema's name for a shipped message or enum that it calls otherwise. */
  readonly renamedTypes: ReadonlyMap<string, string>;
}

/** A type of the shipped contract and the one that stands in its place in the other. */
export interface TypePair extends Pick<ContractPair, "shipped" | "other"> {
  readonly from: string;
  readonly to: string;
}

const MAP = /^map<(.+?),(.+)>$/;

/** The key and the value of two maps as pairs of their own. */
export function mapTypes(pair: TypePair): TypePair[] {
  const [from, to] = [partsOf(pair.from), partsOf(pair.to)];
  return from.map((part, i) => ({ ...pair, from: part, to: to[i] ?? part }));
}

/** The names of messages and enums (and of scalars) that a type is made of. */
export function partsOf(type: string): string[] {
  const map = MAP.exec(type);
  if (map !== null) return [map[1] ?? "", map[2] ?? ""];
  return [type.replace(/^group /, "")];
}

/** A shipped type, spelt as the other schema would spell it. */
export function inOthersNames(type: string, renamed: ReadonlyMap<string, string>): string {
  const map = MAP.exec(type);
  if (map !== null) return `map<${map[1] ?? ""},${inOthersNames(map[2] ?? "", renamed)}>`;
  if (type.startsWith("group ")) return `group ${inOthersNames(type.slice("group ".length), renamed)}`;
  return renamed.get(type) ?? type;
}
