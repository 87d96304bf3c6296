/**
 * The process to which `npm run transfers` gives orders, and which it kills: pays them from the wallets of several
 * users, places orders again if nothing was moved, looks for unknown ones, and reports each order once. It ends with
 * its input.
 */
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Clock } from "../../src/core/clock.js";
import { toError } from "../../src/core/errors.js";
import {
  IndexerClient,
  KyselyTransferJournal,
  MmnClient,
  ProverClient,
  TransactionError,
  type Transfer,
  type TransferJournal,
  type TransferTrace,
  Wallet,
} from "../../src/wallet/index.js";
import { fastClock } from "./fastClock.js";
import type { Answer, Command, Order, PayerOptions, Report } from "./transfersMessages.js";

/** Number of times that an order is placed if nothing was moved. */
const MOST_PLACINGS = 6;
/** Milliseconds before it is placed for the second time; longer each time. */
const PAUSE_MS = 1_000;
const TRANSFER_MS = 120_000;
const WAIT_MS = 120_000;
/** Number of times that a transfer is looked for, two minutes each. */
const MOST_LOOKS = 6;

type Ending = Pick<Report, "outcome" | "txHash" | "why">;

class Payer {
  readonly #options: PayerOptions;
  readonly #clock: Clock;
  readonly #journal: TransferJournal | undefined;
  readonly #wallets = new Map<string, Wallet>();
  readonly #closing = new Set<Promise<void>>();

  constructor(options: PayerOptions) {
    this.#options = options;
    const { journal: file, speed, start } = options;
    this.#clock = fastClock(speed, start);
    this.#journal = file === undefined ? undefined : new KyselyTransferJournal({ file, clock: this.#clock });
  }

  async pay(order: Order): Promise<Report> {
    for (let repeats = 0; ; repeats += 1) {
      const ending = await this.#place(order);
      const isOver = ending.outcome === "finalized" || ending.outcome === "unknown";
      if (isOver || ending.why === "insufficient_funds" || repeats + 1 >= MOST_PLACINGS)
        return { order: order.id, ...ending, repeats };
      await new Promise<void>((resolve) => this.#clock.setTimeout(resolve, PAUSE_MS * 2 ** repeats));
    }
  }

  /** Closes a user's wallet, even with running transfers; the next order opens a new one. */
  reopen(userId: string): void {
    const old = this.#wallets.get(userId);
    this.#wallets.delete(userId);
    if (old === undefined) return;
    const closing = old.close();
    this.#closing.add(closing);
    void closing.finally(() => this.#closing.delete(closing));
  }

  async close(): Promise<void> {
    for (const userId of this.#wallets.keys()) this.reopen(userId);
    await Promise.all(this.#closing);
    await this.#journal?.close();
  }

  async #place(order: Order): Promise<Ending> {
    const { id, senderId, receiverId, amount, note } = order;
    const idempotencyKey = this.#journal === undefined ? undefined : id;
    let transfer: Transfer;
    try {
      const wallet = this.#wallet(senderId);
      transfer = await wallet.transfer({ receiverId, amount, note, idempotencyKey, timeoutMs: TRANSFER_MS });
    } catch (error) {
      if (!(error instanceof TransactionError)) return { outcome: "neverSent", why: toError(error).message };
      return error.outcome === "unknown" ? this.#lookFor(order, error.trace) : endingOf(error);
    }
    try {
      const { txHash } = await transfer.wait("finalized", { timeoutMs: WAIT_MS });
      return { outcome: "finalized", txHash };
    } catch (error) {
      const isOver = error instanceof TransactionError && error.outcome !== "unknown";
      return isOver ? endingOf(error) : this.#lookFor(order, transfer.trace);
    }
  }

  /** Asks until the outcome of a transfer is known, with another wallet than the sender's if necessary. */
  async #lookFor({ senderId }: Order, trace: TransferTrace): Promise<Ending> {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const finding = await this.#wallet(senderId)
        .find(trace)
        .catch(() => undefined);
      switch (finding?.state) {
        case "finalized":
          return { outcome: "finalized", txHash: finding.transaction.txHash };
        case "failed":
        case "expired":
          return { outcome: finding.state };
        default:
      }
    }
    return { outcome: "unknown" };
  }

  #wallet(userId: string): Wallet {
    const open = this.#wallets.get(userId) ?? this.#open(userId);
    this.#wallets.set(userId, open);
    return open;
  }

  #open(userId: string): Wallet {
    const { mmnApiUrl, zkApiUrl, indexerApiUrl, verifyingKey, idTokens } = this.#options;
    const clock = this.#clock;
    const http = { clock, timeoutMs: 10_000 };
    return new Wallet({
      userId,
      node: new MmnClient({ ...http, url: mmnApiUrl }),
      prover: new ProverClient({ ...http, timeoutMs: TRANSFER_MS, url: zkApiUrl }),
      indexer: new IndexerClient({ ...http, url: indexerApiUrl }),
      idToken: () => idTokens[userId] ?? "",
      verifyProof: "strict",
      verifyingKey,
      journal: this.#journal,
      clock,
    });
  }
}

function endingOf({ outcome, chainCode, message }: TransactionError): Ending {
  return { outcome, why: chainCode ?? message };
}

/** Returns when the reader has the line: it is not lost if this process is killed. */
function say(answer: Answer): void {
  writeSync(1, `${JSON.stringify(answer)}\n`);
}

const payer = new Payer(JSON.parse(process.argv[2] ?? "{}") as PayerOptions);
const paying = new Set<Promise<void>>();
const commands = createInterface({ input: process.stdin });
commands.on("line", (line) => {
  const command = JSON.parse(line) as Command;
  if ("reopen" in command) return payer.reopen(command.reopen);
  const paid = payer.pay(command.pay).then((report) => say({ report }));
  paying.add(paid);
  void paid.finally(() => paying.delete(paid));
});
commands.on("close", () => void Promise.all(paying).then(() => payer.close()));
say({ ready: true });
