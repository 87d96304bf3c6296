import type { MezonClient, RoutePause } from "../../index.js";
import { attempt, type Finding, LIMIT_MS } from "./finding.js";

/** Calls of each kind in a row: a server that limits how often it is asked says so by then. */
const CALLS = 3;

/** Logs in, opens the socket and joins the clans. */
export function login(client: MezonClient): Promise<Finding> {
  const work = async (): Promise<string> => {
    const joined = new Promise<number>((resolve) => client.on("ready", ({ clanIds }) => resolve(clanIds.length)));
    await client.login({ signal: AbortSignal.timeout(3 * LIMIT_MS) });
    return `logged in as ${client.userId ?? "nobody"}, the socket is open, ${await joined} clans joined`;
  };
  return attempt("login", work, "check MEZON_BOT_ID and MEZON_TOKEN in the developer pages of Mezon");
}

/** Asks a few times in a row, and finds out whether the server limits it. */
export async function limits(client: MezonClient): Promise<Finding> {
  const paused: RoutePause[] = [];
  client.on("rateLimited", (pause) => paused.push(pause));
  const options = { signal: AbortSignal.timeout(LIMIT_MS) };
  const advice = "mezonkit call GetAccount shows what the server answers";
  const asked = await attempt("limits", async () => askOften(client, options), advice);
  const [first] = paused;
  if (first === undefined) return asked;
  const detail = `the server limits ${first.route}: it wants to be left alone for ${Math.ceil(first.waitMs / 1_000)} s`;
  const cause = "run the bot once only: all processes with one token, and all bots of one address, may share a limit";
  return { step: "limits", state: "failed", detail, advice: cause };
}

async function askOften(client: MezonClient, options: { readonly signal: AbortSignal }): Promise<string> {
  for (let made = 0; made < CALLS; made += 1) await client.me.account(options);
  return `${CALLS} calls in a row were answered`;
}
