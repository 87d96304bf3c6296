import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox, SandboxUser } from "../../src/sandbox/index.js";
import { fromBaseUnits, toBaseUnits } from "../../src/wallet/index.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { idTokenOf } from "./idToken.js";
import { judge, type Verdict } from "./transfersJudge.js";
import type { Order, Outcome, PayerOptions, Report } from "./transfersMessages.js";
import { PayingProcess } from "./transfersProcess.js";
import { Trouble } from "./transfersTrouble.js";

export interface TransfersOptions {
  readonly transfers: number;
  readonly seed: number;
  /** Number of times that a process is killed and started again. @default 0 */
  readonly restarts?: number | undefined;
  /** Number of concurrent processes. @default 1 */
  readonly processes?: number | undefined;
  /** Number of users who pay. @default 6 */
  readonly wallets?: number | undefined;
  /** Whether the processes share a journal. @default true */
  readonly journal?: boolean | undefined;
  /** Speed relative to real time: for slots, timeouts and pauses alike. @default 5 */
  readonly speed?: number | undefined;
}

/** The options, with their defaults. */
export type TransfersSettings = { readonly [Name in keyof TransfersOptions]-?: NonNullable<TransfersOptions[Name]> };

export interface TransfersReport extends Verdict {
  readonly seed: number;
  readonly transfers: number;
  readonly restarts: number;
  readonly processes: number;
  readonly wallets: number;
  readonly journal: boolean;
  /** Orders for which the sender had enough tokens. */
  readonly funded: number;
  /** Reported outcomes of the orders. */
  readonly finalized: number;
  readonly refused: number;
  readonly failed: number;
  readonly expired: number;
  readonly neverSent: number;
  readonly unknown: number;
  /** Orders that a killed process had not reported and that were not placed again. */
  readonly unreported: number;
  /** Number of orders that were placed again after nothing had been moved. */
  readonly repeats: number;
  /** Requests and transactions that a fault struck. */
  readonly strikes: number;
  readonly nodeRestarts: number;
  readonly walletRestarts: number;
  /** Base units by which the sum of all balances changed. */
  readonly supplyChange: string;
  /** Wallets whose balance does not match their transfers. */
  readonly wrongBalances: number;
  readonly seconds: number;
}

/** Number of orders that a process has at once. */
const AT_ONCE = 16;
const START_TOKENS = "1000";
/** More than any user has. */
const UNFUNDED = "5000";

