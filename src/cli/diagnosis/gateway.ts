import { lookup } from "node:dns/promises";
import { gatewayOrigin } from "../../client/serviceHosts.js";
import { isLoopback } from "../../core/loopback.js";
import type { Fetch } from "../../transport/httpExchange.js";
import { attempt, type Finding, LIMIT_MS, skipped } from "./finding.js";

/** Sessions last for minutes; a clock that is this wrong makes them look ended. */
const WRONG_CLOCK_MS = 30_000;

/** Returns the gateway's origin. @throws {ValidationError} if the environment names none that can be used. */
export function gatewayFromEnvironment(): string {
  const { MEZON_GATEWAY_HOST, MEZON_GATEWAY_PORT, MEZON_GATEWAY_USE_SSL } = process.env;
  return gatewayOrigin({
    host: MEZON_GATEWAY_HOST || undefined,
    port: MEZON_GATEWAY_PORT || undefined,
    useSSL: MEZON_GATEWAY_USE_SSL !== "false",
  });
}

/** Whether the gateway's name has an address. */
export function dns(origin: string, isProxied: boolean): Promise<Finding> | Finding {
  if (isProxied) return skipped("dns", "the proxy resolves names");
  const host = new URL(origin).hostname;
  return attempt(
    "dns",
    async () => `${host} is ${(await lookup(host.replace(/^\[|\]$/g, ""))).address}`,
    "check MEZON_GATEWAY_HOST, and whether this machine has a network",
  );
}

/** Whether the gateway answers, and what its clock says. */
export async function gateway(origin: string, fetch: Fetch): Promise<readonly [reached: Finding, clock?: Finding]> {
  let date: string | null = null;
  const reached = await attempt(
    "gateway",
    async () => {
      const signal = AbortSignal.timeout(LIMIT_MS);
      const answer = await fetch(new Request(origin, { redirect: "manual", signal }));
      await answer.body?.cancel();
      date = answer.headers.get("date");
      return `${origin} answers with ${answer.status}`;
    },
    (codes) => adviceForGateway(origin, codes),
  );
  return reached.state === "ok" ? [reached, clock(date)] : [reached];
}

function adviceForGateway(origin: string, codes: readonly string[]): string {
  if (codes.some((code) => /^ERR_SSL|^EPROTO$/.test(code)))
    return "the port does not speak TLS: check MEZON_GATEWAY_PORT, or set MEZON_GATEWAY_USE_SSL=false";
  if (codes.some((code) => /CERT|SIGNATURE|ISSUER/.test(code)))
    return "its certificate is not trusted here: check this machine's clock, or name the authority in NODE_EXTRA_CA_CERTS";
  if (isLoopback(new URL(origin).hostname)) return "is the sandbox running? mezonkit sandbox starts one";
  return "check MEZON_GATEWAY_PORT and MEZON_GATEWAY_USE_SSL, firewalls and proxies between here and there";
}

function clock(date: string | null): Finding {
  const step = "clock";
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return skipped(step, "the gateway does not say what time it is");
  const offMs = Date.now() - theirs;
  const isRight = Math.abs(offMs) < WRONG_CLOCK_MS;
  const detail = `${(offMs / 1000).toFixed(0)} s from the gateway's`;
  return isRight
    ? { step, state: "ok", detail }
    : { step, state: "failed", detail, advice: "set this machine's clock, and keep it right with NTP" };
}
