/**
 * The state of a transfer in a journal.
 *
 * - `signed`: its text is signed; it may have been submitted.
 * - `taken`: the node has accepted it.
 * - `unknown`: it was submitted and not found in time. The next wallet that opens looks for it again.
 * - `finalized`, `failed`, `refused`, `expired`: it is finished. With the last three nothing was moved.
 */
export type JournalState = "signed" | "taken" | "unknown" | "finalized" | "failed" | "refused" | "expired";

/** States in which nothing was moved and nothing will be: the key may be used again. */
export const UNMOVED_STATES = ["failed", "refused", "expired"] as const satisfies readonly JournalState[];
/** States in which a transfer is finished. */
export const END_STATES = [...UNMOVED_STATES, "finalized"] as const satisfies readonly JournalState[];

/** A transfer in a journal. It never contains the proof, the signature or the private key. */
export interface JournalEntry {
  /** Base58 of the SHA-256 of the signed text. The node recognises duplicates by it. */
  readonly dedupHash: string;
  /** The address that pays. */
  readonly sender: string;
  readonly idempotencyKey: string | undefined;
  /** `type|sender|recipient|amount|text_data|nonce|extra_info`. */
  readonly signedText: string;
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  readonly nonce: bigint;
  readonly state: JournalState;
  /** The transaction's hash, once it is known. */
  readonly txHash: string | undefined;
  /** The node's code for a refusal, such as `insufficient_funds`, if there was one. */
  readonly chainCode: string | undefined;
  /** Time of signing, in milliseconds since 1970. */
  readonly createdAt: number;
  /** Time of the last change of its state, in milliseconds since 1970. */
  readonly updatedAt: number;
}

/** A limit of what may be moved since a time; `unknown` transfers count. */
export interface SpendingCap {
  readonly rule: "perReceiverPerDay" | "perDay";
  /** Base units. */
  readonly units: bigint;
  /** Counts only transfers to this address. @default all transfers */
  readonly recipient?: string | undefined;
  /** Start of the time that counts, in milliseconds since 1970. */
  readonly since: number;
}

/** A transfer that is about to be signed. */
export interface JournalClaim {
  readonly entry: Omit<JournalEntry, "state" | "txHash" | "chainCode" | "updatedAt">;
  /** Dedup hash of an earlier text of the same transfer that was not accepted. This text replaces it. */
  readonly replaces?: string | undefined;
  readonly caps?: readonly SpendingCap[] | undefined;
}

/**
 * The result of a claim.
 *
 * - `claimed`: no other transfer has this text. It may be signed and submitted.
 * - `text_taken`: another transfer has the same text. Try another nonce.
 * - `key_taken`: the idempotency key belongs to `entry`, which was moved, or may still be.
 * - `over_cap`: it would exceed a cap of which `spent` base units are used.
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
 * Stores each text before a wallet signs and submits it, so that after a restart the wallet knows which transfers may
 * have been made. All processes of an account share one journal. Every method rejects with `StoreError` if it fails.
 * The wallet then submits nothing.
 */
export interface TransferJournal {
  /** Opens the journal. Called before any other method, and by each wallet. */
  open(): Promise<void>;

  /** Claims a text, and its key if it has one, atomically: of several callers only one succeeds. */
  claim(claim: JournalClaim): Promise<ClaimResult>;

  /**
   * Stores the new state of a transfer. Does not change a finished one, and ignores a text that is not in the journal.
   */
  update(dedupHash: string, update: JournalUpdate): Promise<void>;

  /** Removes a text that was never submitted. */
  discard(dedupHash: string): Promise<void>;

  /** Returns a transfer by its text; `undefined` if there is none. */
  find(dedupHash: string): Promise<JournalEntry | undefined>;

  /** Returns the newest transfer of a key; `undefined` if there is none. */
  findByKey(sender: string, idempotencyKey: string): Promise<JournalEntry | undefined>;

  /** Returns the unfinished transfers of an address, oldest first, at most 1,000. */
  listUnsettled(sender: string): Promise<readonly JournalEntry[]>;

  /** Returns the base units that count towards a cap. */
  spent(sender: string, cap: Omit<SpendingCap, "units" | "rule">): Promise<bigint>;

  /** Writes pending changes and closes the journal. Its owner calls this after the wallets are closed. */
  close(): Promise<void>;
}
