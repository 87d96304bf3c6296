import type { TransferTrace } from "./errors.js";
import type { IndexerClient } from "./indexerClient.js";
import type { MmnClient } from "./mmnClient.js";

export interface LocateOptions {
  readonly node: MmnClient;
  readonly indexer: IndexerClient | undefined;
  readonly signal: AbortSignal;
}

/** Of the newest transactions of a wallet, how many are looked through. */
const LOOKED_THROUGH = 500;

/**
 * Finds the hash of a transaction that was handed in when its answer got lost: among those that
 * wait, then in the indexer's history. `undefined` when it is in neither, which proves nothing:
 * the indexer lags. Rejects as the clients do.
 */
export async function locateTransfer(trace: TransferTrace, options: LocateOptions): Promise<string | undefined> {
  const { node, indexer, signal } = options;
  const waiting = await node.listPendingTransactions({ signal });
  const found = waiting.find((each) => isSame(each, trace));
  if (found !== undefined || indexer === undefined) return found?.txHash;
  let looked = 0;
  for await (const each of indexer.history(trace.sender, { direction: "sent", pageSize: 100, signal })) {
    if (isSame(each, trace)) return each.txHash;
    looked += 1;
    if (looked >= LOOKED_THROUGH) return undefined;
  }
  return undefined;
}

/** A wallet uses no nonce twice, so that these four name one transaction. */
function isSame(one: TransferTrace, other: TransferTrace): boolean {
  return (
    one.nonce === other.nonce &&
    one.units === other.units &&
    one.sender === other.sender &&
    one.recipient === other.recipient
  );
}
