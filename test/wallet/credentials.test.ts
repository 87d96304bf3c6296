import { expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError } from "../../src/core/errors.js";
import { type Logger, silentLogger } from "../../src/core/logger.js";
import { loggerOf } from "../../src/core/loggerOf.js";
import { addressFromUserId } from "../../src/wallet/keys/address.js";
import { Credentials, type CredentialsOptions } from "../../src/wallet/proof/credentials.js";
import { proofField } from "../../src/wallet/proof/proofField.js";
import type { ProofRequest, ProverAnswer, ProverClient } from "../../src/wallet/services/proverClient.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { inputBytes, joined, keyBytes, proofBytes, text, uint32, uncompressedG1, uncompressedG2 } from "./gnarkForm.js";
import { TrapdoorProver } from "./trapdoorProver.js";

const USER = "3767478432163172999";
const ADDRESS = addressFromUserId(USER);
const trapdoor = new TrapdoorProver("credentials", 4);
const verifyingKey = text(keyBytes(trapdoor.key));

/** A prover whose proofs hold, as it is told to write them. */
function proven({ publicKey }: ProofRequest, isRaw = false): ProverAnswer {
  const inputs = [1n, proofField(USER), proofField(publicKey), proofField(ADDRESS)];
  const proof = trapdoor.prove(inputs);
  const raw = joined(uncompressedG1(proof.ar), uncompressedG2(proof.bs), uncompressedG1(proof.krs), uint32(0));
  return {
    proof: text(isRaw ? joined(raw, new Uint8Array(64)) : proofBytes(proof)),
    publicInput: text(inputBytes(inputs)),
  };
}

interface Bench {
  readonly clock: ManualClock;
  readonly credentials: Credentials;
  readonly life: AbortController;
  readonly asked: { readonly request: ProofRequest; readonly signal: AbortSignal | undefined }[];
  session: string;
  answer: (request: ProofRequest) => Promise<ProverAnswer>;
}

function open(options: Partial<CredentialsOptions> = {}): Bench {
  const clock = new ManualClock();
  const life = new AbortController();
  const asked: Bench["asked"] = [];
  const prover = {
    prove: (request: ProofRequest, { signal }: { signal?: AbortSignal } = {}) => {
      asked.push({ request, signal });
      return new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
        bench.answer(request).then(resolve, reject);
      });
    },
  } as unknown as ProverClient;
  const credentials = new Credentials({
    ...{ userId: USER, address: ADDRESS, prover, verifyProof: "strict", verifyingKey, logger: silentLogger, clock },
    life: life.signal,
    idToken: () => bench.session,
    ...options,
  });
  const bench: Bench = {
    clock,
    credentials,
    life,
    asked,
    session: "1",
    answer: (request) => Promise.resolve(proven(request)),
  };
  return bench;
}

const { prepared } = vi.hoisted(() => ({ prepared: vi.fn<(key: unknown) => void>() }));

vi.mock(import("../../src/wallet/proof/preparedKey.js"), async (load) => {
  const { prepareKey } = await load();
  return {
    prepareKey: (key) => {
      prepared(key);
      return prepareKey(key);
    },
  };
});

const never = (): Promise<never> => new Promise(() => undefined);

test("while the prover hangs after a new session, the old key is used after five seconds, and at once from then on", async () => {
  const bench = open();
  const { clock, credentials, asked } = bench;
  const old = await credentials.get();
  bench.session = "2";
  bench.answer = never;
  const waiting = credentials.get(new AbortController().signal);
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(4_999);
  expect(clock.pending).toBe(1);
  clock.advance(1);
  expect(await waiting).toBe(old);
  expect(clock.pending).toBe(0);
  const second = credentials.get();
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(0);
  expect(await second).toBe(old);
  expect(asked).toHaveLength(2);
  bench.life.abort(new ConnectionError("closed", { code: "closed" }));
  expect(asked[1]?.signal?.aborted).toBe(true);
});

test("a new key that is proven late is used from then on", async () => {
  const bench = open();
  const old = await bench.credentials.get();
  bench.session = "2";
  let prove: () => void = () => undefined;
  bench.answer = (request) => new Promise((resolve) => (prove = () => resolve(proven(request))));
  const waiting = bench.credentials.get();
  await expect.poll(() => bench.clock.pending).toBe(1);
  bench.clock.advance(5_000);
  expect(await waiting).toBe(old);
  prove();
  await expect.poll(async () => (await bench.credentials.get()) === old, { timeout: 5_000 }).toBe(false);
  expect(bench.asked).toHaveLength(2);
});

