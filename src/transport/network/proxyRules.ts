import { isLoopback } from "../../core/loopback.js";

/** Environment variables, by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the proxy that the environment names for an address: `HTTPS_PROXY` for https and wss, `HTTP_PROXY` for http and
 * ws, else `ALL_PROXY`, in capitals or not. None for this machine and the hosts of `NO_PROXY`.
 */
export function proxyFromEnvironment(url: URL, environment: Environment): string | undefined {
  if (isLoopback(url.hostname) || isExempt(url, variable(environment, "no_proxy") ?? "")) return undefined;
  const isSecure = url.protocol === "https:" || url.protocol === "wss:";
  return variable(environment, isSecure ? "https_proxy" : "http_proxy") ?? variable(environment, "all_proxy");
}

/** Whether the environment names any proxy. */
export function namesProxies(environment: Environment): boolean {
  return ["https_proxy", "http_proxy", "all_proxy"].some((name) => variable(environment, name) !== undefined);
}

/** An empty variable counts as none. */
function variable(environment: Environment, name: string): string | undefined {
  return environment[name] || environment[name.toUpperCase()] || undefined;
}

/** Whether `NO_PROXY` lists the host: its name, a name above it, with a port or without; `*` stands for all. */
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
