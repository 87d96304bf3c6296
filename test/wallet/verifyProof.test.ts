import { describe, expect, it } from "vitest";
import { ValidationError } from "../../src/core/errors.js";
import { ProofError, type ProofFault } from "../../src/wallet/errors.js";
import { addressFromUserId } from "../../src/wallet/keys/address.js";
import { generateKeyPair } from "../../src/wallet/keys/keyPair.js";
import { parseProof } from "../../src/wallet/proof/proof.js";
import { checkProofBinding } from "../../src/wallet/proof/proofBinding.js";
import { proofField } from "../../src/wallet/proof/proofField.js";
import { parsePublicInput } from "../../src/wallet/proof/publicInput.js";
import { publicVerifyingKey } from "../../src/wallet/proof/publicVerifyingKey.js";
import { parseVerifyingKey, type VerifyingKey } from "../../src/wallet/proof/verifyingKey.js";
import { verifyProof } from "../../src/wallet/proof/verifyProof.js";
import { inputBytes, keyBytes, ORDER, PRIME, proofBytes, text } from "./gnarkForm.js";
import { thrownBy } from "./thrownBy.js";
import { TrapdoorProver } from "./trapdoorProver.js";
import { vectorKey, vectorsOf } from "./vectors.js";

const userId = "3767478432163172999";
const address = addressFromUserId(userId);
const { publicKey } = generateKeyPair("01".repeat(32));
const expected = { userId, publicKey, address };

const prover = new TrapdoorProver("verify", 4);
const inputs = [11n, ...[userId, publicKey, address].map(proofField)];
const points = prover.prove(inputs);
const good = {
  proof: text(proofBytes(points)),
  publicInput: text(inputBytes(inputs)),
  verifyingKey: text(keyBytes(prover.key)),
};

function reasonOf(change: Partial<Parameters<typeof verifyProof>[0]>): ProofFault {
  return thrownBy(ProofError, () => verifyProof({ ...good, expected, ...change })).reason;
}

function withInput(place: number, value: bigint | string): { readonly publicInput: string } {
  return { publicInput: text(inputBytes(inputs.with(place, typeof value === "string" ? proofField(value) : value))) };
}

describe("a proof", () => {
  for (const { name, input, expect: known } of vectorsOf("zk_verify")) {
    it(`verifies as it is known to: ${name}`, () => {
      const options = {
        proof: input.proof_base64,
        publicInput: input.public_base64,
        verifyingKey: vectorKey(input.vk),
      };
      if (known.valid) expect(verifyProof(options)).toBe(true);
      else expect(() => verifyProof(options)).toThrow(ProofError);
    });
  }

  it("verifies from text and decoded, with whose it is and without", () => {
    expect(verifyProof({ ...good, expected })).toBe(true);
    expect(verifyProof(good)).toBe(true);
    expect(verifyProof({ ...good, expected: { address } })).toBe(true);
    const decoded = {
      proof: parseProof(good.proof),
      publicInput: parsePublicInput(good.publicInput),
      verifyingKey: parseVerifyingKey(good.verifyingKey),
    };
    expect(verifyProof({ ...decoded, expected })).toBe(true);
  });

  it("verifies under the public key of the chain when no other is given, which this one does not", () => {
    const { proof, publicInput } = good;
    expect(thrownBy(ProofError, () => verifyProof({ proof, publicInput, expected })).reason).toBe("forged");
    expect(reasonOf({ verifyingKey: publicVerifyingKey.base64 })).toBe("forged");
    expect(reasonOf({ verifyingKey: text(keyBytes(new TrapdoorProver("other", 4).key)) })).toBe("forged");
  });

  it("is somebody else's when its inputs are, which is found before anything is paired", () => {
    expect(reasonOf(withInput(1, "3767478432163172990"))).toBe("foreign_user");
    expect(reasonOf(withInput(2, generateKeyPair("02".repeat(32)).publicKey))).toBe("foreign_key");
    expect(reasonOf(withInput(3, addressFromUserId("1")))).toBe("foreign_address");
    expect(reasonOf({ expected: { userId: "1" } })).toBe("foreign_user");
    expect(reasonOf({ expected: { publicKey: address } })).toBe("foreign_key");
    expect(reasonOf({ expected: { address: publicKey } })).toBe("foreign_address");
  });

  it("is forged when its inputs are not the ones it was made for", () => {
    expect(reasonOf(withInput(0, 12n))).toBe("forged");
    expect(reasonOf({ ...withInput(1, "1"), expected: { publicKey, address } })).toBe("forged");
    expect(reasonOf({ ...withInput(3, "1"), expected: undefined })).toBe("forged");
    const others = [99n, ...inputs.slice(1)];
    expect(reasonOf({ proof: text(proofBytes(prover.prove(others))) })).toBe("forged");
  });

  it("is refused with its inputs in another order", () => {
    const orders = permutations([0, 1, 2, 3]).slice(1);
    expect(orders).toHaveLength(23);
    for (const order of orders) {
      const publicInput = order.map((place) => inputs[place] ?? 0n);
      expect(() => verifyProof({ ...good, publicInput, expected })).toThrow(ProofError);
      expect(reasonOf({ publicInput, expected: undefined })).toBe("forged");
    }
  });

  it("is refused with more or fewer inputs than the key takes, or than Mezon's proofs have", () => {
    for (const publicInput of [inputs.slice(0, 3), [...inputs, 0n], []]) {
      expect(reasonOf({ publicInput })).toBe("wrong_input_count");
      expect(reasonOf({ publicInput, expected: undefined })).toBe("wrong_input_count");
    }
    const small = new TrapdoorProver("two inputs", 2);
    const two = {
      proof: text(proofBytes(small.prove([5n, 6n]))),
      publicInput: text(inputBytes([5n, 6n])),
      verifyingKey: text(keyBytes(small.key)),
    };
    expect(verifyProof(two)).toBe(true);
    expect(reasonOf({ ...two })).toBe("wrong_input_count");
    expect(reasonOf({ ...two, publicInput: [5n, 6n, 0n, 0n], expected: {} })).toBe("wrong_input_count");
  });

  it("is not verified against somebody who cannot be", () => {
    for (const owner of [
      { userId: "" },
      { userId: 5 as never },
      { publicKey: "" },
      { publicKey: "abc" },
      { address: "" },
      { address: userId },
    ]) {
      expect(() => verifyProof({ ...good, expected: owner })).toThrow(ValidationError);
    }
  });
});

