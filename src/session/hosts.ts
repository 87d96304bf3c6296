import { SessionError } from "../core/errors.js";
import { hostInUrl } from "../core/hostName.js";
import { isLoopback } from "../core/loopback.js";

/** The hosts of a session. */
export interface SessionHosts {
  /** Origin of the API: scheme, host and port, no path. */
  readonly apiUrl: string;
  /** Origin of the socket: `ws://` or `wss://`, host and port. */
  readonly wsUrl: string;
}

/** Domain of the platform. A session of one of its hosts may name another of them. */
const PLATFORM = "mezon.ai";

/**
 * Returns the hosts that a session names. A missing one is replaced by the login's origin. A path in `api_url` is
 * dropped. A `ws_url` without a scheme uses TLS if the API does.
 *
 * The session's token is sent to these hosts, so only the following are accepted: the login's own host, those of
 * `mezon.ai` after a login at one of them, this machine after a login at this machine, and `trustedHosts`. After a
 * login over TLS they must use TLS.
 *
 * @param trustedHosts Names of hosts; `*.example.com` stands for every host below `example.com`.
 * @throws {SessionError} if a host is not accepted.
 */
export function resolveHosts(
  loginOrigin: string,
  named: { readonly apiUrl: string; readonly wsUrl: string },
  trustedHosts: readonly string[] = [],
): SessionHosts {
  const login = new URL(loginOrigin);
  const isSecure = login.protocol === "https:";
  const check = { login, trustedHosts };
  const api = namedUrl(named.apiUrl, isSecure ? "https" : "http") ?? login;
  requireUsable("api_url", api, { ...check, scheme: "http" });
  const socket = namedUrl(named.wsUrl, api.protocol === "https:" ? "wss" : "ws");
  if (socket === undefined) return { apiUrl: api.origin, wsUrl: api.origin.replace(/^http/, "ws") };
  requireUsable("ws_url", socket, { ...check, scheme: "ws" });
  return { apiUrl: api.origin, wsUrl: `${socket.protocol}//${socket.host}` };
}

/** Reads an address that a session names. Returns `undefined` for an empty text and for an invalid address. */
function namedUrl(text: string, scheme: string): URL | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `${scheme}://${trimmed}`;
  return URL.canParse(full) ? new URL(full) : undefined;
}

interface HostCheck {
  readonly login: URL;
  readonly trustedHosts: readonly string[];
  /** `http` or `ws`, with or without TLS. */
  readonly scheme: string;
}

function requireUsable(field: string, url: URL, { login, trustedHosts, scheme }: HostCheck): void {
  const refuse = (why: string): never => {
    throw new SessionError(`the session's ${field} names ${JSON.stringify(url.host)}, ${why}`, { isFinal: false });
  };
  if (url.protocol !== `${scheme}:` && url.protocol !== `${scheme}s:`)
    refuse(`by the scheme ${JSON.stringify(url.protocol)}: only ${scheme} and ${scheme}s can be used`);
  if (login.protocol === "https:" && url.protocol !== `${scheme}s:`)
    refuse("without TLS, after a login over TLS: the session's token is not sent there");
  if (!isTrusted(url.hostname, login.hostname, trustedHosts))
    refuse(`which is neither the host of the login nor one of trustedHosts: the session's token is not sent there`);
}

function isTrusted(host: string, loginHost: string, trustedHosts: readonly string[]): boolean {
  return (
    host === loginHost ||
    (isWithin(host, PLATFORM) && isWithin(loginHost, PLATFORM)) ||
    (isLoopback(host) && isLoopback(loginHost)) ||
    trustedHosts.some((trusted) => matches(host, hostInUrl(trusted.toLowerCase())))
  );
}

function matches(host: string, trusted: string): boolean {
  return trusted.startsWith("*.") ? host.endsWith(trusted.slice(1)) : host === trusted;
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Returns the socket's address with its parameters. It contains the token, so it is never shown. */
export function socketUrl(wsUrl: string, token: string): string {
  const query = new URLSearchParams({ lang: "en", status: "true", token, format: "protobuf" });
  return `${wsUrl}/ws?${query}`;
}
