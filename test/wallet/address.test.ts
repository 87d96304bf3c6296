import { base58 } from "@scure/base";
import { describe, expect, it } from "vitest";
import { ValidationError } from "../../src/core/errors.js";
import { addressFromPublicKey, addressFromUserId, isAddress, requireAddress } from "../../src/wallet/keys/address.js";
import { generateKeyPair } from "../../src/wallet/keys/keyPair.js";
import { thrownBy } from "./thrownBy.js";
import { vectorsOf } from "./vectors.js";

const ADDRESS = "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5";

describe("the address of a user", () => {
  for (const { name, input, expect: known } of vectorsOf("address")) {
    if (/^\d+$/.test(input.user_id)) {
      it(`is the known one: ${name}`, () => {
        expect(addressFromUserId(input.user_id)).toBe(known.address);
      });
    } else {
      it(`is nobody's, and refused: ${name}`, () => {
        expect(thrownBy(ValidationError, () => addressFromUserId(input.user_id)).path).toBe("userId");
      });
    }
  }

  const values: readonly unknown[] = [
    123,
    3767478432163172999n,
    undefined,
    null,
    9007199254740992,
    ["123"],
    { toString: () => "123" },
    new String("123"),
    true,
  ];
  for (const value of values) {
    it(`is refused for what is no string: ${typeof value} ${String(value)}`, () => {
      expect(thrownBy(ValidationError, () => addressFromUserId(value as string)).message).toMatch(/decimal string/);
    });
  }

  const texts = [
    "",
    " ",
    "-1",
    "+1",
    "1.0",
    "1e3",
    "007",
    "00",
    " 1",
    "1 ",
    "1\n",
    "0x1",
    "1_0",
    "1,000",
    "١٢٣",
    "１２３",
  ];
  for (const text of [...texts, "123456789012345678901", "NaN", "undefined", "null", "[object Object]"]) {
    it(`is refused for ${JSON.stringify(text)}`, () => {
      expect(() => addressFromUserId(text)).toThrow(ValidationError);
    });
  }
});

describe("the address of a key", () => {
  const pair = generateKeyPair("01".repeat(32));

  it("is its base58 form", () => {
    expect(addressFromPublicKey(pair.publicKeyBytes())).toBe(pair.publicKey);
    expect(addressFromPublicKey(pair.publicKey)).toBe(pair.publicKey);
  });

  it("needs exactly 32 bytes", () => {
    const refused = [
      new Uint8Array(31),
      new Uint8Array(33),
      "",
      "abc",
      `${pair.publicKey}1`,
      "0OIl",
      5,
      null,
      undefined,
    ];
    for (const key of refused) {
      expect(thrownBy(ValidationError, () => addressFromPublicKey(key as string)).path).toBe("key");
    }
  });
});

describe("the form of an address", () => {
  for (const { name, input, expect: known } of vectorsOf("validateAddress")) {
    it(`is told, and never thrown about: ${name}`, () => {
      expect(isAddress(input.address)).toBe(known.result ?? false);
    });
  }

  it("is base58 of 32 bytes, whatever their value", () => {
    for (const bytes of [
      new Uint8Array(32),
      new Uint8Array(32).fill(255),
      Uint8Array.from({ length: 32 }, (_, i) => i),
    ]) {
      expect(isAddress(base58.encode(bytes))).toBe(true);
    }
    for (const length of [0, 1, 31, 33, 64])
      expect(isAddress(base58.encode(new Uint8Array(length).fill(9)))).toBe(false);
    for (const value of [undefined, null, 5, {}, [ADDRESS], "1".repeat(100_000)]) expect(isAddress(value)).toBe(false);
  });

  it("can be required, and the error names the argument", () => {
    expect(requireAddress(ADDRESS, "to")).toBe(ADDRESS);
    const error = thrownBy(ValidationError, () => requireAddress(`${ADDRESS}5`, "to"));
    expect(error.path).toBe("to");
    expect(error.message).toMatch(/base58 of 32 bytes/);
    expect(() => requireAddress(`${ADDRESS}\n`, "to")).toThrow(ValidationError);
    expect(() => requireAddress(` ${ADDRESS}`, "to")).toThrow(ValidationError);
  });
});
