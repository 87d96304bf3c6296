import { expect, test } from "vitest";
import { MessageCode, MezonClient, type MezonClientOptions, type MezonError } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { MmnClient, ProverClient, TransactionError, toBaseUnits, Wallet } from "../../src/wallet/index.js";
import { fastClock } from "../harness/fastClock.js";
import { idTokenOf } from "../harness/idToken.js";
import { botFor, startSandbox } from "./botOnSandbox.js";

/** The sandbox's bot with its wallet, logged in, in fast time. */
async function startPayer(
  options: Partial<MezonClientOptions> = {},
): Promise<{ readonly sandbox: Sandbox; readonly client: MezonClient; readonly receiverId: string }> {
  const clock = fastClock(4);
  const sandbox = await startSandbox({ clock });
  const client = botFor(sandbox, { ...sandbox, clock, httpTimeoutMs: 60_000, ...options });
  await client.login();
  return { sandbox, client, receiverId: sandbox.user("lan").id };
}

test("tokens are sent from the bot's wallet and can be looked up", async () => {
  const { sandbox, client, receiverId } = await startPayer();
  const { ok, txHash = "", error } = await client.sendToken({ receiverId, amount: "1.5", note: "hi" });
  expect({ ok, error }).toStrictEqual({ ok: true, error: undefined });
  sandbox.chain.settle();
  expect(sandbox.chain.balanceOf(receiverId)).toBe("1.5");
  expect(await client.listTransactionDetail(txHash)).toMatchObject({ txHash, units: 1_500_000n, textData: "hi" });
  expect(await client.listTransactionDetail("0".repeat(64))).toBeUndefined();
  expect((await client.wallet.balance()).tokens).toBe("9998.5");
  expect(await client.wallet.address()).toBe(sandbox.chain.addressOf(sandbox.botId));
  const { value } = await client.wallet.history().next();
  expect(value).toMatchObject({ txHash });
});

test("an amount that could mean tokens or base units is refused with what to write instead", async () => {
  const { sandbox, client, receiverId } = await startPayer();
  const order = { receiverId, amount: toBaseUnits("0.001") } as unknown as { receiverId: string; amount: string };
  const refused = /amount: must not be a bare bigint.*\{ units: 1_500_000n \}/;
  await expect(client.sendToken(order)).rejects.toThrow(refused);
  await expect(client.wallet.transfer(order)).rejects.toThrow(refused);
  const balance = await client.wallet.balance();
  await client.sendToken({ receiverId, amount: { units: toBaseUnits("0.001") } });
  await client.sendToken({ receiverId, amount: { units: balance.units - 2_000n } });
  sandbox.chain.settle();
  expect(sandbox.chain.unitsOf(receiverId)).toBe(balance.units - 1_000n);
  expect(sandbox.chain.unitsOf(sandbox.botId)).toBe(1_000n);
});

test("a transfer is an event for those concerned", async () => {
  const { sandbox, client, receiverId } = await startPayer();
  const told = new Promise((resolve) => client.onTokenSent(resolve));
  await client.wallet.transfer({ receiverId, amount: "2" }).wait("finalized");
  sandbox.chain.settle();
  expect(await told).toMatchObject({ receiverId, senderId: sandbox.botId });
});

test("a refusal is an answer; what cannot be sent throws", async () => {
  const { client, receiverId } = await startPayer();
  const refused = await client.sendToken({ receiverId, amount: "10000.1" });
  expect(refused).toMatchObject({ ok: false, txHash: undefined });
  expect(refused.error).toContain("insufficient_funds");
  await expect(client.sendToken({ receiverId, amount: "0" })).rejects.toMatchObject({ path: "amount" });
});

test("without a proof the answer is no; a transfer that may have been taken is an error, not a no", async () => {
  const { sandbox, client, receiverId } = await startPayer({ indexerApiUrl: undefined });
  sandbox.chain.faults.prover({ kind: "error", message: "no", times: 1 });
  expect(await client.sendToken({ receiverId, amount: "1" })).toMatchObject({ ok: false });
  const hanging = sandbox.chain.faults.node({ kind: "hangAfter", method: "tx.addtx", times: 99 });
  const ends = new AbortController();
  const sent = client.sendToken({ receiverId, amount: "1", signal: ends.signal }).catch((error: unknown) => error);
  await expect.poll(() => hanging.hits).toBeGreaterThan(0);
  ends.abort();
  const error = await sent;
  expect(error).toBeInstanceOf(TransactionError);
  expect(error).toMatchObject({ outcome: "unknown" });
});

test("the receiver is written to when asked, and a message that cannot be sent leaves the transfer standing", async () => {
  const { sandbox, client, receiverId } = await startPayer();
  const lan = sandbox.user("lan");
  await client.sendToken({ receiverId, amount: "1500", notify: true });
  const notice = await lan.waitForMessage("Funds Transferred: 1,500₫ | Transfer funds");
  expect(notice).toMatchObject({ code: MessageCode.SendToken });
  const errors: MezonError[] = [];
  client.on("error", (error) => {
    errors.push(error);
  });
  expect(await client.sendToken({ receiverId, amount: "1", notify: "x".repeat(100_000) })).toMatchObject({ ok: true });
  expect(errors).toHaveLength(1);
});

