import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import { type Amount, fromBaseUnits, readAmount } from "../amount.js";
import { TransferRuleError } from "../errors.js";
import type { SpendingCap, TransferJournal } from "../journal/transferJournal.js";
import { DayStart } from "./dayStart.js";
import type { TransferOrder } from "./transferOrder.js";

/** What a wallet may move at most. Checked before anything is signed. */
export interface TransferLimits {
  readonly perTransfer?: Amount | undefined;
  /** To one receiver in a day. Counted in the journal, `unknown` included. */
  readonly perReceiverPerDay?: Amount | undefined;
  /** In a day. Counted in the journal, `unknown` included. */
  readonly perDay?: Amount | undefined;
  /**
   * In which the day begins, such as `"Asia/Ho_Chi_Minh"`.
   * @default "UTC"
   */
  readonly timeZone?: string | undefined;
}

/** What would be sent, and what the limits leave. JSON has its bigints as decimal strings. */
export interface TransferQuote {
  readonly sender: string;
  readonly recipient: string;
  /** Base units. */
  readonly units: bigint;
  /** The same in tokens. */
  readonly tokens: string;
  /** The note. */
  readonly textData: string;
  /** JSON text. */
  readonly extraInfo: string;
  /** Base units that may be moved now, this transfer included, by the narrowest limit; `undefined` without limits. */
  readonly allowed: bigint | undefined;
}

export interface TransferRulesOptions {
  readonly limits: TransferLimits | undefined;
  readonly journal: TransferJournal | undefined;
  readonly clock: Clock;
}

/** The limits of one wallet. */
export class TransferRules {
  readonly #perTransfer: bigint | undefined;
  readonly #perReceiver: bigint | undefined;
  readonly #perDay: bigint | undefined;
  readonly #days: DayStart;
  readonly #journal: TransferJournal | undefined;
  readonly #clock: Clock;

  /** Throws a `ValidationError` that names the faulty limit. */
  constructor({ limits = {}, journal, clock }: TransferRulesOptions) {
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

  /** Throws a `TransferRuleError` for one transfer that is too large by itself. */
  requireAllowed({ units }: TransferOrder): void {
    const limit = this.#perTransfer;
    if (limit === undefined || units <= limit) return;
    throw new TransferRuleError(
      "perTransfer",
      `${fromBaseUnits(units)} tokens are more than one transfer may move, ${fromBaseUnits(limit)}; nothing was signed`,
      { limit, left: limit },
    );
  }

  /** What the journal is to count before it lets a transfer be signed. */
  capsFor({ recipient }: TransferOrder): readonly SpendingCap[] {
    if (this.#perReceiver === undefined && this.#perDay === undefined) return [];
    const since = this.#days.before(this.#clock.now());
    const caps: SpendingCap[] = [];
    if (this.#perReceiver !== undefined)
      caps.push({ rule: "perReceiverPerDay", units: this.#perReceiver, recipient, since });
    if (this.#perDay !== undefined) caps.push({ rule: "perDay", units: this.#perDay, since });
    return caps;
  }

  /** Base units that may be moved by this order now; `undefined` without limits. */
  async allowedFor(order: TransferOrder): Promise<bigint | undefined> {
    let allowed = this.#perTransfer;
    for (const cap of this.capsFor(order)) {
      const left = leftOf(cap, (await this.#journal?.spent(order.sender, cap)) ?? 0n);
      if (allowed === undefined || left < allowed) allowed = left;
    }
    return allowed;
  }
}

/** What a cap that would be exceeded is reported as. */
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
