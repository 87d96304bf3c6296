import { afterEach } from "vitest";
import type { WebSocket } from "ws";
import { decodeEnvelope, encodeEnvelope } from "../../../generated/mezon/realtime/envelope_codec.js";
import type { ProtocolError } from "../../../src/core/errors.js";
import { Connection, type ConnectionOptions } from "../../../src/socket/connection.js";
import { openNodeSocket } from "../../../src/socket/nodeSocket.js";
import type { EnvelopePeek } from "../../../src/wire/envelopeCodec.js";
import { ManualClock } from "../core/manualClock.js";
import { type RawServer, startRawServer } from "./rawServer.js";

/** Closed after each test of the file that imports this one. */
const open: (Connection | RawServer)[] = [];

afterEach(async () => {
  for (const each of open.splice(0)) await ("close" in each ? each.close() : each[Symbol.asyncDispose]());
});

type Heard = { pushes: EnvelopePeek[]; malformed: ProtocolError[]; ended: (Error | undefined)[] };

/** Starts a server that hands frames to a function. */
export async function serve(onFrame: (frame: Uint8Array, socket: WebSocket) => void): Promise<RawServer> {
  const server = await startRawServer(onFrame);
  open.push(server);
  return server;
}

/** Opens a connection, and notes what it hears. */
export async function connect(
  url: string,
  options: Partial<ConnectionOptions> = {},
): Promise<{ connection: Connection; heard: Heard; clock: ManualClock }> {
  const heard: Heard = { pushes: [], malformed: [], ended: [] };
  const clock = new ManualClock();
  const connection = await Connection.open({
    url,
    openSocket: openNodeSocket,
    clock,
    connectTimeoutMs: 30_000,
    socketTimeoutMs: 10_000,
    heartbeatIntervalMs: 10_000,
    heartbeatTimeoutMs: 10_000,
    onPush: (push) => heard.pushes.push(push),
    onMalformed: (error) => heard.malformed.push(error),
    onClosed: (reason) => heard.ended.push(reason),
    ...options,
  });
  open.push(connection);
  return { connection, heard, clock };
}

/** The part of a server that answers heartbeats. */
export function answerPings(frame: Uint8Array, socket: WebSocket): void {
  const { cid, message } = decodeEnvelope(frame);
  if (message.case === "ping") socket.send(encodeEnvelope({ cid, message: { case: "pong", value: {} } }));
}

export const ping = { case: "ping", value: {} } as const;
