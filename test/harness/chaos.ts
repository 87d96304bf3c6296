/**
 * `npm run chaos -- --seed N --minutes M --json`: a client under traffic in many
 * channels loses its connection in every way there is, again and again. Nothing may
 * be lost, doubled, reordered, left unsettled or falsely reported.
 */
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { DeliveryUnknownError, type Message, MezonClient } from "../../src/index.js";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import { createSandbox, type Sandbox, type SandboxMessage } from "../../src/sandbox/index.js";
import { type FaultyProxy, startFaultyProxy } from "./faultyProxy.js";

export interface ChaosOptions {
  readonly seed: number;
  /** Minutes of compressed time: each holds 34 disconnects. */
  readonly minutes: number;
  /** Default 100. */
  readonly channels?: number;
  /** Told after each round how many are done. */
  readonly progress?: (done: number, total: number) => void;
  /** Told of the first messages of which the bot believes something else than the server holds. */
  readonly explain?: (difference: string) => void;
}

export interface ChaosReport {
  readonly seed: number;
  readonly disconnects: number;
  readonly messages: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  readonly sends: number;
  readonly sendsUnsettled: number;
  readonly sendsFalselyDelivered: number;
  readonly stateDiffers: number;
}

const DISCONNECTS_A_MINUTE = 34;
const SETTLE_MS = 30_000;
/** A client that is not back by then never comes. */
const BACK_MS = 120_000;
/** What went wrong last, for a client that does not come back. */
const TROUBLES = 60;
const MOST_EXPLAINED = 20;

export async function chaos({ seed, minutes, channels = 100, progress, explain }: ChaosOptions): Promise<ChaosReport> {
  await using sandbox = await createSandbox({ seed });
  await using proxy = await startFaultyProxy(sandbox.port);
  const troubles: string[] = [];
  await using client = clientThrough(proxy, sandbox, troubles);
  const places = Array.from({ length: channels }, (_, index) => sandbox.createChannel({ name: `channel ${index}` }).id);
  const run = new ChaosRun(sandbox, proxy, client, places, new SeededRandom(seed), troubles);
  await client.login();
  await run.speakEverywhere();
  const rounds = Math.ceil(minutes * DISCONNECTS_A_MINUTE);
  for (let round = 1; round <= rounds; round += 1) {
    await run.round();
    progress?.(round, rounds);
  }
  const report = { seed, ...(await run.judge()) };
  for (const difference of run.differences().slice(0, MOST_EXPLAINED)) explain?.(difference);
  return report;
}

/** Everything goes through the proxy, the socket and the calls that the session's hosts would send past it included. */
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
    logger: { debug: note, info: note, warn: note, error: note },
    heartbeatIntervalMs: 100,
    heartbeatTimeoutMs: 200,
    connectTimeoutMs: 1_000,
    requestTimeoutMs: 2_000,
    timeoutMs: 1_000,
    reconnectBaseMs: 5,
    reconnectCeilingMs: 50,
    // Far more than a network would break in a minute: the faults are to be many.
    connectAttemptsPerMinute: 100_000,
    catchUp: { messages: 1_000_000, requests: 1_000_000, timeMs: 600_000 },
    fetch: (request) => fetch(new Request(through(request.url), request)),
    openSocket: async (url, handlers) => {
      const { openNodeSocket } = await import("../../src/socket/nodeSocket.js");
      return openNodeSocket(through(url), handlers);
    },
  });
}

interface TrackedSend {
  readonly text: string;
  outcome: "pending" | "delivered" | "unknown" | "failed";
}

