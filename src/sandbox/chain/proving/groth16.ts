import { importOptional } from "../../../core/importOptional.js";
import { fromBase64, numberOfBytes, randomBytes } from "../../crypto.js";
import { SnarkjsMissing } from "./snarkjsMissing.js";
import type { SnarkProof } from "./snarkProof.js";
import { type Proven, R, type Statement } from "./statement.js";

type Snarkjs = typeof import("snarkjs");

/** The types of snarkjs do not contain its curve. */
interface Curves {
  readonly curves: { getCurveFromName(name: string, options: { readonly singleThread: boolean }): Promise<object> };
}

interface Engine {
  readonly snarkjs: Snarkjs;
  /** Its curve without worker threads, so that nothing keeps the process alive. */
  readonly curve: object;
}

// It takes most of a second to build, so all sandboxes of the process share it.
let engine: Promise<Engine> | undefined;

/** Loads snarkjs on the first call. Rejects with `SnarkjsMissing`. */
function loadEngine(): Promise<Engine> {
  engine ??= load().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function load(): Promise<Engine> {
  const snarkjs: Snarkjs = await importOptional<Snarkjs>("snarkjs").catch((error: unknown) => {
    throw new SnarkjsMissing(error);
  });
  const { curves } = snarkjs as Snarkjs & Curves;
  return { snarkjs, curve: await curves.getCurveFromName("bn128", { singleThread: true }) };
}

let last: Promise<unknown> = Promise.resolve();

/** Runs one task after the other, since each uses a whole core. */
function inTurn<T>(work: (snarkjs: Snarkjs) => Promise<T>): Promise<T> {
  const proven = last.then(async () => {
    const { snarkjs, curve } = await loadEngine();
    return withCurve(curve, () => work(snarkjs));
  });
  last = proven.catch(() => undefined);
  return proven;
}

// snarkjs looks here for a curve before it builds one with worker threads.
const SHARED = "curve_bn128";

async function withCurve<T>(curve: object, work: () => Promise<T>): Promise<T> {
  const before: unknown = Reflect.get(globalThis, SHARED);
  if (before !== null && before !== undefined) return work();
  Reflect.set(globalThis, SHARED, curve);
  try {
    return await work();
  } finally {
    if (Reflect.get(globalThis, SHARED) === curve) Reflect.set(globalThis, SHARED, null);
  }
}

/** Makes a proof with the sandbox's circuit. Rejects with `SnarkjsMissing`. */
export async function proveByCircuit(statement: Statement): Promise<Proven> {
  const keys = await import("../../../../generated/circuit/provingKey.js");
  const secret = numberOfBytes(randomBytes(32)) % R;
  const { user, key, address } = statement;
  const signals = { user, pk: key, addr: address, secret };
  const { proof, publicSignals } = await inTurn((snarkjs) =>
    snarkjs.groth16.fullProve(signals, fromBase64(keys.witnessProgram), fromBase64(keys.provingKey)),
  );
  return { proof: proof as SnarkProof, inputs: publicSignals.map(BigInt) };
}
