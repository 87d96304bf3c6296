import { TransactionType } from "../../../../generated/rest/chain.js";
import type { Clock } from "../../../core/clock.js";
import { utf8 } from "../../crypto.js";
import type { Blockchain } from "../blockchain.js";
import type { ChainEntry } from "../chainEntry.js";
import { chainLimits } from "../chainLimits.js";
import type { Authenticity } from "../proving/authenticity.js";
import type { Transaction } from "../transaction.js";
import { RequestRate } from "./requestRate.js";
import { longTextFault, shortTextFault } from "./textFields.js";

/** A transaction as it was submitted: the amount is still text. */
export type HandedIn = Omit<Transaction, "timestamp" | "amount"> & { readonly amount: string };

/** Thrown if the node does not accept a transaction. The message is its response. */
export class NotAdmitted extends Error {
  override readonly name = "NotAdmitted";
}

/** A refusal with a code: JSON text in the response's `error`. */
export function coded(code: string, message: string): NotAdmitted {
  return new NotAdmitted(JSON.stringify({ code, message }));
}

const MEMO_BYTES = 512;
const MOST_AMOUNT = 2n ** 256n - 1n;
// The whole node has one limit, because the caller is not known where requests are counted.
const ANYBODY = "";

/** Decides which transactions may wait for a block, with the node's checks in the node's order. */
export class Admission {
  readonly #chain: Blockchain;
  readonly #clock: Clock;
  readonly #authenticity: () => Promise<Authenticity>;
  readonly #contentRate: RequestRate;

  constructor(chain: Blockchain, clock: Clock, authenticity: () => Promise<Authenticity>) {
    this.#chain = chain;
    this.#clock = clock;
    this.#authenticity = authenticity;
    this.#contentRate = new RequestRate(clock, 1, 1);
  }

  /** Adds a transaction to the waiting ones. Rejects with `NotAdmitted`. */
  async admit(given: HandedIn): Promise<ChainEntry> {
    const isContent = given.type === TransactionType.UserContent;
    if (isContent && !this.#contentRate.allows(ANYBODY)) {
      throw new NotAdmitted("Too many requests for user content transactions");
    }
    checkTexts(given);
    const amount = parseAmount(given.amount);
    if (amount === 0n && !isContent) throw coded("invalid_amount", "Amount is invalid or zero");
    const memo = utf8(given.textData).length;
    if (memo > MEMO_BYTES) throw new NotAdmitted(`memo too long: max ${MEMO_BYTES} chars, got ${memo}`);
    if (this.#chain.mempool.size >= chainLimits.waiting) {
      throw coded("mempool_full", "Network is busy, please try again");
    }
    this.#checkNonce(given.nonce);

    const tx: Transaction = { ...given, amount, timestamp: BigInt(Math.floor(this.#clock.now())) };
    const authenticity = await this.#authenticity();
    if (!authenticity.check(tx)) throw coded("invalid_signature", "Transaction signature is invalid");
    // Everything from here on is synchronous, so that two equal transactions cannot pass concurrently.
    this.#chain.catchUp();
    if (this.#chain.isDuplicate(tx)) throw coded("duplicate_transaction", "This transaction already exists");
    if (isContent) this.#checkContent(tx);
    else this.#checkBalance(tx);
    return this.#chain.accept(tx);
  }

  #checkNonce(nonce: bigint): void {
    const { slot } = this.#chain;
    const least = slot - chainLimits.nonceSlots;
    if (nonce < (least > 1n ? least : 1n)) throw coded("nonce_too_low", "Transaction nonce is too low");
    if (nonce > slot) throw coded("nonce_too_high", "Transaction nonce is too high");
  }

  #checkContent(tx: Transaction): void {
    const refusal = this.#chain.contents.refusal(tx);
    if (refusal !== undefined) throw coded("invalid_request", refusal);
  }

  #checkBalance(tx: Transaction): void {
    if (tx.sender === tx.recipient) return;
    const account = this.#chain.ledger.find(tx.sender);
    if (account === undefined) throw coded("account_not_found", "Account does not exist");
    if (account.balance - this.#chain.mempool.outgoingOf(tx.sender) < tx.amount) {
      throw coded("insufficient_funds", "Not enough balance in your wallet");
    }
  }
}

function checkTexts(given: HandedIn): void {
  const { sender, recipient, amount } = given;
  const short = Object.entries({ sender, recipient, amount }).map(([name, text]) => shortTextFault(name, text));
  const { textData: text_data, extraInfo: extra_info, zkProof: zk_proof, zkPub: zk_pub, signature } = given;
  const long = Object.entries({ text_data, extra_info, zk_proof, zk_pub, signature });
  const fault = [...short, ...long.map(([name, text]) => longTextFault(name, text))].find((each) => each !== undefined);
  if (fault !== undefined) throw coded("invalid_request", fault);
}

function parseAmount(text: string): bigint {
  if (!/^(\+?\d+)?$/.test(text)) throw new NotAdmitted("invalid tx");
  // BigInt("") is 0, as in the node.
  const amount = BigInt(text.replace("+", ""));
  if (amount > MOST_AMOUNT) throw new NotAdmitted("invalid tx");
  return amount;
}