class ChaosRun {
  readonly #sandbox: Sandbox;
  readonly #proxy: FaultyProxy;
  readonly #client: MezonClient;
  readonly #channels: readonly string[];
  readonly #random: SeededRandom;
  readonly #troubles: readonly string[];
  readonly #posted: SandboxMessage[] = [];
  /** By message id, how often it was heard as new. */
  readonly #heard = new Map<string, number>();
  /** By channel, the newest id heard as new. */
  readonly #newest = new Map<string, bigint>();
  /** What the bot believes: text by message id. */
  readonly #state = new Map<string, string>();
  readonly #removed = new Set<string>();
  readonly #sends: TrackedSend[] = [];
  #disconnects = 0;
  #doubled = 0;
  #reordered = 0;

  constructor(
    sandbox: Sandbox,
    proxy: FaultyProxy,
    client: MezonClient,
    channels: readonly string[],
    random: SeededRandom,
    troubles: readonly string[],
  ) {
    this.#sandbox = sandbox;
    this.#proxy = proxy;
    this.#client = client;
    this.#channels = channels;
    this.#random = random;
    this.#troubles = troubles;
    client.on("disconnected", () => {
      this.#disconnects += 1;
    });
    client.onChannelMessage((message) => this.#hear(message));
  }

  async speakEverywhere(): Promise<void> {
    for (const channel of this.#channels) await this.#post(channel);
  }

  /** One fault, with traffic before, during and after it. */
  async round(): Promise<void> {
    await this.#traffic(10);
    const back = { resumed: false };
    this.#client.once("resumed", () => {
      back.resumed = true;
    });
    await this.#fault();
    await this.#traffic(20);
    this.#proxy.refuse(false);
    // On and on while the client comes back, so that what is new arrives amid what was missed.
    const deadline = performance.now() + BACK_MS;
    while (!back.resumed) {
      await this.#traffic(5, 1);
      if (performance.now() > deadline)
        throw new Error(
          `after ${this.#disconnects} disconnects the client stays ${this.#client.state}:\n${this.#troubles.join("\n")}`,
        );
    }
  }

