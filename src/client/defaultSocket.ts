import { runsOnNode } from "../core/platform.js";
import { openNodeSocket } from "../socket/nodeSocket.js";
import type { OpenSocket } from "../socket/socketPort.js";
import { openStandardSocket } from "../socket/standardSocket.js";

/** `ws` on Node, where it was measured to be the fastest; the platform's own `WebSocket` elsewhere. */
export const defaultOpenSocket: OpenSocket = (url, handlers, limits) =>
  runsOnNode() ? openNodeSocket(url, handlers, limits) : openStandardSocket(url, handlers);
