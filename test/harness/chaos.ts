/**
 * `npm run chaos -- --seed N --minutes M --json`: a client under traffic in many channels loses its connection in
 * every possible way, repeatedly. No message may be lost, doubled, reordered, left unsettled or falsely reported, and
 * most sends must succeed. `--with` and `--without` name conditions: see `ChaosConditions`.
 */
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { systemClock } from "../../src/core/clock.js";
import { MezonClient } from "../../src/index.js";
import { SeededRandom } from "../../src/sandbox/faults/seededRandom.js";
import { ShiftedClock } from "../../src/sandbox/faults/shiftedClock.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { type ChaosConditions, ChaosRun, type ChaosRunReport } from "./chaosRun.js";
import { compressedClock } from "./compressedClock.js";
import { type FaultyProxy, startFaultyProxy } from "./faultyProxy.js";
import { sendsAreSound } from "./sendLedger.js";

const USUAL_CONDITIONS: ChaosConditions = {
  newChannels: true,
  longOutages: true,
  forbiddingPages: true,
  skewedIds: false,
  laggingHistory: true,
  wrongClock: true,
};

export interface ChaosOptions {
  readonly seed: number;
  /** Minutes of compressed time, about as long as real ones. */
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

export interface ChaosReport extends ChaosRunReport {
  readonly seed: number;
}

const ROUNDS_A_MINUTE = 34;
/** The last failure, for a client that does not come back. */
const TROUBLES = 60;
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
  const rounds = Math.ceil(minutes * ROUNDS_A_MINUTE);
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
