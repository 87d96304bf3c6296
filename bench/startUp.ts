import { type Benchmark, type BenchmarkResult, share, Tally } from "./support/benchmark.js";
import { Contenders } from "./support/contenders.js";
import { PEER } from "./support/peer.js";

const SIZES = [
  { clans: 1, channels: 5_000 },
  { clans: 20, channels: 10_000 },
  { clans: 200, channels: 20_000, goals: { [PEER]: 10 } },
];

/** The official client takes eleven seconds for the largest, always the same: nearly all of it is waiting. */
const ROUNDS = 3;

/** From process start to ready: a separate process each time, with each client's default limits. */
export const benchmark: Benchmark = async (options) => {
  const sizes = SIZES.map(({ clans, channels, ...more }) => ({
    ...more,
    clans: share(clans, options),
    channels: share(channels, options, 10),
    ready: new Tally(),
    listed: new Tally(),
  }));
  for (let round = 0; round < Math.min(options.rounds, ROUNDS); round += 1) {
    await using contenders = await Contenders.start(options);
    for (const { ready, listed, ...size } of sizes) {
      const ours = await contenders.ours(size);
      ready.add("mezonkit", ours.loginMs);
      // One call per clan, at the rate of calls: only useful where there is a clan.
      if (size.clans > 1) continue;
      const { count, ms } = await ours.subject.ask("listChannels", undefined);
      if (count !== size.channels) throw new Error(`${count} channels instead of ${size.channels}`);
      listed.add("mezonkit", ms);
    }
    // The official client spends nearly all of its time waiting: running all sizes at once hardly disturbs it.
    await Promise.all(
      sizes.map(async ({ ready, ...size }) => {
        const official = await contenders.official(size);
        if (official !== undefined) ready.add(PEER, official.loginMs);
      }),
    );
  }
  return sizes.flatMap(({ clans, channels, goals, ready, listed }): BenchmarkResult[] => {
    const size = `${clans} clans, ${channels.toLocaleString("en")} channels`;
    const measure = { unit: "ms", isRate: false };
    return [
      ready.result({ name: `log in, ${size}`, ...measure, ...(goals === undefined ? {} : { goals }) }),
      ...(listed.isEmpty ? [] : [listed.result({ name: `then list the channels, ${size}`, ...measure })]),
    ];
  });
};
