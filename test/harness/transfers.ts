/**
 * `npm run transfers -- --transfers 2000 --wallets 20 --seed 1 --json`: wallets send tokens to
 * one another, many at once and some of them equal, while answers are lost, delayed and wrong,
 * the node restarts, and wallets are closed and made anew. In the end no token may have come or
 * gone, no transfer may have been made twice, and what was reported must have happened.
 */
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Clock } from "../../src/core/clock.js";
import { createSandbox, type Sandbox, type SandboxUser } from "../../src/sandbox/index.js";
import {
  IndexerClient,
  MmnClient,
  ProverClient,
  TransactionError,
  type TransferOptions,
  toBaseUnits,
  Wallet,
} from "../../src/wallet/index.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { fastClock } from "./fastClock.js";

export interface TransfersOptions {
  readonly transfers: number;
  readonly wallets: number;
  readonly seed: number;
}

export interface TransfersReport {
  readonly seed: number;
  readonly wallets: number;
  readonly transfers: number;
  /** Reported as applied. */
  readonly finalized: number;
  /** Reported as not made. */
  readonly refused: number;
  /** Reported as neither: each to be looked at by a person. */
  readonly unknown: number;
  readonly faults: number;
  readonly restarts: number;
  /** More of them on the chain than can be, by what was reported: made twice, or made though reported as not. */
  readonly tooMany: number;
  /** Fewer of them on the chain than were reported as applied. */
  readonly tooFew: number;
  /** Base units by which the sum of all balances changed. */
  readonly supplyChange: string;
  /** Wallets whose balance is not what their transfers make it. */
  readonly wrongBalances: number;
}

/** How many times as fast as real time: slots, timeouts and pauses alike. */
const SPEED = 2;
const AT_ONCE = 4;
const START_TOKENS = "1000";

/** What was reported of the transfers of one note. */
interface Tally {
  finalized: number;
  unknown: number;
}

class Run {
  readonly #sandbox: Sandbox;
  readonly #random: SeededRandom;
  readonly #clock: Clock;
  readonly #owners: readonly SandboxUser[];
  readonly #wallets = new Map<string, Wallet>();
  readonly #tallies = new Map<string, Tally>();
  readonly #outcomes = { finalized: 0, refused: 0, unknown: 0 };
  #faults = 0;
  #restarts = 0;

  constructor(sandbox: Sandbox, clock: Clock, { seed, wallets }: TransfersOptions) {
    this.#sandbox = sandbox;
    this.#clock = clock;
    this.#random = new SeededRandom(seed);
    this.#owners = Array.from({ length: wallets }, (_, index) => sandbox.user(`owner ${index}`));
  }

