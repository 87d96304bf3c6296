import { ValidationError } from "../core/errors.js";
import { eachItem } from "../core/pages.js";
import { printable } from "../core/printable.js";
import { basicAuth } from "../transport/basicAuth.js";
import { requireAddress } from "./address.js";
import { type ChainTransaction, statusOf } from "./chainTransaction.js";
import { ChainError } from "./errors.js";
import { type JsonCallOptions, JsonHost, type JsonHostOptions } from "./jsonHost.js";
import {
  isObject,
  type JsonObject,
  JsonShapeError,
  listAt,
  objectAt,
  textAt,
  wholeAt,
  wholeIfAt,
} from "./jsonValue.js";
import { requireHash } from "./mmnClient.js";
import { retryRead } from "./retryRead.js";

/** Options of an {@link IndexerClient}. There is no public default for `url`. */
export interface IndexerClientOptions extends JsonHostOptions {
  /** Number of the chain, in decimal digits. Default `"1337"`, Mezon's. */
  readonly chainId?: string | undefined;
  /** User name and password, where the indexer wants them. */
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
}

/** How active a wallet is. JSON has its bigints as decimal strings. */
export interface WalletDetail {
  readonly address: string;
  /** Nonce of its last transaction. */
  readonly nonce: bigint;
  readonly transactionCount: bigint;
  /** Slot of the block that changed it last. */
  readonly lastBlock: bigint;
  /** Base units; for wallets of donation campaigns only. Read others with `MmnClient.getAccount`. */
  readonly units: bigint | undefined;
}

/** A block, as far as the indexer has read the chain. JSON has its slot as a decimal string. */
export interface IndexedBlock {
  readonly slot: bigint;
  readonly blockHash: string;
  /** When it was made; whole seconds. */
  readonly madeAt: Date;
}

export interface HistoryQuery extends JsonCallOptions {
  /** Sent, received, or both. Default `"all"`. */
  readonly direction?: "all" | "sent" | "received" | undefined;
  /** Only older ones. Default: from the newest on. */
  readonly before?: Date | undefined;
  /** Transactions an answer, 1 to 1,000. Default 50. */
  readonly pageSize?: number | undefined;
}

const FILTERS = { all: "wallet_address", sent: "filter_from_address", received: "filter_to_address" } as const;

/**
 * A client of the chain's indexer: its past. It lags behind the node. Calls reject with
 * `ChainError` when it refuses, `ConnectionError`, `TimeoutError`, or the signal's reason, and
 * are tried three times.
 */
export class IndexerClient {
  readonly #host: JsonHost;
  readonly #chainId: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** Throws a `ValidationError` that names the faulty option. */
  constructor(options: IndexerClientOptions) {
    const { chainId = "1337", credentials } = options;
    if (!/^\d+$/.test(chainId)) throw new ValidationError("chainId", "must be decimal digits, such as 1337");
    this.#host = new JsonHost(options);
    this.#chainId = chainId;
    this.#headers =
      credentials === undefined ? {} : { Authorization: basicAuth(credentials.username, credentials.password) };
  }

