import { ed25519 } from "@noble/curves/ed25519.js";
import { base58 } from "@scure/base";
import { TransactionStatus, TransactionType } from "../../../generated/rest/chain.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { base64, randomBytes, utf8 } from "../crypto.js";
import { limits } from "../limits.js";
import { invalid } from "../refusal.js";
import type { Person } from "../state/person.js";
import { addressOfUser } from "./addresses.js";
import type { Blockchain } from "./blockchain.js";
import type { ChainEntry } from "./chainEntry.js";
import { type Admission, type HandedIn, NotAdmitted } from "./node/admission.js";
import type { Prover } from "./proving/prover.js";
import { signedText } from "./transaction.js";

/** A payment of a person. */
export interface Payment {
  readonly receiverId: string;
  /** Base units. */
  readonly units: bigint;
  readonly note: string;
  /** Extra information besides the two people; signed in this order. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface PersonPaymentParts {
  readonly chain: Blockchain;
  readonly admission: Admission;
  readonly prover: Prover;
}

interface Wallet {
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly zkProof: string;
  readonly zkPub: string;
}

/**
 * Makes payments of people that code plays: with their own key and proof, signed and submitted to the node as their
 * clients would do it.
 */
export class PersonPayments {
  readonly #chain: Blockchain;
  readonly #admission: Admission;
  readonly #prover: Prover;
  readonly #wallets = new BoundedMap<string, Wallet>(limits.people);
  // One after the other: two equal payments need nonces of different slots.
  #last: Promise<unknown> = Promise.resolve();

  constructor({ chain, admission, prover }: PersonPaymentParts) {
    this.#chain = chain;
    this.#admission = admission;
    this.#prover = prover;
  }

  /** Submits a payment and calls `settle`. Resolves with the transaction; rejects with a `Refusal`. */
  pay(payer: Person, payment: Payment, settle: () => void): Promise<ChainEntry> {
    const paid = this.#last.then(async () => {
      const entry = await this.#handIn(payer, payment);
      settle();
      if (entry.status === TransactionStatus.Failed) throw invalid(`the payment failed: ${entry.error}`);
      return entry;
    });
    this.#last = paid.catch(() => undefined);
    return paid;
  }

  async #handIn(payer: Person, { receiverId, units, note, extra }: Payment): Promise<ChainEntry> {
    const wallet = await this.#walletOf(payer);
    const people = { UserSenderUsername: payer.username, UserSenderId: payer.id, UserReceiverId: receiverId };
    const unsigned = {
      type: TransactionType.TransferByProof,
      sender: addressOfUser(payer.id),
      recipient: addressOfUser(receiverId),
      amount: units,
      textData: note,
      nonce: this.#chain.slot,
      // A bar separates the fields of the signed text.
      extraInfo: JSON.stringify({ ...extra, ...people }).replaceAll("|", "\\u007c"),
      zkProof: wallet.zkProof,
      zkPub: wallet.zkPub,
    };
    const signature = ed25519.sign(utf8(signedText(unsigned)), wallet.secret);
    const wrapped = JSON.stringify({ PubKey: base64(wallet.publicKey), Sig: base64(signature) });
    const handedIn: HandedIn = { ...unsigned, amount: String(units), signature: base58.encode(utf8(wrapped)) };
    try {
      return await this.#admission.admit(handedIn);
    } catch (error) {
      if (error instanceof NotAdmitted) throw invalid(reasonOf(error.message, payer));
      throw error;
    }
  }

  async #walletOf({ id }: Person): Promise<Wallet> {
    const known = this.#wallets.get(id);
    if (known !== undefined) return known;
    const secret = randomBytes(32);
    const publicKey = ed25519.getPublicKey(secret);
    const { proof, public_input: zkPub } = await this.#prover.proofOf(id, base58.encode(publicKey));
    const wallet = { secret, publicKey, zkProof: proof, zkPub };
    this.#wallets.set(id, wallet);
    return wallet;
  }
}

/** Returns the node's own message, and what to do if the balance is too small. */
function reasonOf(text: string, { username }: Person): string {
  const { code, message } = parsed(text);
  const isPoor = code === "account_not_found" || code === "insufficient_funds";
  return isPoor ? `${message}: give ${username} tokens with sandbox.chain.fund` : message;
}

function parsed(text: string): { readonly code: string; readonly message: string } {
  return text.startsWith("{") ? (JSON.parse(text) as { code: string; message: string }) : { code: "", message: text };
}
