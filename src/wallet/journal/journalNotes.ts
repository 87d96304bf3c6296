import { toError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import type { JournalUpdate, TransferJournal } from "./transferJournal.js";

/**
 * Stores the states of transfers in the journal, if there is one. Failures are only logged, because the next wallet
 * that opens reads the state from the chain again.
 */
export class JournalNotes {
  readonly #journal: TransferJournal | undefined;
  readonly #logger: Logger;

  constructor(journal: TransferJournal | undefined, logger: Logger) {
    this.#journal = journal;
    this.#logger = logger;
  }

  async update(dedupHash: string, update: JournalUpdate): Promise<void> {
    await this.#journal?.update(dedupHash, update).catch((error: unknown) => this.#warn(error));
  }

  async discard(dedupHash: string): Promise<void> {
    await this.#journal?.discard(dedupHash).catch((error: unknown) => this.#warn(error));
  }

  #warn(error: unknown): void {
    this.#logger.warn({ err: toError(error) }, "the transfer journal could not be written");
  }
}
