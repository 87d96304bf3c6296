import { type Benchmark, type BenchmarkResult, type Goals, share } from "./support/benchmark.js";
import { BARE_SOCKET, OURS, PEER } from "./support/contenderNames.js";
import { Contenders, type Started } from "./support/contenders.js";
import { GOALS } from "./support/goals.js";
import { channelId } from "./support/messages.js";
import { manySideBySide } from "./support/rounds.js";
import { quantile } from "./support/spread.js";
import type { SendOptions, Sent } from "./support/subjects/subject.js";
import type { Worker } from "./support/worker.js";

const SEQUENTIAL = 3_000;
const PIPELINED = 10_000;
/** Sends before those that count: `scaling` measures the cost of compiling the code. */
const WARM_UP = 30_000;
/** Number of sends for each client under its default limits: one burst, and as many again. */
const LIMITED = 160;
/** It sends one every ten milliseconds. */
const OFFICIAL_SEQUENTIAL = 40;
const OFFICIAL_PIPELINED = 80;
/** Sends in flight at once. */
const MANY = 400;
const CHANNEL_ID = channelId(7);

type Sending = Worker<{ send(options: SendOptions): Promise<Sent> }>;

/** Messages sent, each acknowledged by the server. */
export const benchmark: Benchmark = async (options) => {
  await using contenders = await Contenders.start(options);
  const send = async ({ subject }: Started<unknown>, count: number, inFlight: number) => {
    const sent = await (subject as Sending).ask("send", { channelId: CHANNEL_ID, count, inFlight });
    return [sent.perSecond, sent.cpuMicros, quantile(sent.delays, 0.5), quantile(sent.delays, 0.99)];
  };
  const ours = await contenders.ours({ isUnlimited: true, listens: false });
  const limited = await contenders.ours({ listens: false });
  const bare = await contenders.bare();
  const official = await contenders.official();
  for (const client of [ours, bare]) await send(client, share(WARM_UP, options, 3), MANY);

  const measure = (
    name: string,
    goals: Goals | undefined,
    clients: Readonly<Record<string, readonly [Started<unknown> | undefined, number]>>,
    inFlight: number,
  ): Promise<readonly BenchmarkResult[]> =>
    manySideBySide(
      [
        { name, unit: "sends/s", isRate: true, goals },
        { name, unit: "µs of CPU a send", isRate: false },
        { name: `${name}: round trip, median`, unit: "ms", isRate: false },
        { name: `${name}: round trip, 99th percentile`, unit: "ms", isRate: false },
      ],
      Object.fromEntries(
        Object.entries(clients).flatMap(([contender, [client, count]]) =>
          client === undefined ? [] : [[contender, () => send(client, share(count, options, 3), inFlight)]],
        ),
      ),
      options,
    );

  const results: BenchmarkResult[] = [];
  results.push(
    ...(await measure(
      "one by one, limits off",
      GOALS.sentOneByOne,
      { [OURS]: [ours, SEQUENTIAL], [BARE_SOCKET]: [bare, SEQUENTIAL], [PEER]: [official, OFFICIAL_SEQUENTIAL] },
      1,
    )),
    ...(await measure(
      "400 in flight, limits off",
      GOALS.sentAtOnce,
      { [OURS]: [ours, PIPELINED], [BARE_SOCKET]: [bare, PIPELINED], [PEER]: [official, OFFICIAL_PIPELINED] },
      MANY,
    )),
    ...(await measure(
      "160 at once, default limits",
      undefined,
      { [OURS]: [limited, LIMITED], [PEER]: [official, LIMITED] },
      MANY,
    )),
  );
  return results;
};
