import { createPrivateKey, createPublicKey, verify } from "node:crypto";
import { inspect } from "node:util";
import { ed25519 } from "@noble/curves/ed25519.js";
import { hex } from "@scure/base";
import pino from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MezonError, ValidationError } from "../../src/core/errors.js";
import { generateKeyPair, importKeyPair, KeyPair } from "../../src/wallet/keys/keyPair.js";
import { thrownBy } from "./thrownBy.js";
import { vectorsOf } from "./vectors.js";

const SEED = "8e92cf392cef0388e9855e3375c608b5eb0a71f074827c3d8368fac7d73c30ee";
const message = new TextEncoder().encode("a|message");

afterEach(() => void vi.unstubAllGlobals());

describe("a key pair", () => {
  for (const { name, input, expect: known } of vectorsOf("keypair")) {
    it(`is the known one for the seed "${name}", however it is given`, () => {
      const pairs = [
        generateKeyPair(input.seed_hex),
        generateKeyPair(hex.decode(input.seed_hex)),
        importKeyPair(input.seed_hex.toUpperCase()),
        importKeyPair(hex.decode(input.seed_hex)),
        importKeyPair(known.private_key_hex_as_emitted),
        importKeyPair(hex.decode(known.private_key_hex_rfc8410)),
      ];
      for (const pair of pairs) {
        expect(pair.publicKey).toBe(known.public_key_base58);
        expect(hex.encode(pair.publicKeyBytes())).toBe(known.public_key_hex);
        expect(pair.exportPkcs8Hex()).toBe(known.private_key_hex_rfc8410);
        expect(hex.encode(pair.exportPkcs8())).toBe(known.private_key_hex_rfc8410);
      }
    });
  }

  it("is read by OpenSSL, whose signatures are the same", () => {
    const pair = generateKeyPair();
    const key = createPrivateKey({ key: Buffer.from(pair.exportPkcs8()), format: "der", type: "pkcs8" });
    const exported = createPublicKey(key).export({ format: "jwk" }) as { x: string };
    expect(Buffer.from(exported.x, "base64url")).toStrictEqual(Buffer.from(pair.publicKeyBytes()));
    expect(verify(null, message, createPublicKey(key), pair.sign(message))).toBe(true);
  });

  it("signs the given transaction and nothing else", () => {
    const pair = generateKeyPair(SEED);
    const signature = pair.sign(message);
    expect(signature).toHaveLength(64);
    expect(ed25519.verify(signature, message, pair.publicKeyBytes(), { zip215: false })).toBe(true);
    expect(() => pair.sign("a|message" as never)).toThrow(ValidationError);
  });

  it("is not changed by what was given or taken out", () => {
    const seed = hex.decode(SEED);
    const pair = new KeyPair(seed);
    const before = pair.sign(message);
    seed.fill(0);
    pair.publicKeyBytes().fill(0);
    pair.exportPkcs8().fill(0);
    expect(pair.sign(message)).toStrictEqual(before);
    expect(hex.encode(pair.publicKeyBytes())).toBe("0d1dfad29c20c13dccff213f52d2f98a395a0224b5159628d2bdb077cf4026a7");
    expect(() => Object.assign(pair, { publicKey: "x" })).toThrow(TypeError);
  });

  it("is another one each time it is generated", () => {
    const keys = Array.from({ length: 20 }, () => generateKeyPair().publicKey);
    expect(new Set(keys).size).toBe(20);
  });

  it("comes from the secure source only, and from nowhere without one", () => {
    const getRandomValues = vi.fn((into: Uint8Array) => into.fill(7));
    vi.stubGlobal("crypto", { getRandomValues });
    expect(generateKeyPair().publicKey).toBe(generateKeyPair(new Uint8Array(32).fill(7)).publicKey);
    expect(getRandomValues.mock.calls[0]?.[0]).toHaveLength(32);
    for (const nothing of [undefined, {}]) {
      vi.stubGlobal("crypto", nothing);
      expect(thrownBy(MezonError, () => generateKeyPair()).code).toBe("not_ready");
    }
  });
});