  async all({ transfers, seed, wallets }: TransfersOptions): Promise<TransfersReport> {
    const { chain } = this.#sandbox;
    const supply = chain.totalSupply;
    for (const { id } of this.#owners) {
      chain.fund(id, START_TOKENS);
      this.#wallets.set(id, await this.#open(id));
    }
    const before = new Map(this.#owners.map(({ id }) => [chain.addressOf(id), chain.unitsOf(id)]));
    let next = 0;
    const lanes = Array.from({ length: wallets * AT_ONCE }, async () => {
      while (next < transfers) {
        next += 1;
        if (next % 20 === 0) await this.#trouble();
        await this.#transfer(next);
      }
    });
    await Promise.all(lanes);
    chain.faults.clear();
    for (const wallet of this.#wallets.values()) await wallet.close();
    chain.settle();
    return {
      ...{ seed, wallets, transfers, ...this.#outcomes, faults: this.#faults, restarts: this.#restarts },
      ...this.#compared(),
      supplyChange: String(toBaseUnits(chain.totalSupply) - toBaseUnits(supply)),
      wrongBalances: this.#wrongBalances(before),
    };
  }

  async #open(userId: string): Promise<Wallet> {
    const { mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey } = this.#sandbox;
    const http = { clock: this.#clock, timeoutMs: 6_000 };
    const owner = this.#owners.find(({ id }) => id === userId);
    const idToken = await idTokenOf(this.#sandbox, owner);
    return new Wallet({
      userId,
      node: new MmnClient({ ...http, url: mmnApiUrl }),
      prover: new ProverClient({ ...http, timeoutMs: 240_000, url: zkApiUrl }),
      indexer: new IndexerClient({ ...http, url: indexerApiUrl }),
      idToken: () => idToken,
      verifyProof: "strict",
      verifyingKey: zkVerifyingKey,
      clock: this.#clock,
    });
  }

  async #transfer(number: number): Promise<void> {
    const sender = this.#random.pick(this.#owners);
    const receiver = this.#random.pick(this.#owners.filter(({ id }) => id !== sender.id));
    const wallet = this.#wallets.get(sender.id);
    if (wallet === undefined) return;
    // Some are equal in everything to one that is under way.
    const copies = this.#random.below(10) === 0 ? 2 : 1;
    const order = { receiverId: receiver.id, amount: `0.${1 + this.#random.below(9)}`, note: `no. ${number}` };
    await Promise.all(Array.from({ length: copies }, () => this.#send(wallet, order)));
  }

  async #send(wallet: Wallet, order: TransferOptions & { readonly note: string }): Promise<void> {
    const tally = this.#tallies.get(order.note) ?? { finalized: 0, unknown: 0 };
    this.#tallies.set(order.note, tally);
    try {
      const transfer = await wallet.transfer({ ...order, timeoutMs: 240_000 });
      try {
        await transfer.wait("finalized", { timeoutMs: 120_000 });
        tally.finalized += 1;
        this.#outcomes.finalized += 1;
      } catch (error) {
        if (error instanceof TransactionError && error.outcome !== "unknown") throw error;
        tally.unknown += 1;
        this.#outcomes.unknown += 1;
      }
    } catch (error) {
      if (error instanceof TransactionError && error.outcome === "unknown") {
        tally.unknown += 1;
        this.#outcomes.unknown += 1;
      } else this.#outcomes.refused += 1;
    }
  }

  /** Something goes wrong: for the next calls, for the node, or for a wallet. */
  async #trouble(): Promise<void> {
    const { faults } = this.#sandbox.chain;
    const times = 1 + this.#random.below(6);
    this.#faults += times;
    const method = "tx.addtx";
    switch (this.#random.below(12)) {
      case 0:
        return void faults.node({ kind: "hangAfter", method, times });
      case 1:
        return void faults.node({ kind: "hangBefore", method, times });
      case 2:
        return void faults.node({ kind: "cutAfter", method, times });
      case 3:
        return void faults.node({ kind: "slow", ms: 1_000, times });
      case 4:
        return void faults.node({ kind: "nonceTooLow", times });
      case 5:
        return void faults.node({ kind: "nonceTooHigh", times });
      case 6:
        return void faults.node({ kind: "internal", times });
      case 7:
        return void faults.node({ kind: "down", times });
      case 8:
        return void faults.node({ kind: "status", status: 502, times });
      case 9:
        return void faults.node({ kind: "drop", times });
      case 10:
        this.#restarts += 1;
        return this.#sandbox.chain.restart({ mempool: this.#random.below(2) === 0 ? "lost" : "kept" });
      default:
        return this.#restartWallet();
    }
  }

  async #restartWallet(): Promise<void> {
    const { id } = this.#random.pick(this.#owners);
    const old = this.#wallets.get(id);
    this.#restarts += 1;
    this.#wallets.set(id, await this.#open(id));
    await old?.close();
  }

  #compared(): { readonly tooMany: number; readonly tooFew: number } {
    const onChain = new Map<string, number>();
    for (const { textData, status } of this.#sandbox.chain.transactions())
      if (status === "finalized") onChain.set(textData, (onChain.get(textData) ?? 0) + 1);
    let tooMany = 0;
    let tooFew = 0;
    for (const [note, { finalized, unknown }] of this.#tallies) {
      const made = onChain.get(note) ?? 0;
      if (made > finalized + unknown) tooMany += 1;
      if (made < finalized) tooFew += 1;
    }
    return { tooMany, tooFew };
  }

  #wrongBalances(before: ReadonlyMap<string, bigint>): number {
    const expected = new Map(before);
    const add = (address: string, units: bigint): void => {
      const held = expected.get(address);
      if (held !== undefined) expected.set(address, held + units);
    };
    for (const { sender, recipient, units, status, textData } of this.#sandbox.chain.transactions()) {
      if (status !== "finalized" || !textData.startsWith("no. ")) continue;
      add(sender, -units);
      add(recipient, units);
    }
    const { chain } = this.#sandbox;
    return this.#owners.filter(({ id }) => chain.unitsOf(id) !== expected.get(chain.addressOf(id))).length;
  }
}

/** A session's id token, by a login with e-mail address and password. */
export async function idTokenOf(sandbox: Sandbox, user: SandboxUser | undefined): Promise<string> {
  const { email, password } = user?.credentials ?? {};
  const response = await fetch(`${sandbox.baseUrl}/v2/account/authenticate/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ account: { email, password } }),
  });
  const { id_token: idToken } = (await response.json()) as { id_token: string };
  return idToken;
}

export async function transfers(options: TransfersOptions): Promise<TransfersReport> {
  const clock = fastClock(SPEED);
  await using sandbox = await createSandbox({
    seed: options.seed,
    clock,
    chain: { requestsPerSecond: Number.POSITIVE_INFINITY },
  });
  return await new Run(sandbox, clock, options).all(options);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      transfers: { type: "string", default: "2000" },
      wallets: { type: "string", default: "20" },
      json: { type: "boolean", default: false },
    },
  });
  const [seed, count, wallets] = [values.seed, values.transfers, values.wallets].map(Number) as [
    number,
    number,
    number,
  ];
  const report = await transfers({ seed, transfers: count, wallets });
  if (!values.json) for (const [name, value] of Object.entries(report)) process.stdout.write(`${name}: ${value}\n`);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  const { tooMany, tooFew, wrongBalances, supplyChange } = report;
  process.exitCode = tooMany + tooFew + wrongBalances === 0 && supplyChange === "0" ? 0 : 1;
}
