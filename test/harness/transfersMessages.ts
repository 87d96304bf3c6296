/** What the harness and the processes that pay tell each other, a line of JSON each. */

/** One order to pay, as somebody would place it. */
export interface Order {
  /** Names the order, and no other one. */
  readonly id: string;
  readonly senderId: string;
  readonly receiverId: string;
  /** Tokens. */
  readonly amount: string;
  readonly note: string;
}

/** What a process needs to know when it starts. */
export interface PayerOptions {
  readonly mmnApiUrl: string;
  readonly zkApiUrl: string;
  readonly indexerApiUrl: string;
  readonly verifyingKey: string;
  /** Id tokens of sessions, by user id. */
  readonly idTokens: Readonly<Record<string, string>>;
  /** The journal's file; without it there is none. */
  readonly journal?: string | undefined;
  /** The time that all share: see `fastClock`. */
  readonly speed: number;
  readonly start: number;
}

/** To a process: pay, or close a user's wallet and open a new one. It ends with its input. */
export type Command = { readonly pay: Order } | { readonly reopen: string };

/** What an order came to, in the words of the wallet; `neverSent` for what did not get as far as the node. */
export type Outcome = "finalized" | "refused" | "failed" | "expired" | "neverSent" | "unknown";

export interface Report {
  readonly order: string;
  readonly outcome: Outcome;
  /** Of the transaction that is said to have paid it. */
  readonly txHash?: string | undefined;
  /** Times it was placed again after it was said to have moved nothing. */
  readonly repeats: number;
  /** Why it was not paid. */
  readonly why?: string | undefined;
}

/** From a process: it can be given orders, or what became of one. */
export type Answer = { readonly ready: true } | { readonly report: Report };
