import { ValidationError } from "../core/errors.js";
import { hostInUrl } from "../core/hostName.js";
import { isLoopback } from "../core/loopback.js";
import { kindOf } from "../runtime/kindOf.js";
import type { MezonClientOptions } from "./clientOptions.js";

const PUBLIC_MEDIA = "https://stn.mezon.ai";

/** Addresses of services besides the gateway. `undefined` stands for the public service. */
export interface ServiceHosts {
  readonly mediaUrl: string;
  readonly mmnApiUrl: string | undefined;
  readonly zkApiUrl: string | undefined;
}

/** Returns the origin of the gateway. @throws {ValidationError} if host or port cannot be used. */
export function gatewayOrigin({ host = "gw.mezon.ai", port = 443, useSSL = true }: MezonClientOptions): string {
  const isText = typeof (host as unknown) === "string";
  if (typeof (useSSL as unknown) !== "boolean") throw new ValidationError("useSSL", "must be true or false");
  const text = `${useSSL ? "https" : "http"}://${isText ? hostInUrl(host) : ""}:${shown(port)}`;
  if (!isText || /[/@?#\s]/.test(host) || host === "" || !URL.canParse(text)) {
    throw new ValidationError(
      "host",
      `must be a host name without scheme, path or port, and port a number: got ${shown(host)} and ${shown(port)}`,
    );
  }
  return new URL(text).origin;
}

/**
 * Returns the addresses of the other services. If the gateway is on this machine, the other services are too: a test
 * must not reach the public services, nor send them its session's token.
 */
export function serviceHosts(origin: string, { mediaUrl, mmnApiUrl, zkApiUrl }: MezonClientOptions): ServiceHosts {
  if (!isLoopback(new URL(origin).hostname)) return { mediaUrl: mediaUrl ?? PUBLIC_MEDIA, mmnApiUrl, zkApiUrl };
  return {
    mediaUrl: mediaUrl ?? origin,
    mmnApiUrl: mmnApiUrl ?? `${origin}/mmn-api/`,
    zkApiUrl: zkApiUrl ?? `${origin}/zk-api/`,
  };
}

/** Returns a value of any type as the text for an error message. */
function shown(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : kindOf(value);
}
