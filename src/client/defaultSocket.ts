import { runsOnNode } from "../core/platform.js";
import { loadNodeSocket, openNodeSocket } from "../socket/nodeSocket.js";
import type { OpenSocket } from "../socket/socketPort.js";
import { openStandardSocket } from "../socket/standardSocket.js";

/** `ws` on Node, where it was measured to be the fastest; the platform's own `WebSocket` elsewhere. */
export const defaultOpenSocket: OpenSocket = (url, handlers, limits) =>
  runsOnNode() ? openNodeSocket(url, handlers, limits) : openStandardSocket(url, handlers);

/**
 * Loads what {@link defaultOpenSocket} needs, so that it is there once a login is answered. A failure is told when a
 * socket is opened.
 */
export function prepareDefaultSocket(): void {
  if (runsOnNode()) loadNodeSocket().catch(() => undefined);
}
