import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base58, base64, hex } from "@scure/base";
import { describe, expect, it } from "vitest";
import { ValidationError } from "../../src/core/errors.js";
import { generateKeyPair } from "../../src/wallet/keys/keyPair.js";
import { serializeExtraInfo, transferExtraInfo } from "../../src/wallet/transaction/extraInfo.js";
import {
  serializeTransaction,
  signTransaction,
  type Transaction,
  TransactionType,
} from "../../src/wallet/transaction/transaction.js";
import { SeededRandom } from "../codec/seededRandom.js";
import { thrownBy } from "./thrownBy.js";
import { transactionOf, vectorsOf } from "./vectors.js";

const SENDER = "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5";
const RECIPIENT = "DqrAfFo3yDQJhKuUo948RG4XfygHJPEe4UhcXxHF8hS2";
const pair = generateKeyPair("01".repeat(32));
const plain: Transaction = { type: 0, sender: SENDER, recipient: RECIPIENT, units: 1n, nonce: 1n };

function text(tx: Partial<Transaction>): string {
  return new TextDecoder().decode(serializeTransaction({ ...plain, ...tx }));
}

describe("a transaction", () => {
  for (const { name, input, expect: known } of vectorsOf("tx")) {
    if (known.node === undefined) {
      it(`is refused where the node could not read what older clients sign: ${name}`, () => {
        expect(thrownBy(ValidationError, () => serializeTransaction(transactionOf(input.params))).path).toBe("nonce");
        expect(thrownBy(ValidationError, () => signTransaction(transactionOf(input.params), pair)).path).toBe("nonce");
      });
      continue;
    }
    it(`has the known bytes, signature and message: ${name}`, () => {
      const key = generateKeyPair(input.seed_hex);
      const tx: Transaction = { ...transactionOf(input.params), timestamp: Number(known.tx_msg["timestamp"]) };
      const bytes = serializeTransaction(tx);
      expect(hex.encode(bytes)).toBe(known.serialized_hex);
      expect(hex.encode(key.sign(bytes))).toBe(known.ed25519_signature_hex);
      const signed = signTransaction(tx, key);
      expect(signed.signature).toBe(known.signature_base58);
      expect(signed.dedupHash).toBe(known.dedup_hash_base58);
      expect({ ...signed.message, nonce: Number(signed.message.nonce) }).toStrictEqual(known.tx_msg);
      expect(Object.keys(signed.message)).toStrictEqual(Object.keys(known.tx_msg));
    });
  }

  it("takes units as a bigint, and a nonce in each of its types", () => {
    expect(text({ units: 5n, nonce: "7" })).toBe(`0|${SENDER}|${RECIPIENT}|5||7|`);
    expect(text({ units: 5n, nonce: 7n })).toBe(text({ units: 5n, nonce: 7 }));
    expect(text({ nonce: 2n ** 64n - 1n })).toContain("||18446744073709551615|");
    expect(text({ nonce: "18446744073709551615" })).toContain("||18446744073709551615|");
    expect(text({ units: 2n ** 256n - 1n })).toContain(`|${2n ** 256n - 1n}|`);
  });

  for (const nonce of [
    0,
    0n,
    "0",
    -1,
    -1n,
    1.5,
    1e21,
    2 ** 53,
    Number.NaN,
    2n ** 64n,
    "18446744073709551616",
    "",
    "-1",
    "+1",
    "01",
    "1e3",
    " 1",
    "0x1",
    null,
    undefined,
    true,
    {},
  ]) {
    it(`has no nonce ${typeof nonce} ${String(nonce)}`, () => {
      const error = thrownBy(ValidationError, () => text({ nonce: nonce as string }));
      expect(error.path).toBe("nonce");
    });
  }

  for (const units of [
    "1",
    "",
    "-1",
    "+1",
    "1.5",
    "1e6",
    "abc",
    " 1 ",
    "007",
    "0x1",
    "1_0",
    "١",
    2n ** 256n,
    -1n,
    5,
    null,
    undefined,
  ]) {
    it(`has no units ${typeof units} ${JSON.stringify(String(units))}`, () => {
      const error = thrownBy(ValidationError, () => text({ units: units as bigint }));
      expect(error.path).toBe("units");
    });
  }

  for (const { input } of vectorsOf("danger")) {
    const { amount } = input;
    if (amount === undefined) continue;
    it(`is never signed with the amount ${JSON.stringify(amount)}, which older clients send`, () => {
      expect(() => signTransaction({ ...plain, units: amount as never }, pair)).toThrow(ValidationError);
    });
  }
});

