import { expect, test } from "vitest";
import { readInputs, readKey, readProof, writeInputs, writeProof } from "../../src/sandbox/chain/proving/gnarkForms.js";
import { textInput } from "../../src/sandbox/chain/proving/statement.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { logIn } from "../sandbox/rawHttp.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { askProver, botWallet, coded, keyWallet, type Proof, type RawWallet, send } from "./rawChain.js";

const INVALID = { ok: false, error: coded("invalid_signature", "Transaction signature is invalid") };

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, "base64");
}

async function attempt(sandbox: Sandbox, wallet: RawWallet, proof: Buffer, inputs: Buffer): Promise<object> {
  const texts = { zkProof: proof.toString("base64"), zkPub: inputs.toString("base64") };
  return send(sandbox, { ...wallet, ...texts }, { text: String(Math.random()) });
}

test("a proof has gnark's form, says who it is for, and holds for nothing else", async () => {
  await using sandbox = await createSandbox({ clock: new ManualClock() });
  const wallet = await botWallet(sandbox);
  const [proof, inputs] = [bytesOf(wallet.zkProof), bytesOf(wallet.zkPub)];
  expect([proof.length, inputs.length, bytesOf(sandbox.zkVerifyingKey).length]).toStrictEqual([164, 140, 460]);
  expect(inputs.subarray(0, 12).toString("hex")).toBe("000000040000000000000004");
  expect(proof.subarray(128).toString("hex")).toBe(`0000000040${"00".repeat(31)}`);
  expect(readInputs(inputs).slice(1)).toStrictEqual([
    textInput(sandbox.botId),
    textInput(wallet.publicKey),
    textInput(wallet.address),
  ]);
  expect(Buffer.from(writeProof(readProof(proof))).equals(proof)).toBe(true);
  expect(Buffer.from(writeInputs(readInputs(inputs))).equals(inputs)).toBe(true);
  expect(readKey(bytesOf(sandbox.zkVerifyingKey)).nPublic).toBe(4);

  expect(await attempt(sandbox, wallet, proof, inputs)).toMatchObject({ ok: true });
  // What the node does not look at, as gnark does not either.
  expect(await attempt(sandbox, wallet, Buffer.concat([proof, proof]), inputs)).toMatchObject({ ok: true });
  const changed = (bytes: Buffer, at: number, to: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = to;
    return copy;
  };
  const forged: readonly (readonly [Buffer, Buffer])[] = [
    // The commitment, the user, the key, the address: none may be another.
    ...[43, 75, 107, 139].map((at) => [proof, changed(inputs, at, (inputs[at] ?? 0) ^ 1)] as const),
    [proof.subarray(0, 163), inputs],
    [proof, inputs.subarray(0, 139)],
    [Buffer.alloc(0), Buffer.alloc(0)],
    [changed(proof, 131, 1), inputs],
    [changed(proof, 132, 0xc0), inputs],
    // The other root, a point off the curve, one at infinity.
    [changed(proof, 0, (proof[0] ?? 0) ^ 0x40), inputs],
    [changed(proof, 31, (proof[31] ?? 0) ^ 1), inputs],
    [Buffer.concat([Buffer.from(`40${"00".repeat(31)}`, "hex"), proof.subarray(32)]), inputs],
    // Three inputs instead of four.
    [proof, Buffer.concat([inputs.subarray(0, 11), Buffer.from([3]), inputs.subarray(12, 108)])],
  ];
  for (const [index, [proofBytes, inputBytes]] of forged.entries()) {
    expect(await attempt(sandbox, wallet, proofBytes, inputBytes), String(index)).toMatchObject(INVALID);
  }
  expect(await send(sandbox, { ...wallet, zkProof: "?" })).toMatchObject(INVALID);
  expect(await send(sandbox, { ...wallet, secret: keyWallet().secret })).toMatchObject(INVALID);
  // A good proof does not open somebody else's wallet.
  const alice = sandbox.chain.addressOf(sandbox.userId);
  expect(await send(sandbox, { ...wallet, address: alice }, { recipient: wallet.address })).toMatchObject(INVALID);
});

