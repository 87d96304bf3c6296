import { chainLimits } from "./chainLimits.js";

/** A balance in base units, and the nonce of the last transaction applied. */
export interface Account {
  readonly balance: bigint;
  readonly nonce: bigint;
}

export interface Transfer {
  readonly sender: string;
  readonly recipient: string;
  readonly amount: bigint;
}

/** All the money there is. It is moved and never made: the sum is that of the beginning. */
export class Ledger {
  readonly #accounts = new Map<string, { balance: bigint; nonce: bigint }>();

  /** @param supply Base units the account `holder` begins with. */
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

  /** Moves an amount. Returns why not when it is not there. */
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

  /** Notes the nonce of a transaction that was applied. */
  setNonce(address: string, nonce: bigint): void {
    const account = this.#accounts.get(address);
    if (account !== undefined) account.nonce = nonce;
  }
}
