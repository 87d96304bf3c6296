import { describe, expect, it } from "vitest";
import { ProofError, type ProofFault } from "../../src/wallet/errors.js";
import { addressFromUserId } from "../../src/wallet/keys/address.js";
import { generateKeyPair } from "../../src/wallet/keys/keyPair.js";
import { proofField } from "../../src/wallet/proof/proofField.js";
import { verifyProof } from "../../src/wallet/proof/verifyProof.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { inputBytes, keyBytes, PROOF_PARTS, proofBytes, text } from "./gnarkForm.js";
import { thrownBy } from "./thrownBy.js";
import { TrapdoorProver } from "./trapdoorProver.js";

const userId = "3767478432163172999";
const expected = {
  userId,
  publicKey: generateKeyPair("01".repeat(32)).publicKey,
  address: addressFromUserId(userId),
};
const prover = new TrapdoorProver("mutations", 4);
const inputs = [7n, ...Object.values(expected).map(proofField)];
const proof = proofBytes(prover.prove(inputs));
const publicInput = inputBytes(inputs);
const verifyingKey = text(keyBytes(prover.key));

const random = new SeededRandom("mutations");

/** Bits of a byte to turn: those that hold the form of a point, and one by chance. */
const FORM_MASKS = [0b1000_0000, 0b0100_0000, 0b1100_0000];

function turned(bytes: Uint8Array, offset: number, mask: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[offset] = (copy[offset] ?? 0) ^ mask;
  return copy;
}

function reasonOf(proofBytes: Uint8Array, inputs: Uint8Array): ProofFault {
  return thrownBy(ProofError, () =>
    verifyProof({ proof: text(proofBytes), publicInput: text(inputs), verifyingKey, expected }),
  ).reason;
}

/** What a turned bit at this place of a proof may be refused for. */
function faultsAt(offset: number): readonly ProofFault[] {
  if (offset >= PROOF_PARTS.pok) return ["has_commitments", "not_canonical"];
  if (offset >= PROOF_PARTS.commitments) return ["has_commitments"];
  return ["forged", "not_on_curve", "not_in_subgroup", "not_canonical"];
}

describe("a valid proof with a bit turned", () => {
  it("was valid", () => {
    expect(verifyProof({ proof: text(proof), publicInput: text(publicInput), verifyingKey, expected })).toBe(true);
  });

  for (let start = 0; start < proof.length; start += 32) {
    it(`is refused for what the bit belongs to, from byte ${start} on`, () => {
      for (let offset = start; offset < Math.min(start + 32, proof.length); offset++) {
        const holdsForm = [PROOF_PARTS.ar, PROOF_PARTS.bs, PROOF_PARTS.krs, PROOF_PARTS.pok].some(
          (at) => at === offset,
        );
        for (const mask of [...(holdsForm ? FORM_MASKS : []), 1 << random.below(holdsForm ? 6 : 8)]) {
          expect(faultsAt(offset), `bits ${mask} of byte ${offset}`).toContain(
            reasonOf(turned(proof, offset, mask), publicInput),
          );
        }
      }
    }, 60_000);
  }

  it("is refused for what the bit belongs to, in its inputs", () => {
    const order: readonly ProofFault[] = ["forged", "foreign_user", "foreign_key", "foreign_address"];
    for (let offset = 0; offset < publicInput.length; offset++) {
      const reason = reasonOf(proof, turned(publicInput, offset, 1 << random.below(8)));
      const input = Math.floor((offset - 12) / 32);
      const own = input < 0 ? "bad_header" : order[input];
      expect([own, "not_canonical"], `byte ${offset}`).toContain(reason);
    }
  }, 60_000);

  it("is refused however many bits are turned", () => {
    for (let turn = 0; turn < 60; turn++) {
      let mutated: Uint8Array = proof;
      for (let more = 0; more <= random.below(4); more++) {
        mutated = turned(mutated, random.below(proof.length), 1 + random.below(255));
      }
      if (text(mutated) !== text(proof)) reasonOf(mutated, publicInput);
    }
  }, 60_000);
});

describe("a valid proof put together with another", () => {
  it("is forged, whichever part is taken over", () => {
    const other = proofBytes(prover.prove(inputs));
    const { ar, bs, krs, commitments } = PROOF_PARTS;
    for (const [from, to] of [
      [ar, bs],
      [bs, krs],
      [krs, commitments],
      [ar, krs],
      [bs, commitments],
    ] as const) {
      const mixed = Uint8Array.from(proof);
      mixed.set(other.subarray(from, to), from);
      expect(reasonOf(mixed, publicInput)).toBe("forged");
    }
    expect(verifyProof({ proof: text(other), publicInput: text(publicInput), verifyingKey, expected })).toBe(true);
  });
});
