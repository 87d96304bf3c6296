/** Where a session is served. */
export interface SessionHosts {
  /** Origin of the API: scheme, host and port, no path. */
  readonly apiUrl: string;
  /** Origin of the socket: `ws://` or `wss://`, host and port. */
  readonly wsUrl: string;
}

/**
 * The hosts that a session names, each with the login's origin as fallback. A
 * path in `api_url` is dropped; a `ws_url` without a scheme follows the API's
 * TLS.
 */
export function resolveHosts(
  loginOrigin: string,
  named: { readonly apiUrl: string; readonly wsUrl: string },
): SessionHosts {
  const loginIsSecure = loginOrigin.startsWith("https:");
  const apiUrl = originOf(named.apiUrl, loginIsSecure ? "https" : "http") ?? loginOrigin;
  const secure = apiUrl.startsWith("https:");
  const fallback = apiUrl.replace(/^http/, "ws");
  return { apiUrl, wsUrl: originOf(named.wsUrl, secure ? "wss" : "ws") ?? fallback };
}

function originOf(text: string, scheme: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const full = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `${scheme}://${trimmed}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  return `${url.protocol}//${url.host}`;
}

/** The socket's address with everything it asks for; holds the token, so it is never shown. */
export function socketUrl(wsUrl: string, token: string): string {
  const query = new URLSearchParams({ lang: "en", status: "true", token, format: "protobuf" });
  return `${wsUrl}/ws?${query}`;
}
