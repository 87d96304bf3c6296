import { expect, test } from "vitest";
import { type AppliedTransfer, type JudgedOrder, judge } from "./transfersJudge.js";
import type { Outcome } from "./transfersMessages.js";

const FINE = { paidTwice: 0, paidButReportedUnpaid: 0, reportedPaidButUnpaid: 0 };

function order(id: string, note = "n"): JudgedOrder {
  return { id, sender: "s", recipient: "r", units: 5n, note };
}

function applied(hash: string, textData = "n"): AppliedTransfer {
  return { hash, sender: "s", recipient: "r", units: 5n, textData };
}

function verdict(
  orders: readonly JudgedOrder[],
  reports: Readonly<Record<string, readonly [outcome: Outcome, txHash?: string]>>,
  transfers: readonly AppliedTransfer[],
): ReturnType<typeof judge> {
  const told = Object.entries(reports).map(([id, [outcome, txHash]]) => [id, { outcome, txHash }] as const);
  return judge(orders, new Map(told), transfers);
}

test("what was reported as it happened is fine; what is not known may have gone either way", () => {
  const orders = [order("1", "a"), order("2", "b"), order("3", "c"), order("4", "d"), order("5", "e")];
  const reports = { 1: ["finalized", "h1"], 2: ["refused"], 3: ["unknown"], 4: ["unknown"] } as const;
  expect(verdict(orders, reports, [applied("h1", "a"), applied("h3", "c")])).toStrictEqual(FINE);
  expect(verdict(orders, reports, [applied("h1", "a"), applied("h5", "e")])).toStrictEqual(FINE);
});

test("a second payment, and one that nobody ordered", () => {
  const reports = { 1: ["finalized", "h1"] } as const;
  expect(verdict([order("1")], reports, [applied("h1"), applied("h2")])).toStrictEqual({ ...FINE, paidTwice: 1 });
  expect(verdict([order("1")], reports, [applied("h1"), applied("h2", "x")])).toStrictEqual({ ...FINE, paidTwice: 1 });
});

test.each(["refused", "failed", "expired", "neverSent"] as const)("a payment that was reported as %s", (outcome) => {
  const found = verdict([order("1")], { 1: [outcome] }, [applied("h1")]);
  expect(found).toStrictEqual({ ...FINE, paidButReportedUnpaid: 1 });
});

test("a payment that was reported and not made, or whose hash is another's", () => {
  const orders = [order("1", "a"), order("2", "b")];
  const reports = { 1: ["finalized", "h1"], 2: ["finalized", "h1"] } as const;
  expect(verdict(orders, reports, [])).toStrictEqual({ ...FINE, reportedPaidButUnpaid: 2 });
  expect(verdict(orders, reports, [applied("h1", "a")])).toStrictEqual({ ...FINE, reportedPaidButUnpaid: 1 });
});

test("equal orders are judged by their number", () => {
  const orders = [order("1"), order("2"), order("3")];
  const two = { 1: ["finalized", "h1"], 2: ["finalized", "h2"], 3: ["refused"] } as const;
  expect(verdict(orders, two, [applied("h1"), applied("h2")])).toStrictEqual(FINE);
  expect(verdict(orders, two, [applied("h1")])).toStrictEqual({ ...FINE, reportedPaidButUnpaid: 1 });
  expect(verdict(orders, two, [applied("h1"), applied("h2"), applied("h3")])).toStrictEqual({
    ...FINE,
    paidButReportedUnpaid: 1,
  });
  const shared = { ...two, 2: ["finalized", "h1"] } as const;
  expect(verdict(orders, shared, [applied("h1"), applied("h2")])).toStrictEqual({ ...FINE, reportedPaidButUnpaid: 1 });
});
