import { setTimeout as pause } from "node:timers/promises";
import {
  type Benchmark,
  type BenchmarkOptions,
  type BenchmarkResult,
  fewerRounds,
  type Measure,
  share,
} from "./support/benchmark.js";
import { OURS, PEER } from "./support/contenderNames.js";
import { Contenders, type Started } from "./support/contenders.js";
import { GOALS } from "./support/goals.js";
import { inRounds } from "./support/rounds.js";
import type { Heard } from "./support/subjects/subject.js";
import type { Worker } from "./support/worker.js";

const FEW = 100_000;
const MANY = 1_000_000;
/** A million messages take a long time, and memory figures repeat well. */
const ROUNDS = 3;
/** Channels that the messages are spread over. */
const BUSY_CHANNELS = 1_000;
const KNOWN_CHANNELS = 10_000;
/** As a relay has them: one for each of its users. */
const CLIENTS = 1_000;
/** Clients that log in at once. */
const AT_ONCE = 20;
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
  const few = fewerRounds(options, ROUNDS);
  return [
    ...(await afterManyMessages(few)),
    ...(await perChannel(few)),
    ...(await perClient(few)),
    ...(await idle(few)),
  ];
};

function afterManyMessages(options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const counts = [share(FEW, options, 100), share(MANY, options, 1_000)];
  const channels = share(BUSY_CHANNELS, options, 10);
  const measures = counts.map(
    (count, index): Measure => ({
      name: `after ${count.toLocaleString("en")} messages in ${channels.toLocaleString("en")} channels`,
      unit: "MiB resident",
      isRate: false,
      goals: index === 0 ? undefined : GOALS.manyMessagesResident,
    }),
  );
  return inRounds(measures, options, async (add) => {
    await using contenders = await Contenders.start(options);
    const fill = async (name: string, client: Started<unknown> | undefined): Promise<void> => {
      if (client === undefined) return;
      let from = 0;
      for (const [index, measure] of measures.entries()) {
        const upTo = counts[index] ?? 0;
        await flood(contenders, client, { from, count: upTo - from, channels });
        from = upTo;
        add(measure, name, (await measured(client).ask("resident", undefined)) / MEBIBYTE);
      }
    };
    await fill(OURS, await contenders.ours({ channels }));
    await fill(PEER, await contenders.official({ channels }));
  });
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

function perChannel(options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const channels = share(KNOWN_CHANNELS, options, 100);
  const measure: Measure = {
    name: `a channel that is known, of ${channels.toLocaleString("en")}`,
    unit: "KiB in use",
    isRate: false,
  };
  return inRounds([measure], options, async (add) => {
    await using contenders = await Contenders.start(options);
    const grow = async (name: string, client: Started<unknown> | undefined): Promise<void> => {
      if (client === undefined) return;
      const before = await measured(client).ask("inUse", undefined);
      const { count } = await measured(client).ask("listChannels", undefined);
      add(measure, name, ((await measured(client).ask("inUse", undefined)) - before) / count / KIBIBYTE);
    };
    await grow(OURS, await contenders.ours({ channels }));
    await grow(PEER, await contenders.official({ channels }));
  });
}

function perClient(options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const [clients, officials] = [share(CLIENTS, options, 5), share(OFFICIAL_CLIENTS, options, 2)];
  const ms = share(IDLE_MS, options, 100);
  const together = `${clients.toLocaleString("en")} clients in one process`;
  const more: Measure = {
    name: "one more idle client in a process",
    unit: "KiB in use",
    isRate: false,
    goals: GOALS.oneMoreClient,
  };
  const all: Measure = { name: together, unit: "MiB resident", isRate: false };
  const each: Measure = {
    name: `${together}, doing nothing`,
    unit: "ms of CPU a second for each",
    isRate: false,
    goals: GOALS.idleOfMany,
  };
  return inRounds([more, all, each], options, async (add) => {
    await using contenders = await Contenders.start(options);
    const multiply = async (name: string, first: Started<unknown>, grow: () => Promise<number>): Promise<void> => {
      const alone = await measured(first).ask("inUse", undefined);
      const added = await grow();
      add(more, name, ((await measured(first).ask("inUse", undefined)) - alone) / added / KIBIBYTE);
    };
    const ours = await contenders.ours();
    await multiply(OURS, ours, async () => {
      for (let n = 1; n < clients; n += AT_ONCE) {
        const some = Array.from({ length: Math.min(AT_ONCE, clients - n) }, () => contenders.oneMore(ours.subject));
        await Promise.all(some);
      }
      return clients - 1;
    });
    add(all, OURS, (await ours.subject.ask("resident", undefined)) / MEBIBYTE);
    // Work that a login leaves to be done does not count as idle.
    await pause(ms / 2);
    add(each, OURS, (await ours.subject.ask("idle", { ms })) / clients);
    const official = await contenders.official();
    if (official === undefined) return;
    await multiply(PEER, official, async () => {
      for (let n = 1; n < officials; n += 1) await contenders.oneMoreOfficial(official.subject);
      return officials - 1;
    });
  });
}

async function idle(options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  await using contenders = await Contenders.start(options);
  const ms = share(IDLE_MS, options, 100);
  const clients: readonly (readonly [string, Started<unknown> | undefined])[] = [
    [OURS, await contenders.ours()],
    ["bare ws", await contenders.bare()],
    [PEER, await contenders.official()],
  ];
  const measure: Measure = { name: "doing nothing", unit: "ms of CPU a second", isRate: false, goals: GOALS.idle };
  // Work that a login leaves to be done does not count as idle.
  await pause(ms);
  return await inRounds([measure], options, async (add) => {
    // All at once: they do not disturb each other.
    const figures = await Promise.all(
      clients.map(async ([, client]) => (client === undefined ? undefined : measured(client).ask("idle", { ms }))),
    );
    for (const [index, [name]] of clients.entries()) add(measure, name, figures[index]);
  });
}

function measured(client: Started<unknown>): Measured {
  return client.subject as Measured;
}
