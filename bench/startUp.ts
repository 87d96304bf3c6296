import { type Benchmark, fewerRounds, type Measure, share } from "./support/benchmark.js";
import { OURS, PEER } from "./support/contenderNames.js";
import { Contenders } from "./support/contenders.js";
import { GOALS } from "./support/goals.js";
import { inRounds } from "./support/rounds.js";

const SIZES = [
  { clans: 1, channels: 5_000 },
  { clans: 20, channels: 10_000 },
  { clans: 200, channels: 20_000, goals: GOALS.logInManyClans },
];

/** The official client takes eleven seconds for the largest, always the same: nearly all of it is waiting. */
const ROUNDS = 3;

/** From process start to ready: a separate process each time, with each client's default limits. */
export const benchmark: Benchmark = (options) => {
  const sizes = SIZES.map(({ goals, ...full }) => {
    const clans = share(full.clans, options);
    const channels = share(full.channels, options, 10);
    const size = `${clans} clans, ${channels.toLocaleString("en")} channels`;
    const ready: Measure = { name: `log in, ${size}`, unit: "ms", isRate: false, goals };
    const listed: Measure = { name: `then list the channels, ${size}`, unit: "ms", isRate: false };
    // One call per clan, at the rate of calls: only useful where there is a clan.
    return { clans, channels, ready, listed: full.clans > 1 ? undefined : listed };
  });
  const measures = sizes.flatMap(({ ready, listed }) => (listed === undefined ? [ready] : [ready, listed]));
  return inRounds(measures, fewerRounds(options, ROUNDS), async (add) => {
    await using contenders = await Contenders.start(options);
    for (const { ready, listed, ...size } of sizes) {
      const ours = await contenders.ours(size);
      add(ready, OURS, ours.loginMs);
      if (listed === undefined) continue;
      const { count, ms } = await ours.subject.ask("listChannels", undefined);
      if (count !== size.channels) throw new Error(`${count} channels instead of ${size.channels}`);
      add(listed, OURS, ms);
    }
    // The official client spends nearly all of its time waiting: running all sizes at once hardly disturbs it.
    await Promise.all(
      sizes.map(async ({ ready, listed: _, ...size }) => {
        const official = await contenders.official(size);
        if (official !== undefined) add(ready, PEER, official.loginMs);
      }),
    );
  });
};
