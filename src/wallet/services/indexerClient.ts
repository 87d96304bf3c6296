import type { paths } from "../../../generated/rest/indexer.js";
import { brand } from "../../core/brand.js";
import { ProtocolError, ValidationError } from "../../core/errors.js";
import { mapInBatches } from "../../core/mapInBatches.js";
import { printable } from "../../core/printable.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireCallOptions, WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { RestCall } from "../../transport/restCall.js";
import { ChainError } from "../errors.js";
import { requireAddress } from "../keys/address.js";
import { type ChainTransaction, statusOf } from "../transaction/chainTransaction.js";
import { requireHash } from "../transaction/txHash.js";
import { queryOf, requireProgress, type ScrollCursor, type ScrollPage, type ScrollQuery } from "./indexerScroll.js";
import { type JsonCallOptions, JsonHttpClient, type JsonHttpClientOptions, MOST_LIST_BYTES } from "./jsonHttpClient.js";
import {
  getDate,
  getInteger,
  getList,
  getObject,
  getOptionalInteger,
  getOptionalUnits,
  getString,
  getUnits,
  isObject,
  type JsonObject,
  JsonShapeError,
} from "./jsonValue.js";
import { requireMatchingAnswer } from "./requireMatchingAnswer.js";
import { retryRead } from "./retryRead.js";

/**
 * Options of an {@link IndexerClient}. `url` has no public default; the indexer may require credentials (HTTP Basic).
 */
export interface IndexerClientOptions extends JsonHttpClientOptions {
  /** Number of the chain, in decimal digits. @default `"1337"`, that of Mezon */
  readonly chainId?: string | undefined;
}

/** The activity of a wallet. In JSON its bigints are decimal strings. */
export interface WalletDetail {
  readonly address: string;
  /** Nonce of its last transaction. */
  readonly nonce: bigint;
  readonly transactionCount: bigint;
  /** Slot of the last block that changed it. */
  readonly lastBlock: bigint;
  /** Base units; only for wallets of donation campaigns. For others use `MmnClient.getAccount`. */
  readonly units: bigint | undefined;
}

/** The newest block that the indexer has read. In JSON its slot is a decimal string. */
export interface IndexedBlock {
  readonly slot: bigint;
  readonly blockHash: string;
  /** When it was made, in whole seconds. */
  readonly madeAt: Date;
}

export interface HistoryQuery extends JsonCallOptions {
  /** Sent, received, or both. @default `"all"` */
  readonly direction?: "all" | "sent" | "received" | undefined;
  /** Only transactions older than this. @default no limit */
  readonly before?: Date | undefined;
  /** Transactions per response, 1 to 1,000. @default 50 */
  readonly pageSize?: number | undefined;
}

const HISTORY_QUERY: KeysOf<HistoryQuery> = { ...WAIT_KEYS, direction: true, before: true, pageSize: true };
const FILTERS = { all: "wallet_address", sent: "filter_from_address", received: "filter_to_address" } as const;

/**
 * A client of the chain's indexer, which serves past transactions and lags behind the node. Calls reject with
 * `ChainError` if it refuses or the response is malformed, `ProtocolError` if the response is about something else
 * than was requested or too long, `ConnectionError`, `TimeoutError`, or the signal's reason. They are tried three
 * times.
 */
export class IndexerClient {
  static {
    brand(IndexerClient, "IndexerClient");
  }

