import { chainLimits } from "./chainLimits.js";

/** A balance in base units, and the nonce of the last applied transaction. */
export interface Account {
  readonly balance: bigint;
  readonly nonce: bigint;
}

export interface Transfer {
  readonly sender: string;
  readonly recipient: string;
  readonly amount: bigint;
}

/** All accounts. Money is only moved, never created, so the sum is constant. */
export class Ledger {
  readonly #accounts = new Map<string, { balance: bigint; nonce: bigint }>();

  /** @param supply Base units that the account `holder` has in the beginning. */
  constructor(holder: string, supply: bigint) {
    this.#accounts.set(holder, { balance: supply, nonce: 0n });
  }

  find(address: string): Account | undefined {
    return this.#accounts.get(address);
  }

  balanceOf(address: string): bigint {
    return this.#accounts.get(address)?.balance ?? 0n;
  }

  /** The sum of all balances. */
  get supply(): bigint {
    let sum = 0n;
    for (const { balance } of this.#accounts.values()) sum += balance;
    return sum;
  }

  /** Moves an amount. Returns the reason if the balance is too small. */
  move({ sender, recipient, amount }: Transfer): string | undefined {
    const from = this.#accounts.get(sender);
    if (from === undefined || from.balance < amount) return "insufficient balance";
    if (!this.#accounts.has(recipient) && this.#accounts.size >= chainLimits.accounts) return "too many accounts";
    from.balance -= amount;
    const to = this.#accounts.get(recipient) ?? { balance: 0n, nonce: 0n };
    to.balance += amount;
    this.#accounts.set(recipient, to);
    return undefined;
  }

  /** Stores the nonce of an applied transaction. */
  setNonce(address: string, nonce: bigint): void {
    const account = this.#accounts.get(address);
    if (account !== undefined) account.nonce = nonce;
  }
}
