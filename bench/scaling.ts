import {
  type Benchmark,
  type BenchmarkOptions,
  type BenchmarkResult,
  fewerRounds,
  type Measure,
  share,
} from "./support/benchmark.js";
import { Contenders } from "./support/contenders.js";
import { channelId } from "./support/messages.js";
import { inRounds } from "./support/rounds.js";

const SCALES = [1, 10, 100] as const;

interface Scaled {
  readonly name: string;
  readonly unit: string;
  readonly isRate: boolean;
  /** The load at 1×. */
  readonly base: number;
  readonly measure: (contenders: Contenders, load: number) => Promise<number>;
}

const MEBIBYTE = 1024 * 1024;
/** Messages before those that count. */
const WARM_UP = 1_000;
/** A few rounds: each takes a dozen fresh processes. */
const ROUNDS = 3;

/** How the cost per item grows with the number of items: ours only, at 1×, 10× and 100×. */
export const benchmark: Benchmark = async (options) => {
  const results: BenchmarkResult[] = [];
  const few = fewerRounds(options, ROUNDS);
  for (const scaled of SCALED) results.push(...(await atEachScale(scaled, few)));
  return results;
};

const SCALED: readonly Scaled[] = [
  {
    name: "messages heard",
    unit: "µs of CPU a message",
    isRate: false,
    base: 2_000,
    measure: async (contenders, count) => (await heard(contenders, count, false)).cpuMicros,
  },
  {
    name: "messages heard and stored",
    unit: "µs of CPU a message",
    isRate: false,
    base: 400,
    measure: async (contenders, count) => (await heard(contenders, count, true)).cpuMicros,
  },
  {
    name: "messages sent at once",
    unit: "µs of CPU a send",
    isRate: false,
    base: 100,
    measure: async (contenders, count) => {
      const { subject } = await contenders.ours({ isUnlimited: true, listens: false });
      await subject.ask("send", { channelId: channelId(3), count: Math.min(WARM_UP, count), inFlight: WARM_UP });
      return (await subject.ask("send", { channelId: channelId(3), count, inFlight: count })).cpuMicros;
    },
  },
  {
    name: "clans joined, limits off",
    unit: "ms to ready",
    isRate: false,
    base: 2,
    measure: async (contenders, clans) =>
      (await contenders.ours({ isUnlimited: true, clans, channels: clans })).loginMs,
  },
  {
    name: "channels listed, limits off",
    unit: "µs a channel",
    isRate: false,
    base: 200,
    measure: async (contenders, channels) => {
      const { subject } = await contenders.ours({ channels, isUnlimited: true });
      return ((await subject.ask("listChannels", undefined)).ms * 1_000) / channels;
    },
  },
  {
    name: "clients in one process",
    unit: "MiB resident",
    isRate: false,
    base: 1,
    measure: async (contenders, clients) => {
      const { subject } = await contenders.ours();
      for (let n = 1; n < clients; n += 1) await contenders.oneMore(subject);
      return (await subject.ask("resident", undefined)) / MEBIBYTE;
    },
  },
];

async function heard(contenders: Contenders, count: number, hasStore: boolean) {
  const { subject, botId } = await contenders.ours({ hasStore });
  let from = 0;
  for (const [index, some] of [Math.min(WARM_UP, count), count].entries()) {
    await subject.ask("arm", { count: some });
    const all = subject.ask("heard", undefined);
    await contenders.server.ask("flood", { botId, count: some, from });
    from += some;
    if (index === 1) return all;
    await all;
  }
  throw new Error("nothing was heard");
}

function atEachScale(scaled: Scaled, options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const { name, unit, isRate, base, measure } = scaled;
  const measured: Measure = { name, unit, isRate };
  return inRounds([measured], options, async (add) => {
    await using contenders = await Contenders.start(options);
    // With little work, several scales may be equal.
    const loads = new Map(SCALES.map((scale) => [share(base * scale, options), scale]));
    for (const [load, scale] of loads) {
      add(measured, `${scale}×, ${load.toLocaleString("en")}`, await measure(contenders, load));
    }
  });
}
