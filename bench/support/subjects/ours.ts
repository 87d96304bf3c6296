import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { KyselyMessageStore } from "../../../src/cache/index.js";
import type { Channel, MezonClient } from "../../../src/index.js";
import { type Observed, observe } from "../limits/observed.js";
import { CLAN_ID, TEXTS } from "../messages.js";
import { serve } from "../serve.js";
import { Hearing } from "./hearing.js";
import { sending } from "./sending.js";
import type { Heard, Place, SendOptions, Sent } from "./subject.js";
import { usage } from "./usage.js";

interface Options extends Place {
  /** Folder of the built package. */
  readonly built: string;
  readonly hasStore?: boolean | undefined;
  /** Its file. @default a new one */
  readonly storeFile?: string | undefined;
  readonly isUnlimited?: boolean | undefined;
  /** How many it sees: all of them stay in memory. */
  readonly channels?: number | undefined;
  /** Whether somebody listens. Default true. */
  readonly listens?: boolean | undefined;
}

/** Channels that a client keeps by default. */
const DEFAULT_CACHE = 10_000;

const clients: MezonClient[] = [];
const stores: KyselyMessageStore[] = [];
const hearing = new Hearing();

function only(): MezonClient {
  const [client] = clients;
  if (client === undefined) throw new Error("not logged in");
  return client;
}

async function stored(): Promise<void> {
  while (only().stats().waitingForStore > 0) await pause(1);
}

async function importBuilt<T>(built: string, entry: string): Promise<T> {
  return (await import(pathToFileURL(join(built, `dist/${entry}.js`)).href)) as T;
}

export const services = {
  ...usage,

  /** Logs one more client in. Returns the milliseconds that took, from nothing to ready. */
  async login({
    built,
    port,
    botId,
    token,
    hasStore,
    storeFile,
    isUnlimited,
    channels,
    listens,
  }: Options): Promise<number> {
    const module = await importBuilt<{ MezonClient: typeof MezonClient }>(built, "index");
    let store: KyselyMessageStore | undefined;
    if (hasStore === true) {
      const cache = await importBuilt<{ KyselyMessageStore: typeof KyselyMessageStore }>(built, "cache");
      const file = storeFile ?? join(mkdtempSync(join(tmpdir(), "mezonkit-bench-")), "store.db");
      store = new cache.KyselyMessageStore({ file });
      stores.push(store);
    }
    const client = new module.MezonClient({
      ...{ botId, token, host: "127.0.0.1", port, useSSL: false, store },
      limits: isUnlimited === true ? false : undefined,
      channelCacheSize: channels && Math.max(DEFAULT_CACHE, channels),
    });
    const start = performance.now();
    await client.login();
    const ms = performance.now() - start;
    clients.push(client);
    if (listens !== false) client.on("channelMessage", (message) => hearing.hear(() => message.text));
    return ms;
  },

  arm({ count, isTimed = false }: { count: number; isTimed?: boolean }): void {
    hearing.arm({ ...{ count, isTimed }, stored });
  },

  /** Resolves when everything that was heard is stored. */
  stored(_: undefined): Promise<void> {
    return stored();
  },

  heard(_: undefined): Promise<Heard> {
    return hearing.figures();
  },

  /** As `heard`, and watches the event loop meanwhile. */
  watched(_: undefined): Promise<Observed> {
    return observe(() => hearing.figures(), 1);
  },

  /** Does what the stores have left for a quiet moment. Returns the microseconds of processor time that took. */
  async index(_: undefined): Promise<number> {
    const cpu = process.cpuUsage();
    for (const store of stores) await store.maintain();
    const { user, system } = process.cpuUsage(cpu);
    return user + system;
  },

  async send(options: SendOptions): Promise<Sent> {
    const channel: Channel = await only().channels.fetch(options.channelId);
    return sending(options, (n) => channel.send(TEXTS[n % TEXTS.length] ?? ""));
  },

  /** Lists the channels of every clan; answers how many there are and the milliseconds that took. */
  async listChannels(_: undefined): Promise<{ count: number; ms: number }> {
    const start = performance.now();
    let count = 0;
    for await (const clan of only().clans.list()) for await (const _channel of clan.channels.list()) count += 1;
    return { count, ms: performance.now() - start };
  },

  /** Lists the members of every clan; answers how many there are and the milliseconds that took. */
  async listMembers(_: undefined): Promise<{ count: number; ms: number }> {
    const start = performance.now();
    let count = 0;
    for await (const clan of only().clans.list()) for await (const _member of clan.members.list()) count += 1;
    return { count, ms: performance.now() - start };
  },

  /** Looks channels, or members of the first clan, up again and again. Returns the nanoseconds that one takes. */
  lookUp({ what, ids, times }: { what: "channels" | "members"; ids: readonly string[]; times: number }): number {
    const clan = only().clans.get(CLAN_ID);
    const find = (id: string): unknown => (what === "channels" ? only().channels.get(id) : clan?.members.get(id));
    const missing = ids.find((id) => find(id) === undefined);
    if (missing !== undefined) throw new Error(`${missing} is not among the ${what}`);
    const cpu = process.cpuUsage();
    for (let time = 0; time < times; time += 1) for (const id of ids) find(id);
    const { user, system } = process.cpuUsage(cpu);
    return ((user + system) * 1_000) / (times * ids.length);
  },

  /** Adds listeners that look at the text of each message. */
  listen({ count }: { count: number }): void {
    for (let n = 0; n < count; n += 1) only().on("channelMessage", ({ text }) => text.startsWith(`!command${n}`));
  },

  /** Collects messages: one collector for each of these channels. */
  collect({ channelIds }: { channelIds: readonly string[] }): void {
    for (const id of channelIds) {
      const collecting = only().channels.get(id)?.collectMessages();
      if (collecting === undefined) throw new Error(`${id} is not known`);
      void (async () => {
        for await (const _message of collecting);
      })();
    }
  },

  async close(_: undefined): Promise<void> {
    await Promise.all(clients.splice(0).map((client) => client.close()));
  },
};

serve(services);
