import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { longTextFault, shortTextFault } from "../../src/sandbox/chain/node/textFields.js";
import { readInputs, readKey, readProof } from "../../src/sandbox/chain/proving/gnarkForms.js";
import { signingKey } from "../../src/sandbox/chain/proving/signatures.js";
import { verify } from "../../src/sandbox/chain/proving/verify.js";
import { noticedInfo } from "../../src/sandbox/chain/tokenNotices.js";
import {
  duplicateKey,
  hashedText,
  signedText,
  type Transaction,
  transactionHash,
} from "../../src/sandbox/chain/transaction.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { callNode } from "./rawChain.js";

interface Vector {
  readonly kind: string;
  readonly name: string;
}

function vectors<V extends Vector>(kind: V["kind"]): readonly V[] {
  const path = new URL("../wallet/vectors.json", import.meta.url);
  const { vectors: all } = JSON.parse(readFileSync(path, "utf8")) as { readonly vectors: readonly Vector[] };
  return all.filter((vector): vector is V => vector.kind === kind);
}

interface LongField extends Vector {
  readonly input: { readonly text: string };
  readonly expect: { readonly rejected_invalid_characters: boolean };
}

test.each(vectors<LongField>("node_long_field"))("a long text $name", ({ input, expect: expected }) => {
  const fault = expected.rejected_invalid_characters ? "Field 'text_data' contains invalid characters" : undefined;
  expect(longTextFault("text_data", input.text)).toBe(fault);
});

test("texts are counted in composed characters", () => {
  expect(shortTextFault("sender", "e\u0301".repeat(128))).toBeUndefined();
  expect(shortTextFault("sender", "😀".repeat(129))).toBe("Short text length exceeds maximum (128) for field 'sender'");
});

interface EventInfo extends Vector {
  readonly input: { readonly extra_info: string };
  readonly expect: { readonly status_event_sent: boolean };
}

test.each(vectors<EventInfo>("node_event_extra_info"))(
  "whether Mezon learns of $name",
  ({ input, expect: expected }) => {
    const isNoticed = noticedInfo({ type: 0, extraInfo: input.extra_info }) !== undefined;
    expect(isNoticed).toBe(expected.status_event_sent);
    expect(noticedInfo({ type: 2, extraInfo: input.extra_info })).toBeUndefined();
  },
);

interface ParamsDecode extends Vector {
  readonly input: { readonly params_json: string };
  readonly expect: {
    readonly accepted_by_parser?: boolean;
    readonly rpc_error?: object;
    readonly result?: object;
  };
}

test("parameters are decoded as Go does it", async () => {
  await using sandbox = await createSandbox();
  for (const { name, input, expect: expected } of vectors<ParamsDecode>("node_params_decode")) {
    const { result, error } = await callNode(sandbox, "tx.addtx", input.params_json);
    if (expected.rpc_error !== undefined) expect(error, name).toStrictEqual(expected.rpc_error);
    else if (expected.result !== undefined) expect(result, name).toStrictEqual(expected.result);
    // What was read is refused only later: for its nonce.
    else expect(result, name).toMatchObject({ ok: false, error: expect.stringContaining("nonce_too_") });
  }
});

interface TxVector extends Vector {
  readonly expect: {
    readonly tx_msg: Readonly<Record<string, string | number>>;
    readonly serialized_utf8: string;
    readonly signature_base58: string;
    readonly node?: {
      readonly server_timestamp_ms: number;
      readonly tx_hash: string;
      readonly hashed_json: string;
      readonly dedup_hash_base58: string;
      readonly ed25519_verifies_on_node: boolean;
    };
  };
}

test.each(vectors<TxVector>("tx"))("the node's view of $name", ({ expect: expected }) => {
  const { node, tx_msg: message, signature_base58: signature } = expected;
  if (node === undefined || !Number.isSafeInteger(message["nonce"])) return;
  const text = (key: string): string => Buffer.from(String(message[key])).toString();
  const tx: Transaction = {
    type: Number(message["type"]),
    sender: text("sender"),
    recipient: text("recipient"),
    amount: BigInt(text("amount")),
    timestamp: BigInt(node.server_timestamp_ms),
    textData: text("text_data"),
    nonce: BigInt(text("nonce")),
    extraInfo: text("extra_info"),
    zkProof: text("zk_proof"),
    zkPub: text("zk_pub"),
    signature,
  };
  expect(signedText(tx)).toBe(expected.serialized_utf8);
  expect(hashedText(tx)).toBe(node.hashed_json);
  expect(transactionHash(tx)).toBe(node.tx_hash);
  expect(duplicateKey(tx)).toBe(node.dedup_hash_base58);
  expect(signingKey(tx) !== undefined).toBe(node.ed25519_verifies_on_node);
  expect(signingKey({ ...tx, amount: tx.amount + 1n })).toBeUndefined();
});

interface KeyVector extends Vector {
  readonly input: { readonly vk_base64: string };
}

interface VerifyVector extends Vector {
  readonly input: { readonly vk: string; readonly proof_base64: string; readonly public_base64: string };
  readonly expect: { readonly valid: boolean };
}

test("keys and proofs that gnark wrote are read and checked", async () => {
  const bytes = (base64: string): Buffer => Buffer.from(base64, "base64");
  const keys = new Map(
    vectors<KeyVector>("zk_vk_parse").map(({ name, input }) => [name, readKey(bytes(input.vk_base64))]),
  );
  for (const { input, expect: expected, name } of vectors<VerifyVector>("zk_verify")) {
    const key = keys.get(input.vk);
    if (key === undefined) throw new Error(`${name}: no key ${input.vk}`);
    const [proof, inputs] = [readProof(bytes(input.proof_base64)), readInputs(bytes(input.public_base64))];
    expect(verify(key, inputs, proof), name).toBe(expected.valid);
    expect(
      verify(
        key,
        inputs.map((each) => each + 1n),
        proof,
      ),
      name,
    ).toBe(false);
    expect(verify(key, [...inputs, 0n], proof), name).toBe(false);
  }
});
