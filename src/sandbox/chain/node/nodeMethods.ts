import type { Clock } from "../../../core/clock.js";
import { addressOfUser } from "../addresses.js";
import { type Blockchain, FAUCET } from "../blockchain.js";
import type { ChainEntry } from "../chainEntry.js";
import { DECIMALS } from "../tokens.js";
import { type Admission, type HandedIn, NotAdmitted } from "./admission.js";
import { decodeGo, GoMismatch, type GoStruct, type GoValues, getFields, getNumber, getString } from "./goParams.js";
import { CallCode, CallFailure } from "./jsonRpc.js";
import { shortTextFault } from "./textFields.js";

const text = { type: "string" } as const;
const u64 = { type: "uint64" } as const;

const TX_MESSAGE: GoStruct = {
  name: "txMsgParams",
  fields: {
    ...{ type: { type: "int32" }, sender: text, recipient: text, amount: text, timestamp: u64 },
    ...{ text_data: text, nonce: u64, extra_info: text, zk_proof: text, zk_pub: text },
  },
};
const SIGNED_TX: GoStruct = {
  name: "signedTxParams",
  fields: { tx_msg: { type: "struct", struct: TX_MESSAGE }, signature: text },
};
const BY_HASH: GoStruct = { name: "getTxByHashRequest", fields: { tx_hash: text } };
const ACCOUNT: GoStruct = { name: "getAccountRequest", fields: { address: text } };
const NONCE: GoStruct = { name: "getCurrentNonceRequest", fields: { address: text, tag: text } };

const U64 = 64;
const SERVING = 1;

export interface NodeParts {
  readonly chain: Blockchain;
  readonly clock: Clock;
  readonly admission: Admission;
}

/** Changes the view of a node that is up to date. */
export interface NodeView {
  /** Number of slots by which the node is behind. It knows no waiting transactions then. */
  readonly slotsBehind?: number | undefined;
  /** Number of other people's waiting transactions. */
  readonly othersWaiting?: number | undefined;
}

type Method = (params: unknown, view: NodeView) => unknown;

