import type { Consequence, Drift } from "./drift.js";
import { typeConsequence } from "./typeCompatibility.js";
import { type ContractPair, inOthersNames } from "./typePair.js";
import type { RpcContract, WireContract } from "./wireContract.js";

/** Compares the calls. If a schema contains no calls, or no indexes, they do not count as removed. */
export function compareRpcs(pair: ContractPair): Drift[] {
  const { shipped, other } = pair;
  if (other.rpcs.size === 0) return [];
  const indexed = statesApiIndexes(other);
  const newRpcs = new Map([...other.rpcs].filter(([name]) => !shipped.rpcs.has(name)));
  const drifts: Drift[] = [];

  for (const [name, rpc] of shipped.rpcs) {
    const match = other.rpcs.get(name);
    if (match !== undefined) {
      drifts.push(...compareRpc(name, rpc, match, indexed, pair));
      continue;
    }
    const heir =
      rpc.apiIndex === undefined ? undefined : [...newRpcs].find(([, { apiIndex }]) => apiIndex === rpc.apiIndex);
    if (heir === undefined) {
      drifts.push(gone(name));
    } else {
      const [newName, renamedRpc] = heir;
      newRpcs.delete(newName);
      drifts.push(renamed(name, newName), ...compareRpc(newName, rpc, renamedRpc, indexed, pair));
    }
  }
  return [...drifts, ...[...newRpcs].map(([name, rpc]) => added(name, rpc))];
}

/** Whether a schema gives any call a position in the server's API list. */
export function statesApiIndexes(contract: WireContract): boolean {
  return [...contract.rpcs.values()].some(({ apiIndex }) => apiIndex !== undefined);
}

function compareRpc(name: string, was: RpcContract, is: RpcContract, indexed: boolean, pair: ContractPair): Drift[] {
  return [
    ...compareMessage(name, "request", was.request, is.request, pair),
    ...compareMessage(name, "response", was.response, is.response, pair),
    ...(indexed ? compareIndex(name, was.apiIndex, is.apiIndex) : []),
  ];
}

function compareMessage(
  name: string,
  side: "request" | "response",
  from: string,
  to: string,
  pair: ContractPair,
): Drift[] {
  if (inOthersNames(from, pair.renamedTypes) === to) return [];
  const { words, ...severity }: Consequence = typeConsequence({ from, to, ...pair });
  const sentence = `rpc ${name} changed its ${side} from ${from} to ${to}: ${words}`;
  return [{ kind: "retyped", subject: "rpc", of: name, from, to, ...severity, sentence }];
}

function compareIndex(name: string, from: number | undefined, to: number | undefined): Drift[] {
  if (from === to) return [];
  const about = { subject: "api index", of: name } as const;
  if (from === undefined) {
    const sentence = `rpc ${name} now has API index ${to}: it can be called over the socket too`;
    return [{ kind: "added", ...about, to: String(to), breaks: false, silent: false, sentence }];
  }
  if (to === undefined) {
    const sentence = `rpc ${name} no longer has its API index ${from}: an older peer cannot call it over the socket`;
    return [{ kind: "gone", ...about, from: String(from), breaks: true, silent: false, sentence }];
  }
  const sentence = `rpc ${name} moved from API index ${from} to ${to}: an older peer calls something else over the socket`;
  return [{ kind: "renumbered", ...about, from, to, breaks: true, silent: true, sentence }];
}

function renamed(from: string, to: string): Drift {
  const sentence = `rpc ${from} is renamed to ${to}: an older peer cannot call it over HTTP, where its path is its name`;
  return { kind: "renamed", subject: "rpc", of: from, from, to, breaks: true, silent: false, sentence };
}

function gone(name: string): Drift {
  const sentence = `rpc ${name} is gone: an older peer cannot call it`;
  return { kind: "gone", subject: "rpc", of: name, from: name, breaks: true, silent: false, sentence };
}

function added(name: string, { request, response }: RpcContract): Drift {
  const sentence = `rpc ${name} is new: it takes ${request} and answers ${response}`;
  return { kind: "added", subject: "rpc", of: name, to: name, breaks: false, silent: false, sentence };
}
