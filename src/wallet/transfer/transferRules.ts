import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { type Amount, fromBaseUnits, readAmount } from "../amount.js";
import { TransferRuleError } from "../errors.js";
import type { SpendingCap, TransferJournal } from "../journal/transferJournal.js";
import { DayStart } from "./dayStart.js";
import type { TransferOrder } from "./transferOrder.js";

/** Limits of what a wallet may transfer. Checked before anything is signed. */
export interface TransferLimits {
  readonly perTransfer?: Amount | undefined;
  /** Per receiver and day. Counted in the journal, `unknown` transfers included. */
  readonly perReceiverPerDay?: Amount | undefined;
  /** Per day. Counted in the journal, `unknown` transfers included. */
  readonly perDay?: Amount | undefined;
  /**
   * Time zone in which the day begins, such as `"Asia/Ho_Chi_Minh"`.
   *
   * @default "UTC"
   */
  readonly timeZone?: string | undefined;
}

/**
 * The details of a transfer that was not sent, and the amount that the limits allow. In JSON its bigints are decimal
 * strings.
 */
export interface TransferQuote {
  readonly sender: string;
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  /** The same amount in tokens. */
  readonly tokens: string;
  /** The note. */
  readonly textData: string;
  /** JSON text. */
  readonly extraInfo: string;
  /**
   * Base units that may be transferred now, this transfer included, according to the strictest limit; `undefined`
   * without limits.
   */
  readonly allowed: bigint | undefined;
}

export interface TransferRulesOptions {
  readonly limits: TransferLimits | undefined;
  readonly journal: TransferJournal | undefined;
  readonly clock: Clock;
}

const LIMITS: KeysOf<TransferLimits> = {
  ...{ perTransfer: true, perReceiverPerDay: true, perDay: true, timeZone: true },
};

/** Enforces the limits of one wallet. */
export class TransferRules {
  readonly #perTransfer: bigint | undefined;
  readonly #perReceiver: bigint | undefined;
  readonly #perDay: bigint | undefined;
  readonly #days: DayStart;
  readonly #journal: TransferJournal | undefined;
  readonly #clock: Clock;

  /** @throws {ValidationError} that names the wrong limit. */
  constructor({ limits = {}, journal, clock }: TransferRulesOptions) {
    requireOptions(limits, LIMITS, { path: "limits" });
    const read = (name: "perTransfer" | "perReceiverPerDay" | "perDay"): bigint | undefined => {
      const amount = limits[name];
      return amount === undefined ? undefined : readAmount(amount, `limits.${name}`);
    };
    this.#perTransfer = read("perTransfer");
    this.#perReceiver = read("perReceiverPerDay");
    this.#perDay = read("perDay");
    this.#days = new DayStart(limits.timeZone ?? "UTC");
    this.#journal = journal;
    this.#clock = clock;
    if (journal === undefined && (this.#perReceiver ?? this.#perDay) !== undefined)
      throw new ValidationError("limits", "of a day need a journal, in which they are counted: give one");
  }

  /** @throws {TransferRuleError} for a transfer that exceeds the limit for a single one. */
  requireAllowed({ units }: TransferOrder): void {
    const limit = this.#perTransfer;
    if (limit === undefined || units <= limit) return;
    throw new TransferRuleError(
      "perTransfer",
      `${fromBaseUnits(units)} tokens are more than one transfer may move, ${fromBaseUnits(limit)}; nothing was signed`,
      { limit, left: limit },
    );
  }

  /** Returns the caps that the journal checks before a transfer is signed. */
  capsFor({ recipient }: TransferOrder): readonly SpendingCap[] {
    if (this.#perReceiver === undefined && this.#perDay === undefined) return [];
    const since = this.#days.before(this.#clock.now());
    const caps: SpendingCap[] = [];
    if (this.#perReceiver !== undefined)
      caps.push({ rule: "perReceiverPerDay", units: this.#perReceiver, recipient, since });
    if (this.#perDay !== undefined) caps.push({ rule: "perDay", units: this.#perDay, since });
    return caps;
  }

  /** Returns the base units that this order may transfer now; `undefined` without limits. */
  async allowedFor(order: TransferOrder): Promise<bigint | undefined> {
    let allowed = this.#perTransfer;
    for (const cap of this.capsFor(order)) {
      const left = leftOf(cap, (await this.#journal?.spent(order.sender, cap)) ?? 0n);
      if (allowed === undefined || left < allowed) allowed = left;
    }
    return allowed;
  }
}

/** Returns the error for a cap that would be exceeded. */
export function overCap(cap: SpendingCap, spent: bigint): TransferRuleError {
  const left = leftOf(cap, spent);
  const whose = cap.rule === "perDay" ? "" : " to one receiver";
  return new TransferRuleError(
    cap.rule,
    `of the ${fromBaseUnits(cap.units)} tokens that may be moved in a day${whose}, ${fromBaseUnits(left)} are left; nothing was signed`,
    { limit: cap.units, left },
  );
}

function leftOf({ units }: SpendingCap, spent: bigint): bigint {
  return spent < units ? units - spent : 0n;
}
