/** A local Mezon that is a network away, in a process of its own. */
import { createSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { TEXTS } from "../messages.js";
import { serve } from "../serve.js";
import { Distance } from "./distance.js";

/** What a client needs of it. */
export interface Distant {
  readonly port: number;
  readonly botId: string;
  readonly token: string;
  readonly clanId: string;
  readonly channelIds: readonly string[];
}

let sandbox: Sandbox | undefined;
let distance: Distance | undefined;
let channelIds: readonly string[] = [];

export const services = {
  async open({ channels, roundTripMs }: { channels: number; roundTripMs: number }): Promise<Distant> {
    distance = new Distance(roundTripMs);
    const opened = await createSandbox({ echoDelayMs: 0 });
    sandbox = opened;
    channelIds = Array.from({ length: channels }, (_, n) => opened.createChannel({ name: `channel-${n}` }).id);
    return { port: opened.port, botId: opened.botId, token: opened.token, clanId: opened.clanId, channelIds };
  },

  /** Posts so many messages in each channel. */
  async post({ each }: { each: number }): Promise<void> {
    const alice = sandbox?.user("alice");
    for (let n = 0; n < each; n += 1) {
      for (const channelId of channelIds) await alice?.send(channelId, TEXTS[n % TEXTS.length] ?? "");
    }
  },

  cut(_: undefined): void {
    distance?.cut();
  },

  restore(_: undefined): void {
    distance?.restore();
  },
};

serve(services);
