import { TransactionStatus } from "../../../../generated/rest/chain.js";
import type { Clock } from "../../../core/clock.js";
import { sha256Hex } from "../../crypto.js";
import type { Blockchain } from "../blockchain.js";
import type { ChainEntry } from "../chainEntry.js";
import { chainLimits } from "../chainLimits.js";
import {
  daysOf,
  IndexerRefusal,
  limitOf,
  type Parties,
  partiesOf,
  requireKeys,
  timeAt,
  wholeNumber,
} from "./indexQuery.js";
import type { LateIndexing } from "./lateIndexing.js";

export const CHAIN_ID = "1337";
const CHAIN_NUMBER = Number(CHAIN_ID);

const PARTIES = ["wallet_address", "filter_from_address", "filter_to_address"];
const PAGE_KEYS = ["page", "limit", "sort_by", "sort_order", ...PARTIES, "start_time", "end_time"];
const SCROLL_KEYS = ["limit", "timestamp_lt", "last_hash", ...PARTIES];
const WAITING_KEYS = ["page", "limit"];
const BLOCK_KEYS = ["page", "limit", "sort_by", "sort_order"];
const BLOCK_COLUMNS = ["", "block_number", "block_timestamp"];
const SORTABLE = ["", "transaction_timestamp", "block_number", "nonce"];

/** The responses of the indexer: transactions and blocks that are final, a few slots late. */
export class Lists {
  readonly #chain: Blockchain;
  readonly #clock: Clock;
  readonly #lagSlots: number;
  readonly #late: LateIndexing;

  constructor(chain: Blockchain, clock: Clock, { lagSlots, late }: { lagSlots: number; late: LateIndexing }) {
    this.#chain = chain;
    this.#clock = clock;
    this.#lagSlots = lagSlots;
    this.#late = late;
  }