  readonly #host: JsonHttpClient<paths>;
  readonly #chainId: string;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: IndexerClientOptions) {
    requireObject(options, "options", "an object such as { url }");
    const { chainId = "1337" } = options;
    if (typeof chainId !== "string" || !/^\d+$/.test(chainId))
      throw new ValidationError("chainId", "must be decimal digits, such as 1337");
    this.#host = new JsonHttpClient(options, { chainId: true });
    this.#chainId = chainId;
  }

  /** Returns a transaction in a block; `undefined` if the indexer does not know it (yet). */
  async listTransactionDetail(txHash: string, options: JsonCallOptions = {}): Promise<ChainTransaction | undefined> {
    const hash = requireHash(txHash);
    const path = { chainId: this.#chainId, hash };
    const call: RestCall<paths> = (indexer) => indexer.GET("/{chainId}/tx/{hash}/detail", { params: { path } });
    return this.#find(`/tx/${hash}/detail`, call, options, (data) => {
      const transaction = transactionOf(getObject(data, "transaction"));
      requireMatchingAnswer("the indexer", "transaction", transaction.txHash, hash);
      return transaction;
    });
  }

  /** Returns the activity of a wallet; `undefined` if the indexer does not know it. */
  async getWalletDetail(address: string, options: JsonCallOptions = {}): Promise<WalletDetail | undefined> {
    const path = { chainId: this.#chainId, address: requireAddress(address, "address") };
    const call: RestCall<paths> = (indexer) => indexer.GET("/{chainId}/wallets/{address}/detail", { params: { path } });
    return this.#find(`/wallets/${address}/detail`, call, options, (data) => {
      requireMatchingAnswer("the indexer", "wallet", getString(data, "address"), address);
      return printable({
        address,
        nonce: getInteger(data, "account_nonce"),
        transactionCount: getInteger(data, "transaction_count"),
        lastBlock: getInteger(data, "last_block"),
        units: getOptionalUnits(data, "balance"),
      });
    });
  }

  /**
   * Returns the newest block that the indexer has read; `undefined` if there is none. Transactions of that block and of
   * those shortly before it may still be missing.
   */
  async getNewestBlock(options: JsonCallOptions = {}): Promise<IndexedBlock | undefined> {
    const params = {
      path: { chainId: this.#chainId },
      query: { sort_by: "block_number", sort_order: "desc", limit: 1 },
    } as const;
    const json = await this.#get("/blocks", (indexer) => indexer.GET("/{chainId}/blocks", { params }), options);
    if (json === undefined) throw missing("/blocks");
    return shaped("/blocks", () => getList(json, "data").map(blockOf)[0]);
  }

  /**
   * Yields what a wallet sent and received, newest first, each transaction once. Fetches further pages when the loop
   * needs them. Rejects with `ProtocolError` if the indexer lists transactions of another wallet, or its pages make no
   * progress.
   */
  async *history(address: string, query: HistoryQuery = {}): AsyncGenerator<ChainTransaction, void, undefined> {
    requireOptions(query, HISTORY_QUERY, { path: "query" });
    const { direction = "all", before, pageSize = 50, ...options } = query;
    requireOneOf(direction, "direction", ["all", "sent", "received"]);
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1_000)
      throw new ValidationError("pageSize", "must be a whole number from 1 to 1,000", { limit: 1_000 });
    const fixed = { [FILTERS[direction]]: requireAddress(address, "address"), limit: pageSize };
    let cursor: ScrollCursor | undefined = before === undefined ? undefined : { time: isoTime(before, "before") };
    let last: string | undefined;
    do {
      const page = await this.#page({ ...fixed, ...queryOf(cursor) }, options);
      for (const transaction of page.items) {
        if (!concerns(transaction, address, direction))
          throw new ProtocolError(`the indexer listed ${transaction.txHash}, which is not of the wallet ${address}`);
        // A transfer to oneself is listed twice, directly after each other.
        if (transaction.txHash !== last) yield transaction;
        last = transaction.txHash;
      }
      requireProgress(page, cursor);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** Whether the indexer runs. This does not tell how far it is behind the node. */
  async checkHealth(options: JsonCallOptions = {}): Promise<{ readonly isHealthy: boolean; readonly status: string }> {
    const json = await this.#get("/health", (indexer) => indexer.GET("/health"), options);
    const status = typeof json?.["status"] === "string" ? json["status"] : "";
    return { isHealthy: status === "ok", status };
  }

  async #page(query: ScrollQuery, options: JsonCallOptions): Promise<ScrollPage> {
    const path = "/transactions/infinite";
    const params = { path: { chainId: this.#chainId }, query };
    const call: RestCall<paths> = (indexer) => indexer.GET("/{chainId}/transactions/infinite", { params });
    const json = await this.#get(path, call, options);
    if (json === undefined) throw missing(path);
    const items = await shaped(path, () => {
      const { clock } = this.#host;
      return mapInBatches(getList(json, "data"), transactionOf, { clock, signal: options.signal });
    });
    const {
      has_more: hasMore,
      next_timestamp: time,
      next_hash: hash,
    } = await shaped(path, () => getObject(json, "meta"));
    const goesOn = hasMore === true && typeof time === "string" && typeof hash === "string";
    return { items, next: goesOn ? { time, hash } : undefined };
  }

  async #find<T>(
    path: string,
    call: RestCall<paths>,
    options: JsonCallOptions,
    pick: (data: JsonObject) => T,
  ): Promise<T | undefined> {
    const json = await this.#get(path, call, options);
    return json === undefined ? undefined : shaped(path, () => pick(getObject(json, "data")));
  }

  /** Returns the body of a response; `undefined` if the requested item does not exist. */
  async #get(path: string, request: RestCall<paths>, options: JsonCallOptions): Promise<JsonObject | undefined> {
    requireCallOptions(options);
    const call = callOf(path);
    return retryRead({ ...options, what: call, clock: this.#host.clock }, async (signal) => {
      const answer = await this.#host.call({ what: call, signal, maxBytes: MOST_LIST_BYTES }, request);
      const { ok, status: httpStatus, json, text, retryAfterMs } = answer;
      if (ok && isObject(json)) return json;
      if (httpStatus === 404 && isObject(json)) return undefined;
      if (ok)
        throw new ChainError({ call, httpStatus, said: "the answer is no JSON: check the address of the indexer" });
      const said = isObject(json) && typeof json["message"] === "string" ? json["message"] : text;
      const advice = httpStatus === 401 ? "; give the indexer's user name and password as credentials" : "";
      throw new ChainError({ call, httpStatus, said: `${said || "no reason given"}${advice}`, retryAfterMs });
    });
  }
}