test("a prover that fails is not asked by every transfer while the old key is good", async () => {
  const bench = open();
  const old = await bench.credentials.get();
  bench.session = "2";
  bench.answer = () => Promise.reject(new Error("down"));
  expect(await bench.credentials.get()).toBe(old);
  expect(await bench.credentials.get()).toBe(old);
  expect(bench.asked).toHaveLength(2);
  bench.clock.advance(30_000);
  bench.answer = (request) => Promise.resolve(proven(request));
  expect(await bench.credentials.get()).not.toBe(old);
});

test("without an old key each waits as long as its own signal, and the next one asks again", async () => {
  const bench = open();
  bench.answer = never;
  const ends = new AbortController();
  const waiting = bench.credentials.get(ends.signal);
  await expect.poll(() => bench.asked.length).toBe(1);
  ends.abort(new Error("late"));
  await expect(waiting).rejects.toThrow("late");
  expect(bench.asked[0]?.signal?.aborted).toBe(true);
  bench.answer = (request) => Promise.resolve(proven(request));
  await bench.credentials.get();
  expect(bench.asked).toHaveLength(2);
  expect(bench.clock.pending).toBe(0);
});

test("a raw proof is refused when strict; otherwise it is decoded, bound and used", async () => {
  const strict = open();
  strict.answer = (request) => Promise.resolve(proven(request, true));
  await expect(strict.credentials.get()).rejects.toMatchObject({ name: "ProofError", reason: "not_canonical" });
  for (const verifyProof of ["warn", "off"] as const) {
    const bench = open({ verifyProof });
    bench.answer = (request) => Promise.resolve(proven(request, true));
    expect((await bench.credentials.get()).proof.length).toBe(432);
    const foreign = open({ verifyProof });
    foreign.answer = (request) => Promise.resolve(proven({ ...request, publicKey: ADDRESS }, true));
    await expect(foreign.credentials.get()).rejects.toMatchObject({ reason: "foreign_key" });
    const broken = open({ verifyProof });
    broken.answer = (request) => {
      const { proof, publicInput } = proven(request, true);
      return Promise.resolve({ proof: `Aa${proof.slice(2)}`, publicInput });
    };
    await expect(broken.credentials.get()).rejects.toMatchObject({ reason: "not_on_curve" });
  }
});

test("a proof that does not verify causes one warning per key: on the logger, or without one on the standard error", async () => {
  const other = text(keyBytes(new TrapdoorProver("another", 4).key));
  const seen = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  onTestFinished(() => seen.mockRestore());
  const heard: string[] = [];
  const logger: Logger = { ...silentLogger, warn: (_, message) => heard.push(message) };
  const [silent, logged, off] = [
    open({ verifyProof: "warn", verifyingKey: other, logger: loggerOf(undefined, "logger") }),
    open({ verifyProof: "warn", verifyingKey: other, logger }),
    open({ verifyProof: "off", verifyingKey: other }),
  ];
  for (const { credentials } of [silent, logged, off]) {
    await credentials.get();
    await credentials.get();
  }
  expect(seen.mock.calls.map(([text]) => text)).toStrictEqual([
    expect.stringMatching(/mezonkit: warning: the proof does not verify .* verifyProof: "strict"/),
  ]);
  expect(heard).toStrictEqual([
    expect.stringContaining("the proof does not verify under the verifying key; it is used all the same"),
  ]);
  silent.session = "2";
  await silent.credentials.get();
  expect(seen).toHaveBeenCalledTimes(2);
});

test("the verifying key is prepared while the prover works, unless proofs are not verified", async () => {
  const other = text(keyBytes(new TrapdoorProver("prepared early", 4).key));
  const preparedWith = (key: string): number => prepared.mock.calls.filter(([given]) => given === key).length;
  const early = open({ verifyingKey: other, verifyProof: "warn" });
  early.answer = async (request) => {
    await vi.waitFor(() => expect(preparedWith(other)).toBe(1));
    return proven(request);
  };
  await early.credentials.get();
  prepared.mockClear();
  await open({ verifyingKey: other, verifyProof: "off" }).credentials.get();
  expect(prepared).not.toHaveBeenCalled();
});

test("a verifying key that cannot be read is reported by the check, not before the prover has answered", async () => {
  const bench = open({ verifyingKey: "AAAA" });
  await expect(bench.credentials.get()).rejects.toMatchObject({ name: "ProofError", reason: "truncated" });
  bench.answer = () => Promise.reject(new ConnectionError("the prover is away"));
  await expect(bench.credentials.get()).rejects.toThrow(ConnectionError);
});
