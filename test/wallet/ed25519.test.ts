import { getFips, randomBytes } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nobleSigner, platformSigners } from "../../src/wallet/keys/ed25519.js";
import { nobleEd25519 } from "../../src/wallet/keys/nobleEd25519.js";

type Crypto = typeof import("node:crypto");

const crypto = process.getBuiltinModule("node:crypto");

/** The platform as it would be with another `node:crypto`. */
function withCrypto(changed: Partial<Crypto> | undefined): void {
  vi.stubGlobal("process", { getBuiltinModule: () => (changed === undefined ? undefined : { ...crypto, ...changed }) });
}

afterEach(() => void vi.unstubAllGlobals());

describe("signers", () => {
  it("all make the same keys and signatures, of messages of any length", () => {
    const platform = platformSigners();
    if (platform === undefined) throw new Error(`this runtime has no Ed25519, FIPS mode ${getFips()}`);
    for (let length = 0; length < 40; length += 1) {
      const seed = Uint8Array.from(randomBytes(32));
      const message = Uint8Array.from(randomBytes(length * 7));
      for (const signer of [platform(seed), nobleSigner(seed)]) {
        expect(signer.publicKey).toStrictEqual(ed25519.getPublicKey(seed));
        expect(signer.sign(message)).toStrictEqual(ed25519.sign(message, seed));
      }
    }
  });

  it("of the platform are not used without its module, or if it throws", () => {
    withCrypto(undefined);
    expect(platformSigners()).toBeUndefined();
    const unsupported = (): never => {
      throw new Error("ed25519 is not supported");
    };
    withCrypto({ createPrivateKey: unsupported });
    expect(platformSigners()).toBeUndefined();
    withCrypto({ sign: unsupported });
    expect(platformSigners()).toBeUndefined();
  });

  it("of the platform are not used if they give another answer than the standard", () => {
    withCrypto({ sign: (() => Buffer.alloc(64)) as unknown as Crypto["sign"] });
    expect(platformSigners()).toBeUndefined();
  });
});

describe("Ed25519 in JavaScript", () => {
  it("takes the same bytes for points as the library's ready-made curve", () => {
    const taken = (curve: { readonly Point: typeof ed25519.Point }, bytes: Uint8Array): string => {
      try {
        return curve.Point.fromBytes(bytes, true).toHex();
      } catch {
        return "refused";
      }
    };
    const edges = [0, 1, 2, 0xec, 0xed, 0xee, 0xff].flatMap((first) =>
      [0x00, 0x7f, 0x80, 0xff].flatMap((last) =>
        [0x00, 0xff].map((middle) => Uint8Array.from([first, ...new Uint8Array(30).fill(middle), last])),
      ),
    );
    const random = Array.from({ length: 100 }, () => Uint8Array.from(randomBytes(32)));
    const seen = [...edges, ...random].map((bytes) => {
      const here = taken(nobleEd25519(), bytes);
      expect(here).toBe(taken(ed25519, bytes));
      return here === "refused";
    });
    expect(new Set(seen).size).toBe(2);
  });
});
