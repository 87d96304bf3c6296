/**
 * `npm run circuit`: compiles the circuit behind the sandbox's proofs and makes
 * its keys; writes `generated/circuit/`. `-- --check` writes nothing and fails
 * when `generated/circuit/` is not what comes out.
 *
 * The keys are WORTHLESS OUTSIDE THE SANDBOX: their randomness is the constant
 * below, so that the same bytes come out each time, and whoever knows it can
 * prove what is not true.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as snarkjs from "snarkjs";
import { encodeVerifyingKey, type G1, type G2 } from "./gnarkKey.js";
import { makeTrapdoor, type Trapdoor, verifyingKeyOf } from "./trapdoor.js";

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const CIRCUIT = "codegen/circuit/sandboxProof.circom";
const OUT_DIR = join(PROJECT, "generated", "circuit");
/** The setup serves circuits of up to 2^4 constraints. */
const POWER = 4;
/** Replaces randomness; any hash will do. */
const BEACON = "6d657a6f6e6b69742073616e64626f783a20776f7274686c657373206279206465";
const ITERATIONS_EXPONENT = 10;

/** snarkjs's curve, which its types do not contain. It runs worker threads until it is terminated. */
interface Curves {
  readonly curves: { getCurveFromName(name: string): Promise<{ terminate(): Promise<void> }> };
}

/** The part of `zKey.exportJson` from which the key is taken; points have a third coordinate, 1. */
interface ProvingKeyJson {
  readonly vk_alpha_1: readonly bigint[];
  readonly vk_beta_1: readonly bigint[];
  readonly vk_beta_2: readonly (readonly bigint[])[];
  readonly vk_gamma_2: readonly (readonly bigint[])[];
  readonly vk_delta_1: readonly bigint[];
  readonly vk_delta_2: readonly (readonly bigint[])[];
  readonly IC: readonly (readonly bigint[])[];
}

/** Makes the files of `generated/circuit/` and returns them by name. The same source gives the same text. */
export async function buildCircuit(): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-circuit-"));
  const { curves } = snarkjs as typeof snarkjs & Curves;
  const curve = await curves.getCurveFromName("bn128");
  try {
    compile(folder);
    const provingKey = await makeProvingKey(curve, folder);
    const exported = (await snarkjs.zKey.exportJson(provingKey)) as ProvingKeyJson;
    const program = readFileSync(join(folder, "sandboxProof_js", "sandboxProof.wasm"));
    return new Map([
      ["provingKey.ts", printProvingKey(program, readFileSync(provingKey))],
      ["verifyingKey.ts", printVerifyingKey(keyOf(exported))],
      ...simulatedFiles(),
    ]);
  } finally {
    await curve.terminate();
    rmSync(folder, { recursive: true, force: true });
  }
}

function simulatedFiles(): readonly (readonly [string, string])[] {
  const trapdoor = makeTrapdoor();
  return [
    ["trapdoor.ts", printTrapdoor(trapdoor)],
    ["simulatedVerifyingKey.ts", printSimulatedKey(verifyingKeyOf(trapdoor))],
  ];
}

function compile(folder: string): void {
  const compiler = createRequire(import.meta.url).resolve("circom2/cli.js");
  // The compiler only reads files below the working folder and its parents.
  const args = [compiler, CIRCUIT, "--r1cs", "--wasm", "--O2", "-o", relative(PROJECT, folder)];
  const result = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8" });
  if (result.error !== undefined) throw new Error("the compiler could not be started", { cause: result.error });
  if (result.status !== 0) throw new Error(`${CIRCUIT} was not compiled:\n${result.stdout}${result.stderr}`);
}

