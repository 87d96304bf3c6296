import { once } from "node:events";
import { connect } from "node:net";
import { namesProxies, proxyFromEnvironment } from "../../transport/network/proxyRules.js";
import { attempt, type Finding, LIMIT_MS } from "./finding.js";

/** Which proxy connections to the gateway go through. */
export interface ProxyStep {
  readonly finding: Finding;
  /** Whether there is one: then names are resolved by it. */
  readonly isProxied: boolean;
}

/** Finds the proxy that the environment names for the gateway, and whether it can be reached. */
export async function proxy(origin: string): Promise<ProxyStep> {
  const step = "proxy";
  const named = proxyFromEnvironment(new URL(origin), process.env);
  if (named === undefined) {
    const detail = namesProxies(process.env) ? "not for the gateway: NO_PROXY, or this machine" : "none is set";
    return { isProxied: false, finding: { step, state: "ok", detail } };
  }
  const advice = "check HTTPS_PROXY and HTTP_PROXY, or list the gateway's host in NO_PROXY if it needs no proxy";
  return { isProxied: true, finding: await attempt(step, () => reach(named), advice) };
}

/** An address may hold user and password: only host and port are told. */
async function reach(address: string): Promise<string> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new Error("the proxy's address must begin with http:// or https://");
  const place = { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || defaultPort(url)) };
  const socket = connect(place);
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(LIMIT_MS) });
  } catch (cause) {
    throw new Error(`the proxy ${url.host} does not answer`, { cause });
  } finally {
    socket.destroy();
  }
  return `${url.host} is reached`;
}

function defaultPort({ protocol }: URL): string {
  return protocol === "https:" ? "443" : "80";
}