  async judge(): Promise<Omit<ChaosReport, "seed">> {
    const deadline = Date.now() + SETTLE_MS;
    while ((this.#lost().length > 0 || this.#unsettled() > 0 || this.differences().length > 0) && Date.now() < deadline)
      await pause(20);
    const stored = new Set(
      this.#channels.flatMap((channel) => this.#sandbox.messages(channel).map((message) => message.text)),
    );
    const falsely = this.#sends.filter(({ text, outcome }) => outcome === "delivered" && !stored.has(text));
    return {
      disconnects: this.#disconnects,
      messages: this.#posted.length,
      lost: this.#lost().length,
      doubled: this.#doubled,
      reordered: this.#reordered,
      sends: this.#sends.length,
      sendsUnsettled: this.#unsettled(),
      sendsFalselyDelivered: falsely.length,
      stateDiffers: this.differences().length,
    };
  }

  async #fault(): Promise<void> {
    const { faults } = this.#sandbox;
    this.#disturb();
    switch (this.#random.below(11)) {
      case 0:
        this.#proxy.cut();
        break;
      case 1:
        this.#proxy.freeze();
        break;
      case 2:
        this.#proxy.refuse(true);
        this.#proxy.cut();
        break;
      case 3:
        this.#sandbox.disconnectAll(this.#random.pick([1001, 1011, 1012, 4000]));
        break;
      case 4:
        faults.revokeSessions();
        this.#proxy.cut();
        break;
      case 5:
        faults.expireSessions();
        faults.cut();
        break;
      case 6:
        faults.halfOpen();
        break;
      case 7:
        await faults.restart({ downMs: this.#random.below(20) });
        break;
      case 8:
        faults.readSlowly(this.#random.below(50));
        this.#sandbox.disconnectAll();
        break;
      case 9:
        faults.jumpClock(this.#random.pick([-1, 1]) * this.#random.below(5_000));
        faults.cut();
        break;
      default:
        this.#sandbox.disconnectAll();
    }
    await pause(this.#random.below(3));
  }

  /** A small fault beside the one that takes the connection away; it strikes while the client comes back. */
  #disturb(): void {
    const { faults } = this.#sandbox;
    const times = 1 + this.#random.below(3);
    switch (this.#random.below(9)) {
      case 0:
        faults.http({ kind: "status", status: 503, times });
        break;
      case 1:
        faults.http({ kind: "status", status: 429, retryAfter: 0, times });
        break;
      case 2:
        faults.http({ kind: this.#random.pick(["cut", "lose", "truncate", "garbage"]), times });
        break;
      case 3:
        faults.frames({ kind: "duplicate", times });
        break;
      case 4:
        faults.frames({ kind: "drop", of: "answer", times });
        break;
      case 5:
        faults.frames({ kind: "garbage", times });
        break;
      case 6:
        faults.frames({ kind: "delay", ms: this.#random.below(20), times });
        break;
      case 7:
        faults.frames({ kind: "truncate", of: "answer", times });
        break;
      default:
        faults.http({ kind: "status", status: 502, path: "/ws", times });
    }
  }

  async #traffic(steps: number, pauseMs = 0): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const channel = this.#random.pick(this.#channels);
      const action = this.#random.below(10);
      if (action < 6) await this.#post(channel);
      else if (action < 8) await this.#change(channel);
      else this.#send(channel);
      if (pauseMs > 0 || this.#random.below(4) === 0) await pause(pauseMs);
    }
  }

  async #post(channel: string): Promise<void> {
    this.#posted.push(await this.#sandbox.user("alice").send(channel, `posted ${this.#posted.length}`));
  }

  /** Edits or removes one of the newest messages of a channel. */
  async #change(channel: string): Promise<void> {
    const alice = this.#sandbox.user("alice");
    const own = this.#sandbox.messages(channel).filter((message) => message.senderId === alice.id);
    const target = own.at(-1 - this.#random.below(3));
    if (target === undefined) return;
    if (this.#random.below(3) > 0) await alice.edit(target, `${target.text}, edited ${this.#random.below(1_000_000)}`);
    else {
      this.#removed.add(target.id);
      await alice.remove(target);
    }
  }

  #send(channelId: string): void {
    const send: TrackedSend = { text: `sent ${this.#sends.length}`, outcome: "pending" };
    this.#sends.push(send);
    const sent = this.#client.channels.fetch(channelId).then((channel) => channel.send(send.text));
    sent.then(
      () => {
        send.outcome = "delivered";
      },
      (error: unknown) => {
        send.outcome = error instanceof DeliveryUnknownError ? "unknown" : "failed";
      },
    );
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
    const id = BigInt(message.id);
    if (id < (this.#newest.get(message.channelId) ?? 0n)) this.#reordered += 1;
    else this.#newest.set(message.channelId, id);
    this.#state.set(message.id, message.text);
  }

  /** Messages that still stand, or were never removed, and were not heard. */
  #lost(): readonly SandboxMessage[] {
    return this.#posted.filter((message) => !this.#heard.has(message.id) && !this.#removed.has(message.id));
  }

  #unsettled(): number {
    return this.#sends.filter(({ outcome }) => outcome === "pending").length;
  }

  /** Messages of which the bot believes something else than the server holds. */
  differences(): readonly string[] {
    const found: string[] = [];
    const now = new Map<string, string>();
    for (const channel of this.#channels) {
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      minutes: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
  });
  const report = await chaos({
    seed: Number(values.seed),
    minutes: Number(values.minutes),
    explain: (difference) => {
      process.stderr.write(`${difference}\n`);
    },
    progress: (done, total) => {
      if (done % 100 === 0) process.stderr.write(`${done} of ${total} rounds\n`);
    },
  });
  if (!values.json) for (const [name, value] of Object.entries(report)) process.stdout.write(`${name}: ${value}\n`);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  const { lost, doubled, reordered, sendsUnsettled, sendsFalselyDelivered, stateDiffers } = report;
  process.exitCode = lost + doubled + reordered + sendsUnsettled + sendsFalselyDelivered + stateDiffers === 0 ? 0 : 1;
}
