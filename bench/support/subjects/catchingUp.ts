import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HistoryDirection } from "../../../generated/constants.js";
import type { MezonClient } from "../../../src/index.js";
import { type Observed, observe } from "../limits/observed.js";
import { serve } from "../serve.js";
import type { Place } from "./subject.js";

interface Options extends Place {
  /** Folder of the built package. */
  readonly built: string;
  /** Whether the client catches up by itself. */
  readonly catchesUp: boolean;
}

/** What came of it. */
export interface CaughtUp extends Observed {
  readonly messages: number;
}

const PAGE = 100;
const PLENTY = 100_000_000;

let client: MezonClient | undefined;
/** By channel, the newest message that was heard. */
const newest = new Map<string, string>();
let heard = 0;

function connected(): MezonClient {
  if (client === undefined) throw new Error("not logged in");
  return client;
}

function once(name: "disconnected" | "resumed"): Promise<void> {
  return new Promise((resolve) => {
    const remove = connected().on(name, () => {
      remove();
      resolve();
    });
  });
}

export const services = {
  async login({ built, catchesUp, botId, token, port }: Options): Promise<void> {
    const { MezonClient: Client } = (await import(pathToFileURL(join(built, "dist/index.js")).href)) as {
      readonly MezonClient: typeof MezonClient;
    };
    client = new Client({
      ...{ botId, token, host: "127.0.0.1", port, useSSL: false, limits: false, rpcTransport: "socket", logger: false },
      ...{ reconnectBaseMs: 50, reconnectCeilingMs: 100 },
      catchUp: catchesUp ? { mode: "emit", messages: PLENTY, requests: PLENTY, timeMs: PLENTY } : "off",
    });
    await client.login();
    client.on("channelMessage", (message) => {
      heard += 1;
      newest.set(message.channelId, message.id);
    });
  },

  /** Resolves when so many messages were heard in all. */
  async hear({ count }: { count: number }): Promise<void> {
    while (heard < count) await new Promise((resolve) => setTimeout(resolve, 5));
  },

  /** Resolves when the loss of the connection was noticed. */
  lost(_: undefined): Promise<void> {
    return once("disconnected");
  },

  /** Resolves when the connection is there again, and with it what was missed. */
  async resumed(_: undefined): Promise<CaughtUp> {
    const before = heard;
    const observed = await observe(() => once("resumed"));
    return { ...observed, messages: heard - before };
  },

  /** Reads what was missed as a bot does that has nothing else: one channel after another, page by page. */
  async readAll({ clanId, channelIds }: { clanId: string; channelIds: readonly string[] }): Promise<CaughtUp> {
    let messages = 0;
    const observed = await observe(async () => {
      for (const channelId of channelIds) {
        for (let full = true; full; ) {
          const messageId = newest.get(channelId) ?? "0";
          const request = { clanId, channelId, messageId, direction: HistoryDirection.After, limit: PAGE };
          const page = await connected().rpc.listChannelMessages(request);
          const ids = page.messages.map((message) => BigInt(message.messageId)).filter((id) => id > BigInt(messageId));
          messages += ids.length;
          for (const id of ids) if (id > BigInt(newest.get(channelId) ?? "0")) newest.set(channelId, String(id));
          full = page.messages.length >= PAGE && ids.length > 0;
        }
      }
    });
    return { ...observed, messages };
  },
};

serve(services);
