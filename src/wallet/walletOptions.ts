import type { Clock } from "../core/clock.js";
import type { Logger } from "../core/logger.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import type { TransferJournal } from "./journal/transferJournal.js";
import type { IndexerClient } from "./services/indexerClient.js";
import type { MmnClient } from "./services/mmnClient.js";
import type { SigningOptions } from "./transfer/transferEngine.js";
import type { TransferLimits, TransferQuote } from "./transfer/transferRules.js";

interface CommonWalletOptions {
  /** Id of the user or app that owns the wallet. */
  readonly userId: string;
  readonly node: MmnClient;
  /** Used to find transfers whose responses were lost, and to list the history. */
  readonly indexer?: IndexerClient | undefined;
  /**
   * Remembers transfers across restarts, and coordinates the processes of an account, which all share one journal.
   * Opened when first used; you close it. Without a journal, use one process per account.
   */
  readonly journal?: TransferJournal | undefined;
  /** Limits of what may be transferred. @default no limits */
  readonly limits?: TransferLimits | undefined;
  /** Called before a transfer is signed; anything but `true` stops it. @default none */
  readonly confirm?: ((quote: TransferQuote) => boolean | Promise<boolean>) | undefined;
  /**
   * Puts a unique mark into each transfer's extra info, so that no two texts are equal even without a journal. It is
   * an assumption that Mezon ignores the unknown entry.
   *
   * @default false
   */
  readonly markTransfers?: boolean | undefined;
  /** Requests to the node per second; the node accepts 100 per second from one address. @default 90 */
  readonly requestsPerSecond?: number | undefined;
  /**
   * Subscribes to hints that a payment may have arrived; they make `payments` read sooner. Returns the function that
   * unsubscribes.
   */
  readonly onHint?: ((listener: () => void) => () => void) | undefined;
  /** A logger with the methods of pino; `false` logs nothing. @default warnings and errors go to the standard error */
  readonly logger?: Logger | false | undefined;
  readonly clock?: Clock | undefined;
}

export type WalletOptions = CommonWalletOptions & SigningOptions;

export const WALLET_KEYS: KeysOf<WalletOptions> = {
  ...{ userId: true, node: true, indexer: true, journal: true, limits: true, confirm: true, markTransfers: true },
  ...{ requestsPerSecond: true, onHint: true, logger: true, clock: true },
  ...{ prover: true, idToken: true, verifyProof: true, verifyingKey: true, signer: true },
};
