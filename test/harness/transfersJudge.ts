import type { Outcome, Report } from "./transfersMessages.js";

/** An ordered transfer, in the terms of the ledger. */
export interface JudgedOrder {
  readonly id: string;
  readonly sender: string;
  readonly recipient: string;
  readonly units: bigint;
  readonly note: string;
}

/** A transfer that the ledger applied. */
export interface AppliedTransfer {
  readonly hash: string;
  readonly sender: string;
  readonly recipient: string;
  readonly units: bigint;
  readonly textData: string;
}

/** Differences between the reports and the ledger. All 0 if there are none. */
export interface Verdict {
  /** Applied transfers beyond one per order. */
  readonly paidTwice: number;
  /** Orders that were paid though it was reported that nothing was moved. */
  readonly paidButReportedUnpaid: number;
  /** Orders that were reported as paid, but by no transfer, or by one for another order. */
  readonly reportedPaidButUnpaid: number;
}

const UNPAID: readonly Outcome[] = ["refused", "failed", "expired", "neverSent"];

/**
 * Compares reports with the ledger. Orders that are equal in everything (sender, receiver, amount, note) cannot be
 * told apart on the chain, and are judged by their number; an order without a report, or with the report `unknown`,
 * may have been paid or not.
 */
export function judge(
  orders: readonly JudgedOrder[],
  reports: ReadonlyMap<string, Pick<Report, "outcome" | "txHash">>,
  applied: readonly AppliedTransfer[],
): Verdict {
  const transfers = groups(applied, ({ sender, recipient, units, textData }) =>
    [sender, recipient, units, textData].join("|"),
  );
  const ordered = groups(orders, ({ sender, recipient, units, note }) => [sender, recipient, units, note].join("|"));
  const verdict = { paidTwice: 0, paidButReportedUnpaid: 0, reportedPaidButUnpaid: 0 };
  for (const [text, equal] of ordered) {
    const made = new Set(transfers.get(text)?.map(({ hash }) => hash));
    transfers.delete(text);
    const told = equal.map(({ id }) => reports.get(id));
    const finalized = told.filter((report) => report?.outcome === "finalized");
    const named = new Set(finalized.map((report) => report?.txHash ?? "").filter((hash) => made.has(hash)));
    const unpaid = told.filter((report) => report !== undefined && UNPAID.includes(report.outcome)).length;
    verdict.reportedPaidButUnpaid += finalized.length - named.size;
    verdict.paidTwice += Math.max(0, made.size - equal.length);
    verdict.paidButReportedUnpaid += Math.max(0, Math.min(made.size, equal.length) - (equal.length - unpaid));
  }
  // Nobody ordered these.
  for (const others of transfers.values()) verdict.paidTwice += others.length;
  return verdict;
}

function groups<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = found.get(name);
    if (group === undefined) found.set(name, [item]);
    else group.push(item);
  }
  return found;
}