/** Places orders at processes, kills some of these, and judges what was paid. */
export class TransfersRun {
  readonly #sandbox: Sandbox;
  readonly #random: SeededRandom;
  readonly #options: TransfersSettings;
  readonly #trouble: Trouble;
  readonly #owners: readonly SandboxUser[];
  readonly #orders: Order[] = [];
  readonly #reports = new Map<string, Report>();
  readonly #payer: PayerOptions;
  readonly #processes: PayingProcess[] = [];
  /** Loaded meanwhile, to replace the next process that is killed. */
  #spare: PayingProcess | undefined;
  /** Orders whose process was killed. */
  readonly #orphans: Order[] = [];
  #walletRestarts = 0;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(sandbox: Sandbox, options: TransfersSettings, payer: Omit<PayerOptions, "idTokens">) {
    this.#sandbox = sandbox;
    this.#options = options;
    this.#random = new SeededRandom(options.seed);
    this.#trouble = new Trouble(sandbox, new SeededRandom(`trouble ${options.seed}`));
    this.#owners = Array.from({ length: options.wallets }, (_, index) => sandbox.user(`owner ${index}`));
    this.#payer = { ...payer, idTokens: {} };
  }

  async all(): Promise<Omit<TransfersReport, "seconds">> {
    const { chain } = this.#sandbox;
    const { transfers, restarts, processes } = this.#options;
    const supply = toBaseUnits(chain.totalSupply);
    const idTokens: Record<string, string> = {};
    for (const owner of this.#owners) {
      chain.fund(owner.id, START_TOKENS);
      idTokens[owner.id] = await idTokenOf(this.#sandbox, owner);
    }
    Object.assign(this.#payer, { idTokens });
    const before = new Map(this.#owners.map(({ id }) => [chain.addressOf(id), chain.unitsOf(id)]));
    try {
      for (let index = 0; index < processes; index += 1) this.#processes.push(this.#spawn());
      await Promise.all(this.#processes.map((each) => each.ready));
      await this.#placeAll(this.#killAfter(transfers, restarts));
      await this.#allReported();
      this.#trouble.end();
      await this.#askAgain();
    } finally {
      this.#trouble.end();
      await this.#spare?.kill();
    }
    await Promise.all(this.#processes.map((each) => each.end()));
    chain.settle();
    return {
      ...this.#counts(),
      ...this.#verdict(),
      supplyChange: String(toBaseUnits(chain.totalSupply) - supply),
      wrongBalances: this.#wrongBalances(before),
    };
  }

  /** Numbers of orders at which a process is killed, spread evenly. */
  #killAfter(transfers: number, restarts: number): ReadonlySet<number> {
    const length = transfers / restarts;
    return new Set(
      Array.from({ length: restarts }, (_, index) =>
        Math.floor(index * length + this.#random.below(Math.max(1, length))),
      ),
    );
  }

  async #placeAll(killAfter: ReadonlySet<number>): Promise<void> {
    let killing: Promise<void> = Promise.resolve();
    while (this.#orders.length < this.#options.transfers) {
      const placed = this.#orders.length;
      if (killAfter.has(placed)) killing = killing.then(() => this.#kill());
      if (placed % 6 === 5) this.#trouble.make();
      if (placed % 100 === 99) this.#reopenWallet();
      await this.#place(this.#newOrder());
    }
    await killing;
  }

  #newOrder(): Order {
    const random = this.#random;
    const id = `order ${this.#orders.length + 1}`;
    const old = this.#orders.at(-1 - random.below(3));
    // Some are probably equal in everything to one that is running.
    const order =
      old !== undefined && random.chance(0.15) ? { ...old, id } : this.#differentOrder(id, random.pick(this.#owners));
    this.#orders.push(order);
    return order;
  }

  #differentOrder(id: string, { id: senderId }: SandboxUser): Order {
    const random = this.#random;
    const receiverId = random.pick(this.#owners.filter((owner) => owner.id !== senderId)).id;
    const amount = random.chance(0.01) ? UNFUNDED : `0.${1 + random.below(9)}`;
    // With equal notes, transfers only differ in nonce and receiver.
    return { id, senderId, receiverId, amount, note: `prize ${random.below(40)}` };
  }

  /** Gives an order to a process with room for it; sometimes to two, if they share a journal. */
  async #place(order: Order): Promise<void> {
    for (;;) {
      const orphan = this.#orphans.shift();
      const able = this.#ableToPay(orphan ?? order).filter(({ open }) => open.length < AT_ONCE);
      if (able.length === 0) {
        if (orphan !== undefined) this.#orphans.unshift(orphan);
        await this.#somethingHappens();
        continue;
      }
      const first = this.#random.pick(able);
      first.pay(orphan ?? order);
      const second = able.find((each) => each !== first);
      if (orphan !== undefined) continue;
      if (second !== undefined && this.#options.journal && this.#random.chance(0.05)) second.pay(order);
      return;
    }
  }

  /** Returns the processes that may pay an order: without a journal a wallet belongs to one. */
  #ableToPay({ senderId }: Order): readonly PayingProcess[] {
    if (this.#options.journal) return this.#processes;
    const owner = this.#owners.findIndex(({ id }) => id === senderId);
    return this.#processes.filter((_, index) => owner % this.#options.processes === index);
  }

  async #kill(): Promise<void> {
    const index = this.#random.below(this.#processes.length);
    const next = this.#spare ?? this.#spawn();
    this.#spare = this.#spawn();
    await pause(this.#random.below(400));
    await next.ready;
    const old = this.#processes[index] as PayingProcess;
    await old.kill();
    // Without a journal it is not known whether they were paid.
    if (this.#options.journal) this.#orphans.push(...old.open.filter(({ id }) => !this.#reports.has(id)));
    this.#processes[index] = next;
    this.#wake();
  }

  #spawn(): PayingProcess {
    const onFailure = (error: Error): void => {
      this.#failure = error;
      this.#wake();
    };
    const onReport = (report: Report): void => {
      const known = this.#reports.get(report.order)?.outcome;
      // If two processes were given an order, one may have reported an end before the other one paid it.
      if (known !== "finalized") this.#reports.set(report.order, report);
      this.#wake();
    };
    return new PayingProcess(this.#payer, onReport, onFailure);
  }

  #reopenWallet(): void {
    this.#walletRestarts += 1;
    this.#random.pick(this.#processes).reopen(this.#random.pick(this.#owners).id);
  }

  /** Resolves when no process has an order any more, and none is left over from a killed one. */
  async #allReported(): Promise<void> {
    for (;;) {
      const orphan = this.#orphans.shift();
      if (orphan !== undefined) this.#random.pick(this.#processes).pay(orphan);
      else if (this.#processes.some(({ open }) => open.length > 0)) await this.#somethingHappens();
      else return;
    }
  }

  /** Places orders with an unknown outcome again: with a journal they are only looked for. */
  async #askAgain(): Promise<void> {
    if (!this.#options.journal) return;
    for (const order of this.#orders) {
      if (this.#reports.get(order.id)?.outcome !== "unknown") continue;
      this.#random.pick(this.#processes).pay(order);
    }
    await this.#allReported();
  }

  async #somethingHappens(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (this.#failure !== undefined) throw this.#failure;
  }

  #counts(): Omit<TransfersReport, keyof Verdict | "supplyChange" | "wrongBalances" | "seconds"> {
    const { transfers, seed, restarts, processes, wallets, journal } = this.#options;
    const count = (outcome: Outcome): number =>
      [...this.#reports.values()].filter((report) => report.outcome === outcome).length;
    return {
      ...{ seed, transfers, restarts, processes, wallets, journal },
      funded: this.#orders.filter(({ amount }) => amount !== UNFUNDED).length,
      ...{ finalized: count("finalized"), refused: count("refused"), failed: count("failed") },
      ...{ expired: count("expired"), neverSent: count("neverSent"), unknown: count("unknown") },
      unreported: this.#orders.length - this.#reports.size,
      repeats: [...this.#reports.values()].reduce((sum, { repeats }) => sum + repeats, 0),
      ...{ strikes: this.#trouble.strikes, nodeRestarts: this.#trouble.nodeRestarts },
      walletRestarts: this.#walletRestarts,
    };
  }

  #verdict(): Verdict {
    const { chain } = this.#sandbox;
    const orders = this.#orders.map(({ id, senderId, receiverId, amount, note }) => ({
      ...{ id, note, sender: chain.addressOf(senderId), recipient: chain.addressOf(receiverId) },
      units: toBaseUnits(amount),
    }));
    const applied = chain.transactions().filter(({ status }) => status === "finalized");
    return judge(orders, this.#reports, applied);
  }

  #wrongBalances(before: ReadonlyMap<string, bigint>): number {
    const { chain } = this.#sandbox;
    const expected = new Map(before);
    for (const { sender, recipient, units, status } of chain.transactions()) {
      if (status !== "finalized") continue;
      for (const [address, change] of [
        [sender, -units],
        [recipient, units],
      ] as const)
        expected.set(address, (expected.get(address) ?? 0n) + change);
    }
    return [...expected].filter(([address, units]) => chain.balanceOf(address) !== fromBaseUnits(units)).length;
  }
}
