import { createRequire } from "node:module";
import WebSocket from "ws";

const require = createRequire(import.meta.url);

/** The official client for users, in the build that applications load. */
export const mezonJs = require("mezon-js") as typeof import("mezon-js");

/** The official client for small tools: log in, direct messages. */
export const lightSdk = require("mezon-light-sdk") as typeof import("mezon-light-sdk");

/** Gives the official clients the global `WebSocket` they expect of a browser. Returns how to take it away again. */
export function provideWebSocket(): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, "WebSocket");
  Object.defineProperty(globalThis, "WebSocket", { configurable: true, writable: true, value: WebSocket });
  return () => {
    if (before === undefined) Reflect.deleteProperty(globalThis, "WebSocket");
    else Object.defineProperty(globalThis, "WebSocket", before);
  };
}