describe("the signed bytes", () => {
  it("cannot be read as two transactions", () => {
    for (const { input } of vectorsOf("ambiguity")) {
      for (const { text_data: textData, nonce, extra_info: extraInfo } of [input.tx_a, input.tx_b]) {
        const tx = { ...plain, textData, nonce, extraInfo };
        expect(() => serializeTransaction(tx)).toThrow(/\|/);
        expect(() => signTransaction(tx, pair)).toThrow(ValidationError);
      }
    }
    for (const field of ["sender", "recipient", "textData"] as const) {
      expect(thrownBy(ValidationError, () => text({ [field]: "a|b" })).path).toBe(field);
    }
  });

  it("have a bar in an extra info as the escape it is in JSON", () => {
    const info = { type: "feed", title: "", description: "", "a|b": "x|1000|y", list: ["|", "||"] };
    const serialized = text({ extraInfo: info });
    expect(serialized.split("|")).toHaveLength(7);
    expect(JSON.parse(serialized.split("|")[6] ?? "")).toStrictEqual(info);
  });

  it("give back every field they were made of", () => {
    const random = new SeededRandom("signed bytes");
    const letters = [...'|\\"{}[]:,$%nul0 é☕\n\ud800'];
    const word = () => Array.from({ length: random.below(6) }, () => random.pick(letters)).join("");
    const seen = new Map<string, string>();
    for (let turn = 0; turn < 3_000; turn++) {
      const tx: Transaction = {
        ...plain,
        textData: word(),
        nonce: random.below(3),
        extraInfo: random.chance(0.5) ? word() : { [word()]: word(), [word()]: word() },
      };
      let serialized: string;
      try {
        serialized = text(tx);
      } catch (error) {
        expect(error).toBeInstanceOf(ValidationError);
        continue;
      }
      const fields = serialized.split("|");
      expect(fields).toHaveLength(7);
      expect(fields[4]).toBe(tx.textData?.replaceAll("\ud800", "\ufffd"));
      expect(fields[5]).toBe(String(tx.nonce));
      const whole = JSON.stringify([tx.textData?.replaceAll("\ud800", "\ufffd"), tx.nonce, fields[6]]);
      expect(seen.get(serialized) ?? whole).toBe(whole);
      seen.set(serialized, whole);
    }
    expect(seen.size).toBeGreaterThan(1_000);
  });
});

