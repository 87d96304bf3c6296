import { setTimeout as pause } from "node:timers/promises";
import { type Benchmark, type BenchmarkOptions, type BenchmarkResult, share, Tally } from "./support/benchmark.js";
import { Contenders, type Started } from "./support/contenders.js";
import { PEER } from "./support/peer.js";
import type { Heard } from "./support/subjects/subject.js";
import type { Worker } from "./support/worker.js";

const FEW = 100_000;
const MANY = 1_000_000;
/** A million messages take a long time, and memory figures repeat well. */
const ROUNDS = 3;
/** Channels that the messages are spread over. */
const BUSY_CHANNELS = 1_000;
const KNOWN_CHANNELS = 10_000;
const CLIENTS = 100;
/** Each login waits for three calls, a second apart, for the whole process. */
const OFFICIAL_CLIENTS = 4;
/** Contains one heartbeat of each. */
const IDLE_MS = 10_000;
const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * 1024;

/** Requests that every client here supports. */
type Measured = Worker<{
  arm(request: { count: number; isTimed?: boolean }): void;
  heard(request: undefined): Promise<Heard>;
  resident(request: undefined): number;
  inUse(request: undefined): number;
  idle(request: { ms: number }): Promise<number>;
  listChannels(request: undefined): Promise<{ count: number; ms: number }>;
}>;

/** Memory of clients under load, and idle. */
export const benchmark: Benchmark = async (options) => {
  const few = { ...options, rounds: Math.min(options.rounds, ROUNDS) };
  return [...(await afterManyMessages(few)), await perChannel(few), ...(await perClient(few)), await idle(few)];
};

async function afterManyMessages(options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const counts = [share(FEW, options, 100), share(MANY, options, 1_000)];
  const channels = share(BUSY_CHANNELS, options, 10);
  const tallies = counts.map(() => new Tally());
  for (let round = 0; round < options.rounds; round += 1) {
    await using contenders = await Contenders.start(options);
    const fill = async (name: string, client: Started<unknown> | undefined): Promise<void> => {
      if (client === undefined) return;
      for (const [index, count] of counts.entries()) {
        const from = counts[index - 1] ?? 0;
        await flood(contenders, client, { from, count: count - from, channels });
        tallies[index]?.add(name, (await measured(client).ask("resident", undefined)) / MEBIBYTE);
      }
    };
    await fill("mezonkit", await contenders.ours({ channels }));
    await fill(PEER, await contenders.official({ channels }));
  }
  return tallies.map((tally, index) =>
    tally.result({
      name: `after ${counts[index]?.toLocaleString("en")} messages in ${channels.toLocaleString("en")} channels`,
      unit: "MiB resident",
      isRate: false,
      ...(index === 0 ? {} : { goals: { [PEER]: 2 } }),
    }),
  );
}

async function flood(
  contenders: Contenders,
  client: Started<unknown>,
  load: { readonly from: number; readonly count: number; readonly channels: number },
): Promise<void> {
  await measured(client).ask("arm", { count: load.count });
  const heard = measured(client).ask("heard", undefined);
  await contenders.server.ask("flood", { botId: client.botId, ...load });
  await heard;
}

async function perChannel(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const tally = new Tally();
  const channels = share(KNOWN_CHANNELS, options, 100);
  for (let round = 0; round < options.rounds; round += 1) {
    await using contenders = await Contenders.start(options);
    const grow = async (name: string, client: Started<unknown> | undefined): Promise<void> => {
      if (client === undefined) return;
      const before = await measured(client).ask("inUse", undefined);
      const { count } = await measured(client).ask("listChannels", undefined);
      tally.add(name, ((await measured(client).ask("inUse", undefined)) - before) / count / KIBIBYTE);
    };
    await grow("mezonkit", await contenders.ours({ channels }));
    await grow(PEER, await contenders.official({ channels }));
  }
  return tally.result({
    name: `a channel that is known, of ${channels.toLocaleString("en")}`,
    unit: "KiB in use",
    isRate: false,
  });
}

async function perClient(options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const more = new Tally();
  const all = new Tally();
  const [clients, officials] = [share(CLIENTS, options, 3), share(OFFICIAL_CLIENTS, options, 2)];
  for (let round = 0; round < options.rounds; round += 1) {
    await using contenders = await Contenders.start(options);
    const multiply = async (name: string, first: Started<unknown>, count: number, add: () => Promise<unknown>) => {
      const alone = await measured(first).ask("inUse", undefined);
      for (let n = 1; n < count; n += 1) await add();
      more.add(name, ((await measured(first).ask("inUse", undefined)) - alone) / (count - 1) / KIBIBYTE);
    };
    const ours = await contenders.ours();
    await multiply("mezonkit", ours, clients, () => contenders.oneMore(ours.subject));
    all.add("mezonkit", (await ours.subject.ask("resident", undefined)) / MEBIBYTE);
    const official = await contenders.official();
    if (official === undefined) continue;
    await multiply(PEER, official, officials, () => contenders.oneMoreOfficial(official.subject));
  }
  return [
    more.result({ name: "one more idle client in a process", unit: "KiB in use", isRate: false }),
    all.result({ name: `${clients} clients in one process`, unit: "MiB resident", isRate: false }),
  ];
}

async function idle(options: BenchmarkOptions): Promise<BenchmarkResult> {
  await using contenders = await Contenders.start(options);
  const tally = new Tally();
  const ms = share(IDLE_MS, options, 100);
  const clients: readonly (readonly [string, Started<unknown> | undefined])[] = [
    ["mezonkit", await contenders.ours()],
    ["bare ws", await contenders.bare()],
    [PEER, await contenders.official()],
  ];
  // Work that a login leaves to be done does not count as idle.
  await pause(ms);
  for (let round = 0; round < options.rounds; round += 1) {
    // All at once: they do not disturb each other.
    await Promise.all(
      clients.map(async ([name, client]) => {
        if (client !== undefined) tally.add(name, await measured(client).ask("idle", { ms }));
      }),
    );
  }
  return tally.result({ name: "doing nothing", unit: "ms of CPU a second", isRate: false, goals: { [PEER]: 50 } });
}

function measured(client: Started<unknown>): Measured {
  return client.subject as Measured;
}
