import type { Clock } from "../core/clock.js";
import type { Logger } from "../core/logger.js";
import type { TransferJournal } from "./journal/transferJournal.js";
import type { IndexerClient } from "./services/indexerClient.js";
import type { MmnClient } from "./services/mmnClient.js";
import type { SigningOptions } from "./transfer/transferEngine.js";
import type { TransferLimits, TransferQuote } from "./transfer/transferRules.js";

interface CommonWalletOptions {
  /** Whose wallet it is: a user's or an app's id. */
  readonly userId: string;
  readonly node: MmnClient;
  /** Tells what became of transfers whose answers were lost, and lists the history. */
  readonly indexer?: IndexerClient | undefined;
  /**
   * Remembers transfers over restarts, and keeps the processes of an account apart: all of them share
   * one. Opened when first needed; closed by whoever made it. Without one, use one process an account.
   */
  readonly journal?: TransferJournal | undefined;
  /** What may be moved at most. @default no limits */
  readonly limits?: TransferLimits | undefined;
  /** Asked before a transfer is signed: only `true` lets it be. @default nobody is asked */
  readonly confirm?: ((quote: TransferQuote) => boolean | Promise<boolean>) | undefined;
  /**
   * Puts a mark of its own into each transfer's extra info, so that no two are equal, even without a
   * journal. That Mezon ignores the entry it does not know is an assumption.
   * @default false
   */
  readonly markTransfers?: boolean | undefined;
  /**
   * Requests to the node in a second, which takes 100 from one address.
   * @default 90
   */
  readonly requestsPerSecond?: number | undefined;
  /** Subscribes to hints that a payment may have come in, which hurry `payments`; answers what unsubscribes. */
  readonly onHint?: ((listener: () => void) => () => void) | undefined;
  /** Any pino-like logger; `false` logs nothing. @default warnings and errors go to the standard error */
  readonly logger?: Logger | false | undefined;
  readonly clock?: Clock | undefined;
}

export type WalletOptions = CommonWalletOptions & SigningOptions;
