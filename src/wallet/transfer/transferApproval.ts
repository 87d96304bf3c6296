import { raceAbort } from "../../core/abort.js";
import { printable } from "../../core/printable.js";
import { fromBaseUnits } from "../amount.js";
import { TransferRuleError } from "../errors.js";
import type { WalletOptions } from "../walletOptions.js";
import type { TransferOrder } from "./transferOrder.js";
import type { TransferQuote, TransferRules } from "./transferRules.js";

export interface TransferApprovalOptions {
  readonly rules: TransferRules;
  readonly confirm: WalletOptions["confirm"];
  /** Opens the journal, if there is one. It is needed for daily limits. */
  readonly open: () => Promise<void>;
}

/** Decides whether a transfer may be signed: by the limits, and the `confirm` hook. */
export class TransferApproval {
  readonly #options: TransferApprovalOptions;

  constructor(options: TransferApprovalOptions) {
    this.#options = options;
  }

  /** @throws {TransferRuleError} if the wallet's rules do not allow the transfer. */
  async require(order: TransferOrder, signal: AbortSignal): Promise<void> {
    this.#options.rules.requireAllowed(order);
    const { confirm } = this.#options;
    if (confirm === undefined) return;
    const quote = await this.quote(order);
    const isConfirmed: unknown = await raceAbort(Promise.resolve(confirm(quote)), signal);
    if (isConfirmed !== true)
      throw new TransferRuleError(
        "confirm",
        `the transfer to ${order.recipient} was not confirmed; nothing was signed`,
      );
  }

  /** Returns the details of a transfer, and the amount that the limits still allow. */
  async quote(order: TransferOrder): Promise<TransferQuote> {
    await this.#options.open();
    const { sender, recipient, units, textData, extraInfo } = order;
    const allowed = await this.#options.rules.allowedFor(order);
    return printable({ sender, recipient, units, tokens: fromBaseUnits(units), textData, extraInfo, allowed });
  }
}
