import { lookup } from "node:dns/promises";
import { KyselyMessageStore } from "../../cache/index.js";
import { toError } from "../../core/errors.js";
import { isLoopback } from "../../core/loopback.js";
import { Secrets } from "../../core/secrets.js";
import { MezonClient } from "../../index.js";

/** What came of one step. */
export interface Finding {
  readonly step: string;
  readonly state: "ok" | "failed" | "skipped";
  readonly detail: string;
  /** What to do. */
  readonly advice?: string | undefined;
}

const LIMIT_MS = 10_000;
const OLDEST_NODE = [20, 19] as const;
/** Sessions last for minutes; a clock that is this wrong makes them look ended. */
const WRONG_CLOCK_MS = 30_000;

/** Tries what a bot needs, one step after the other. Later steps are skipped if what they need has failed. */
export async function* findings(): AsyncGenerator<Finding, void, undefined> {
  yield node();
  yield await attempt("store", () => store(), "npm install better-sqlite3, or use Node 22.13 or newer");
  const credentials = credentialsOf();
  yield credentials;
  const { host, origin } = gateway();
  const dns = await attempt(
    "dns",
    async () => `${host} is ${(await lookup(host.replace(/^\[|\]$/g, ""))).address}`,
    "check MEZON_GATEWAY_HOST, and whether this machine has a network",
  );
  yield dns;
  if (dns.state === "failed") return;
  let answer: Response | undefined;
  const reached = await attempt(
    "gateway",
    async () => {
      answer = await fetch(origin, { redirect: "manual", signal: AbortSignal.timeout(LIMIT_MS) });
      await answer.body?.cancel();
      return `${origin} answers with ${answer.status}`;
    },
    "check MEZON_GATEWAY_PORT and MEZON_GATEWAY_USE_SSL, firewalls and proxies between here and there",
  );
  yield reached;
  if (reached.state === "failed") return;
  yield clock(answer?.headers.get("date") ?? null);
  if (credentials.state !== "ok") {
    yield { step: "login", state: "skipped", detail: "there are no credentials" };
    return;
  }
  yield await attempt("login", logIn, "check MEZON_BOT_ID and MEZON_TOKEN in the developer pages of Mezon");
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const advice = isNewEnough ? undefined : `install Node ${OLDEST_NODE.join(".")} or newer`;
  return { step: "node", state: isNewEnough ? "ok" : "failed", detail: process.versions.node, advice };
}

function credentialsOf(): Finding {
  const missing = ["MEZON_BOT_ID", "MEZON_TOKEN"].filter((name) => (process.env[name] ?? "") === "");
  const step = "credentials";
  if (missing.length === 0) return { step, state: "ok", detail: `bot ${process.env["MEZON_BOT_ID"]}, token given` };
  const advice = "set them, or give --env";
  return { step, state: "failed", detail: `${missing.join(" and ")} missing`, advice };
}

function gateway(): { readonly host: string; readonly origin: string } {
  const { MEZON_GATEWAY_HOST, MEZON_GATEWAY_PORT, MEZON_GATEWAY_USE_SSL } = process.env;
  const host = MEZON_GATEWAY_HOST || "gw.mezon.ai";
  const scheme = MEZON_GATEWAY_USE_SSL === "false" ? "http" : "https";
  return { host, origin: `${scheme}://${host}:${MEZON_GATEWAY_PORT || "443"}` };
}

function clock(date: string | null): Finding {
  const step = "clock";
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return { step, state: "skipped", detail: "the gateway does not say what time it is" };
  const offMs = Date.now() - theirs;
  const isRight = Math.abs(offMs) < WRONG_CLOCK_MS;
  const detail = `${(offMs / 1000).toFixed(0)} s from the gateway's`;
  return isRight
    ? { step, state: "ok", detail }
    : { step, state: "failed", detail, advice: "set this machine's clock, and keep it right with NTP" };
}

async function store(): Promise<string> {
  await using opened = new KyselyMessageStore({ file: ":memory:" });
  await opened.open();
  return "SQLite works";
}

async function logIn(): Promise<string> {
  await using client = new MezonClient({ catchUp: "off", logger: false });
  const joined = new Promise<number>((resolve) => client.on("ready", ({ clanIds }) => resolve(clanIds.length)));
  await client.login({ signal: AbortSignal.timeout(3 * LIMIT_MS) });
  return `logged in as ${client.userId ?? "nobody"}, the socket is open, ${await joined} clans joined`;
}

/** Runs a step. What it rejects with is a finding, without secrets. */
async function attempt(step: string, work: () => Promise<string>, advice: string): Promise<Finding> {
  try {
    return { step, state: "ok", detail: await work() };
  } catch (error) {
    const { message, cause } = toError(error);
    const { hide } = new Secrets(process.env["MEZON_TOKEN"] ?? "");
    const because = cause instanceof Error && !message.includes(cause.message) ? `: ${cause.message}` : "";
    const isLocal = isLoopback(gateway().host);
    const local = isLocal && step === "gateway" ? "is the sandbox running? mezonkit sandbox starts one" : undefined;
    return { step, state: "failed", detail: hide(`${message}${because}`), advice: local ?? advice };
  }
}