async function makeProvingKey(curve: unknown, folder: string): Promise<string> {
  const file = (name: string): string => join(folder, name);
  await snarkjs.powersOfTau.newAccumulator(curve, POWER, file("0.ptau"));
  await snarkjs.powersOfTau.beacon(file("0.ptau"), file("1.ptau"), "sandbox", BEACON, ITERATIONS_EXPONENT);
  await snarkjs.powersOfTau.preparePhase2(file("1.ptau"), file("2.ptau"));
  await snarkjs.zKey.newZKey(file("sandboxProof.r1cs"), file("2.ptau"), file("0.zkey"));
  await snarkjs.zKey.beacon(file("0.zkey"), file("1.zkey"), "sandbox", BEACON, ITERATIONS_EXPONENT);
  return file("1.zkey");
}

function keyOf(json: ProvingKeyJson): Uint8Array {
  const g1 = ([x, y]: readonly bigint[]): G1 => [String(x), String(y)];
  const pair = (coordinate: readonly bigint[] | undefined): readonly [string, string] => [
    String(coordinate?.[0]),
    String(coordinate?.[1]),
  ];
  const g2 = ([x, y]: readonly (readonly bigint[])[]): G2 => [pair(x), pair(y)];
  return encodeVerifyingKey({
    alpha1: g1(json.vk_alpha_1),
    beta1: g1(json.vk_beta_1),
    beta2: g2(json.vk_beta_2),
    gamma2: g2(json.vk_gamma_2),
    delta1: g1(json.vk_delta_1),
    delta2: g2(json.vk_delta_2),
    k: json.IC.map(g1),
  });
}

const NOTE = `// Generated from ${CIRCUIT} by npm run circuit. Do not edit.
// WORTHLESS OUTSIDE THE SANDBOX: whoever reads the project can prove anything with these keys.
`;

function printProvingKey(program: Uint8Array, provingKey: Uint8Array): string {
  return `${NOTE}
/** The program that computes a witness, WebAssembly in base64. */
export const witnessProgram =
${lines(program)};

/** What proofs are made with, a snarkjs zkey in base64. */
export const provingKey =
${lines(provingKey)};
`;
}

function printVerifyingKey(key: Uint8Array): string {
  return `${NOTE}
/** What proofs are checked against, in gnark's binary form, in base64. */
export const verifyingKey =
${lines(key)};
`;
}

const SIMULATED_NOTE = `// Generated from codegen/circuit/trapdoor.ts by npm run circuit. Do not edit.
// WORTHLESS OUTSIDE THE SANDBOX: whoever reads the project can prove anything with these secrets.
`;

function printTrapdoor({ alpha, beta, gamma, delta, k }: Trapdoor): string {
  return `${SIMULATED_NOTE}
/** The secrets of the set-up of simulated proofs. */
export const trapdoor = {
  alpha: ${alpha}n,
  beta: ${beta}n,
  gamma: ${gamma}n,
  delta: ${delta}n,
  k: [
${k.map((each) => `    ${each}n,`).join("\n")}
  ],
} as const;
`;
}

function printSimulatedKey(key: Uint8Array): string {
  return `${SIMULATED_NOTE}
/** What simulated proofs are checked against, in gnark's binary form, in base64. */
export const simulatedVerifyingKey =
${lines(key)};
`;
}

/** Returns base64 in lines that a diff can show. */
function lines(bytes: Uint8Array): string {
  const parts =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,112}/g) ?? [];
  return parts.map((part) => `  "${part}"`).join(" +\n");
}

function write(files: ReadonlyMap<string, string>): void {
  mkdirSync(OUT_DIR, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(OUT_DIR, name), text);
}

function check(files: ReadonlyMap<string, string>): number {
  const stale = [...files].filter(([name, text]) => committed(name) !== text).map(([name]) => name);
  if (stale.length === 0) return 0;
  process.stderr.write(`generated/circuit/ is not what the circuit gives; run npm run circuit: ${stale.join(", ")}\n`);
  return 1;
}

function committed(name: string): string | undefined {
  try {
    return readFileSync(join(OUT_DIR, name), "utf8");
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = await buildCircuit();
  if (process.argv.includes("--check")) process.exitCode = check(files);
  else write(files);
}
