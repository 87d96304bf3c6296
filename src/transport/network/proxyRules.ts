import { isLoopback } from "../../core/loopback.js";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the proxy of the environment for an address: `HTTPS_PROXY` for https and wss, `HTTP_PROXY` for http and ws,
 * otherwise `ALL_PROXY`; upper or lower case. Returns `undefined` for this machine and the hosts of `NO_PROXY`.
 */
export function proxyFromEnvironment(url: URL, environment: Environment): string | undefined {
  if (isLoopback(url.hostname) || isExempt(url, variable(environment, "no_proxy") ?? "")) return undefined;
  const isSecure = url.protocol === "https:" || url.protocol === "wss:";
  return variable(environment, isSecure ? "https_proxy" : "http_proxy") ?? variable(environment, "all_proxy");
}

/** Whether the environment sets a proxy. */
export function namesProxies(environment: Environment): boolean {
  return ["https_proxy", "http_proxy", "all_proxy"].some((name) => variable(environment, name) !== undefined);
}

/** Returns a variable. An empty one counts as missing. */
function variable(environment: Environment, name: string): string | undefined {
  return environment[name] || environment[name.toUpperCase()] || undefined;
}

/** Whether `NO_PROXY` contains the host or a parent domain, with or without a port. `*` matches all hosts. */
function isExempt(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === "https:" || url.protocol === "wss:" ? "443" : "80");
  const host = url.hostname.replace(/^\[|\]$/gu, "").toLowerCase();
  return list.split(/[\s,]+/u).some((entry) => {
    if (entry === "" || entry === "*") return entry === "*";
    const [, name = "", ofPort] = /^\[?(?:\*?\.)?(.+?)\]?(?::(\d+))?$/u.exec(entry.toLowerCase()) ?? [];
    const matches = host === name || host.endsWith(`.${name}`);
    return matches && (ofPort === undefined || ofPort === port);
  });
}
