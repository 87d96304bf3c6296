import {
  type Benchmark,
  type BenchmarkOptions,
  type BenchmarkResult,
  type Measure,
  share,
} from "./support/benchmark.js";
import { BARE_SOCKET, OURS, PEER, WITHOUT_STORE } from "./support/contenderNames.js";
import { Contenders, type Started } from "./support/contenders.js";
import { GOALS } from "./support/goals.js";
import { inRounds, inTurns, manySideBySide } from "./support/rounds.js";
import { quantile } from "./support/spread.js";
import type { Heard } from "./support/subjects/subject.js";
import type { Worker } from "./support/worker.js";

const FLOOD = 20_000;
/** Its store needs a millisecond for each. */
const OFFICIAL_STORED = 600;
const PACED = { count: 2_000, perSecond: 2_000 };
/** Rounds before those that count: `scaling` measures the cost of compiling the code. */
const WARM_UP = 4;
/** A heap so large that no garbage is collected while allocations are counted. */
const ROOMY = ["--min-semi-space-size=256", "--max-semi-space-size=256"];

/** Requests that every client under test supports. */
type Listening = Worker<{
  arm(request: { count: number; isTimed?: boolean }): void;
  heard(request: undefined): Promise<Heard>;
}>;

/** Messages from the socket to a listener. */
export const benchmark: Benchmark = async (options) => {
  await using contenders = await Contenders.start(options);
  const { server } = contenders;
  let from = 0;
  /** Every message is new to every contender. */
  const flood = async ({ subject, botId }: Started<unknown>, count: number): Promise<Heard> => {
    const listening = subject as Listening;
    await listening.ask("arm", { count });
    const heard = listening.ask("heard", undefined);
    await server.ask("flood", { botId, count, from });
    from += count;
    return heard;
  };
  const paced = async (client: Started<unknown>): Promise<readonly number[]> => {
    const { subject, botId } = client;
    const listening = subject as Listening;
    const count = share(PACED.count, options, 50);
    await listening.ask("arm", { count, isTimed: true });
    const heard = listening.ask("heard", undefined);
    await server.ask("pace", { botId, ...PACED, count, from });
    from += count;
    const { delays } = await heard;
    // What the store leaves for later must not disturb the next contender.
    if (client === storing) await storing.subject.ask("index", undefined);
    return delays;
  };

  const flags = ROOMY;
  const ours = await contenders.ours({ flags });
  // V8's flags hold for the store's thread too, which would write all over its large heap.
  const plain = await contenders.ours({});
  const storing = await contenders.ours({ hasStore: true });
  const bare = await contenders.bare({ flags });
  const official = await contenders.official({ flags });
  const officialStoring = await contenders.official({ hasStore: true, flags });
  const count = share(FLOOD, options, 200);
  const officialCount = share(OFFICIAL_STORED, options, 20);
  const warmUp = async (...clients: readonly (Started<unknown> | undefined)[]): Promise<void> => {
    for (const client of clients) {
      for (let n = 0; client !== undefined && n < share(WARM_UP, options); n += 1) await flood(client, count);
    }
  };
  const figures = async (client: Started<unknown>, howMany: number) => {
    const { perSecond, cpuMicros, allocated } = await flood(client, howMany);
    return [perSecond, cpuMicros, allocated];
  };
  const stored = async (client: Started<unknown>, howMany: number) => {
    const { storedPerSecond, perSecond, cpuMicros } = await flood(client, howMany);
    return [client === plain ? perSecond : storedPerSecond, cpuMicros];
  };
  const rate = { unit: "messages/s", isRate: true };
  const cpu = { unit: "µs of CPU a message", isRate: false };
  const peer = official === undefined ? {} : { [PEER]: () => figures(official, count) };
  const peerStoring = officialStoring === undefined ? {} : { [PEER]: () => stored(officialStoring, officialCount) };
  /** Also finishes the work that is left for later: it must not disturb the next contender. */
  const storedByOurs = async (): Promise<readonly number[]> => {
    const figures = await stored(storing, count);
    return [...figures, (await storing.subject.ask("index", undefined)) / count];
  };
  const results: BenchmarkResult[] = [];
  await warmUp(ours, bare, official);
  results.push(
    ...(await manySideBySide(
      [
        { name: "to a listener, no store", ...rate, goals: GOALS.inbound },
        { name: "to a listener, no store", ...cpu },
        { name: "allocated", unit: "bytes a message", isRate: false },
      ],
      { [OURS]: () => figures(ours, count), [BARE_SOCKET]: () => figures(bare, count), ...peer },
      options,
    )),
  );
  await warmUp(plain, storing);
  await storing.subject.ask("index", undefined);
  results.push(
    ...(await manySideBySide(
      [
        { name: "to a durable store", ...rate, goals: GOALS.inboundStored },
        { name: "to a durable store", ...cpu },
        { name: "found by searches, later", ...cpu },
      ],
      { [OURS]: storedByOurs, [WITHOUT_STORE]: () => stored(plain, count), ...peerStoring },
      options,
    )),
    ...(await delays({ ours, plain, storing, bare, official }, paced, options)),
  );
  return results;
};

/** From sender to listener at a steady rate. */
function delays(
  clients: Readonly<Record<"bare" | "official" | "ours" | "plain" | "storing", Started<unknown> | undefined>>,
  paced: (client: Started<unknown>) => Promise<readonly number[]>,
  options: BenchmarkOptions,
): Promise<readonly BenchmarkResult[]> {
  const rate = `${PACED.perSecond.toLocaleString("en")} messages/s`;
  const median: Measure = { name: `delay at ${rate}, median`, unit: "ms", isRate: false };
  const slowest: Measure = { name: `delay at ${rate}, 99th percentile`, unit: "ms", isRate: false, goals: GOALS.delay };
  const medianStored: Measure = { ...median, name: `${median.name}, with a store` };
  const slowestStored: Measure = { ...slowest, name: `${slowest.name}, with a store`, goals: GOALS.delayStored };
  const { ours, plain, storing, bare, official } = clients;
  const places = [
    { client: storing, of: [[medianStored, slowestStored, OURS]] },
    { client: plain, of: [[medianStored, slowestStored, WITHOUT_STORE]] },
    { client: ours, of: [[median, slowest, OURS]] },
    { client: bare, of: [[median, slowest, BARE_SOCKET]] },
    { client: official, of: [[median, slowest, PEER]] },
  ] as const;
  return inRounds([median, slowest, medianStored, slowestStored], options, (add, round) =>
    inTurns(places, round, async ({ client, of }) => {
      if (client === undefined) return;
      const all = await paced(client);
      for (const [middle, slow, contender] of of) {
        add(middle, contender, quantile(all, 0.5));
        add(slow, contender, quantile(all, 0.99));
      }
    }),
  );
}
