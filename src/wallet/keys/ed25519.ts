import { hex } from "@scure/base";
import { nobleEd25519 } from "./nobleEd25519.js";
import { encodePkcs8 } from "./pkcs8.js";

/** Signs with one secret. */
export interface Signer {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** Makes the signer of a seed of 32 bytes. Ed25519 is deterministic: all make the same signatures. */
export type SignerFactory = (seed: Uint8Array) => Signer;

type Crypto = typeof import("node:crypto");

/** Bytes before the public key in its SPKI form (RFC 8410). */
const SPKI_PREFIX_BYTES = 12;

/** The first test of RFC 8032, section 7.1: an empty message. */
const KNOWN = {
  seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
  publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  signature:
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
};

let chosen: SignerFactory | undefined;

/** Returns the signer of a seed: the platform's, if it has one, which needs no warming up. */
export function signerOf(seed: Uint8Array): Signer {
  chosen ??= platformSigners() ?? nobleSigner;
  return chosen(seed);
}

/** Signs in JavaScript, on every platform. */
export function nobleSigner(seed: Uint8Array): Signer {
  const ed25519 = nobleEd25519();
  return { publicKey: ed25519.getPublicKey(seed), sign: (message) => ed25519.sign(message, seed) };
}

/**
 * Returns what signs with the platform's `node:crypto`; `undefined` where there is none, or where it does not give the
 * known answer: it may lack Ed25519, or refuse it under a policy.
 */
export function platformSigners(): SignerFactory | undefined {
  // Read from the process rather than imported, so that the code runs where there is no such module.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  try {
    const crypto = process?.getBuiltinModule?.("node:crypto") as Crypto | undefined;
    if (crypto === undefined) return undefined;
    const signers = (seed: Uint8Array): Signer => nodeSigner(crypto, seed);
    return givesKnownAnswer(signers) ? signers : undefined;
  } catch {
    return undefined;
  }
}

function nodeSigner(crypto: Crypto, seed: Uint8Array): Signer {
  const der = encodePkcs8(seed);
  // Any bytes are accepted, though the types name a Buffer only.
  const key = crypto.createPrivateKey({ key: der as Buffer, format: "der", type: "pkcs8" });
  der.fill(0);
  const spki = crypto.createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: Uint8Array.from(spki.subarray(SPKI_PREFIX_BYTES)),
    sign: (message) => Uint8Array.from(crypto.sign(null, message, key)),
  };
}

function givesKnownAnswer(signers: SignerFactory): boolean {
  const { publicKey, sign } = signers(hex.decode(KNOWN.seed));
  return hex.encode(publicKey) === KNOWN.publicKey && hex.encode(sign(new Uint8Array())) === KNOWN.signature;
}
