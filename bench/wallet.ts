import { type Benchmark, share } from "./support/benchmark.js";
import { builtPackage } from "./support/built.js";
import { OFFICIAL_CHAIN, OURS, SNARKJS } from "./support/contenderNames.js";
import { GOALS } from "./support/goals.js";
import { sideBySide } from "./support/rounds.js";
import type { services } from "./support/subjects/wallet.js";
import { walletFixtures } from "./support/walletFixture.js";
import { type Worker, Workers } from "./support/worker.js";

const SIGNATURES = 200;
const PROOFS = 10;

/** Signing transfers and verifying proofs: the first time in a process, and later. */
export const benchmark: Benchmark = async (options) => {
  const built = await builtPackage();
  const { transfer, proof } = walletFixtures();
  const first = async (what: "firstSign" | "firstVerify", folder: string | undefined): Promise<number> => {
    await using workers = new Workers();
    const worker = await workers.start<typeof services>("subjects/wallet");
    return await worker.ask(what, { built: folder, transfer, proof });
  };
  await using workers = new Workers();
  const ours = await workers.start<typeof services>("subjects/wallet");
  const other = await workers.start<typeof services>("subjects/wallet");
  await ours.ask("firstVerify", { built, proof });
  await other.ask("firstVerify", { built: undefined, proof });
  const signed = (worker: Worker<typeof services>) =>
    worker.ask("sign", { transfer, count: share(SIGNATURES, options) });
  const verified = (worker: Worker<typeof services>) => worker.ask("verify", { proof, count: share(PROOFS, options) });
  return [
    await sideBySide(
      { name: "load and sign the first transfer", unit: "ms", isRate: false, goals: GOALS.firstTransfer },
      { [OURS]: () => first("firstSign", built), [OFFICIAL_CHAIN]: () => first("firstSign", undefined) },
      options,
    ),
    await sideBySide(
      { name: "load and verify the first proof", unit: "ms", isRate: false },
      { [OURS]: () => first("firstVerify", built), [SNARKJS]: () => first("firstVerify", undefined) },
      options,
    ),
    await sideBySide(
      { name: "sign a transfer", unit: "signatures/s", isRate: true },
      { [OURS]: () => signed(ours), [OFFICIAL_CHAIN]: () => signed(other) },
      options,
    ),
    await sideBySide(
      { name: "verify a proof", unit: "proofs/s", isRate: true, goals: GOALS.proofs },
      { [OURS]: () => verified(ours), [SNARKJS]: () => verified(other) },
      options,
    ),
  ];
};
