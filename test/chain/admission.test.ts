import { base58 } from "@scure/base";
import { expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { add, callNode, coded, fundedWallet, keyWallet, type RawTransaction, send, signed } from "./rawChain.js";

const INVALID_SIGNATURE = coded("invalid_signature", "Transaction signature is invalid");

test("what the node refuses, in its order and its words", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const wallet = fundedWallet(sandbox);
  const { slot } = sandbox.chain;
  const long = (name: string): string =>
    coded("invalid_request", `Long text length exceeds maximum (5120) for field '${name}'`);
  const short = (name: string): string =>
    coded("invalid_request", `Short text length exceeds maximum (128) for field '${name}'`);
  const attack = (name: string): string => coded("invalid_request", `Field '${name}' contains invalid characters`);
  const table: readonly (readonly [RawTransaction, string])[] = [
    [{ recipient: "r".repeat(129) }, short("recipient")],
    [{ sender: "r".repeat(129) }, short("sender")],
    [{ amount: "1".repeat(129) }, short("amount")],
    [{ text: "x".repeat(5121) }, long("text_data")],
    [{ extra: "x".repeat(5121) }, long("extra_info")],
    [{ zkProof: "x".repeat(5121) }, long("zk_proof")],
    [{ zkPub: "x".repeat(5121) }, long("zk_pub")],
    [{ signature: "x".repeat(5121) }, long("signature")],
    [{ text: "${{" }, attack("text_data")],
    [{ extra: '{"a":{"b":"c"}}' }, attack("extra_info")],
    // Both are wrong: texts are looked at first.
    [{ text: "%0A", amount: "0" }, attack("text_data")],
    [{ amount: "1.5" }, "invalid tx"],
    [{ amount: "-1" }, "invalid tx"],
    [{ amount: "0x10" }, "invalid tx"],
    [{ amount: String(2n ** 256n) }, "invalid tx"],
    [{ amount: "0" }, coded("invalid_amount", "Amount is invalid or zero")],
    [{ amount: "" }, coded("invalid_amount", "Amount is invalid or zero")],
    [{ amount: "0", text: "ä".repeat(257) }, coded("invalid_amount", "Amount is invalid or zero")],
    [{ text: "ä".repeat(257) }, "memo too long: max 512 chars, got 514"],
    [{ text: "ä".repeat(257), nonce: 0n }, "memo too long: max 512 chars, got 514"],
    [{ nonce: slot - 151n }, coded("nonce_too_low", "Transaction nonce is too low")],
    [{ nonce: slot + 1n }, coded("nonce_too_high", "Transaction nonce is too high")],
    [{ nonce: slot + 1n, signature: "1" }, coded("nonce_too_high", "Transaction nonce is too high")],
    [{ signature: "1" }, INVALID_SIGNATURE],
    [{ signature: "0OIl" }, INVALID_SIGNATURE],
    [{ signature: "" }, INVALID_SIGNATURE],
    [{ amount: "100000001" }, coded("insufficient_funds", "Not enough balance in your wallet")],
  ];
  for (const [given, error] of table) {
    expect(await send(sandbox, wallet, given)).toStrictEqual({ ok: false, tx_hash: "", error });
  }
  expect(await send(sandbox, keyWallet())).toMatchObject({
    error: coded("account_not_found", "Account does not exist"),
  });
  // The oldest nonce and the newest are both good, and so is all the money.
  expect(await send(sandbox, wallet, { nonce: slot - 150n, amount: "99999999" })).toMatchObject({ ok: true });
  expect(await send(sandbox, wallet, { nonce: slot, amount: "1" })).toMatchObject({ ok: true });
});

