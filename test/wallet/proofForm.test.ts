import { describe, expect, it } from "vitest";
import { ProofError, type ProofFault } from "../../src/wallet/errors.js";
import type { G1Point, G2Point } from "../../src/wallet/proof/points.js";
import { parseProof } from "../../src/wallet/proof/proof.js";
import { proofField } from "../../src/wallet/proof/proofField.js";
import { parsePublicInput } from "../../src/wallet/proof/publicInput.js";
import { publicVerifyingKey } from "../../src/wallet/proof/publicVerifyingKey.js";
import { parseVerifyingKey } from "../../src/wallet/proof/verifyingKey.js";
import {
  bytesOf,
  compressedG2,
  INFINITY_G1,
  inputBytes,
  joined,
  keyBytes,
  ORDER,
  PRIME,
  PROOF_PARTS,
  proofBytes,
  text,
  uint32,
  uncompressedG1,
  uncompressedG2,
} from "./gnarkForm.js";
import { thrownBy } from "./thrownBy.js";
import { TrapdoorProver } from "./trapdoorProver.js";
import { type VectorPoint, vectorKey, vectorsOf } from "./vectors.js";

const prover = new TrapdoorProver("form", 4);
const inputs = [1n, 2n, 3n, ORDER - 1n];
const proof = prover.prove(inputs);
const whole = proofBytes(proof);

function reasonOf(call: () => unknown): ProofFault {
  return thrownBy(ProofError, call).reason;
}

/** The bytes with others in the place of some of them. */
function replaced(bytes: Uint8Array, offset: number, other: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(other, offset);
  return copy;
}

function shownG1({ x, y }: G1Point): VectorPoint {
  return { x: hexadecimal(x), y: hexadecimal(y) };
}

function shownG2({ x, y }: G2Point): VectorPoint {
  return { x_c0: hexadecimal(x.c0), x_c1: hexadecimal(x.c1), y_c0: hexadecimal(y.c0), y_c1: hexadecimal(y.c1) };
}

const hexadecimal = (value: bigint) => `0x${value.toString(16)}`;

describe("the binary form", () => {
  for (const { name, input, expect: known } of vectorsOf("zk_vk_parse")) {
    it(`of a verifying key gives the known points, and is written back the same: ${name}`, () => {
      const key = parseVerifyingKey(input.vk_base64);
      expect(shownG1(key.alpha1)).toStrictEqual(known["alpha1"]);
      expect(shownG1(key.beta1)).toStrictEqual(known["beta1"]);
      expect(shownG2(key.beta2)).toStrictEqual(known["beta2"]);
      expect(shownG2(key.gamma2)).toStrictEqual(known["gamma2"]);
      expect(shownG1(key.delta1)).toStrictEqual(known["delta1"]);
      expect(shownG2(key.delta2)).toStrictEqual(known["delta2"]);
      expect(key.k.map(shownG1)).toStrictEqual(known.K);
      expect(text(keyBytes(key))).toBe(input.vk_base64);
    });
  }

  for (const { name, input, expect: known } of vectorsOf("zk_proof_parse")) {
    it(`of a proof and its inputs gives the known ones, and is written back the same: ${name}`, () => {
      const parsed = parseProof(input.proof_base64);
      expect([shownG1(parsed.ar), shownG2(parsed.bs), shownG1(parsed.krs)]).toStrictEqual([
        known.Ar,
        known.Bs,
        known.Krs,
      ]);
      expect(text(proofBytes(parsed))).toBe(input.proof_base64);
      const parsedInputs = parsePublicInput(input.public_base64);
      expect(parsedInputs.map(String)).toStrictEqual(known.public_inputs_decimal);
      expect(text(inputBytes(parsedInputs))).toBe(input.public_base64);
    });
  }

  for (const { name, input, expect: known } of vectorsOf("zk_string_to_fr")) {
    it(`of a text as an input is the known one: ${name}`, () => {
      expect(proofField(input.s).toString()).toBe(known.fr_decimal);
    });
  }

  it("of the public key of the chain is sound, for four inputs", () => {
    expect(publicVerifyingKey.base64).toBe(vectorKey("vk3"));
    expect(parseVerifyingKey(publicVerifyingKey.base64).k).toHaveLength(5);
  });

  it("gives values that nobody can change", () => {
    const parsed = parseProof(text(whole));
    expect(() => Object.assign(parsed.ar, { x: 1n })).toThrow(TypeError);
    expect(() => Object.assign(parsed.bs.y, { c0: 1n })).toThrow(TypeError);
    const key = parseVerifyingKey(text(keyBytes(prover.key)));
    expect(() => Object.assign(key.k, { 0: key.k[1] })).toThrow(TypeError);
    expect(Object.isFrozen(parsePublicInput(text(inputBytes(inputs))))).toBe(true);
  });
});

