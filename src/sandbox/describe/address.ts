import { hostInUrl } from "../../core/hostName.js";

/** How a login writes `ws_url`: `bare` as the real server, a host and a port; `full` with `ws://` or `wss://` before it. */
export type WsUrlForm = "bare" | "full";

/** Where the sandbox listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** Whether it speaks TLS. */
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

/** Returns where a login says that the socket is. */
export function wsUrlOf(address: Address): string {
  return address.wsUrlForm === "full" ? socketOrigin(address) : authority(address);
}

function authority({ host, port }: Address): string {
  return `${hostInUrl(host)}:${port}`;
}
