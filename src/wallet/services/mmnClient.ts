import type { components, paths } from "../../../generated/rest/chain.js";
import { restOperations } from "../../../generated/rest/operations.js";
import { brand } from "../../core/brand.js";
import { mapInBatches } from "../../core/mapInBatches.js";
import { printable } from "../../core/printable.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireCallOptions } from "../../core/requireWaitOptions.js";
import { TOKEN_DECIMALS } from "../amount.js";
import { ChainError, type ChainErrorCode } from "../errors.js";
import { requireAddress } from "../keys/address.js";
import { type ChainTransaction, statusOf } from "../transaction/chainTransaction.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import { requireHash } from "../transaction/txHash.js";
import { type JsonCallOptions, JsonHttpClient, type JsonHttpClientOptions, MOST_LIST_BYTES } from "./jsonHttpClient.js";
import { resultOf } from "./jsonRpcResult.js";
import {
  getBoolean,
  getDate,
  getInteger,
  getList,
  getObject,
  getString,
  getUnits,
  type JsonObject,
  JsonShapeError,
  printJson,
} from "./jsonValue.js";
import { requireMatchingAnswer } from "./requireMatchingAnswer.js";
import { retryRead } from "./retryRead.js";

type ChainRequest = components["schemas"]["ChainRequest"];
type OwnWords = "jsonrpc" | "id";
/** A method and its parameters, if it has any. */
type CallOf<Each> = Each extends { readonly params: object } ? Omit<Each, OwnWords> : Omit<Each, OwnWords | "params">;
type ChainCall = ChainRequest extends infer Each ? (Each extends ChainRequest ? CallOf<Each> : never) : never;

/** Options of an {@link MmnClient}: those of any JSON client; the default address is that of the public node. */
export type MmnClientOptions = Omit<JsonHttpClientOptions, "url"> & { readonly url?: string | undefined };

/** A balance from the node. In JSON its bigints are decimal strings. */
export interface ChainAccount {
  readonly address: string;
  /** Base units. A token is 10^6 base units. 0 for an address unknown to the chain. */
  readonly units: bigint;
  /** Nonce of the last transaction that was applied: a slot number, not a count. */
  readonly nonce: bigint;
  /** Decimal places of a token: 6. */
  readonly decimals: number;
}

/** A transaction that waits for a block. In JSON its bigints are decimal strings. */
export interface WaitingTransaction {
  readonly txHash: string;
  readonly sender: string;
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  readonly nonce: bigint;
}

/** The node's response to a transaction: its hash, or why it was refused. */
export type AddTransactionAnswer =
  | {
      readonly ok: true;
      /** `undefined` if the node accepted it without returning its hash. It can be found by its signed text. */
      readonly txHash: string | undefined;
    }
  | {
      readonly ok: false;
      /** The stable code, such as `nonce_too_low`; `undefined` if the refusal has none. */
      readonly chainCode: ChainErrorCode | undefined;
      /** The node's own message. */
      readonly said: string;
    };

export interface NodeHealth {
  readonly isServing: boolean;
  readonly nodeId: string;
  readonly version: string;
  readonly currentSlot: bigint;
  readonly mempoolSize: bigint;
  readonly isLeader: boolean;
  readonly isFollower: boolean;
  /** Empty if there are no problems. */
  readonly failure: string;
}

interface NonceOptions extends JsonCallOptions {
  /** @default "pending" */
  readonly tag?: "latest" | "pending" | undefined;
}

const NONCE: KeysOf<NonceOptions> = { signal: true, timeoutMs: true, tag: true };
const SERVING = 1n;
const HASH = /^[0-9a-f]{64}$/i;

/**
 * A client of the token chain's node (JSON-RPC 2.0). Every call rejects with `ChainError` if the node refuses it or the
 * response is malformed, `ProtocolError` if the response is too long or about another item than the requested one,
 * `ConnectionError`, `TimeoutError`, or the signal's reason. Calls that only read are tried three times. Numbers of 64
 * bits are `bigint`.
 */
export class MmnClient {
  static {
    brand(MmnClient, "MmnClient");
  }

