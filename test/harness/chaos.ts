/**
 * `npm run chaos -- --seed N --minutes M --json`: a client under traffic in many channels loses its connection in
 * every possible way, repeatedly. No message may be lost, doubled, reordered, left unsettled or falsely reported, and
 * most sends must succeed. `--with` and `--without` name conditions: see `ChaosConditions`.
 */
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { systemClock } from "../../src/core/clock.js";
import { type Channel, type Message, MezonClient } from "../../src/index.js";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import { ShiftedClock } from "../../src/sandbox/faults/shiftedClock.js";
import { createSandbox, type Sandbox, type SandboxMessage } from "../../src/sandbox/index.js";
import { disturb, strike } from "./chaosFaults.js";
import { compressedClock } from "./compressedClock.js";
import { type FaultyProxy, startFaultyProxy } from "./faultyProxy.js";
import { SendLedger, type SendReport, sendsAreSound } from "./sendLedger.js";

/** Unusual conditions of the server and of proxies in front of it. */
export interface ChaosConditions {
  /**
   * Half of the channels are silent in the beginning; channels and conversations are created while the client is
   * disconnected.
   */
  readonly newChannels: boolean;
  /** A proxy may answer with 403 and an HTML page. */
  readonly forbiddingPages: boolean;
  /**
   * Ids of messages come from machines whose clocks differ. Off by default: histories are in the order of ids, so
   * missed messages can only be delivered in that order, which `reordered` counts.
   */
  readonly skewedIds: boolean;
  /** Histories contain a message only some time after the push. */
  readonly laggingHistory: boolean;
  /** The bot's clock differs from the server's by minutes or hours. */
  readonly wrongClock: boolean;
}

export const USUAL_CONDITIONS: ChaosConditions = {
  newChannels: true,
  forbiddingPages: true,
  skewedIds: false,
  laggingHistory: true,
  wrongClock: true,
};

export interface ChaosOptions {
  readonly seed: number;
  /** Minutes of compressed time: each contains 34 disconnects. */
  readonly minutes: number;
  /** Number of channels. @default 100 */
  readonly channels?: number;
  /** Differences from `USUAL_CONDITIONS`. */
  readonly conditions?: Partial<ChaosConditions>;
  /** Called after each round with the number of finished rounds. */
  readonly progress?: (done: number, total: number) => void;
  /** Called with the first messages about which the bot and the server disagree, and with why sends failed. */
  readonly explain?: (difference: string) => void;
}

export interface ChaosReport extends SendReport {
  readonly seed: number;
  readonly disconnects: number;
  readonly messages: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  readonly stateDiffers: number;
}

const DISCONNECTS_A_MINUTE = 34;
const SETTLE_MS = 30_000;
/** After this time the client counts as lost. */
const BACK_MS = 120_000;
/** The last failure, for a client that does not come back. */
const TROUBLES = 60;
const MOST_EXPLAINED = 20;
/**
 * Number of channels in which the bot speaks during a round: few, so that several sends to each wait for a lost
 * connection. Each round uses others, so that none gets more messages than a sandbox keeps.
 */
const SPEAKING = 8;
/** Largest number of consecutive sends to one channel. */
const BURST = 5;
/** Duration of the traffic before a fault. */
const CALM_STEPS = 120;
/** How far back people change messages: well within what a catch-up compares. */
const RECENT = 20;
const SKEW_MS = 200;
const LAG_MS = 30;
/** How far the server's clock is ahead of the bot's. */
const CLOCK_DIFFERENCES_MS = [-30_000, 0, 30_000];
const CLOCK_ERRORS_MS = [-7_200_000, -300_000, 300_000, 7_200_000];