describe("a signed transaction", () => {
  it("carries the signature of a proven transfer with its key", () => {
    const signed = signTransaction(plain, pair);
    const wrapped = JSON.parse(new TextDecoder().decode(base58.decode(signed.signature))) as {
      PubKey: string;
      Sig: string;
    };
    expect(Object.keys(wrapped)).toStrictEqual(["PubKey", "Sig"]);
    expect(base64.decode(wrapped.PubKey)).toStrictEqual(pair.publicKeyBytes());
    const bytes = serializeTransaction(plain);
    expect(ed25519.verify(base64.decode(wrapped.Sig), bytes, pair.publicKeyBytes(), { zip215: false })).toBe(true);
    expect(signed.dedupHash).toBe(base58.encode(sha256(bytes)));
  });

  it("carries the bare signature when the key is the sender, and nobody else may be", () => {
    const tx: Transaction = { ...plain, type: TransactionType.transferByKey, sender: pair.publicKey };
    const signature = base58.decode(signTransaction(tx, pair).signature);
    expect(ed25519.verify(signature, serializeTransaction(tx), pair.publicKeyBytes(), { zip215: false })).toBe(true);
    const error = thrownBy(ValidationError, () => signTransaction({ ...tx, sender: SENDER }, pair));
    expect(error.path).toBe("sender");
    expect(error.message).toMatch(/own address/);
  });

  it("is checked first", () => {
    expect(() => signTransaction({ ...plain, units: 0n }, pair)).toThrow(/zero/);
    expect(() => signTransaction({ ...plain, recipient: SENDER }, pair)).toThrow(/sender/);
  });

  it("cannot be changed, and has the time the caller gave or none", () => {
    const signed = signTransaction(plain, pair);
    expect(signed.message.timestamp).toBe(0);
    expect(() => Object.assign(signed.message, { amount: "2" })).toThrow(TypeError);
    expect(() => Object.assign(signed, { signature: "" })).toThrow(TypeError);
    expect(signTransaction({ ...plain, timestamp: 5 }, pair).message.timestamp).toBe(5);
    expect(signTransaction({ ...plain, timestamp: 5 }, pair).signature).toBe(signed.signature);
  });

  it("signs what was checked, though the fields answer otherwise each time", () => {
    const answers = [1n, 999_999_999n];
    const shifty = {
      ...plain,
      get units() {
        return answers.shift() ?? 7n;
      },
    };
    const { message, signature } = signTransaction(shifty, pair);
    expect(message.amount).toBe("1");
    expect(signature).toBe(signTransaction(plain, pair).signature);
    const info = { type: "transfer_token" };
    const signed = signTransaction({ ...plain, extraInfo: info }, pair);
    info.type = "other";
    expect(signed.message.extra_info).toBe('{"type":"transfer_token"}');
  });
});

describe("extra info", () => {
  it("of a transfer between users stands in the order of Mezon's apps", () => {
    const ids = { senderId: "3767478432163172999", receiverId: "3767478432163172990" };
    expect(serializeExtraInfo(transferExtraInfo(ids))).toBe(
      '{"ExtraAttribute":"","UserSenderUsername":"","type":"transfer_token","UserSenderId":"3767478432163172999","UserReceiverId":"3767478432163172990"}',
    );
    const extra = { ChannelId: "5", type: "give_coffee", UserSenderId: "1", ClanId: "6" };
    const info = transferExtraInfo({ ...ids, senderName: "an", extraAttribute: "x", extra });
    expect(Object.entries(info)).toStrictEqual([
      ["ExtraAttribute", "x"],
      ["UserSenderUsername", "an"],
      ["type", "give_coffee"],
      ["ChannelId", "5"],
      ["UserSenderId", "3767478432163172999"],
      ["ClanId", "6"],
      ["UserReceiverId", "3767478432163172990"],
    ]);
  });

  it("is left as it is when it is a text, and empty when there is none", () => {
    expect(text({ extraInfo: "not json" })).toMatch(/\|not json$/);
    expect(text({})).toMatch(/\|1\|$/);
    expect(text({ extraInfo: { type: "a", ClanId: undefined } })).toMatch(/\|\{"type":"a"\}$/);
  });

  for (const [name, info] of [
    ["a nested object", { a: { b: "c" } }],
    ["a number", { a: 1 }],
    ["null", { a: null }],
    ["a boolean", { a: true }],
    ["a list of numbers", { a: [1] }],
    ["a function", { a: () => "x" }],
  ] as const) {
    it(`is flat: ${name} in it is refused`, () => {
      const error = thrownBy(ValidationError, () => text({ extraInfo: info as never }));
      expect(error.path).toBe("extraInfo.a");
    });
  }

  for (const info of [null, 5, [], ["a"], true, () => "x"]) {
    it(`is an object or a text: not ${JSON.stringify(info)}`, () => {
      expect(thrownBy(ValidationError, () => text({ extraInfo: info as never })).path).toBe("extraInfo");
    });
  }
});