  readonly #host: JsonHttpClient<paths>;
  #lastId = 0;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: MmnClientOptions = {}) {
    requireObject(options, "options", "an object such as { url }");
    const { url = restOperations.callChain.server } = options;
    this.#host = new JsonHttpClient({ ...options, url });
  }

  /** Submits a signed transaction, once. If the response is lost, the transaction may still have been accepted. */
  async addTransaction(
    signed: Pick<SignedTransaction, "message" | "signature">,
    options: JsonCallOptions = {},
  ): Promise<AddTransactionAnswer> {
    requireCallOptions(options);
    requireObject(signed, "signed", "what sign() returns");
    const { message, signature } = signed;
    return this.#once({ method: "tx.addtx", params: { tx_msg: message, signature } }, options, (result) => {
      if (!getBoolean(result, "ok")) return { ok: false, ...serviceError(getString(result, "error")) };
      const txHash = getString(result, "tx_hash");
      return { ok: true, txHash: HASH.test(txHash) ? txHash.toLowerCase() : undefined };
    });
  }

  /** Returns a transaction; `undefined` if the node does not know it. */
  async getTransaction(txHash: string, options: JsonCallOptions = {}): Promise<ChainTransaction | undefined> {
    const hash = requireHash(txHash);
    try {
      return await this.#read({ method: "tx.gettxbyhash", params: { tx_hash: hash } }, options, (result) => {
        const transaction = transactionOf(getObject(result, "tx"));
        requireMatchingAnswer("the node", "transaction", transaction.txHash, hash);
        requireDecimals(result);
        return transaction;
      });
    } catch (error) {
      if (error instanceof ChainError && error.chainCode === "transaction_not_found") return undefined;
      throw error;
    }
  }

  /** Returns all transactions that wait for a block, of every address. */
  async listPendingTransactions(options: JsonCallOptions = {}): Promise<readonly WaitingTransaction[]> {
    const { clock } = this.#host;
    return this.#read({ method: "tx.getpendingtransactions" }, options, (result) =>
      mapInBatches(getList(result, "pending_txs"), waitingOf, { clock, signal: options.signal }),
    );
  }

  /** Returns a balance. An address unknown to the chain has 0. */
  async getAccount(address: string, options: JsonCallOptions = {}): Promise<ChainAccount> {
    const params = { address: requireAddress(address, "address") };
    return this.#read({ method: "account.getaccount", params }, options, (result) => {
      requireMatchingAnswer("the node", "address", getString(result, "address"), address);
      requireDecimals(result);
      return printable({
        address,
        units: getUnits(result, "balance"),
        nonce: getInteger(result, "nonce"),
        decimals: TOKEN_DECIMALS,
      });
    });
  }

  /**
   * Returns the current nonce. A transaction must be signed with this number plus 1. It is a recent slot number, the
   * same for every address and tag.
   */
  async getCurrentNonce(address: string, given: NonceOptions = {}): Promise<bigint> {
    requireOptions(given, NONCE);
    const { tag = "pending", ...options } = given;
    requireOneOf(tag, "tag", ["latest", "pending"]);
    const params = { address: requireAddress(address, "address"), tag };
    return this.#read({ method: "account.getcurrentnonce", params }, options, (result) => {
      const said = getString(result, "error");
      if (said !== "") throw new ChainError({ call: "account.getcurrentnonce", said });
      requireMatchingAnswer("the node", "address", getString(result, "address"), address);
      return getInteger(result, "nonce");
    });
  }

  async checkHealth(options: JsonCallOptions = {}): Promise<NodeHealth> {
    return this.#read({ method: "health.check" }, options, (result) =>
      printable({
        isServing: getInteger(result, "status") === SERVING,
        nodeId: getString(result, "node_id"),
        version: getString(result, "version"),
        currentSlot: getInteger(result, "current_slot"),
        mempoolSize: getInteger(result, "mempool_size"),
        isLeader: result["is_leader"] === true,
        isFollower: result["is_follower"] === true,
        failure: getString(result, "error_message"),
      }),
    );
  }

  async #read<T>(call: ChainCall, options: JsonCallOptions, pick: (result: JsonObject) => T | Promise<T>): Promise<T> {
    requireCallOptions(options);
    const { clock } = this.#host;
    return retryRead({ ...options, what: call.method, clock }, (signal) => this.#once(call, { signal }, pick));
  }

  async #once<T>(call: ChainCall, options: JsonCallOptions, pick: (result: JsonObject) => T | Promise<T>): Promise<T> {
    const { method } = call;
    this.#lastId += 1;
    const id = this.#lastId;
    const body = { jsonrpc: "2.0", ...call, id } as const;
    const maxBytes = method === "tx.getpendingtransactions" ? MOST_LIST_BYTES : undefined;
    // The node's address ends in a slash: without it a proxy may respond with a redirect.
    const answer = await this.#host.call({ ...options, what: method, maxBytes }, (node) =>
      node.POST("/", { body, bodySerializer: printJson }),
    );
    const result = resultOf(method, id, answer);
    try {
      return await pick(result);
    } catch (cause) {
      if (!(cause instanceof JsonShapeError)) throw cause;
      throw new ChainError({ call: method, said: "the result has not the form that it should have" }, { cause });
    }
  }
}

/** Reads a refusal of `tx.addtx`: JSON text with a stable code, or plain text. */
function serviceError(text: string): { readonly chainCode: ChainErrorCode | undefined; readonly said: string } {
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    if (typeof code === "string") return { chainCode: code, said: typeof message === "string" ? message : code };
  } catch {
    // Plain text.
  }
  return { chainCode: undefined, said: text === "" ? "no reason given" : text };
}

function waitingOf(each: JsonObject): WaitingTransaction {
  return printable({
    txHash: getString(each, "tx_hash"),
    sender: getString(each, "sender"),
    recipient: getString(each, "recipient"),
    units: getUnits(each, "amount"),
    nonce: getInteger(each, "nonce"),
  });
}

function transactionOf(tx: JsonObject): ChainTransaction {
  return printable({
    txHash: getString(tx, "tx_hash"),
    type: undefined,
    sender: getString(tx, "sender"),
    recipient: getString(tx, "recipient"),
    units: getUnits(tx, "amount"),
    textData: getString(tx, "text_data"),
    nonce: getInteger(tx, "nonce"),
    extraInfo: getString(tx, "extra_info"),
    status: statusOf(getInteger(tx, "status")),
    failure: getString(tx, "err_msg"),
    slot: getInteger(tx, "slot"),
    blockHash: getString(tx, "blockhash"),
    takenAt: getDate(tx, "timestamp", 1),
  });
}

/**
 * Throws unless the node uses the expected decimals. With others, the same number of base units would be another
 * amount.
 */
function requireDecimals(result: JsonObject): void {
  requireMatchingAnswer(
    "the node",
    "number of decimals",
    String(getInteger(result, "decimals")),
    String(TOKEN_DECIMALS),
  );
}
