import { setTimeout as pause } from "node:timers/promises";
import { ChannelType } from "../../generated/constants.js";
import type { Channel, MezonClient } from "../../src/index.js";
import type { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import type { Sandbox, SandboxMessage } from "../../src/sandbox/index.js";
import type { ReceivedLedger } from "./receivedLedger.js";
import type { SendLedger } from "./sendLedger.js";

/**
 * Number of channels in which the bot speaks during a round: few, so that several sends to each wait for a lost
 * connection. Each round uses others, so that none gets more messages than a sandbox keeps.
 */
const SPEAKING = 8;
/** Largest number of consecutive sends to one channel. */
const BURST = 5;
/** How far back people change messages: well within what a catch-up compares. */
const RECENT = 20;
/** Number of threads, and of topics. */
const THREADS = 4;
const TOPICS = 4;
/** Largest number of channels, threads and topics in which a flood is posted. */
const FLOODED = 6;
/** Sizes of a flood in one of them: more than a client remembers of a channel, up to more than two pages of history. */
const FLOOD_SIZES = [60, 90, 120, 210];

export interface ChaosTrafficParts {
  readonly sandbox: Sandbox;
  readonly client: MezonClient;
  readonly random: SeededRandom;
  readonly received: ReceivedLedger;
  readonly sends: SendLedger;
}

/** A channel, a thread or a topic. */
interface Place {
  readonly channelId: string;
  readonly topicId?: string | undefined;
}

/** People post, edit and remove messages, and the bot sends some. */
export class ChaosTraffic {
  readonly #parts: ChaosTrafficParts;
  /** Includes those that were created meanwhile. */
  readonly #places: Place[];
  /** The channels in which the bot speaks. */
  #audience: readonly Channel[] = [];
  #rounds = 0;

  /** @param channels Ids of channels. */
  constructor(parts: ChaosTrafficParts, channels: readonly string[]) {
    this.#parts = parts;
    this.#places = channels.map((channelId) => ({ channelId }));
  }

  /** Creates threads and topics, and posts the first messages. @param silent Whether half of the channels get none. */
  async begin(silent: boolean): Promise<void> {
    const { client, random, sandbox } = this.#parts;
    const channels = this.#places.map(({ channelId }) => channelId);
    for (const [index, channelId] of channels.entries())
      if (!silent || index % 2 === 0) await this.#post({ channelId });
    this.#audience = await Promise.all(channels.map((id) => client.channels.fetch(id)));
    for (let count = 0; count < THREADS; count += 1) {
      const thread = { name: `thread ${count}`, type: ChannelType.Thread, parentId: random.pick(channels) };
      const { id } = sandbox.createChannel(thread);
      await (await client.channels.fetch(id)).join();
      await this.#add({ channelId: id });
    }
    for (let count = 0; count < TOPICS; count += 1) {
      const channelId = random.pick(channels);
      const topicId = await sandbox.user("alice").openTopic(await this.#post({ channelId }));
      await this.#add({ channelId, topicId });
    }
  }

  /** Called before each round. */
  beginRound(): void {
    this.#rounds += 1;
  }

  /** @param options.isDoubtful Whether the connection may be dead without the client's knowledge. */
  async run(steps: number, options: { readonly pauseMs?: number; readonly isDoubtful: boolean }): Promise<void> {
    const { random } = this.#parts;
    const { pauseMs = 0, isDoubtful } = options;
    for (let step = 0; step < steps; step += 1) {
      const place = random.pick(this.#places);
      const action = random.below(10);
      if (action < 6) await this.#post(place);
      else if (action < 8) await this.#change(place.channelId);
      else this.#speak(isDoubtful);
      if (pauseMs > 0 || random.below(4) === 0) await pause(pauseMs);
    }
  }

  /**
   * Posts more messages than a client remembers, in several channels, threads and topics at once, and changes some of
   * them.
   */
  async flood(): Promise<void> {
    const { random } = this.#parts;
    const posts = Array.from({ length: 2 + random.below(FLOODED - 1) }, () => {
      const place = random.pick(this.#places);
      return Array.from({ length: random.pick(FLOOD_SIZES) }, () => place);
    }).flat();
    while (posts.length > 0) {
      const [place] = posts.splice(random.below(posts.length), 1);
      if (place === undefined) return;
      await this.#post(place);
      if (random.below(20) === 0) await this.#change(place.channelId);
    }
  }

  /** Creates something that the client does not know: a channel, or a conversation with it. */
  async beginChannel(): Promise<void> {
    const { random, sandbox, received } = this.#parts;
    const name = `new ${this.#places.length}`;
    if (random.below(2) === 0) {
      await this.#add({ channelId: sandbox.createChannel({ name }).id });
      return;
    }
    const person = sandbox.user(name);
    const { id } = await person.openDm(sandbox.botId);
    received.post(await person.send(id, `posted ${received.posted}`));
  }

  async #add(place: Place): Promise<void> {
    this.#places.push(place);
    await this.#post(place);
  }

  async #post({ channelId, topicId }: Place): Promise<SandboxMessage> {
    const { received, sandbox } = this.#parts;
    const message = await sandbox.user("alice").send(channelId, `posted ${received.posted}`, { topicId });
    received.post(message);
    return message;
  }

  /** Edits or removes one of the newest messages of a channel. */
  async #change(channelId: string): Promise<void> {
    const { random, received, sandbox } = this.#parts;
    const alice = sandbox.user("alice");
    const recent = sandbox.messages(channelId).slice(-RECENT);
    const own = recent.filter((message) => message.senderId === alice.id);
    const target = own.at(-1 - random.below(3));
    if (target === undefined) return;
    if (random.below(3) > 0) await alice.edit(target, `${target.text}, edited ${random.below(1_000_000)}`);
    else {
      received.remove(target.id);
      await alice.remove(target);
    }
  }

  /**
   * Sends several messages to one channel. Seldom over a connection that may be dead without the client's knowledge:
   * the outcome of those sends cannot be known.
   */
  #speak(isDoubtful: boolean): void {
    const { client, random, sends } = this.#parts;
    if (isDoubtful && client.state === "ready" && random.below(4) > 0) return;
    const at = (this.#rounds * SPEAKING + random.below(SPEAKING)) % this.#audience.length;
    const channel = this.#audience[at];
    if (channel === undefined) return;
    for (let count = 1 + random.below(BURST); count > 0; count -= 1) sends.send(channel);
  }
}
