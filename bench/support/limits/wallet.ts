import type { ChainFaults } from "../../../src/sandbox/index.js";
import { createSandbox } from "../../../src/sandbox/index.js";
import { type Benchmark, type BenchmarkOptions, type BenchmarkResult, type Measure, share } from "../benchmark.js";
import { builtPackage } from "../built.js";
import { OURS } from "../contenderNames.js";
import { inRounds } from "../rounds.js";
import type { services } from "../subjects/walletLimits.js";
import { type Worker, Workers } from "../worker.js";
import type { Observed } from "./observed.js";

const DIGITS = 8_000_000;
const WAITING = 50_000;
const PAYOUTS = 1_000;
const DEADLINE_MS = 6_000;

type Subject = Worker<typeof services>;

/** One bound of the wallet, and what is measured of it. */
interface Limit {
  readonly names: Partial<Record<"pause" | "memory" | "time", string>>;
  /** Sets the fault, has the wallet meet it, and answers what came of it. */
  run(subject: Subject, faults: ChainFaults): Promise<Observed>;
}

/** What a node, or whoever stands before it, can do to a wallet. */
export const walletLimits: Benchmark = async (options) => {
  const built = await builtPackage();
  await using sandbox = await createSandbox();
  await using workers = new Workers();
  const subject = await workers.start<typeof services>("subjects/walletLimits");
  const { mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey, botId: userId, chain } = sandbox;
  const idToken = await idTokenOf(sandbox);
  await subject.ask("open", { built, userId, idToken, mmnApiUrl, zkApiUrl, indexerApiUrl, zkVerifyingKey });
  const results: BenchmarkResult[] = [];
  for (const limit of limits(options)) results.push(...(await measured(limit, subject, chain.faults, options)));
  return results;
};

function limits(options: BenchmarkOptions): readonly Limit[] {
  const digits = share(DIGITS, options, 1_000);
  const waiting = share(WAITING, options, 10);
  const deadlineMs = share(DEADLINE_MS, options, 1_000);
  const payouts = share(PAYOUTS, options, 5);
  const always = Number.POSITIVE_INFINITY;
  return [
    {
      names: { pause: `an answer with a number of ${shown(digits)} digits: longest pause` },
      run: (subject, faults) => {
        faults.node({ kind: "hugeNumber", digits, times: always });
        return subject.ask("readNonce", undefined);
      },
    },
    {
      names: { memory: "an answer that never ends: grown by", time: "an answer that never ends: given up after" },
      run: (subject, faults) => {
        faults.node({ kind: "endlessBody", times: always });
        return subject.ask("readNonce", undefined);
      },
    },
    {
      names: {
        pause: `a list of ${shown(waiting)} that wait: longest pause`,
        time: `a list of ${shown(waiting)} that wait: read in`,
      },
      run: (subject, faults) => {
        faults.node({ kind: "crowd", count: waiting, times: always });
        return subject.ask("listPending", undefined);
      },
    },
    {
      names: { time: `a lost transfer, pages without an end, two deadlines of ${shown(deadlineMs)} ms: ended after` },
      run: (subject, faults) => {
        faults.node({ kind: "emptyHash" });
        faults.node({ kind: "lagging", slots: 1_000, method: "tx.getpendingtransactions", times: always });
        faults.indexer({ kind: "emptyPage", times: always });
        return subject.ask("transfer", { timeoutMs: deadlineMs });
      },
    },
    {
      names: {
        time: `${shown(payouts)} payouts at 100 requests a second: all final after`,
        pause: `${shown(payouts)} payouts: longest pause`,
      },
      run: (subject) => subject.ask("payMany", { count: payouts }),
    },
  ];
}

function measured(
  { names, run }: Limit,
  subject: Subject,
  faults: ChainFaults,
  options: BenchmarkOptions,
): Promise<readonly BenchmarkResult[]> {
  const measure = (name: string | undefined, unit: string): readonly Measure[] =>
    name === undefined ? [] : [{ name, unit, isRate: false }];
  const pauses = measure(names.pause, "ms");
  const memory = measure(names.memory, "MiB");
  const times = measure(names.time, "ms");
  return inRounds([...pauses, ...memory, ...times], options, async (add) => {
    const { longestPauseMs, grownMiB, ms } = await run(subject, faults);
    faults.clear();
    for (const pause of pauses) add(pause, OURS, longestPauseMs);
    for (const grown of memory) add(grown, OURS, grownMiB);
    for (const time of times) add(time, OURS, ms);
  });
}

/** The id token of a session of the bot. */
async function idTokenOf(sandbox: {
  readonly baseUrl: string;
  readonly botId: string;
  readonly token: string;
}): Promise<string> {
  const answer = await fetch(`${sandbox.baseUrl}/v2/apps/authenticate/token`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      Authorization: `Basic ${Buffer.from(`${sandbox.token}:`).toString("base64")}`,
    },
    body: JSON.stringify({ account: { appid: sandbox.botId, token: sandbox.token } }),
  });
  const { id_token: idToken } = (await answer.json()) as { readonly id_token: string };
  return idToken;
}

function shown(count: number): string {
  return count.toLocaleString("en");
}
