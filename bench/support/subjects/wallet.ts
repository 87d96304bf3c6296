import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Wallet from "../../../src/wallet/index.js";
import { serve } from "../serve.js";
import type { ProofFixture, TransferFixture } from "../walletFixture.js";

/** One way of doing what a wallet does. */
interface Library {
  sign(fixture: TransferFixture, nonce: number): unknown;
  /** Gets ready to verify proofs of one kind, as it is done once. Returns what verifies one. */
  prepare(fixture: ProofFixture): Promise<() => Promise<boolean> | boolean>;
}

const require = createRequire(import.meta.url);

async function ours(built: string): Promise<Library> {
  const wallet = (await import(pathToFileURL(join(built, "dist/wallet.js")).href)) as typeof Wallet;
  return {
    sign: ({ seed, publicKey, recipient }, nonce) => {
      keyPair ??= wallet.generateKeyPair(seed);
      const type = wallet.TransactionType.transferByKey;
      return wallet.signTransaction(
        { type, sender: publicKey, recipient, units: 1_000_000n, nonce, textData: "cà phê" },
        keyPair,
      );
    },
    prepare: ({ verifyingKey, proof, publicInput }) =>
      Promise.resolve(() => wallet.verifyProof({ verifyingKey, proof, publicInput })),
  };
}

let keyPair: Wallet.KeyPair | undefined;

interface OfficialChain {
  createAndSignTx(params: Readonly<Record<string, unknown>>): unknown;
}

/** The official chain client signs; the library that proofs of this kind come from verifies. */
function others(): Library {
  return {
    sign: ({ publicKey, privateKey, recipient }, nonce) => {
      if (chain === undefined) {
        const { MmnClient } = require("mmn-client-js") as {
          readonly MmnClient: new (options: object) => OfficialChain;
        };
        chain = new MmnClient({ baseUrl: "http://127.0.0.1:1" });
      }
      const amounts = { amount: "1000000", nonce, textData: "cà phê", timestamp: 1_700_000_000_000 };
      return chain.createAndSignTx({ type: 1, sender: publicKey, recipient, privateKey, ...amounts });
    },
    prepare: async (fixture) => {
      const { groth16 } = await import("snarkjs");
      const { verifyingKey, proof, publicSignals } = await asSnarkjs(fixture);
      return () => groth16.verify(verifyingKey, publicSignals, proof);
    },
  };
}

let chain: OfficialChain | undefined;

type Coordinates = Readonly<{ x: bigint; y: bigint }>;
type Coordinates2 = Readonly<{ x: Readonly<{ c0: bigint; c1: bigint }>; y: Readonly<{ c0: bigint; c1: bigint }> }>;

/** The same key and proof in the other library's form. Decoded by ours: only its verifying is measured. */
async function asSnarkjs(fixture: ProofFixture) {
  const { parseProof } = await import("../../../src/wallet/proof/proof.js");
  const { parsePublicInput } = await import("../../../src/wallet/proof/publicInput.js");
  const { parseVerifyingKey } = await import("../../../src/wallet/proof/verifyingKey.js");
  const g1 = ({ x, y }: Coordinates) => [String(x), String(y), "1"];
  const g2 = ({ x, y }: Coordinates2) => [
    [String(x.c0), String(x.c1)],
    [String(y.c0), String(y.c1)],
    ["1", "0"],
  ];
  const key = parseVerifyingKey(fixture.verifyingKey);
  const { ar, bs, krs } = parseProof(fixture.proof);
  return {
    verifyingKey: {
      protocol: "groth16",
      curve: "bn128",
      nPublic: key.k.length - 1,
      vk_alpha_1: g1(key.alpha1),
      vk_beta_2: g2(key.beta2),
      vk_gamma_2: g2(key.gamma2),
      vk_delta_2: g2(key.delta2),
      IC: key.k.map(g1),
    },
    proof: { protocol: "groth16", curve: "bn128", pi_a: g1(ar), pi_b: g2(bs), pi_c: g1(krs) },
    publicSignals: parsePublicInput(fixture.publicInput).map(String),
  };
}

let library: Library | undefined;

function loaded(): Library {
  if (library === undefined) throw new Error("no library was chosen");
  return library;
}

export const services = {
  /** Milliseconds of loading the library and doing the first thing with it, in a fresh process. */
  async firstSign({ built, transfer }: { built: string | undefined; transfer: TransferFixture }): Promise<number> {
    const start = performance.now();
    library = built === undefined ? others() : await ours(built);
    library.sign(transfer, 1);
    return performance.now() - start;
  },

  async firstVerify({ built, proof }: { built: string | undefined; proof: ProofFixture }): Promise<number> {
    // What only puts the proof in the other library's form is no part of it.
    if (built === undefined) await asSnarkjs(proof);
    const start = performance.now();
    library = built === undefined ? others() : await ours(built);
    const verify = await library.prepare(proof);
    if (!(await verify())) throw new Error("a proof that holds was refused");
    return performance.now() - start;
  },

  /** Signatures a second. */
  sign({ transfer, count }: { transfer: TransferFixture; count: number }): number {
    const start = performance.now();
    for (let nonce = 1; nonce <= count; nonce += 1) loaded().sign(transfer, nonce);
    return (count / (performance.now() - start)) * 1000;
  },

  /** Proofs a second. */
  async verify({ proof, count }: { proof: ProofFixture; count: number }): Promise<number> {
    const verify = await loaded().prepare(proof);
    const start = performance.now();
    for (let n = 0; n < count; n += 1) if (!(await verify())) throw new Error("a proof that holds was refused");
    return (count / (performance.now() - start)) * 1000;
  },
};

serve(services);
