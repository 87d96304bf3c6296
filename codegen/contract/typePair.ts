import type { WireContract } from "./wireContract.js";

/** Two contracts to compare, and the types that only have other names in the second. */
export interface ContractPair {
  readonly shipped: WireContract;
  readonly other: WireContract;
  /** Returns the other schema's name for a renamed message or enum. */
  readonly renamedTypes: ReadonlyMap<string, string>;
}

/** A type of the shipped contract and its counterpart in the other. */
export interface TypePair extends Pick<ContractPair, "shipped" | "other"> {
  readonly from: string;
  readonly to: string;
}

const MAP = /^map<(.+?),(.+)>$/;

/** The keys and the values of two maps as separate pairs. */
export function mapTypes(pair: TypePair): TypePair[] {
  const [from, to] = [partsOf(pair.from), partsOf(pair.to)];
  return from.map((part, i) => ({ ...pair, from: part, to: to[i] ?? part }));
}

/** Returns the names of the messages, enums and scalars in a type. */
export function partsOf(type: string): string[] {
  const map = MAP.exec(type);
  if (map !== null) return [map[1] ?? "", map[2] ?? ""];
  return [type.replace(/^group /, "")];
}

/** Returns a shipped type as the other schema writes it. */
export function inOthersNames(type: string, renamed: ReadonlyMap<string, string>): string {
  const map = MAP.exec(type);
  if (map !== null) return `map<${map[1] ?? ""},${inOthersNames(map[2] ?? "", renamed)}>`;
  if (type.startsWith("group ")) return `group ${inOthersNames(type.slice("group ".length), renamed)}`;
  return renamed.get(type) ?? type;
}
