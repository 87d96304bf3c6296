import { expect, test, vi } from "vitest";
import { writeInputs } from "../../src/sandbox/chain/proving/gnarkForms.js";
import { textInput } from "../../src/sandbox/chain/proving/statement.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { logIn } from "../sandbox/rawHttp.js";
import { askProver, callNode, fundedWallet, keyWallet, send, signed } from "./rawChain.js";

vi.mock("snarkjs", () => {
  throw new Error("Cannot find package 'snarkjs'");
});

const ADVICE = "the sandbox makes and checks proofs with snarkjs: run npm install --save-dev snarkjs";

// A proof in form: the generators of both groups.
const G1 = `80${"00".repeat(30)}01`;
const G2 = [
  "998e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2",
  "1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed",
].join("");
const GENERATORS = Buffer.from(`${G1}${G2}${G1}0000000040${"00".repeat(31)}`, "hex").toString("base64");

test("without snarkjs all but proofs works, and what needs one says what to install", async () => {
  await using sandbox = await createSandbox();
  const { userId, idToken } = await logIn(sandbox);
  const address = sandbox.chain.addressOf(userId);
  const key = keyWallet();
  const answer = await askProver(sandbox, { user_id: userId, ephemeral_pk: key.publicKey, jwt: idToken, address });
  expect([answer.status, await answer.json()]).toStrictEqual([500, { success: false, error: ADVICE }]);
  expect(await send(sandbox, fundedWallet(sandbox))).toMatchObject({ ok: true });
  const inputs = writeInputs([0n, textInput(userId), textInput(key.publicKey), textInput(address)]);
  const wallet = {
    ...key,
    type: 0,
    address,
    zkProof: GENERATORS,
    zkPub: Buffer.from(inputs).toString("base64"),
  } as const;
  expect((await callNode(sandbox, "tx.addtx", signed(sandbox, wallet))).error).toMatchObject({
    ...{ code: -32000, message: ADVICE, data: { code: "internal_error" } },
  });
});