describe("base64", () => {
  const good = text(whole);
  const wrong: readonly [string, unknown][] = [
    ["a missing padding", good.replace(/=+$/, "")],
    ["more padding", `${good}=`],
    ["a blank before", ` ${good}`],
    ["a line end behind", `${good}\n`],
    ["a line end within", `${good.slice(0, 76)}\n${good.slice(76)}`],
    ["four blanks within", `${good.slice(0, 76)}    ${good.slice(76)}`],
    ["the alphabet of addresses", good.replace(/[+/]/g, (letter) => (letter === "+" ? "-" : "_"))],
    ["bits where the padding has none", "AAAAAAB="],
    ["padding within", `AA==${good}`],
    ["no text", undefined],
    ["bytes", whole],
    ["null", null],
  ];
  for (const [name, value] of wrong) {
    it(`is read in its one way: ${name} is refused`, () => {
      expect(value).not.toBe(good);
      for (const parse of [parseProof, parsePublicInput, parseVerifyingKey]) {
        expect(reasonOf(() => parse(value as string))).toBe("bad_base64");
      }
    });
  }
});

describe("a form that is too short or too long", () => {
  const forms = [
    ["proof", whole, parseProof],
    ["public input", inputBytes(inputs), parsePublicInput],
    ["verifying key", keyBytes(prover.key), parseVerifyingKey],
  ] as const;
  for (const [name, bytes, parse] of forms) {
    it(`is refused, cut anywhere: ${name}`, () => {
      for (let length = 0; length < bytes.length; length++) {
        expect(reasonOf(() => parse(text(bytes.subarray(0, length))))).toBe("truncated");
      }
    });

    it(`is refused, with anything behind it: ${name}`, () => {
      for (const length of [1, 2, 3, 4, 31, 32, 33, 64, 164, 1000]) {
        for (const filler of [0, 1, 255]) {
          const extended = joined(bytes, new Uint8Array(length).fill(filler));
          expect(reasonOf(() => parse(text(extended)))).toBe("extended");
        }
      }
    });
  }
});

describe("a point", () => {
  const { x, y } = proof.ar;

  it("is refused in uncompressed form, wherever it stands", () => {
    const { ar, krs } = PROOF_PARTS;
    const first = joined(uncompressedG1(proof.ar), whole.subarray(32));
    const second = joined(whole.subarray(0, 32), uncompressedG2(proof.bs), whole.subarray(96));
    const third = joined(whole.subarray(0, 96), uncompressedG1(proof.krs), whole.subarray(128));
    for (const bytes of [first, second, third]) expect(reasonOf(() => parseProof(text(bytes)))).toBe("not_canonical");
    // Of the same length, with the form bits alone taken away.
    for (const offset of [ar, krs]) {
      const stripped = replaced(whole, offset, Uint8Array.of((whole[offset] ?? 0) & 0b0011_1111));
      expect(reasonOf(() => parseProof(text(stripped)))).toBe("not_canonical");
    }
  });

  it("is refused with a coordinate that is the prime or more", () => {
    const most = (1n << 254n) - 1n;
    for (const offset of [PROOF_PARTS.ar, PROOF_PARTS.krs]) {
      for (const value of [PRIME, most, x + PRIME < most ? x + PRIME : most]) {
        const bytes = replaced(whole, offset, bytesOf(value | (0b10n << 254n)));
        expect(reasonOf(() => parseProof(text(bytes)))).toBe("not_canonical");
      }
    }
    const high = replaced(whole, PROOF_PARTS.bs, bytesOf(PRIME | (0b10n << 254n)));
    const low = replaced(whole, PROOF_PARTS.bs + 32, bytesOf(PRIME));
    expect(reasonOf(() => parseProof(text(high)))).toBe("not_canonical");
    expect(reasonOf(() => parseProof(text(low)))).toBe("not_canonical");
    expect(reasonOf(() => parseProof(text(replaced(low, PROOF_PARTS.bs + 32, bytesOf((1n << 256n) - 1n)))))).toBe(
      "not_canonical",
    );
  });

  it("is refused when it is the identity, and when something stands beside its mark", () => {
    const infinity2 = joined(INFINITY_G1, new Uint8Array(32));
    for (const [offset, infinity] of [
      [PROOF_PARTS.ar, INFINITY_G1],
      [PROOF_PARTS.bs, infinity2],
      [PROOF_PARTS.krs, INFINITY_G1],
    ] as const) {
      expect(reasonOf(() => parseProof(text(replaced(whole, offset, infinity))))).toBe("identity_point");
      const beside = replaced(infinity, infinity.length - 1, Uint8Array.of(1));
      expect(reasonOf(() => parseProof(text(replaced(whole, offset, beside))))).toBe("not_canonical");
    }
  });

  it("is refused off the curve", () => {
    // x = 0 gives y² = 3, which is no square.
    const off = replaced(whole, PROOF_PARTS.ar, bytesOf(0b10n << 254n));
    expect(reasonOf(() => parseProof(text(off)))).toBe("not_on_curve");
  });

  it("is refused on the twist but outside of the group", () => {
    const seen = new Set<ProofFault>();
    for (let c0 = 0n; c0 < 12n; c0++) {
      const bytes = replaced(whole, PROOF_PARTS.bs, compressedG2({ x: { c0, c1: 1n }, y: proof.bs.y }));
      seen.add(reasonOf(() => parseProof(text(bytes))));
    }
    expect(seen).toStrictEqual(new Set(["not_in_subgroup", "not_on_curve"]));
  });

  it("has the y that its form bits name", () => {
    const negated = { ...proof, ar: { x, y: PRIME - y } };
    expect(parseProof(text(proofBytes(negated))).ar).toStrictEqual({ x, y: PRIME - y });
  });
});

