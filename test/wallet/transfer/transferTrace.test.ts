import { expect, test } from "vitest";
import type { ChainTransaction } from "../../../src/wallet/index.js";
import { hasTextOf, type TransferTrace } from "../../../src/wallet/transfer/transferTrace.js";

const text = { sender: "a", recipient: "b", units: 5n, nonce: 7n, textData: "invoice 1", extraInfo: "{}" };
const trace: TransferTrace = { ...text, isAmbiguous: false };

test("a transaction is a transfer only when its whole text is equal, note and extra info included", () => {
  const found = { ...text, status: "pending" } as ChainTransaction;
  expect(hasTextOf(trace, found)).toBe(true);
  expect(hasTextOf(trace, { ...found, textData: "invoice 2" })).toBe(false);
  expect(hasTextOf(trace, { ...found, extraInfo: '{"type":"give_coffee"}' })).toBe(false);
  expect(hasTextOf(trace, { ...found, nonce: 8n })).toBe(false);
});
