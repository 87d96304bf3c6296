import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Benchmark, fewerRounds, type Measure, share } from "./support/benchmark.js";
import { OURS, WITHOUT_STORE } from "./support/contenderNames.js";
import { Contenders, type OursWorker, type Started } from "./support/contenders.js";
import { fillStore } from "./support/filledStore.js";
import { GOALS } from "./support/goals.js";
import { manySideBySide } from "./support/rounds.js";

const STORED = 5_000_000;
const PACE = { count: 10_000, perSecond: 2_000 };
/** Messages before those that count: the compiler is not what is measured. */
const WARM_UP = 40_000;
/**
 * A heap so large that no garbage is collected meanwhile. With a larger young generation, V8 collects all the time in the
 * store's thread, whose old generation it then believes to be full.
 */
const FLAGS = ["--initial-old-space-size=1024", "--min-semi-space-size=64", "--max-semi-space-size=64"];
const ROUNDS = 5;

/** How long a large store keeps the event loop from everything else, while messages come at a steady rate. */
export const benchmark: Benchmark = async (options) => {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const storeFile = join(folder, "store.db");
  const stored = share(STORED, options, 2_000);
  try {
    await fillStore(storeFile, stored);
    await using contenders = await Contenders.start(options);
    const storing = await contenders.ours({ hasStore: true, storeFile, flags: FLAGS });
    const without = await contenders.ours({ flags: FLAGS });
    let from = 0;
    const send = async (how: "flood" | "pace", client: Started<OursWorker>, count: number): Promise<void> => {
      const { subject, botId } = client;
      await contenders.server.ask(how, { ...PACE, botId, count, from });
      from += count;
      await subject.ask("stored", undefined);
    };
    const count = share(PACE.count, options, 50);
    for (const client of [storing, without]) {
      await send("flood", client, share(WARM_UP, options, 50));
      await send("pace", client, count);
    }
    const watched = (client: Started<OursWorker>) => async (): Promise<readonly number[]> => {
      await client.subject.ask("arm", { count });
      const observed = client.subject.ask("watched", undefined);
      await send("pace", client, count);
      const { longestCpuMs, longestPauseMs } = await observed;
      return [longestCpuMs, longestPauseMs];
    };
    const at = `at ${PACE.perSecond.toLocaleString("en")} messages/s, ${stored.toLocaleString("en")} stored`;
    const measure = (what: string, goals?: Measure["goals"]): Measure => ({
      ...{ name: `event loop blocked longest${what}, ${at}`, unit: "ms", isRate: false, goals },
    });
    return await manySideBySide(
      [measure(", processor time", GOALS.blockedByStore), measure("")],
      { [OURS]: watched(storing), [WITHOUT_STORE]: watched(without) },
      fewerRounds(options, ROUNDS),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};