  health(): unknown {
    return { status: "ok", message: "the sandbox's indexer runs", time: this.#iso(this.#clock.now()) };
  }

  transaction(query: URLSearchParams, hash: string, lag: number): unknown {
    requireKeys(query, []);
    const entry = this.#known(lag).find((each) => each.hash === hash);
    if (entry === undefined) throw new IndexerRefusal(404, `transaction ${hash} not found`);
    return { data: { transaction: describe(entry) } };
  }

  page(query: URLSearchParams, lag: number): unknown {
    requireKeys(query, PAGE_KEYS);
    const [page, limit] = [wholeNumber(query, "page", 0, 0), limitOf(query, chainLimits.pageSize)];
    const parties = partiesOf(query);
    const { since, until } = daysOf(query, this.#clock.now());
    const isInTime = ({ tx }: ChainEntry): boolean => tx.timestamp >= since && tx.timestamp <= until;
    const meant = this.#known(lag).filter((each) => concerns(each, parties));
    const sorted = sort(parties.wallet === undefined ? meant : meant.filter(isInTime), query);
    const data = sorted.slice(page * limit, (page + 1) * limit).map(describe);
    return { meta: pageMeta(page, limit, sorted.length), data };
  }

  scroll(query: URLSearchParams, lag: number): unknown {
    requireKeys(query, SCROLL_KEYS);
    const parties = partiesOf(query);
    const limit = limitOf(query, chainLimits.pageSize);
    if (parties.wallet === undefined && parties.from === undefined && parties.to === undefined) {
      throw new IndexerRefusal(400, "wallet_address, filter_from_address or filter_to_address is required");
    }
    const before = timeAt(query, "timestamp_lt");
    const lastHash = query.get("last_hash") ?? "";
    const older = this.#known(lag)
      .filter((each) => concerns(each, parties) && isBefore(each, before, lastHash))
      // One row for each side on which the wallet is.
      .flatMap((each) => (parties.wallet !== undefined && each.tx.sender === each.tx.recipient ? [each, each] : [each]))
      .sort((a, b) => newestFirst(a, b));
    const shown = older.slice(0, limit);
    const last = shown.at(-1);
    const meta = {
      ...{ chain_id: CHAIN_NUMBER, limit },
      has_more: older.length > limit || undefined,
      next_timestamp: last === undefined ? "0001-01-01T00:00:00Z" : this.#iso(seconds(last) * 1000),
      next_hash: last?.hash,
    };
    return { meta, data: shown.map(describe) };
  }

  /** An empty page that claims to have a next page. */
  emptyPage(query: URLSearchParams): unknown {
    const before = timeAt(query, "timestamp_lt") ?? this.#clock.now();
    const next_hash = sha256Hex(query.toString());
    const meta = {
      ...{ chain_id: CHAIN_NUMBER, limit: limitOf(query, chainLimits.pageSize), has_more: true },
      next_hash,
    };
    return { meta: { ...meta, next_timestamp: this.#iso(before - 1000) }, data: [] };
  }

  /** Returns a block for every final slot, empty ones included, a few slots late. */
  blocks(query: URLSearchParams, lag: number): unknown {
    requireKeys(query, BLOCK_KEYS);
    const [page, limit] = [wholeNumber(query, "page", 0, 0), limitOf(query, chainLimits.pageSize)];
    const isDownward = orderOf(query, BLOCK_COLUMNS) === "desc";
    const [final, newest] = [this.#chain.slot, this.#newest(lag)];
    const numbers = Array.from({ length: limit }, (_, index) => BigInt(page * limit + index))
      .map((index) => (isDownward ? newest - index : index + 1n))
      .filter((slot) => slot >= 1n && slot <= newest);
    const data = describeBlocks(numbers, this.#chain.entries(), (slot) =>
      Math.floor((this.#clock.now() - Number(final - slot) * chainLimits.slotMs) / 1000),
    );
    return {
      meta: { chain_id: CHAIN_NUMBER, page, limit, total_items: data.length || undefined },
      data,
    };
  }

  waiting(query: URLSearchParams): unknown {
    requireKeys(query, WAITING_KEYS);
    const [page, limit] = [wholeNumber(query, "page", 0, 0), limitOf(query, chainLimits.pageSize)];
    this.#chain.catchUp();
    const all = this.#chain.mempool.entries();
    const data = all.slice(page * limit, (page + 1) * limit).map(describeWaiting);
    return { meta: pageMeta(page, limit, all.length), data };
  }

  waitingTransaction(query: URLSearchParams, hash: string): unknown {
    requireKeys(query, []);
    this.#chain.catchUp();
    const entry = this.#chain.find(hash);
    if (entry?.status !== TransactionStatus.Pending) {
      throw new IndexerRefusal(404, `pending transaction ${hash} not found`);
    }
    return { data: { transaction: describeWaiting(entry) } };
  }

  wallet(query: URLSearchParams, address: string, lag: number): unknown {
    requireKeys(query, []);
    const own = this.#known(lag).filter((each) => concerns(each, { wallet: address }));
    const last = own.at(-1);
    if (last === undefined) throw new IndexerRefusal(404, "wallet not found");
    const sent = own.filter(({ tx, status }) => tx.sender === address && status === TransactionStatus.Finalized);
    return {
      data: {
        ...{ address, account_nonce: sent.at(-1)?.tx.nonce ?? 0n, transaction_count: own.length },
        ...{ last_block: last.slot, last_balance_update: last.slot },
      },
    };
  }

  /** Returns the transactions that the indexer knows by now, oldest first. */
  #known(lag: number): readonly ChainEntry[] {
    const known = this.#newest(lag);
    const final = this.#chain.entries().filter(({ status }) => status >= FINAL);
    return final.filter((entry) => entry.slot + this.#late.slotsOf(entry) <= known);
  }

  /** Returns the last slot that the indexer has read. */
  #newest(lag: number): bigint {
    return this.#chain.slot - BigInt(this.#lagSlots + lag);
  }

  #iso(ms: number): string {
    return new Date(ms).toISOString();
  }
}

const FINAL = TransactionStatus.Finalized;

function concerns({ tx }: ChainEntry, { wallet, from, to }: Parties): boolean {
  if (wallet !== undefined) return tx.sender === wallet || tx.recipient === wallet;
  return (from === undefined || tx.sender === from) && (to === undefined || tx.recipient === to);
}

function isBefore(entry: ChainEntry, before: number | undefined, lastHash: string): boolean {
  if (before === undefined) return true;
  const time = seconds(entry) * 1000;
  return time < before || (lastHash !== "" && time === before && entry.hash < lastHash);
}

function newestFirst(a: ChainEntry, b: ChainEntry): number {
  return seconds(b) - seconds(a) || (a.hash < b.hash ? 1 : a.hash > b.hash ? -1 : 0);
}

function sort(entries: readonly ChainEntry[], query: URLSearchParams): readonly ChainEntry[] {
  return orderOf(query, SORTABLE) === "asc" ? [...entries] : [...entries].reverse();
}

function orderOf(query: URLSearchParams, columns: readonly string[]): string {
  const by = query.get("sort_by") ?? "";
  const order = query.get("sort_order") ?? "";
  if (!columns.includes(by)) throw new IndexerRefusal(400, `sort_by: there is no column ${by.slice(0, 40)}`);
  if (!["", "asc", "desc"].includes(order)) throw new IndexerRefusal(400, "sort_order must be asc or desc");
  return order;
}

function pageMeta(page: number, limit: number, total: number): unknown {
  const counts = total === 0 ? {} : { total_items: total, total_pages: Math.ceil(total / limit) };
  return { chain_id: CHAIN_NUMBER, page, limit, ...counts };
}

/** Seconds since 1970 at which the node accepted it. */
function seconds({ tx }: ChainEntry): number {
  return Math.floor(Number(tx.timestamp) / 1000);
}

function describe(entry: ChainEntry): unknown {
  const { tx, hash, slot, blockHash, status } = entry;
  return {
    ...{ chain_id: CHAIN_ID, hash, nonce: tx.nonce, block_hash: blockHash, block_number: slot },
    ...{ from_address: tx.sender, to_address: tx.recipient, value: String(tx.amount), transaction_type: tx.type },
    ...{ status, transaction_timestamp: seconds(entry), text_data: tx.textData, extra_info: tx.extraInfo },
  };
}

/**
 * Returns the blocks of these slots. In the simulated chain, blocks without transactions have no hash, so one is
 * invented.
 */
function describeBlocks(
  slots: readonly bigint[],
  entries: readonly ChainEntry[],
  secondsOf: (slot: bigint) => number,
): readonly object[] {
  const wanted = new Map(slots.map((slot) => [slot, [] as ChainEntry[]]));
  for (const entry of entries) wanted.get(entry.slot)?.push(entry);
  return slots.map((slot) => {
    const inside = wanted.get(slot) ?? [];
    return {
      ...{ chain_id: CHAIN_ID, block_number: slot, block_hash: inside[0]?.blockHash ?? emptyHash(slot) },
      ...{ block_timestamp: secondsOf(slot), transaction_count: inside.length },
    };
  });
}

function emptyHash(slot: bigint): string {
  return sha256Hex(String(slot));
}

function describeWaiting(entry: ChainEntry): unknown {
  const { tx, hash } = entry;
  return {
    ...{ hash, from_address: tx.sender, to_address: tx.recipient, value: String(tx.amount), nonce: tx.nonce },
    ...{ transaction_timestamp: seconds(entry), status: 0, transaction_type: 0 },
  };
}
