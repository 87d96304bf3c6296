import { share } from "../benchmark.js";
import type { ClientSetup, Contenders, OursWorker, Started } from "../contenders.js";
import { channelId, personId } from "../messages.js";
import type { Heard } from "../subjects/subject.js";
import type { Scaled } from "./scaled.js";

const MEBIBYTE = 1024 * 1024;
/** Messages before those that count. */
const WARM_UP = 1_000;
/** Messages that listeners and collectors hear. */
const HEARD = 20_000;
/** The same ids again and again: the processor's cache is not what is measured. */
const LOOK_UPS = { ids: 1_000, times: 200 };

/** A load on a client that has just logged in. */
interface ClientLoad extends Omit<Scaled, "measure"> {
  readonly setup?: (load: number) => ClientSetup;
  readonly measure: (run: Run) => Promise<readonly number[]>;
}

interface Run {
  readonly contenders: Contenders;
  readonly client: Started<OursWorker>;
  readonly load: number;
  /** Messages that are heard where their number is not the load. */
  readonly messages: number;
}

/** Each load is put on a client in a new process. */
export function clientLoads(contenders: Contenders): readonly Scaled[] {
  return CLIENT_LOADS.map(({ setup, measure, ...scaled }) => ({
    ...scaled,
    measure: async (load, options) => {
      const client = await contenders.ours(setup?.(load));
      await using _process = client.subject;
      return await measure({ contenders, client, load, messages: share(HEARD, options, WARM_UP) });
    },
  }));
}

const CLIENT_LOADS: readonly ClientLoad[] = [
  {
    figures: [{ name: "messages heard", unit: "µs of CPU a message", growth: "flat" }],
    base: 2_000,
    measure: async (run) => [await heard(run, run.load)],
  },
  {
    figures: [{ name: "messages heard and stored", unit: "µs of CPU a message", growth: "flat" }],
    base: 400,
    setup: () => ({ hasStore: true }),
    measure: async (run) => [await heard(run, run.load)],
  },
  {
    figures: [{ name: "messages sent at once", unit: "µs of CPU a send", growth: "flat" }],
    base: 100,
    setup: () => ({ isUnlimited: true, listens: false }),
    measure: async ({ client: { subject }, load: count }) => {
      const request = { channelId: channelId(3) };
      await subject.ask("send", { ...request, count: Math.min(WARM_UP, count), inFlight: WARM_UP });
      return [(await subject.ask("send", { ...request, count, inFlight: count })).cpuMicros];
    },
  },
  {
    figures: [{ name: "clans joined, limits off", unit: "ms to ready", growth: "linear" }],
    base: 2,
    setup: (clans) => ({ isUnlimited: true, clans, channels: clans }),
    measure: ({ client: { loginMs } }) => Promise.resolve([loginMs]),
  },
  {
    figures: [
      { name: "channels listed, limits off", unit: "µs a channel", growth: "flat" },
      { name: "a channel looked up", unit: "ns of CPU", growth: "flat" },
    ],
    base: 2_000,
    setup: (channels) => ({ channels, isUnlimited: true }),
    measure: async ({ client: { subject }, load }) => {
      const { ms } = await subject.ask("listChannels", undefined);
      return [(ms * 1_000) / load, await lookUp(subject, "channels", spreadIds(load, channelId))];
    },
  },
  {
    figures: [
      { name: "people of a clan listed", unit: "µs a person", growth: "flat" },
      { name: "a member looked up", unit: "ns of CPU", growth: "flat" },
    ],
    base: 1_000,
    setup: (people) => ({ people, isUnlimited: true }),
    measure: async ({ client: { subject }, load }) => {
      const { count, ms } = await subject.ask("listMembers", undefined);
      if (count !== load) throw new Error(`${count} members instead of ${load}`);
      return [(ms * 1_000) / load, await lookUp(subject, "members", spreadIds(load, personId))];
    },
  },
  {
    figures: [{ name: "messages heard by many listeners", unit: "µs of CPU a message", growth: "linear" }],
    base: 1,
    scales: [1, 10, 50],
    measure: async (run) => {
      await run.client.subject.ask("listen", { count: run.load - 1 });
      return [await heard(run, run.messages)];
    },
  },
  {
    figures: [{ name: "messages heard, a collector in each channel", unit: "µs of CPU a message", growth: "flat" }],
    base: 10,
    setup: (channels) => ({ channels, isUnlimited: true }),
    measure: async (run) => {
      const { subject } = run.client;
      await subject.ask("listChannels", undefined);
      await subject.ask("collect", { channelIds: Array.from({ length: run.load }, (_, n) => channelId(n)) });
      return [await heard(run, run.messages, run.load)];
    },
  },
  {
    figures: [{ name: "clients in one process", unit: "MiB resident", growth: "linear" }],
    base: 1,
    measure: async ({ contenders, client: { subject }, load }) => {
      for (let n = 1; n < load; n += 1) await contenders.oneMore(subject);
      return [(await subject.ask("resident", undefined)) / MEBIBYTE];
    },
  },
];

/** Microseconds of processor time a message, of the second of two floods. */
async function heard({ contenders, client }: Run, count: number, channels?: number): Promise<number> {
  const { subject, botId } = client;
  const flood = async (some: number, from: number): Promise<Heard> => {
    await subject.ask("arm", { count: some });
    const all = subject.ask("heard", undefined);
    await contenders.server.ask("flood", { botId, count: some, from, channels });
    return all;
  };
  const before = Math.min(WARM_UP, count);
  await flood(before, 0);
  return (await flood(count, before)).cpuMicros;
}

/** Ids from all over. */
function spreadIds(count: number, idOf: (n: number) => string): readonly string[] {
  const ids = Math.min(LOOK_UPS.ids, count);
  return Array.from({ length: ids }, (_, n) => idOf(Math.floor((n * count) / ids)));
}

/** Nanoseconds that one takes. The first time is the compiler's. */
async function lookUp(subject: OursWorker, what: "channels" | "members", ids: readonly string[]): Promise<number> {
  const request = { what, ids, times: LOOK_UPS.times };
  await subject.ask("lookUp", request);
  return subject.ask("lookUp", request);
}
