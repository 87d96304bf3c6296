/**
 * How far a transfer has come, as a journal knows it.
 *
 * - `signed`: its text is signed; it may have been handed in.
 * - `taken`: the node has it.
 * - `unknown`: it was handed in, and was not found in time. It is looked for again.
 * - `finalized`, `failed`, `refused`, `expired`: its end. Of the last three nothing was moved.
 */
export type JournalState = "signed" | "taken" | "unknown" | "finalized" | "failed" | "refused" | "expired";

/** States in which nothing was moved and nothing will be: the key may be used for another try. */
export const UNMOVED_STATES = ["failed", "refused", "expired"] as const satisfies readonly JournalState[];
/** States that are the end. */
export const END_STATES = [...UNMOVED_STATES, "finalized"] as const satisfies readonly JournalState[];

/** A transfer in a journal. Neither proof nor signature nor private key is ever part of it. */
export interface JournalEntry {
  /** Base58 of the SHA-256 of the signed text: by this the node tells duplicates. */
  readonly dedupHash: string;
  /** Address that pays. */
  readonly sender: string;
  readonly idempotencyKey: string | undefined;
  /** `type|sender|recipient|amount|text_data|nonce|extra_info`. */
  readonly signedText: string;
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  readonly nonce: bigint;
  readonly state: JournalState;
  /** The transaction's hash, once it is told. */
  readonly txHash: string | undefined;
  /** The node's code, such as `insufficient_funds`, when it was refused with one. */
  readonly chainCode: string | undefined;
  /** When it was signed; milliseconds since 1970. */
  readonly createdAt: number;
  /** When its state changed last; milliseconds since 1970. */
  readonly updatedAt: number;
}

/** At most so much may be moved in a time, `unknown` included. */
export interface SpendingCap {
  readonly rule: "perReceiverPerDay" | "perDay";
  /** Base units. */
  readonly units: bigint;
  /** Only what goes to this address; all of it when absent. */
  readonly recipient?: string | undefined;
  /** From when on it counts; milliseconds since 1970. */
  readonly since: number;
}

/** A transfer that is about to be signed. */
export interface JournalClaim {
  readonly entry: Omit<JournalEntry, "state" | "txHash" | "chainCode" | "updatedAt">;
  /** Dedup hash of an earlier text of the same transfer that was not taken: this one takes its place. */
  readonly replaces?: string | undefined;
  readonly caps?: readonly SpendingCap[] | undefined;
}

/**
 * What became of a claim.
 *
 * - `claimed`: nobody else has this text; it may be signed and handed in.
 * - `text_taken`: another transfer has this very text. Try another nonce.
 * - `key_taken`: the idempotency key belongs to `entry`, which was moved, or may be yet.
 * - `over_cap`: it would exceed a cap, of which `spent` base units are used.
 */
export type ClaimResult =
  | { readonly kind: "claimed" }
  | { readonly kind: "text_taken" }
  | { readonly kind: "key_taken"; readonly entry: JournalEntry }
  | { readonly kind: "over_cap"; readonly cap: SpendingCap; readonly spent: bigint };

export interface JournalUpdate {
  readonly state: JournalState;
  readonly txHash?: string | undefined;
  readonly chainCode?: string | undefined;
}

/**
 * Where wallets write down what they sign before they hand it in, so that after a restart they know
 * what may have been moved. All processes of an account share one. Every method rejects with
 * `StoreError` when it cannot do its work; nothing is handed in then.
 */
export interface TransferJournal {
  /** Makes it ready. Called before anything else, and again by each wallet. */
  open(): Promise<void>;

  /** Claims a text, and its key where it has one, in one step: of several callers one gets it. */
  claim(claim: JournalClaim): Promise<ClaimResult>;

  /** Notes how far a transfer has come. An end is never changed; does nothing for a text that is not there. */
  update(dedupHash: string, update: JournalUpdate): Promise<void>;

  /** Removes a text that was never handed in. */
  discard(dedupHash: string): Promise<void>;

  /** Returns a transfer by its text; `undefined` when there is none. */
  find(dedupHash: string): Promise<JournalEntry | undefined>;

  /** Returns the newest transfer of a key; `undefined` when there is none. */
  findByKey(sender: string, idempotencyKey: string): Promise<JournalEntry | undefined>;

  /** Returns those of an address that have not come to an end, the oldest first; at most 1,000. */
  listUnsettled(sender: string): Promise<readonly JournalEntry[]>;

  /** Returns the base units that count towards a cap. */
  spent(sender: string, cap: Omit<SpendingCap, "units" | "rule">): Promise<bigint>;

  /** Writes what is left to write, and lets go. Its owner calls this, after the wallets are closed. */
  close(): Promise<void>;
}