test("login needs no chain, and a client without one says what is missing when it is used", async () => {
  const { sandbox, client, receiverId } = await startPayer();
  sandbox.chain.faults.node({ kind: "down", times: 99 });
  sandbox.chain.faults.prover({ kind: "down", times: 99 });
  await client.close();
  await client.login();
  await expect(client.wallet.balance()).rejects.toMatchObject({ code: "connection_failed" });
  await expect(client.wallet.transfer({ receiverId, amount: "1" })).rejects.toMatchObject({
    code: "connection_failed",
  });
});

test("faulty addresses and modes are refused by the option's name", async () => {
  const { client } = await startPayer({ mmnApiUrl: "nonsense" });
  await expect(client.wallet.balance()).rejects.toMatchObject({ code: "validation_failed" });
  expect(() => botFor({} as Sandbox, { botId: "1", token: "t", verifyProof: "maybe" as "warn" })).toThrow(
    "verifyProof",
  );
});

test("a wallet before login says to log in", async () => {
  const sandbox = await startSandbox();
  const client = botFor(sandbox, { ...sandbox });
  await expect(client.wallet.transfer({ receiverId: "1", amount: "1" })).rejects.toMatchObject({ code: "not_ready" });
});

test("the bot receives payments, sooner after a notice of Mezon", async () => {
  const { sandbox, client } = await startPayer();
  const alice = sandbox.user("alice");
  const idToken = await idTokenOf(sandbox, alice);
  const http = { clock: fastClock(4), timeoutMs: 60_000 };
  await using wallet = new Wallet({
    userId: alice.id,
    node: new MmnClient({ ...http, url: sandbox.mmnApiUrl }),
    prover: new ProverClient({ ...http, url: sandbox.zkApiUrl }),
    verifyingKey: sandbox.zkVerifyingKey,
    idToken: () => idToken,
    clock: http.clock,
  });
  const payments = client.wallet.payments({ pollMs: 1_000_000_000 });
  const next = payments.next();
  await expect.poll(() => client.wallet.balance().then(({ tokens }) => tokens)).toBe("10000");
  await wallet.transfer({ receiverId: sandbox.botId, amount: { units: 1_234_567n } }).wait();
  const { value } = await next;
  expect(value).toMatchObject({ units: 1_234_567n, senderId: alice.id, status: "finalized" });
  await client.close();
  await expect(payments.next()).rejects.toMatchObject({ code: "closed" });
});

test("the session's token goes to no prover in clear, nor credentials to any service, whatever useSSL says", () => {
  const make = (options: Partial<MezonClientOptions>): unknown =>
    new MezonClient({ botId: "1", token: "t", useSSL: false, ...options });
  const remote = "http://chain.example/";
  const basic = { username: "u", password: "p" };
  expect(() => make({ zkApiUrl: remote })).toThrow(/zkApiUrl: must be https, or an address of this machine/);
  expect(() => make({ mmnApiUrl: remote, chainCredentials: { node: basic } })).toThrow(/mmnApiUrl: must be https/);
  expect(() => make({ indexerApiUrl: remote, chainCredentials: { indexer: basic } })).toThrow(/indexerApiUrl: must be/);
  expect(() => make({ mmnApiUrl: remote, indexerApiUrl: remote, zkApiUrl: "http://localhost:8282" })).not.toThrow();
});

test("one options object may be used again for each call: everybody gets their own", async () => {
  const { sandbox, client } = await startPayer();
  const people = ["mai", "nam", "oanh"].map((name) => sandbox.user(name).id);
  const order = { receiverId: "", amount: { units: 0n }, mmnExtraInfo: { ChannelId: "" } };
  const sent = people.map((receiverId, index) => {
    Object.assign(order, { receiverId });
    order.amount.units = BigInt(index + 1);
    order.mmnExtraInfo.ChannelId = receiverId;
    return client.wallet.transfer(order);
  });
  const results = people.map((receiverId) => {
    Object.assign(order, { receiverId });
    order.amount.units = 10n;
    return client.sendToken(order);
  });
  Object.assign(order, { receiverId: "0" });
  await Promise.all([...sent, ...results]);
  sandbox.chain.settle();
  expect(people.map((id) => sandbox.chain.unitsOf(id))).toStrictEqual([11n, 12n, 13n]);
  const channels = sandbox.chain.transactions().map(({ extraInfo }) => JSON.parse(extraInfo) as { ChannelId: string });
  expect(
    channels
      .slice(0, 3)
      .map(({ ChannelId }) => ChannelId)
      .sort(),
  ).toStrictEqual([...people].sort());
});

test.each([null, undefined, "lan"])("%j instead of options is refused by name", async (nothing) => {
  const { client } = await startPayer();
  const options = nothing as unknown as Parameters<MezonClient["sendToken"]>[0];
  await expect(client.sendToken(options)).rejects.toMatchObject({ path: "options" });
  await expect(client.wallet.transfer(options)).rejects.toMatchObject({ path: "options" });
});

test("after close() the wallet is closed too, until the next login", async () => {
  const { client, receiverId } = await startPayer();
  await client.wallet.balance();
  await client.close();
  await expect(client.wallet.balance()).rejects.toMatchObject({ code: "closed" });
  await expect(client.wallet.transfer({ receiverId, amount: "1" })).rejects.toMatchObject({ code: "closed" });
  await client.login();
  expect((await client.wallet.balance()).tokens).toBe("10000");
});