  /** One transaction in a block; `undefined` when the indexer does not know it (yet). */
  async listTransactionDetail(txHash: string, options: JsonCallOptions = {}): Promise<ChainTransaction | undefined> {
    return this.#find(`/tx/${requireHash(txHash)}/detail`, options, (data) =>
      transactionOf(objectAt(data, "transaction")),
    );
  }

  /** How active a wallet is; `undefined` for one the indexer does not know. */
  async getWalletDetail(address: string, options: JsonCallOptions = {}): Promise<WalletDetail | undefined> {
    return this.#find(`/wallets/${requireAddress(address, "address")}/detail`, options, (data) =>
      printable({
        address: textAt(data, "address"),
        nonce: wholeAt(data, "account_nonce"),
        transactionCount: wholeAt(data, "transaction_count"),
        lastBlock: wholeAt(data, "last_block"),
        units: wholeIfAt(data, "balance"),
      }),
    );
  }

  /**
   * Returns the newest block the indexer knows, which says how far it has read; `undefined` when it knows none. It
   * may still lack transactions of that block and of those shortly before it.
   */
  async getNewestBlock(options: JsonCallOptions = {}): Promise<IndexedBlock | undefined> {
    const path = "/blocks?sort_by=block_number&sort_order=desc&limit=1";
    const json = await this.#get(`/${this.#chainId}${path}`, options, path);
    if (json === undefined) throw missing(path);
    return shaped(path, () => listAt(json, "data").map(blockOf)[0]);
  }

  /** What a wallet sent and received, newest first, each once; further pages are fetched as the loop needs them. */
  async *history(address: string, query: HistoryQuery = {}): AsyncGenerator<ChainTransaction, void, undefined> {
    const { direction = "all", before, pageSize = 50, ...options } = query;
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1_000)
      throw new ValidationError("pageSize", "must be a whole number from 1 to 1,000", { limit: 1_000 });
    const fixed = { [FILTERS[direction]]: requireAddress(address, "address"), limit: String(pageSize) };
    let last: string | undefined;
    for await (const transaction of eachItem(async (cursor) => {
      const from =
        cursor ?? (before === undefined ? "" : new URLSearchParams({ timestamp_lt: before.toISOString() }).toString());
      return this.#page(
        `/transactions/infinite?${new URLSearchParams(fixed)}${from === "" ? "" : `&${from}`}`,
        options,
      );
    })) {
      // A transfer to oneself comes twice, one right behind the other.
      if (transaction.txHash !== last) yield transaction;
      last = transaction.txHash;
    }
  }

  /** Whether the indexer runs. It does not say how far behind the node it is. */
  async checkHealth(options: JsonCallOptions = {}): Promise<{ readonly isHealthy: boolean; readonly status: string }> {
    const json = await this.#get("/health", options, "the indexer's health");
    const status = typeof json?.["status"] === "string" ? json["status"] : "";
    return { isHealthy: status === "ok", status };
  }

  async #page(
    path: string,
    options: JsonCallOptions,
  ): Promise<{ items: readonly ChainTransaction[]; next: string | undefined }> {
    const json = await this.#get(`/${this.#chainId}${path}`, options, path);
    if (json === undefined) throw missing(path);
    return shaped(path, () => {
      const meta = objectAt(json, "meta");
      const { next_timestamp: time, next_hash: hash } = meta;
      const goesOn = meta["has_more"] === true && typeof time === "string" && typeof hash === "string";
      const next = goesOn ? new URLSearchParams({ timestamp_lt: time, last_hash: hash }).toString() : undefined;
      return { items: listAt(json, "data").map(transactionOf), next };
    });
  }

  async #find<T>(path: string, options: JsonCallOptions, pick: (data: JsonObject) => T): Promise<T | undefined> {
    const json = await this.#get(`/${this.#chainId}${path}`, options, path);
    return json === undefined ? undefined : shaped(path, () => pick(objectAt(json, "data")));
  }

  /** The body of an answer; `undefined` for what there is not. */
  #get(path: string, options: JsonCallOptions, what: string): Promise<JsonObject | undefined> {
    return retryRead({ clock: this.#host.clock, signal: options.signal }, async () => {
      const call = `GET ${what.split("?", 1)[0]}`;
      const answer = await this.#host.call({ what: call, method: "GET", path, headers: this.#headers }, options);
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

function missing(path: string): ChainError {
  return new ChainError({ call: `GET ${path.split("?", 1)[0]}`, httpStatus: 404, said: "there is no such list" });
}

function blockOf(json: JsonObject): IndexedBlock {
  return printable({
    slot: wholeAt(json, "block_number"),
    blockHash: textAt(json, "block_hash"),
    madeAt: new Date(Number(wholeAt(json, "block_timestamp")) * 1000),
  });
}

/** Reads an answer. Throws a `ChainError` when it has not the form that it should have. */
function shaped<T>(path: string, pick: () => T): T {
  try {
    return pick();
  } catch (cause) {
    if (!(cause instanceof JsonShapeError)) throw cause;
    const call = `GET ${path.split("?", 1)[0]}`;
    throw new ChainError({ call, said: "the answer has not the form that it should have" }, { cause });
  }
}

function transactionOf(json: JsonObject): ChainTransaction {
  return printable({
    txHash: textAt(json, "hash"),
    type: Number(wholeAt(json, "transaction_type")),
    sender: textAt(json, "from_address"),
    recipient: textAt(json, "to_address"),
    units: wholeAt(json, "value"),
    textData: textAt(json, "text_data"),
    nonce: wholeAt(json, "nonce"),
    extraInfo: textAt(json, "extra_info"),
    status: statusOf(wholeIfAt(json, "status")),
    failure: "",
    slot: wholeAt(json, "block_number"),
    blockHash: textAt(json, "block_hash"),
    takenAt: new Date(Number(wholeAt(json, "transaction_timestamp")) * 1000),
  });
}
