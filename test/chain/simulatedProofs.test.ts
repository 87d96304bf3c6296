import { groth16 } from "snarkjs";
import { afterAll, describe, expect, test } from "vitest";
import { makeTrapdoor, verifyingKeyOf } from "../../codegen/circuit/trapdoor.js";
import { simulatedVerifyingKey } from "../../generated/circuit/simulatedVerifyingKey.js";
import { verifyingKey } from "../../generated/circuit/verifyingKey.js";
import { parseKey } from "../../src/sandbox/chain/proving/authenticity.js";
import { proveByCircuit } from "../../src/sandbox/chain/proving/groth16.js";
import { simulateProof } from "../../src/sandbox/chain/proving/simulatedProof.js";
import { verify } from "../../src/sandbox/chain/proving/verify.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { verifyProof } from "../../src/wallet/proof/verifyProof.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { botWallet, coded, send } from "./rawChain.js";

const statement = { user: 5n, key: 2n ** 250n, address: 123_456_789n };
const [simulatedKey, circuitKey] = [parseKey(simulatedVerifyingKey), parseKey(verifyingKey)];

afterAll(async () => {
  // Its worker threads would keep the process alive.
  const { curve_bn128: curve } = globalThis as { readonly curve_bn128?: { terminate?(): Promise<void> } | null };
  await curve?.terminate?.();
});

describe("a simulated proof", () => {
  test("holds for what it says and for nothing else, and snarkjs says the same", async () => {
    const { proof, inputs } = simulateProof(statement);
    expect(inputs.slice(1)).toStrictEqual([statement.user, statement.key, statement.address]);
    const other = simulateProof(statement);
    const cases = [
      [inputs, proof, true],
      [inputs.with(1, 6n), proof, false],
      [inputs.with(0, 0n), proof, false],
      [inputs, other.proof, false],
      [other.inputs, other.proof, true],
      [inputs, { ...proof, pi_c: other.proof.pi_c }, false],
    ] as const;
    for (const [given, of, holds] of cases) {
      expect(verify(simulatedKey, given, of)).toBe(holds);
      expect(await groth16.verify(simulatedKey, given.map(String), of)).toBe(holds);
      expect(verify(circuitKey, given, of)).toBe(false);
    }
    expect(verify(simulatedKey, inputs.slice(1), proof)).toBe(false);
  });

  test("is another each time", () => {
    const [one, other] = [simulateProof(statement), simulateProof(statement)];
    expect(one.proof).not.toStrictEqual(other.proof);
    expect(one.inputs[0]).not.toBe(other.inputs[0]);
  });

  test("is of a set-up that is what its source gives", () => {
    expect(Buffer.from(verifyingKeyOf(makeTrapdoor())).toString("base64")).toBe(simulatedVerifyingKey);
  });
});

test("a proof of the circuit holds for us as for snarkjs, and under its own key only", async () => {
  const { proof, inputs } = await proveByCircuit(statement);
  for (const given of [inputs, inputs.with(2, 1n), inputs.with(3, 0n)]) {
    const holds = await groth16.verify(circuitKey, given.map(String), proof);
    expect(verify(circuitKey, given, proof)).toBe(holds);
    expect(holds).toBe(given === inputs);
  }
  expect(verify(simulatedKey, inputs, proof)).toBe(false);
});

describe.each(["circuit", "simulated"] as const)("a sandbox with proofs of the kind %s", (proofs) => {
  test("has the key of its set-up, and clients see no difference", async () => {
    await using sandbox = await createSandbox({ clock: new ManualClock(), chain: { proofs } });
    expect(sandbox.chain.proofs).toBe(proofs);
    expect(sandbox.zkVerifyingKey).toBe(proofs === "circuit" ? verifyingKey : simulatedVerifyingKey);
    const wallet = await botWallet(sandbox);
    expect(
      verifyProof({ proof: wallet.zkProof, publicInput: wallet.zkPub, verifyingKey: sandbox.zkVerifyingKey }),
    ).toBe(true);
    expect(await send(sandbox, wallet)).toMatchObject({ ok: true });
    const foreign = await createSandbox({
      clock: new ManualClock(),
      chain: { proofs: proofs === "circuit" ? "simulated" : "circuit" },
    });
    const refused = { ok: false, error: coded("invalid_signature", "Transaction signature is invalid") };
    expect(await send(foreign, wallet)).toMatchObject(refused);
    await foreign.close();
  });
});

test("where snarkjs is installed proofs are of the circuit, and another kind is refused", async () => {
  await using sandbox = await createSandbox();
  expect(sandbox.chain.proofs).toBe("circuit");
  await expect(createSandbox({ chain: { proofs: "magic" as never } })).rejects.toThrow(
    'chain.proofs: must be "circuit" or "simulated"',
  );
});