export async function chaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, minutes, channels = 100, progress, explain } = options;
  const conditions = { ...USUAL_CONDITIONS, ...options.conditions };
  const random = new SeededRandom(seed);
  const clock = new ShiftedClock(systemClock);
  clock.jump(random.pick(conditions.wrongClock ? CLOCK_ERRORS_MS : CLOCK_DIFFERENCES_MS));
  await using sandbox = await createSandbox({ seed, clock });
  await using proxy = await startFaultyProxy(sandbox.port);
  const troubles: string[] = [];
  await using client = clientThrough(proxy, sandbox, troubles);
  const places = Array.from({ length: channels }, (_, index) => sandbox.createChannel({ name: `channel ${index}` }).id);
  if (conditions.skewedIds) sandbox.faults.skewIds(SKEW_MS);
  if (conditions.laggingHistory) sandbox.faults.lagHistory(LAG_MS);
  const run = new ChaosRun({ sandbox, proxy, client, channels: places, random, troubles, conditions });
  await client.login();
  await run.begin();
  const rounds = Math.ceil(minutes * DISCONNECTS_A_MINUTE);
  for (let round = 1; round <= rounds; round += 1) {
    await run.round();
    progress?.(round, rounds);
  }
  const report = { seed, ...(await run.judge()) };
  for (const difference of run.explanations()) explain?.(difference);
  return report;
}

/** Whether everything that was received and sent is correct. */
export function isSound(report: ChaosReport): boolean {
  const { lost, doubled, reordered, stateDiffers } = report;
  return lost + doubled + reordered + stateDiffers === 0 && sendsAreSound(report);
}

/** All traffic goes through the proxy, including the socket and calls to the session's hosts. */
function clientThrough(proxy: FaultyProxy, sandbox: Sandbox, troubles: string[]): MezonClient {
  const note = (details: object, message: string): void => {
    const cause = "err" in details && details.err instanceof Error ? `: ${details.err.message}` : "";
    troubles.push(`${new Date().toISOString()} ${message}${cause}`);
    if (troubles.length > TROUBLES) troubles.shift();
  };
  const through = (url: string): string => url.replace(`127.0.0.1:${sandbox.port}`, `127.0.0.1:${proxy.port}`);
  return new MezonClient({
    botId: sandbox.botId,
    token: sandbox.token,
    host: "127.0.0.1",
    port: proxy.port,
    useSSL: false,
    limits: false,
    clock: compressedClock,
    logger: { debug: note, info: note, warn: note, error: note },
    heartbeatIntervalMs: 100,
    heartbeatTimeoutMs: 200,
    connectTimeoutMs: 1_000,
    socketTimeoutMs: 2_000,
    httpTimeoutMs: 1_000,
    reconnectBaseMs: 5,
    reconnectCeilingMs: 50,
    // Far more than a network would break in a minute: there must be many faults.
    connectAttemptsPerMinute: 100_000,
    catchUp: { messages: 1_000_000, requests: 1_000_000, timeMs: 600_000 },
    fetch: (request) => fetch(new Request(through(request.url), request)),
    openSocket: async (url, handlers) => {
      const { openNodeSocket } = await import("../../src/socket/nodeSocket.js");
      return openNodeSocket(through(url), handlers);
    },
  });
}

interface ChaosParts {
  readonly sandbox: Sandbox;
  readonly proxy: FaultyProxy;
  readonly client: MezonClient;
  readonly channels: readonly string[];
  readonly random: SeededRandom;
  readonly troubles: readonly string[];
  readonly conditions: ChaosConditions;
}

class ChaosRun {
  readonly #parts: ChaosParts;
  readonly #sandbox: Sandbox;
  readonly #client: MezonClient;
  readonly #random: SeededRandom;
  readonly #ledger: SendLedger;
  /** Includes those that were created meanwhile. */
  readonly #channels: string[];
  /** The channels in which the bot speaks. */
  #audience: readonly Channel[] = [];
  #rounds = 0;
  readonly #posted: SandboxMessage[] = [];
  /** By message id, how often it was received as new. */
  readonly #heard = new Map<string, number>();
  /** By channel, the ids received as new, in order. */
  readonly #heardIn = new Map<string, string[]>();
  /** The bot's view: text by message id. */
  readonly #state = new Map<string, string>();
  readonly #removed = new Set<string>();
  /** Each message that was received after a later one. */
  readonly #disorder: string[] = [];
  readonly #replayed = new Set<string>();
  #isStruck = false;
  #disconnects = 0;
  #doubled = 0;

