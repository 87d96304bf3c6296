import { expect, test, vi } from "vitest";
import { createSandbox } from "../../src/sandbox/index.js";
import { logIn } from "../sandbox/rawHttp.js";
import { askProver, botWallet, fundedWallet, keyWallet, send } from "./rawChain.js";

vi.mock("snarkjs", () => {
  throw new Error("Cannot find package 'snarkjs'");
});

const ADVICE =
  'proofs of the circuit are made with snarkjs: run npm install --save-dev snarkjs, or leave out proofs: "circuit"';

test("who insists on proofs of the circuit is told what to install; the rest works", async () => {
  await using sandbox = await createSandbox({ chain: { proofs: "circuit" } });
  const { userId, idToken } = await logIn(sandbox);
  const address = sandbox.chain.addressOf(userId);
  const key = keyWallet();
  const answer = await askProver(sandbox, { user_id: userId, ephemeral_pk: key.publicKey, jwt: idToken, address });
  expect([answer.status, await answer.json()]).toStrictEqual([500, { success: false, error: ADVICE }]);
  expect(await send(sandbox, fundedWallet(sandbox))).toMatchObject({ ok: true });
  await expect(sandbox.user("alice").pay(sandbox.botId, "1")).rejects.toThrow(ADVICE);
});

test("simulated proofs need nothing: the bot pays, people pay, and it is said that they are simulated", async () => {
  const said: string[] = [];
  const note = (_: object, message: string): void => void said.push(message);
  const logger = { debug: note, info: note, warn: note, error: note };
  await using sandbox = await createSandbox({ logger, chain: { proofs: "simulated" } });
  expect(sandbox.chain.proofs).toBe("simulated");
  expect(await send(sandbox, await botWallet(sandbox))).toMatchObject({ ok: true });
  expect(await sandbox.user("alice").pay(sandbox.botId, "1")).toMatchObject({ status: "finalized" });
  expect(said).toStrictEqual(["proofs are simulated: real ones need snarkjs"]);
  const health = (await (await fetch(`${sandbox.zkApiUrl}health/check`)).json()) as { readonly message: string };
  expect(health.message).toContain("its proofs are simulated");
});
