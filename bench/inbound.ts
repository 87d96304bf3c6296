import { type Benchmark, type BenchmarkResult, manySideBySide, quantile, share } from "./support/benchmark.js";
import { Contenders, type Started } from "./support/contenders.js";
import { PEER } from "./support/peer.js";
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
  const paced = async ({ subject, botId }: Started<unknown>): Promise<readonly number[]> => {
    const listening = subject as Listening;
    const count = share(PACED.count, options, 50);
    await listening.ask("arm", { count, isTimed: true });
    const heard = listening.ask("heard", undefined);
    await server.ask("pace", { botId, ...PACED, count, from });
    from += count;
    const { delays } = await heard;
    return [quantile(delays, 0.5), quantile(delays, 0.99)];
  };

  const flags = ROOMY;
  const ours = await contenders.ours({ flags });
  const storing = await contenders.ours({ hasStore: true, flags });
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
    return [client === ours ? perSecond : storedPerSecond, cpuMicros];
  };
  const rate = { unit: "messages/s", isRate: true };
  const cpu = { unit: "µs of CPU a message", isRate: false };
  const peer = official === undefined ? {} : { [PEER]: () => figures(official, count) };
  const peerStoring = officialStoring === undefined ? {} : { [PEER]: () => stored(officialStoring, officialCount) };
  const peerPaced = official === undefined ? {} : { [PEER]: () => paced(official) };
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
        { name: "to a listener, no store", ...rate, goals: { "bare ws + codec": 0.85, [PEER]: 3.5 } },
        { name: "to a listener, no store", ...cpu },
        { name: "allocated", unit: "bytes a message", isRate: false },
      ],
      { mezonkit: () => figures(ours, count), "bare ws + codec": () => figures(bare, count), ...peer },
      options,
    )),
  );
  await warmUp(storing);
  await storing.subject.ask("index", undefined);
  results.push(
    ...(await manySideBySide(
      [
        { name: "to a durable store", ...rate, goals: { "mezonkit, no store": 0.6, [PEER]: 80 } },
        { name: "to a durable store", ...cpu },
        { name: "found by searches, later", ...cpu },
      ],
      { mezonkit: storedByOurs, "mezonkit, no store": () => stored(ours, count), ...peerStoring },
      options,
    )),
    ...(await manySideBySide(
      [
        { name: `delay at ${PACED.perSecond} messages/s, median`, unit: "ms", isRate: false },
        { name: `delay at ${PACED.perSecond} messages/s, 99th percentile`, unit: "ms", isRate: false },
      ],
      {
        mezonkit: () => paced(ours),
        "mezonkit, stored": () => paced(storing),
        "bare ws + codec": () => paced(bare),
        ...peerPaced,
      },
      options,
    )),
  );
  return results;
};
