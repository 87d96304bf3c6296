/** Messages between the harness and the processes that pay, one line of JSON each. */

/** One order to pay. */
export interface Order {
  /** Unique id of the order. */
  readonly id: string;
  readonly senderId: string;
  readonly receiverId: string;
  /** Tokens. */
  readonly amount: string;
  readonly note: string;
}

/** What a process needs at its start. */
export interface PayerOptions {
  readonly mmnApiUrl: string;
  readonly zkApiUrl: string;
  readonly indexerApiUrl: string;
  readonly verifyingKey: string;
  /** Id tokens of sessions, by user id. */
  readonly idTokens: Readonly<Record<string, string>>;
  /** The journal's file; `undefined` for no journal. */
  readonly journal?: string | undefined;
  /** The shared time: see `fastClock`. */
  readonly speed: number;
  readonly start: number;
}

/** To a process: pay, or close a user's wallet and open a new one. It ends with its input. */
export type Command = { readonly pay: Order } | { readonly reopen: string };

/** Outcome of an order, in the terms of the wallet; `neverSent` if it did not reach the node. */
export type Outcome = "finalized" | "refused" | "failed" | "expired" | "neverSent" | "unknown";

export interface Report {
  readonly order: string;
  readonly outcome: Outcome;
  /** Hash of the transaction that is said to have paid it. */
  readonly txHash?: string | undefined;
  /** Number of times it was placed again after nothing had been moved. */
  readonly repeats: number;
  /** Why it was not paid. */
  readonly why?: string | undefined;
}

/** From a process: it is ready for orders, or reports one. */
export type Answer = { readonly ready: true } | { readonly report: Report };
