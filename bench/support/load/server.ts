/** The server that benchmarks put clients under load with, in a process of its own. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { CHANNELS, chatMessage } from "../messages.js";
import { serve } from "../serve.js";
import { type Account, accountOf } from "./account.js";
import { type Dialect, older, today } from "./dialect.js";
import { FrameChunks, framed } from "./frames.js";
import { answer } from "./http.js";
import { worldOf } from "./world.js";

/** Messages that are encoded before they are sent, so that encoding does not slow the flood. */
const BATCH = 20_000;

interface Flood {
  readonly botId: string;
  readonly count: number;
  readonly from: number;
  readonly channels?: number | undefined;
}

interface Client {
  readonly stream: Duplex;
  readonly dialect: Dialect;
}

const clients = new Map<string, Client>();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
let messageId = 1_900_000_000_000_000_000n;

const server = createServer((request, response) => void answer(request, response));
server.on("upgrade", (request, stream: Duplex, head) => {
  const token = new URL(request.url ?? "/", "http://localhost").searchParams.get("token") ?? "";
  const account = accountOf(token);
  const dialect = dialectOf(account);
  const world = worldOf(account.world);
  sockets.handleUpgrade(request, stream, head, (socket) => {
    clients.set(account.botId, { stream, dialect });
    socket.on("message", (data) => {
      messageId += 4_194_304n;
      const { buffer, byteOffset, byteLength } = data as Buffer;
      const request = new Uint8Array(buffer, byteOffset, byteLength);
      for (const frame of dialect.answer(request, String(messageId), world)) socket.send(frame);
    });
    socket.on("close", () => clients.delete(account.botId));
  });
});

function dialectOf({ isOlder }: Account): Dialect {
  if (!isOlder) return today;
  if (older === undefined) throw new Error("the official SDK is not installed");
  return older;
}

function clientOf(botId: string): Client {
  const client = clients.get(botId);
  if (client === undefined) throw new Error(`${botId} is not connected`);
  return client;
}

async function write(stream: Duplex, bytes: Uint8Array): Promise<void> {
  if (!stream.write(bytes)) await once(stream, "drain");
}

export const services = {
  async listen(): Promise<number> {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  },

  /** Pushes messages as fast as the client takes them, numbered from `from`, spread over so many channels. */
  async flood({ botId, count, from, channels = CHANNELS }: Flood): Promise<void> {
    const { stream, dialect } = clientOf(botId);
    for (let start = 0; start < count; start += BATCH) {
      const frames = new FrameChunks();
      for (let n = start; n < Math.min(count, start + BATCH); n += 1)
        frames.add(dialect.push(chatMessage(from + n, channels)));
      for (const chunk of frames.chunks) await write(stream, chunk);
    }
  },

  /** Pushes messages at a steady rate. The text of each says when it was sent, on the clock all processes share. */
  async pace({ botId, count, perSecond, from }: { botId: string; count: number; perSecond: number; from: number }) {
    const { stream, dialect } = clientOf(botId);
    const start = performance.now();
    for (let sent = 0; sent < count; ) {
      const due = Math.min(count, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1);
      for (; sent < due; sent += 1) {
        const content = JSON.stringify({ t: String(process.hrtime.bigint()) });
        stream.write(framed(dialect.push({ ...chatMessage(from + sent), content })));
      }
      await pause(1);
    }
  },
};

serve(services);