function concerns({ sender, recipient }: ChainTransaction, address: string, direction: string): boolean {
  return (direction !== "received" && sender === address) || (direction !== "sent" && recipient === address);
}

/** Returns a time in RFC 3339. @throws {ValidationError} for an invalid date. */
function isoTime(date: Date, path: string): string {
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw new ValidationError(path, "must be a valid Date");
  return date.toISOString();
}

function callOf(path: string): string {
  return `GET ${path}`;
}

function missing(path: string): ChainError {
  return new ChainError({ call: callOf(path), httpStatus: 404, said: "there is no such list" });
}

function blockOf(json: JsonObject): IndexedBlock {
  return printable({
    slot: getInteger(json, "block_number"),
    blockHash: getString(json, "block_hash"),
    madeAt: getDate(json, "block_timestamp", 1000),
  });
}

/** Reads a response. Rejects with a `ChainError` if it is malformed. */
async function shaped<T>(path: string, pick: () => T | Promise<T>): Promise<T> {
  try {
    return await pick();
  } catch (cause) {
    if (!(cause instanceof JsonShapeError)) throw cause;
    throw new ChainError({ call: callOf(path), said: "the answer has not the form that it should have" }, { cause });
  }
}

function transactionOf(json: JsonObject): ChainTransaction {
  return printable({
    txHash: getString(json, "hash"),
    type: Number(getInteger(json, "transaction_type")),
    sender: getString(json, "from_address"),
    recipient: getString(json, "to_address"),
    units: getUnits(json, "value"),
    textData: getString(json, "text_data"),
    nonce: getInteger(json, "nonce"),
    extraInfo: getString(json, "extra_info"),
    status: statusOf(getOptionalInteger(json, "status")),
    failure: "",
    slot: getInteger(json, "block_number"),
    blockHash: getString(json, "block_hash"),
    takenAt: getDate(json, "transaction_timestamp", 1000),
  });
}
