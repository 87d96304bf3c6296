import { TEXTS } from "../messages.js";
import { requirePeer } from "../peer.js";
import { serve } from "../serve.js";
import { Hearing } from "./hearing.js";
import { sending } from "./sending.js";
import type { Heard, Place, SendOptions, Sent } from "./subject.js";
import { usage } from "./usage.js";

interface OfficialChannel {
  send(content: { readonly t: string }): Promise<unknown>;
}

interface OfficialClan {
  readonly channels: { readonly size: number };
  loadChannels(): Promise<void>;
}

/** As much of the official client as is driven here. */
interface OfficialClient {
  readonly messageDB: { saveMessage(message: unknown): void };
  readonly clans: { values(): Iterable<OfficialClan> };
  readonly channels: { fetch(id: string): Promise<OfficialChannel> };
  onChannelMessage(listener: (message: { readonly content: { readonly t: string } }) => void): void;
  login(): Promise<string>;
}

interface Options extends Place {
  readonly hasStore?: boolean | undefined;
}

const clients: OfficialClient[] = [];
const hearing = new Hearing();

function only(): OfficialClient {
  const [client] = clients;
  if (client === undefined) throw new Error("not logged in");
  return client;
}

export const services = {
  ...usage,

  /** Logs one more client in. Returns the milliseconds that took, from nothing to ready. */
  async login({ port, botId, token, hasStore }: Options): Promise<number> {
    const { MezonClient } = requirePeer<{ MezonClient: new (options: object) => OfficialClient }>();
    const client = new MezonClient({ botId, token, host: "127.0.0.1", port: String(port), useSSL: false });
    if (hasStore !== true) client.messageDB.saveMessage = () => undefined;
    client.onChannelMessage((message) => hearing.hear(() => message.content.t));
    const start = performance.now();
    await client.login();
    const ms = performance.now() - start;
    clients.push(client);
    return ms;
  },

  arm({ count, isTimed = false }: { count: number; isTimed?: boolean }): void {
    hearing.arm({ count, isTimed });
  },

  heard(_: undefined): Promise<Heard> {
    return hearing.figures();
  },

  async send(options: SendOptions): Promise<Sent> {
    for (const clan of only().clans.values()) await clan.loadChannels();
    const channel = await only().channels.fetch(options.channelId);
    return sending(options, (n) => channel.send({ t: TEXTS[n % TEXTS.length] ?? "" }));
  },

  async listChannels(_: undefined): Promise<{ count: number; ms: number }> {
    const start = performance.now();
    let count = 0;
    for (const clan of only().clans.values()) {
      await clan.loadChannels();
      count += clan.channels.size;
    }
    return { count, ms: performance.now() - start };
  },
};

serve(services);
