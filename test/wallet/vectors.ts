import { readFileSync } from "node:fs";
import type { ExtraInfo, UserContent } from "../../src/wallet/transaction/extraInfo.js";
import type { Transaction } from "../../src/wallet/transaction/transaction.js";

/** What the kinds of vectors hold, as far as a test looks at it. */
export interface VectorShapes {
  readonly keypair: {
    readonly input: { readonly seed_hex: string };
    readonly expect: {
      readonly public_key_base58: string;
      readonly public_key_hex: string;
      readonly private_key_hex_as_emitted: string;
      readonly private_key_hex_rfc8410: string;
    };
  };
  readonly address: { readonly input: { readonly user_id: string }; readonly expect: { readonly address: string } };
  readonly address_bad_input: { readonly input: { readonly js: string; readonly type: string } };
  readonly tx: {
    readonly input: { readonly seed_hex: string; readonly params: TransactionParams };
    readonly expect: {
      readonly tx_msg: Readonly<Record<string, string | number>>;
      readonly serialized_hex: string;
      readonly dedup_hash_base58: string;
      readonly ed25519_signature_hex: string;
      readonly signature_base58: string;
      /** Absent where the node cannot read what the older client signs. */
      readonly node?: object;
    };
  };
  readonly scaleAmountToDecimals: {
    readonly input: {
      readonly amount: string | number | null;
      readonly amount_type: string;
      readonly decimals?: number;
    };
    readonly expect: { readonly result?: string };
  };
  readonly validateAddress: {
    readonly input: { readonly address: string };
    readonly expect: { readonly result?: boolean };
  };
  readonly danger: { readonly input: { readonly private_key_hex?: string; readonly amount?: string } };
  readonly ambiguity: {
    readonly input: {
      readonly tx_a: { readonly text_data: string; readonly nonce: number; readonly extra_info: string };
      readonly tx_b: { readonly text_data: string; readonly nonce: number; readonly extra_info: string };
    };
  };
  readonly node_long_field: {
    readonly input: { readonly text: string };
    readonly expect: { readonly rejected_invalid_characters: boolean };
  };
  readonly zk_vk_parse: {
    readonly input: { readonly vk_base64: string };
    readonly expect: Readonly<Record<string, VectorPoint>> & { readonly K: readonly VectorPoint[] };
  };
  readonly zk_proof_parse: {
    readonly input: { readonly proof_base64: string; readonly public_base64: string };
    readonly expect: {
      readonly Ar: VectorPoint;
      readonly Bs: VectorPoint;
      readonly Krs: VectorPoint;
      readonly public_inputs_decimal: readonly string[];
    };
  };
  readonly zk_string_to_fr: {
    readonly input: { readonly s: string };
    readonly expect: { readonly fr_decimal: string };
  };
  readonly zk_verify: {
    readonly input: { readonly vk: string; readonly proof_base64: string; readonly public_base64: string };
    readonly expect: { readonly valid: boolean };
  };
}

/** Coordinates as hexadecimal numbers: `x`, `y`, or `x_c0`, `x_c1`, `y_c0`, `y_c1`. */
export type VectorPoint = Readonly<Record<string, string>>;

export interface TransactionParams {
  readonly type: 0 | 1 | 2;
  readonly sender: string;
  readonly recipient: string;
  readonly amount: string;
  readonly nonce: number;
  readonly textData?: string;
  readonly extraInfo?: ExtraInfo | UserContent;
  readonly zkProof?: string;
  readonly zkPub?: string;
}

/** A vector's transaction as this library takes it: what older clients call the amount are base units. */
export function transactionOf({ amount, ...params }: TransactionParams): Transaction {
  return { ...params, units: BigInt(amount) };
}

type Named<T> = T & { readonly name: string };

const file = new URL("vectors.json", import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, "utf8")) as {
  readonly vectors: readonly { readonly kind: string }[];
};

/** The known answers of a kind. */
export function vectorsOf<Kind extends keyof VectorShapes>(kind: Kind): readonly Named<VectorShapes[Kind]>[] {
  const found = vectors.filter((vector) => vector.kind === kind);
  if (found.length === 0) throw new Error(`no vectors of kind ${kind}`);
  return found as unknown[] as readonly Named<VectorShapes[Kind]>[];
}

/** The verifying key of a name, in base64. */
export function vectorKey(name: string): string {
  const key = vectorsOf("zk_vk_parse").find((vector) => vector.name === name);
  if (key === undefined) throw new Error(`no verifying key ${name}`);
  return key.input.vk_base64;
}
