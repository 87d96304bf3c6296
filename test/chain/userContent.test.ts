import { expect, test } from "vitest";
import { TransactionStatus } from "../../generated/rest/chain.js";
import type { ChainEntry } from "../../src/sandbox/chain/chainEntry.js";
import { UserContents } from "../../src/sandbox/chain/userContents.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { type Added, botWallet, coded, keyWallet, type RawWallet, send } from "./rawChain.js";

interface Feed {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly wallet: RawWallet;
  readonly recipient: string;
}

async function tell(feed: Feed, content: object | string, recipient = feed.recipient): Promise<Added> {
  feed.clock.advance(1000);
  const extra = typeof content === "string" ? content : JSON.stringify(content);
  return send(feed.sandbox, feed.wallet, { type: 2, amount: "0", recipient, extra });
}

test("user content: one a second for all, whole, and only onto the latest version", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const feed = { sandbox, clock, wallet: await botWallet(sandbox), recipient: keyWallet().address };
  const content = { type: "donation-campaign-feed", title: "t", description: "d" };
  const refused = (message: string): object => ({ ok: false, error: coded("invalid_request", message) });

  expect(await tell(feed, "no json")).toMatchObject(refused("User content data is invalid"));
  expect(await tell(feed, { ...content, title: 1 })).toMatchObject(refused("User content data is invalid"));
  expect(await tell(feed, { ...content, title: " " })).toMatchObject(
    refused("User content required fields are missing"),
  );
  expect(await tell(feed, content, "nobody")).toMatchObject(refused("Transaction address is invalid"));
  const many = { ...content, reference_tx_hashes: Array.from({ length: 11 }, () => "x") };
  expect(await tell(feed, many)).toMatchObject(refused("User content data is invalid"));
  expect(await tell(feed, { ...content, reference_tx_hashes: ["x"] })).toMatchObject(
    refused("User content data is invalid"),
  );
  expect(await tell(feed, { ...content, parent_hash: "x" })).toMatchObject(refused("User content data is invalid"));
  const unknown = { ...content, parent_hash: "x", root_hash: "x" };
  expect(await tell(feed, unknown)).toMatchObject(refused("Parent user content not found"));

  const root = await tell(feed, content);
  expect(root).toMatchObject({ ok: true });
  expect(await send(sandbox, feed.wallet, { type: 2, amount: "0", extra: JSON.stringify(content) })).toStrictEqual({
    ok: false,
    tx_hash: "",
    error: "Too many requests for user content transactions",
  });
  clock.advance(1000);
  sandbox.chain.settle();
  const second = { ...content, title: "2", parent_hash: root.tx_hash, root_hash: root.tx_hash };
  expect(await tell(feed, second)).toMatchObject({ ok: true });
  sandbox.chain.settle();
  expect(await tell(feed, { ...second, title: "3" })).toMatchObject(
    refused("Parent user content is not the latest version"),
  );
  expect(sandbox.chain.transactions().map(({ status }) => status)).toStrictEqual(["finalized", "finalized"]);
  expect(sandbox.chain.totalSupply).toBe("100000000000");
});

test("of two versions that wait at once, the ledger takes the first", () => {
  const entries = new Map<string, ChainEntry>();
  const contents = new UserContents((hash) => entries.get(hash));
  const content = { type: "story", title: "t", description: "d" };
  const apply = (hash: string, details: object): string | undefined => {
    const entry = entryOf(hash, JSON.stringify({ ...content, ...details }));
    entries.set(hash, entry);
    return contents.apply(entry);
  };
  expect(apply("root", {})).toBeUndefined();
  const next = { parent_hash: "root", root_hash: "root" };
  expect(apply("a", next)).toBeUndefined();
  expect(apply("b", next)).toBe("parent user content is not the latest version");
  expect(apply("c", { parent_hash: "a", root_hash: "root" })).toBeUndefined();
});

function entryOf(hash: string, extraInfo: string): ChainEntry {
  const tx = { type: 2, sender: "s", recipient: "r", amount: 0n, timestamp: 1n, textData: "", nonce: 1n, extraInfo };
  return {
    ...{ tx: { ...tx, zkProof: "", zkPub: "", signature: "" }, hash, duplicateKey: hash },
    ...{ status: TransactionStatus.Confirmed, slot: 1n, blockHash: "", error: "" },
  };
}
