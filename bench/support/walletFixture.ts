import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** A transfer to sign, by the key of a seed that is no secret. */
export interface TransferFixture {
  readonly seed: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly recipient: string;
}

/** A proof that holds, in the form the prover gives it. */
export interface ProofFixture {
  readonly verifyingKey: string;
  readonly proof: string;
  readonly publicInput: string;
}

interface Vector {
  readonly kind: string;
  readonly name: string;
  readonly input: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<string, string>>;
}

const FILE = resolve(import.meta.dirname, "../../test/wallet/vectors.json");

/** Known answers that the tests of the wallet use as well. */
export function walletFixtures(): { readonly transfer: TransferFixture; readonly proof: ProofFixture } {
  const { vectors } = JSON.parse(readFileSync(FILE, "utf8")) as { readonly vectors: readonly Vector[] };
  const find = (kind: string, name?: string): Vector => {
    const found = vectors.find((vector) => vector.kind === kind && (name === undefined || vector.name === name));
    if (found === undefined) throw new Error(`no known answer of kind ${kind}`);
    return found;
  };
  const pair = find("keypair");
  const verify = find("zk_verify");
  return {
    transfer: {
      seed: text(pair.input, "seed_hex"),
      publicKey: text(pair.expect, "public_key_base58"),
      privateKey: text(pair.expect, "private_key_hex_as_emitted"),
      recipient: "DqrAfFo3yDQJhKuUo948RG4XfygHJPEe4UhcXxHF8hS2",
    },
    proof: {
      verifyingKey: text(find("zk_vk_parse", text(verify.input, "vk")).input, "vk_base64"),
      proof: text(verify.input, "proof_base64"),
      publicInput: text(verify.input, "public_base64"),
    },
  };
}

function text(values: Readonly<Record<string, string>>, key: string): string {
  const value = values[key];
  if (value === undefined) throw new Error(`a known answer has no ${key}`);
  return value;
}
