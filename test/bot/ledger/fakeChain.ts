import type { LedgerWallet } from "../../../src/bot/index.js";
import { ConnectionError } from "../../../src/index.js";
import {
  addressFromUserId,
  type Payment,
  type PreparedTransfer,
  ProverError,
  TransactionError,
  type TransferTrace,
} from "../../../src/wallet/index.js";

/** How the next transfer goes. */
export type Fate =
  | "paid"
  | "refused"
  | "duplicate"
  | "stale"
  | "unreached"
  | "unproven"
  | "failed"
  | "late"
  | "lostMoved"
  | "lostUnmoved"
  | "hangsMoved"
  | "hangsUnmoved";

interface Sent {
  readonly trace: TransferTrace;
  readonly isMoved: boolean;
}

/** A chain in memory, of which each outcome of a transfer can be ordered. */
export class FakeChain {
  readonly address = addressFromUserId("1");
  /** What the wallet holds. */
  units = 0n;
  /** Fates of the transfers to come; then each is paid. */
  readonly fates: Fate[] = [];
  /** Whether lost transfers can be told from those on their way. */
  knowsExpired = true;
  readonly sent: Sent[] = [];
  readonly #payments: Payment[] = [];
  readonly #waiting = new Set<() => void>();
  #nonce = 0n;

  /** How often tokens were moved with this note. */
  moved(note: string): number {
    return this.sent.filter((each) => each.isMoved && each.trace.textData === note).length;
  }

  pay(userId: string, units: bigint): void {
    const number = this.#payments.length;
    this.units += units;
    this.#payments.push({
      ...{ txHash: `payment ${number}`, sender: addressFromUserId(userId), senderId: userId, recipient: this.address },
      ...{ units, textData: "for the game", cursor: String(number + 1), status: "finalized" },
    } as unknown as Payment);
    for (const wake of this.#waiting) wake();
  }

  /** @param repeats Yields every payment again, whatever the cursor. */
  wallet({ repeats = false } = {}): LedgerWallet {
    const chain = this;
    return {
      address: this.address,
      balance: async () => ({ units: chain.units, tokens: "" }),
      async *payments({ since, signal } = {}) {
        for (let next = typeof since === "string" && !repeats ? Number(since) : 0; ; next += 1) {
          while (next >= chain.#payments.length) await chain.#more(signal as AbortSignal);
          yield chain.#payments[next] as Payment;
        }
      },
      prepare: async (options) => {
        if (chain.fates[0] === "unproven") {
          chain.fates.shift();
          throw new ProverError("the prover is down");
        }
        const { recipient, receiverId, amount, note = "" } = options;
        chain.#nonce += 1n;
        const trace: TransferTrace = {
          ...{ sender: chain.address, recipient: recipient ?? addressFromUserId(receiverId) },
          ...{ units: (amount as { readonly units: bigint }).units, nonce: chain.#nonce, textData: note },
          ...{ extraInfo: "{}", isAmbiguous: false },
        };
        // As JSON has it: that is what the ledger stores.
        Object.defineProperty(trace, "toJSON", {
          value: () => ({ ...trace, units: String(trace.units), nonce: String(trace.nonce) }),
        });
        return { trace } as PreparedTransfer;
      },
      sign: async () => ({}) as never,
      submit: ((prepared: PreparedTransfer, _signed: unknown, options: { readonly signal: AbortSignal }) =>
        chain.#submit(prepared.trace, options.signal)) as never,
      discard: async () => undefined,
      find: async (trace, { signal } = {}) => {
        signal?.throwIfAborted();
        const known = chain.sent.find((each) => String(each.trace.nonce) === String(trace.nonce));
        if (known?.isMoved === true) return { state: "finalized", transaction: chain.#transaction(known.trace) };
        if (chain.knowsExpired) return { state: "expired", transaction: undefined };
        return { state: "unknown", transaction: undefined };
      },
    };
  }

  #transaction(trace: TransferTrace) {
    return { txHash: `transfer ${trace.nonce}` } as never;
  }

  async #submit(trace: TransferTrace, signal: AbortSignal) {
    const fate = this.fates.shift() ?? "paid";
    const fail = (outcome: TransactionError["outcome"], chainCode?: string): TransactionError =>
      new TransactionError(outcome, `it is ${outcome}`, { trace, chainCode });
    if (fate === "refused") throw fail("refused", "insufficient_funds");
    if (fate === "stale") throw fail("refused", "nonce_too_low");
    if (fate === "unreached") throw new ConnectionError("no route to the node");
    const isMoved = ["paid", "late", "duplicate", "lostMoved", "hangsMoved"].includes(fate);
    if (isMoved) this.units -= trace.units;
    this.sent.push({ trace, isMoved });
    if (fate === "duplicate") throw fail("refused", "duplicate_transaction");
    if (fate === "lostMoved" || fate === "lostUnmoved") throw fail("unknown");
    if (fate === "hangsMoved" || fate === "hangsUnmoved")
      await new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new Error("the process ended")));
      });
    return {
      wait: async () => {
        if (fate === "failed") throw fail("failed");
        if (fate === "late") throw fail("unknown");
        return this.#transaction(trace);
      },
    };
  }

  async #more(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake);
    });
    signal.throwIfAborted();
  }
}