test("the prover only proves for whoever holds the user's id token", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const { userId, idToken, token } = await logIn(sandbox);
  const good = {
    ...{ user_id: userId, ephemeral_pk: keyWallet().publicKey, jwt: idToken },
    ...{ address: sandbox.chain.addressOf(userId), client_type: "mezon" },
  };
  const ask = async (change: object): Promise<readonly [number, string]> => {
    const answer = await askProver(sandbox, { ...good, ...change });
    const body = (await answer.json()) as { readonly success: boolean; readonly error: string };
    expect(body.success).toBe(false);
    return [answer.status, body.error];
  };
  const aliceAddress = sandbox.chain.addressOf(sandbox.userId);
  expect(await ask({ user_id: 5 })).toStrictEqual([400, "user_id is no id in decimal digits"]);
  expect(await ask({ ephemeral_pk: "abc" })).toStrictEqual([400, "ephemeral_pk is no public key: 32 bytes in base58"]);
  expect(await ask({ address: aliceAddress })).toStrictEqual([400, "address is not that of user_id"]);
  expect(await ask({ client_type: "other" })).toStrictEqual([400, "client_type is neither mezon nor oauth"]);
  expect(await ask({ jwt: "" })).toStrictEqual([401, "jwt is missing"]);
  expect(await ask({ jwt: `${idToken}x` })).toStrictEqual([401, "the id token is not valid"]);
  expect(await ask({ jwt: token })).toStrictEqual([401, "the id token is not valid"]);
  expect(await ask({ user_id: sandbox.userId, address: aliceAddress })).toStrictEqual([
    401,
    "the id token is of another user",
  ]);
  const health = await fetch(`${sandbox.zkApiUrl}health/check`);
  expect(await health.json()).toMatchObject({ status: "healthy", timestamp: "2027-01-15T08:00:00.000Z" });
  clock.advance(3_600_000);
  expect(await ask({})).toStrictEqual([401, "the id token has expired"]);
});

test("a node with another key takes none of the sandbox's proofs", async () => {
  await expect(createSandbox({ chain: { verifyingKey: "AAAA" } })).rejects.toMatchObject({
    name: "ValidationError",
    path: "chain.verifyingKey",
  });
  await using first = await createSandbox();
  // Another constant in the place of gamma makes it another key.
  const key = bytesOf(first.zkVerifyingKey);
  const other = Buffer.concat([key.subarray(0, 128), key.subarray(224, 288), key.subarray(192)]).toString("base64");
  await using sandbox = await createSandbox({ chain: { verifyingKey: other } });
  expect(sandbox.zkVerifyingKey).toBe(other);
  expect(await send(sandbox, await botWallet(sandbox))).toMatchObject(INVALID);
});

test("the prover's faults: failures of all kinds, and proofs that must not be believed", async () => {
  const clock = new ManualClock();
  await using sandbox = await createSandbox({ clock });
  const { faults } = sandbox.chain;
  const { userId, idToken } = await logIn(sandbox);
  const wallet = { ...keyWallet(), type: 0 as const, address: sandbox.chain.addressOf(userId) };
  const body = { user_id: userId, ephemeral_pk: wallet.publicKey, jwt: idToken, address: wallet.address };
  const ask = async (): Promise<readonly [number, unknown]> => {
    const answer = await askProver(sandbox, body);
    return [answer.status, await answer.json()];
  };
  const proofOf = async (): Promise<Proof> => ((await ask())[1] as { readonly data: Proof }).data;

  faults.prover({ kind: "down" });
  await expect(ask()).rejects.toThrow();
  faults.prover({ kind: "status", status: 401 });
  expect(await ask()).toStrictEqual([401, { success: false, error: "the prover failed" }]);
  faults.prover({ kind: "status", status: 500, body: '"oops"' });
  expect(await ask()).toStrictEqual([500, "oops"]);
  faults.prover({ kind: "error", message: "no" });
  expect(await ask()).toStrictEqual([200, { success: false, error: "no" }]);
  faults.prover({ kind: "noData" });
  expect(await ask()).toStrictEqual([200, { success: true }]);
  faults.prover({ kind: "slow", ms: 5_000 });
  const late = ask();
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(5_000);
  expect((await late)[0]).toBe(200);

  const sent = async (): Promise<object> => {
    const { proof, public_input } = await proofOf();
    return send(sandbox, { ...wallet, zkProof: proof, zkPub: public_input }, { text: String(Math.random()) });
  };
  faults.prover({ kind: "wrongProof" });
  expect(await sent()).toMatchObject(INVALID);
  faults.prover({ kind: "foreignProof" });
  expect(await sent()).toMatchObject(INVALID);
  faults.prover({ kind: "foreignKey" });
  expect(await sent()).toMatchObject(INVALID);
  expect(await sent()).toMatchObject({ ok: true });
});
