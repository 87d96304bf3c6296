import { bytesOfNumber, concatBytes, hex } from "../../crypto.js";
import { type G1, type G2, GnarkReader, NotGnark } from "./gnarkReader.js";
import type { SnarkProof } from "./snarkProof.js";
import { R } from "./statement.js";

/** A verifying key in the form of snarkjs. */
export interface SnarkKey {
  readonly protocol: "groth16";
  readonly curve: "bn128";
  readonly nPublic: number;
  readonly vk_alpha_1: readonly string[];
  readonly vk_beta_2: readonly (readonly string[])[];
  readonly vk_gamma_2: readonly (readonly string[])[];
  readonly vk_delta_2: readonly (readonly string[])[];
  readonly IC: readonly (readonly string[])[];
}

const MOST_INPUTS = 64;

/** Reads a verifying key without commitments. @throws {NotGnark} */
export function readKey(bytes: Uint8Array): SnarkKey {
  const reader = new GnarkReader(bytes);
  const vk_alpha_1 = json1(reader.g1());
  // Beta and delta in G1 are not used for verification.
  reader.g1();
  const vk_beta_2 = json2(reader.g2());
  const vk_gamma_2 = json2(reader.g2());
  reader.g1();
  const vk_delta_2 = json2(reader.g2());
  const count = reader.u32();
  if (count < 1 || count > MOST_INPUTS) throw new NotGnark(`it is for ${count - 1} inputs`);
  const IC = Array.from({ length: count }, () => json1(reader.g1()));
  if (reader.u32() !== 0) throw new NotGnark("it has commitments");
  const nPublic = count - 1;
  return { protocol: "groth16", curve: "bn128", nPublic, vk_alpha_1, vk_beta_2, vk_gamma_2, vk_delta_2, IC };
}

/** Reads a proof without commitments. Ignores trailing bytes. @throws {NotGnark} */
export function readProof(bytes: Uint8Array): SnarkProof {
  const reader = new GnarkReader(bytes);
  const pi_a = json1(reader.g1());
  const pi_b = json2(reader.g2());
  const pi_c = json1(reader.g1());
  if (reader.u32() !== 0) throw new NotGnark("it has commitments");
  if (hex(reader.take(NO_COMMITMENT.length)) !== hex(NO_COMMITMENT)) throw new NotGnark("it has commitments");
  return { pi_a, pi_b, pi_c, protocol: "groth16", curve: "bn128" };
}

/** Reads public inputs. Ignores the number in the header. @throws {NotGnark} */
export function readInputs(bytes: Uint8Array): readonly bigint[] {
  const reader = new GnarkReader(bytes);
  reader.take(8);
  const count = reader.u32();
  if (count > MOST_INPUTS) throw new NotGnark(`it holds ${count} inputs`);
  const inputs = Array.from({ length: count }, () => reader.scalar());
  if (inputs.some((input) => input >= R)) throw new NotGnark("an input is not in the field");
  return inputs;
}

// The sum of no commitments: the point at infinity.
const NO_COMMITMENT = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 0x40 : 0));

/** Writes a proof as gnark does: 164 bytes. */
export function writeProof({ pi_a, pi_b, pi_c }: SnarkProof): Uint8Array {
  return concatBytes([write1(pi_a), write2(pi_b), write1(pi_c), u32(0), NO_COMMITMENT]);
}

/** Writes public inputs as gnark does: 140 bytes for four. */
export function writeInputs(inputs: readonly bigint[]): Uint8Array {
  const numbers = inputs.map((input) => bytesOfNumber(input, 32));
  return concatBytes([u32(inputs.length), u32(0), u32(inputs.length), ...numbers]);
}

/** Returns a point of G1 in the form of snarkjs. */
export function json1([x, y]: G1): string[] {
  return [String(x), String(y), "1"];
}

/** Returns a point of G2 in the form of snarkjs. */
export function json2([x, y]: G2): string[][] {
  return [x.map(String), y.map(String), ["1", "0"]];
}

const P = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;

function write1([x = "", y = ""]: readonly string[]): Uint8Array {
  return flagged(bytesOfNumber(BigInt(x), 32), BigInt(y));
}

function write2([x = [], y = []]: readonly (readonly string[])[]): Uint8Array {
  const [x0 = "", x1 = ""] = x;
  const [y0 = "", y1 = ""] = y;
  const sign = BigInt(y1) === 0n ? BigInt(y0) : BigInt(y1);
  return concatBytes([flagged(bytesOfNumber(BigInt(x1), 32), sign), bytesOfNumber(BigInt(x0), 32)]);
}

function flagged(bytes: Uint8Array, y: bigint): Uint8Array {
  const [first = 0] = bytes;
  bytes[0] = first | (y > (P - 1n) / 2n ? 0xc0 : 0x80);
  return bytes;
}

function u32(value: number): Uint8Array {
  return bytesOfNumber(BigInt(value), 4);
}