test("a signature holds for its bytes, its key and its sender only", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const [wallet, other] = [fundedWallet(sandbox), fundedWallet(sandbox)];
  const params = signed(sandbox, wallet);
  expect(await add(sandbox, params.replace("1000000", "1000001"))).toMatchObject({ error: INVALID_SIGNATURE });
  expect(await send(sandbox, other, { sender: wallet.address })).toMatchObject({ error: INVALID_SIGNATURE });
  expect(await send(sandbox, { ...wallet, secret: other.secret })).toMatchObject({ error: INVALID_SIGNATURE });
  // s + L: the same signature for whoever does not look.
  const bytes = base58.decode((JSON.parse(params) as { readonly signature: string }).signature);
  const malleated = Uint8Array.from(bytes);
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString("hex")}`) + order;
  malleated.set(Buffer.from(s.toString(16).padStart(64, "0"), "hex").reverse(), 32);
  expect(await send(sandbox, wallet, { signature: base58.encode(malleated) })).toMatchObject({
    error: INVALID_SIGNATURE,
  });
  expect(await add(sandbox, params)).toMatchObject({ ok: true });
});

test("the same signed bytes are taken once within five minutes", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const wallet = fundedWallet(sandbox);
  const duplicate = {
    ok: false,
    tx_hash: "",
    error: coded("duplicate_transaction", "This transaction already exists"),
  };
  const params = signed(sandbox, wallet);
  expect(await add(sandbox, params)).toMatchObject({ ok: true });
  expect(await add(sandbox, params)).toStrictEqual(duplicate);
  sandbox.chain.settle();
  expect(await add(sandbox, params)).toStrictEqual(duplicate);
  // Another text makes it another transaction, with the same nonce too.
  expect(await send(sandbox, wallet, { text: "again" })).toMatchObject({ ok: true });
  clock.advance(50_000);
  expect(await add(sandbox, params)).toStrictEqual(duplicate);
  clock.advance(20_000);
  expect(await add(sandbox, params)).toMatchObject({ error: coded("nonce_too_low", "Transaction nonce is too low") });
});

test("two of the same transaction side by side become one", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const wallet = fundedWallet(sandbox);
  const params = signed(sandbox, wallet);
  const answers = await Promise.all(Array.from({ length: 10 }, () => add(sandbox, params)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  sandbox.chain.settle();
  expect(sandbox.chain.balanceOf(wallet.address)).toBe("99");
});

test("money that waits is not spent twice before a block, and the ledger looks again afterwards", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const { chain } = sandbox;
  const wallet = fundedWallet(sandbox, "10");
  expect(await send(sandbox, wallet, { amount: "6000000" })).toMatchObject({ ok: true });
  expect(await send(sandbox, wallet, { amount: "6000000", text: "2" })).toMatchObject({
    error: coded("insufficient_funds", "Not enough balance in your wallet"),
  });
  // In a block its money is no longer kept back, and not yet taken either.
  chain.advance();
  const second = await send(sandbox, wallet, { amount: "6000000", text: "3" });
  expect(second).toMatchObject({ ok: true });
  chain.settle();
  expect(chain.transactions().map(({ status, error }) => [status, error])).toStrictEqual([
    ["finalized", ""],
    ["failed", "insufficient balance"],
  ]);
  expect(await callNode(sandbox, "tx.gettxbyhash", `{"tx_hash":"${second.tx_hash}"}`)).toMatchObject({
    result: { tx: { status: 3, err_msg: "insufficient balance" } },
  });
  expect(chain.balanceOf(wallet.address)).toBe("4");
});

test("a transfer to oneself needs no balance to be taken, and moves nothing", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const wallet = fundedWallet(sandbox, "1");
  expect(await send(sandbox, wallet, { recipient: wallet.address, amount: "5000000" })).toMatchObject({ ok: true });
  expect(await send(sandbox, wallet, { recipient: wallet.address, amount: "400000" })).toMatchObject({ ok: true });
  sandbox.chain.settle();
  expect(sandbox.chain.transactions().map(({ status }) => status)).toStrictEqual(["failed", "finalized"]);
  expect(sandbox.chain.balanceOf(wallet.address)).toBe("1");
});

test("an amount is signed as the node prints it, and any recipient is credited", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const wallet = fundedWallet(sandbox);
  expect(await send(sandbox, wallet, { amount: "007", recipient: "nobody at all" })).toMatchObject({ ok: true });
  sandbox.chain.settle();
  expect(sandbox.chain.unitsOf("nobody at all")).toBe(7n);
});