describe("the secret of a key pair", () => {
  const pair = generateKeyPair(SEED);
  const bytes = [...hex.decode(SEED)];
  const forms = [
    SEED,
    Buffer.from(SEED, "hex").toString("base64"),
    bytes.join(","),
    bytes.join(", "),
    bytes.slice(0, 6).join(","),
    inspect(hex.decode(SEED)).slice(15, 60),
  ];

  function expectHidden(text: string): void {
    for (const form of forms) expect(text).not.toContain(form);
  }

  it("is not in JSON, String() or templates", () => {
    expect(JSON.stringify(pair)).toBe(`{"publicKey":"${pair.publicKey}"}`);
    expect(JSON.stringify({ deep: [pair] })).toBe(`{"deep":[{"publicKey":"${pair.publicKey}"}]}`);
    expect(String(pair)).toBe(`KeyPair(${pair.publicKey})`);
    expectHidden(`${pair}`);
  });

  it("is not in what util.inspect and the console show", () => {
    expectHidden(inspect(pair, { showHidden: true, depth: 9, getters: true }));
    expectHidden(inspect({ pair: [pair] }, { customInspect: false, showHidden: true, depth: 9 }));
    const written: string[] = [];
    const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
    // biome-ignore lint/suspicious/noConsole: it is the console that is tested
    console.log(pair, { pair }, `${pair}`);
    process.stdout.write(inspect(pair));
    stdout.mockRestore();
    expect(written.length).toBeGreaterThan(0);
    expectHidden(written.join(""));
  });

  it("is not in copies, keys and entries", () => {
    expect({ ...pair }).toStrictEqual({ publicKey: pair.publicKey });
    expect(structuredClone(pair)).toStrictEqual({ publicKey: pair.publicKey });
    expect(Reflect.ownKeys(pair)).toStrictEqual(["publicKey"]);
    expect(Object.assign({}, pair)).toStrictEqual({ publicKey: pair.publicKey });
  });

  it("is not in a log", () => {
    const lines: string[] = [];
    const logger = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
    logger.info(pair, "a key");
    logger.info({ pair, pairs: [pair] }, "%o", pair);
    logger.error(new Error("failed", { cause: pair }));
    expect(lines).toHaveLength(3);
    expectHidden(lines.join(""));
  });

  it("is not in the error that refuses it", () => {
    for (const bad of [`${SEED}ff`, `0x${SEED}`, `${SEED.slice(0, -1)}z`, SEED.slice(1), SEED + SEED]) {
      const error = thrownBy(ValidationError, () => importKeyPair(bad));
      const text = inspect(error, { depth: 9 }) + JSON.stringify(error);
      expect(text).not.toContain(bad.slice(4, 20));
      expectHidden(text);
    }
  });
});

describe("a key that cannot be read", () => {
  const pkcs8 = `302e020100300506032b657004220420${SEED}`;
  const refused: readonly [string, unknown, RegExp][] = [
    ["64 bytes as NaCl has them", SEED + SEED, /64 bytes.*first 32/],
    ["64 bytes", new Uint8Array(64), /64 bytes.*first 32/],
    ["a leading 0x", `0x${SEED}`, /0x/],
    ["a leading 0X", `0X${SEED}`, /0x/],
    ["a digit that is none", `${SEED.slice(0, 10)}g${SEED.slice(11)}`, /character 11/],
    ["digits of another script", `${SEED.slice(0, 62)}١١`, /character 63/],
    ["a blank", ` ${SEED}`, /character 1 /],
    ["a line end", `${SEED}\n`, /character 65/],
    ["PEM", "-----BEGIN PRIVATE KEY-----", /hexadecimal/],
    ["a digit too few", SEED.slice(1), /63/],
    ["31 bytes", SEED.slice(2), /not 31/],
    ["33 bytes", `${SEED}00`, /not 33/],
    ["nothing", "", /not 0/],
    ["PKCS#8 cut short", pkcs8.slice(0, -2), /not 47/],
    ["PKCS#8 with more behind it", `${pkcs8}00`, /not 49/],
    ["48 bytes of something else", "00".repeat(48), /not the PKCS#8 form/],
    ["X25519 in PKCS#8", pkcs8.replace("2b6570", "2b656e"), /not the PKCS#8 form/],
    ["PKCS#8 with another length", pkcs8.replace("3005", "3007"), /not the PKCS#8 form/],
    ["a number", 5, /not a number$/],
    ["null", null, /null/],
    ["a list", [1, 2], /not a list$/],
    ["undefined", undefined, /undefined/],
  ];
  for (const [name, key, reason] of refused) {
    it(`is refused and told why: ${name}`, () => {
      const error = thrownBy(ValidationError, () => importKeyPair(key as string));
      expect(error.path).toBe("key");
      expect(error.message).toMatch(reason);
    });
  }

  it("is refused as a seed as well, unless it is 32 bytes or 64 digits", () => {
    for (const seed of [pkcs8, SEED.slice(2), `0x${SEED}`, "", new Uint8Array(31), new Uint8Array(64), 7, null, []]) {
      expect(thrownBy(ValidationError, () => generateKeyPair(seed as string)).path).toBe("seed");
    }
    expect(() => new KeyPair(SEED as never)).toThrow(ValidationError);
  });

  it("is refused where older clients sign with another secret than was meant", () => {
    for (const { input } of vectorsOf("danger")) {
      const { private_key_hex: key } = input;
      if (key !== undefined) expect(() => importKeyPair(key)).toThrow(ValidationError);
    }
  });
});
