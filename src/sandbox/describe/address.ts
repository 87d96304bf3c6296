import { hostInUrl } from "../../core/hostName.js";

/**
 * The form of `ws_url` in a login. `bare`: a host and a port, as the real server returns. `full`: with `ws://` or
 * `wss://`.
 */
export type WsUrlForm = "bare" | "full";

/** The address on which the sandbox listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** Whether it uses TLS. */
  readonly isSecure: boolean;
  readonly wsUrlForm: WsUrlForm;
}

/** Returns `http://host:port`, or `https://host:port`. */
export function httpOrigin(address: Address): string {
  return `http${address.isSecure ? "s" : ""}://${authority(address)}`;
}

/** Returns `ws://host:port`, or `wss://host:port`. */
export function socketOrigin(address: Address): string {
  return `ws${address.isSecure ? "s" : ""}://${authority(address)}`;
}

/** Returns the socket's address in the form for a login. */
export function wsUrlOf(address: Address): string {
  return address.wsUrlForm === "full" ? socketOrigin(address) : authority(address);
}

function authority({ host, port }: Address): string {
  return `${hostInUrl(host)}:${port}`;
}