describe("a proof whose signs were changed", () => {
  const { ar, bs, krs } = points;
  const minusAr = { x: ar.x, y: PRIME - ar.y };
  const minusBs = { x: bs.x, y: { c0: PRIME - bs.y.c0, c1: PRIME - bs.y.c1 } };
  const minusKrs = { x: krs.x, y: PRIME - krs.y };

  it("is forged", () => {
    for (const proof of [
      { ar: minusAr, bs, krs },
      { ar, bs: minusBs, krs },
      { ar, bs, krs: minusKrs },
      { ar: minusAr, bs, krs: minusKrs },
      { ar, bs: minusBs, krs: minusKrs },
      { ar: minusAr, bs: minusBs, krs: minusKrs },
      { ar: krs, bs, krs: ar },
    ]) {
      expect(reasonOf({ proof: text(proofBytes(proof)) })).toBe("forged");
    }
  });

  it("holds when both Ar and Bs are negated: Groth16 proofs can be rewritten, and that one is valid", () => {
    const rewritten = text(proofBytes({ ar: minusAr, bs: minusBs, krs }));
    expect(rewritten).not.toBe(good.proof);
    expect(verifyProof({ ...good, expected, proof: rewritten })).toBe(true);
  });
});

describe("values made by hand", () => {
  it("are checked as strictly as decoded ones", () => {
    const offCurve = { ...points, ar: { x: points.ar.x, y: points.ar.y + 1n } };
    expect(reasonOf({ proof: offCurve })).toBe("not_on_curve");
    expect(reasonOf({ proof: { ...points, krs: { x: points.krs.x + PRIME, y: points.krs.y } } })).toBe("not_canonical");
    expect(reasonOf({ proof: { ...points, ar: { x: 0n, y: 0n } } })).toBe("not_on_curve");
    expect(reasonOf({ publicInput: inputs.with(0, 11n + ORDER) })).toBe("not_canonical");
    expect(reasonOf({ publicInput: inputs.with(0, -1n) })).toBe("not_canonical");
    expect(reasonOf({ publicInput: inputs.with(0, 11 as never) })).toBe("not_canonical");
    const verifyingKey = { ...prover.key, gamma2: { ...prover.key.gamma2, y: prover.key.delta2.y } };
    expect(reasonOf({ verifyingKey })).toBe("not_on_curve");
    expect(verifyProof({ proof: points, publicInput: inputs, verifyingKey: prover.key, expected })).toBe(true);
  });

  it("are read anew when they were changed", () => {
    const key: { -readonly [Part in keyof VerifyingKey]: VerifyingKey[Part] } = { ...prover.key };
    const proof = { ...points };
    expect(verifyProof({ ...good, proof, verifyingKey: key })).toBe(true);
    key.alpha1 = prover.key.beta1;
    expect(reasonOf({ verifyingKey: key })).toBe("forged");
    proof.krs = points.ar;
    expect(reasonOf({ proof })).toBe("forged");
  });

  it("are refused when they are nothing of the kind", () => {
    for (const nothing of [undefined, null, 5, true]) {
      expect(reasonOf({ proof: nothing as never })).toBe("bad_base64");
      expect(reasonOf({ publicInput: nothing as never })).toBe("bad_base64");
    }
    expect(reasonOf({ verifyingKey: 5 as never })).toBe("bad_base64");
  });
});

describe("the check of form and owner alone", () => {
  it("takes a proof that does not hold, but none that is somebody else's or malformed", () => {
    const forged = text(proofBytes(prover.prove([99n, 1n, 2n, 3n])));
    const { publicInput } = good;
    expect(checkProofBinding({ proof: good.proof, publicInput, expected })).toBeUndefined();
    expect(checkProofBinding({ proof: forged, publicInput, expected })).toBeUndefined();
    const faultOf = (change: object) =>
      thrownBy(ProofError, () => checkProofBinding({ proof: forged, publicInput, expected, ...change })).reason;
    expect(faultOf(withInput(1, "1"))).toBe("foreign_user");
    expect(faultOf(withInput(2, "1"))).toBe("foreign_key");
    expect(faultOf(withInput(3, "1"))).toBe("foreign_address");
    expect(faultOf({ publicInput: inputs.slice(0, 2) })).toBe("wrong_input_count");
    expect(faultOf({ proof: forged.slice(0, -4) })).toBe("truncated");
    expect(faultOf({ proof: `${forged.slice(0, -1)}A` })).toBe("extended");
  });

  it("needs to know the whole owner", () => {
    for (const missing of ["userId", "publicKey", "address"] as const) {
      const owner = { ...expected, [missing]: undefined };
      expect(() => checkProofBinding({ ...good, expected: owner })).toThrow(ValidationError);
    }
  });
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item) => permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]));
}