describe("commitments", () => {
  it("are refused in a proof, by their count, their points or their proof", () => {
    const { commitments, pok } = PROOF_PARTS;
    const one = whole.subarray(0, 32);
    const counted = replaced(whole, commitments, uint32(1));
    const carried = joined(whole.subarray(0, commitments), uint32(1), one, one);
    const known = replaced(whole, pok, one);
    const many = replaced(whole, commitments, uint32(0xffff_ffff));
    for (const bytes of [counted, carried, known, many]) {
      expect(reasonOf(() => parseProof(text(bytes)))).toBe("has_commitments");
    }
  });

  it("are refused in a verifying key", () => {
    const bytes = keyBytes(prover.key);
    for (const offset of [bytes.length - 8, bytes.length - 4]) {
      expect(reasonOf(() => parseVerifyingKey(text(replaced(bytes, offset, uint32(1)))))).toBe("has_commitments");
    }
  });
});

describe("the counts before the inputs", () => {
  const body = inputBytes(inputs).subarray(12);
  for (const [name, counts] of [
    ["secret inputs", [4, 1, 5]],
    ["secret inputs that the length does not count", [4, 1, 4]],
    ["secret ones in place of public ones", [3, 1, 4]],
    ["a length that is not the count", [4, 0, 3]],
    ["a count that is not the length", [5, 0, 4]],
    ["none", [0, 0, 0]],
    ["a count beyond all reason", [0xffff_ffff, 0, 4]],
  ] as const) {
    it(`are refused: ${name}`, () => {
      const bytes = joined(...counts.map(uint32), body);
      expect(reasonOf(() => parsePublicInput(text(bytes)))).toBe("bad_header");
    });
  }

  it("do not make it reserve memory for inputs that are not there", () => {
    const bytes = joined(uint32(0xffff_ffff), uint32(0), uint32(0xffff_ffff), body);
    expect(reasonOf(() => parsePublicInput(text(bytes)))).toBe("truncated");
    const key = replaced(keyBytes(prover.key), 288, uint32(0xffff_ffff));
    expect(reasonOf(() => parseVerifyingKey(text(key)))).toBe("truncated");
    for (const count of [0, 1]) {
      expect(reasonOf(() => parseVerifyingKey(text(replaced(key, 288, uint32(count)))))).toBe("bad_header");
    }
  });

  it("are followed by inputs below the order", () => {
    for (let place = 0; place < 4; place++) {
      for (const value of [ORDER, (inputs[place] ?? 0n) + ORDER, (1n << 256n) - 1n]) {
        const bytes = inputBytes(inputs.with(place, value));
        expect(reasonOf(() => parsePublicInput(text(bytes)))).toBe("not_canonical");
      }
    }
  });
});