  constructor(parts: ChaosParts) {
    const { sandbox, client, random } = parts;
    this.#parts = parts;
    this.#sandbox = sandbox;
    this.#client = client;
    this.#random = random;
    this.#channels = [...parts.channels];
    this.#ledger = new SendLedger((channelId) => sandbox.messages(channelId));
    client.on("disconnected", () => {
      this.#disconnects += 1;
    });
    client.onChannelMessage((message) => this.#hear(message));
  }

  async begin(): Promise<void> {
    const { newChannels } = this.#parts.conditions;
    for (const [index, channel] of this.#channels.entries())
      if (!newChannels || index % 2 === 0) await this.#post(channel);
    this.#audience = await Promise.all(this.#channels.map((id) => this.#client.channels.fetch(id)));
  }

  /** One fault, with traffic before, during and after it. */
  async round(): Promise<void> {
    const { proxy, sandbox, random, troubles } = this.#parts;
    const { forbiddingPages, newChannels } = this.#parts.conditions;
    this.#rounds += 1;
    await this.#traffic(CALM_STEPS);
    const back = { resumed: false };
    this.#client.once("resumed", () => {
      back.resumed = true;
    });
    const targets = { sandbox, proxy, random, forbiddingPages };
    disturb(targets);
    await strike(targets);
    this.#isStruck = true;
    if (newChannels && random.below(4) === 0) await this.#beginChannel();
    await this.#traffic(20);
    proxy.refuse(false);
    // Continuous traffic while the client comes back, so that new messages arrive during the catch-up.
    const deadline = performance.now() + BACK_MS;
    for (let turn = 1; !back.resumed; turn += 1) {
      // With decreasing rate: a slow machine would otherwise have to catch up with ever more.
      await this.#traffic(5, turn);
      if (performance.now() > deadline || this.#client.state === "closed")
        throw new Error(
          `after ${this.#disconnects} disconnects the client stays ${this.#client.state}:\n${troubles.join("\n")}`,
        );
    }
    this.#isStruck = false;
  }

  async judge(): Promise<Omit<ChaosReport, "seed">> {
    const deadline = Date.now() + SETTLE_MS;
    const isSettled = (): boolean => this.#lost().length + this.#ledger.unsettled + this.#differences().length === 0;
    while (!isSettled() && Date.now() < deadline) await pause(20);
    return {
      disconnects: this.#disconnects,
      messages: this.#posted.length,
      lost: this.#lost().length,
      doubled: this.#doubled,
      reordered: this.#reordered(),
      stateDiffers: this.#differences().length,
      ...(await this.#ledger.judge()),
    };
  }

  /** Counts what is wrong, and why sends were not delivered. */
  explanations(): readonly string[] {
    const lost = this.#lost().map(({ id, channelId, text }) => `${id}: ${text} in ${channelId} was never heard`);
    const reasons = [...this.#ledger.reasons].map(([reason, times]) => `${times} sends: ${reason}`);
    return [lost, this.#disorder, this.#differences(), reasons].flatMap((all) => all.slice(0, MOST_EXPLAINED));
  }

  /** Creates something that the client does not know: a channel, or a conversation with it. */
  async #beginChannel(): Promise<void> {
    const name = `new ${this.#channels.length}`;
    if (this.#random.below(2) === 0) {
      const { id } = this.#sandbox.createChannel({ name });
      this.#channels.push(id);
      await this.#post(id);
      return;
    }
    const person = this.#sandbox.user(name);
    const { id } = await person.openDm(this.#sandbox.botId);
    this.#posted.push(await person.send(id, `posted ${this.#posted.length}`));
  }

  async #traffic(steps: number, pauseMs = 0): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const channel = this.#random.pick(this.#channels);
      const action = this.#random.below(10);
      if (action < 6) await this.#post(channel);
      else if (action < 8) await this.#change(channel);
      else this.#speak();
      if (pauseMs > 0 || this.#random.below(4) === 0) await pause(pauseMs);
    }
  }

  async #post(channel: string): Promise<void> {
    this.#posted.push(await this.#sandbox.user("alice").send(channel, `posted ${this.#posted.length}`));
  }

  /** Edits or removes one of the newest messages of a channel. */
  async #change(channel: string): Promise<void> {
    const alice = this.#sandbox.user("alice");
    const recent = this.#sandbox.messages(channel).slice(-RECENT);
    const own = recent.filter((message) => message.senderId === alice.id);
    const target = own.at(-1 - this.#random.below(3));
    if (target === undefined) return;
    if (this.#random.below(3) > 0) await alice.edit(target, `${target.text}, edited ${this.#random.below(1_000_000)}`);
    else {
      this.#removed.add(target.id);
      await alice.remove(target);
    }
  }

  /**
   * Sends several messages to one channel. Seldom over a connection that may be dead without the client's knowledge:
   * the outcome of those sends cannot be known.
   */
  #speak(): void {
    if (this.#isStruck && this.#client.state === "ready" && this.#random.below(4) > 0) return;
    const at = (this.#rounds * SPEAKING + this.#random.below(SPEAKING)) % this.#audience.length;
    const channel = this.#audience[at];
    if (channel === undefined) return;
    for (let count = 1 + this.#random.below(BURST); count > 0; count -= 1) this.#ledger.send(channel);
  }

  #hear(message: Message): void {
    if (message.isRemoval) {
      this.#state.delete(message.id);
      return;
    }
    if (message.isEdit) {
      if (this.#state.has(message.id)) this.#state.set(message.id, message.text);
      return;
    }
    const times = (this.#heard.get(message.id) ?? 0) + 1;
    this.#heard.set(message.id, times);
    if (times > 1) this.#doubled += 1;
    const heard = this.#heardIn.get(message.channelId) ?? [];
    heard.push(message.id);
    if (message.replayed) this.#replayed.add(message.id);
    this.#heardIn.set(message.channelId, heard);
    this.#state.set(message.id, message.text);
  }

  /** Messages that exist, or were never removed, and were not received. */
  #lost(): readonly SandboxMessage[] {
    return this.#posted.filter((message) => !this.#heard.has(message.id) && !this.#removed.has(message.id));
  }

  /**
   * Messages that were received after a later one of the same channel: by id or, where ids do not rise, by position.
   */
  #reordered(): number {
    let reordered = 0;
    for (const [channel, ids] of this.#heardIn) {
      const place = this.#parts.conditions.skewedIds
        ? new Map(this.#sandbox.messages(channel).map(({ id }, index) => [id, BigInt(index)]))
        : undefined;
      let furthest = -1n;
      for (const id of ids) {
        const at = place === undefined ? BigInt(id) : (place.get(id) ?? furthest);
        if (at < furthest) {
          reordered += 1;
          const how = this.#replayed.has(id) ? "replayed" : "live";
          this.#disorder.push(`${id} of ${channel}, ${how}, was heard late`);
        } else furthest = at;
      }
    }
    return reordered;
  }

  /** Messages about which the bot and the server disagree. */
  #differences(): readonly string[] {
    const found: string[] = [];
    const now = new Map<string, string>();
    for (const channel of new Set([...this.#channels, ...this.#posted.map(({ channelId }) => channelId)])) {
      const messages = this.#sandbox.messages(channel);
      for (const [index, { id, text }] of messages.entries()) {
        now.set(id, text);
        if (this.#state.get(id) !== text) {
          const believed = JSON.stringify(this.#state.get(id));
          found.push(`${id}, ${messages.length - index} from the end: ${JSON.stringify(text)}, believed ${believed}`);
        }
      }
    }
    for (const [id, text] of this.#state) if (!now.has(id)) found.push(`${id}: gone, believed ${JSON.stringify(text)}`);
    return found;
  }
}

/** Returns the conditions with some switched on and some off, by name. */
function conditionsOf(on: readonly string[], off: readonly string[]): Partial<ChaosConditions> {
  const names = [...on, ...off];
  const unknown = names.filter((name) => !(name in USUAL_CONDITIONS));
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(", ")}; there are ${Object.keys(USUAL_CONDITIONS).join(", ")}`);
  return Object.fromEntries([...on.map((name) => [name, true]), ...off.map((name) => [name, false])]) as object;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      minutes: { type: "string", default: "1" },
      with: { type: "string", multiple: true, default: [] },
      without: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
    },
  });
  const report = await chaos({
    seed: Number(values.seed),
    minutes: Number(values.minutes),
    conditions: conditionsOf(values.with, values.without),
    explain: (difference) => {
      process.stderr.write(`${difference}\n`);
    },
    progress: (done, total) => {
      if (done % 100 === 0) process.stderr.write(`${done} of ${total} rounds\n`);
    },
  });
  if (!values.json) for (const [name, value] of Object.entries(report)) process.stdout.write(`${name}: ${value}\n`);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = isSound(report) ? 0 : 1;
}
