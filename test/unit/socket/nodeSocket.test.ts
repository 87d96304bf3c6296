import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openNodeSocket } from "../../../src/socket/nodeSocket.js";

test("a socket asks for no compression: each frame would cost memory and time, and little would be saved", async () => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: true });
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const connected = once(server, "connection") as Promise<[WebSocket, IncomingMessage]>;
  const ignore = (): void => undefined;
  const { port } = server.address() as AddressInfo;
  const handlers = { opened: ignore, message: ignore, refused: ignore, failed: ignore, closed: ignore };
  const socket = await openNodeSocket(`ws://127.0.0.1:${port}`, handlers);
  const [served, request] = await connected;
  expect(request.headers["sec-websocket-extensions"]).toBeUndefined();
  expect(served.extensions).toBe("");
  socket.terminate();
});