/** The calls of the node, by name. */
export class NodeMethods {
  readonly #parts: NodeParts;
  readonly #methods: ReadonlyMap<string, Method> = new Map<string, Method>([
    ["tx.addtx", (params) => this.#addTransaction(decoded(params, SIGNED_TX))],
    ["tx.gettxbyhash", (params, view) => this.#transaction(decoded(params, BY_HASH), view)],
    ["tx.getpendingtransactions", (params, view) => withoutParams(params, () => this.#pending(view))],
    ["account.getaccount", (params) => this.#account(decoded(params, ACCOUNT))],
    ["account.getcurrentnonce", (params, view) => this.#currentNonce(decoded(params, NONCE), view)],
    ["health.check", (params, view) => withoutParams(params, () => this.#health(view))],
    [
      "rpc.serverInfo",
      () => ({ methods: [...this.#methods.keys()].filter((name) => !name.startsWith("rpc.")).sort() }),
    ],
  ]);

  constructor(parts: NodeParts) {
    this.#parts = parts;
  }

  /** Executes a call. Rejects with a `CallFailure`. */
  async call(name: string, params: unknown, view: NodeView = {}): Promise<unknown> {
    const method = this.#methods.get(name);
    if (method === undefined) throw new CallFailure(CallCode.NoSuchMethod, "method not found", name);
    return method(params, view);
  }

  async #addTransaction(values: GoValues): Promise<unknown> {
    try {
      const { hash } = await this.#parts.admission.admit(handedIn(values));
      return { ok: true, tx_hash: hash, error: "" };
    } catch (error) {
      if (error instanceof NotAdmitted) return { ok: false, tx_hash: "", error: error.message };
      throw error;
    }
  }

  #transaction(values: GoValues, view: NodeView): unknown {
    const hash = shortText(values, "tx_hash");
    const slot = this.#slot(view);
    const entry = this.#parts.chain.find(hash);
    const isKnown = view.slotsBehind === undefined || (entry?.slot !== 0n && (entry?.slot ?? 0n) <= slot);
    if (entry === undefined || !isKnown) throw failed("transaction_not_found", "Transaction could not be found");
    return { error: "", tx: describe(entry), decimals: DECIMALS };
  }

  #pending({ slotsBehind, othersWaiting = 0 }: NodeView): unknown {
    const { chain, clock } = this.#parts;
    chain.catchUp();
    const own = slotsBehind === undefined ? chain.mempool.entries() : [];
    const waiting = [
      ...foreignWaiting(othersWaiting, chain.slot, clock.now()),
      ...own.map(({ hash, tx }) => ({
        ...{ tx_hash: hash, sender: tx.sender, recipient: tx.recipient, amount: String(tx.amount) },
        ...{ nonce: tx.nonce, timestamp: tx.timestamp, status: 0 },
      })),
    ];
    return { total_count: waiting.length, pending_txs: waiting.length === 0 ? null : waiting, error: "" };
  }

  #account(values: GoValues): unknown {
    const address = shortText(values, "address");
    this.#parts.chain.catchUp();
    const { balance, nonce } = this.#parts.chain.ledger.find(address) ?? { balance: 0n, nonce: 0n };
    return { address, balance: String(balance), nonce, decimals: DECIMALS };
  }

  #currentNonce(values: GoValues, view: NodeView): unknown {
    const tag = getString(values, "tag");
    if (tag !== "latest" && tag !== "pending") {
      const error = "invalid tag: must be 'latest' or 'pending'";
      return { address: getString(values, "address"), nonce: 0, tag, error };
    }
    const address = shortText(values, "address");
    // On an empty chain this is below 0, as in the node.
    return { address, nonce: BigInt.asUintN(U64, this.#slot(view) - 1n), tag, error: "" };
  }

  #health(view: NodeView): unknown {
    const { chain, clock } = this.#parts;
    const slot = this.#slot(view);
    const seconds = Math.floor(clock.now() / 1000);
    return {
      ...{
        status: SERVING,
        node_id: "sandbox",
        timestamp: seconds,
        current_slot: slot,
        block_height: slot,
      },
      ...{ mempool_size: chain.mempool.size, is_leader: true, is_follower: false, version: "1.0.0" },
      ...{ uptime: seconds, error_message: "" },
    };
  }

  /** Returns the last final slot, as far as the node knows. */
  #slot({ slotsBehind = 0 }: NodeView): bigint {
    const slot = this.#parts.chain.slot - BigInt(slotsBehind);
    return slot < 0n ? 0n : slot;
  }
}

/** Returns transactions of invented people for the list of waiting transactions. */
function foreignWaiting(count: number, nonce: bigint, now: number): readonly unknown[] {
  const timestamp = Math.floor(now);
  return Array.from({ length: count }, (_, index) => ({
    ...{ tx_hash: index.toString(16).padStart(64, "0"), sender: addressOfUser(String(index + 1)) },
    ...{ recipient: FAUCET, amount: "1", nonce, timestamp, status: 0 },
  }));
}

function decoded(params: unknown, struct: GoStruct): GoValues {
  try {
    return decodeGo(params, struct);
  } catch (error) {
    if (!(error instanceof GoMismatch)) throw error;
    throw new CallFailure(CallCode.InvalidParams, "invalid parameters", error.message);
  }
}

function withoutParams(params: unknown, answer: () => unknown): unknown {
  if (params === undefined || params === null) return answer();
  throw new CallFailure(CallCode.InvalidParams, "no parameters accepted");
}

function shortText(values: GoValues, name: string): string {
  const value = getString(values, name);
  const message = shortTextFault(name, value);
  if (message === undefined) return value;
  throw new CallFailure(CallCode.InvalidParams, message, { code: "invalid_request", message });
}

/** Returns a failure of the node itself, with its code. */
export function failed(code: string, message: string): CallFailure {
  return new CallFailure(CallCode.Failed, message, { code, message });
}

function handedIn(values: GoValues): HandedIn {
  const message = getFields(values, "tx_msg");
  return {
    type: Number(getNumber(message, "type")),
    sender: getString(message, "sender"),
    recipient: getString(message, "recipient"),
    amount: getString(message, "amount"),
    textData: getString(message, "text_data"),
    nonce: getNumber(message, "nonce"),
    extraInfo: getString(message, "extra_info"),
    zkProof: getString(message, "zk_proof"),
    zkPub: getString(message, "zk_pub"),
    signature: getString(values, "signature"),
  };
}

function describe({ tx, hash, slot, blockHash, status, error }: ChainEntry): unknown {
  return {
    ...{ sender: tx.sender, recipient: tx.recipient, amount: String(tx.amount), timestamp: tx.timestamp },
    ...{ text_data: tx.textData, nonce: tx.nonce, slot, blockhash: blockHash, status, err_msg: error },
    ...{ extra_info: tx.extraInfo, tx_hash: hash },
  };
}
