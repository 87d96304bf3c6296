/** The floor: a bare `ws` socket with the same bytes and the same codec, and nothing else. */
import { once } from "node:events";
import { WebSocket } from "ws";
import { decodeEnvelope, encodeEnvelope } from "../../../generated/mezon/realtime/envelope_codec.js";
import { tokenOf } from "../load/account.js";
import { TEXTS } from "../messages.js";
import { serve } from "../serve.js";
import { Hearing } from "./hearing.js";
import { sending } from "./sending.js";
import type { Heard, Place, SendOptions, Sent } from "./subject.js";
import { usage } from "./usage.js";

let socket: WebSocket | undefined;
const hearing = new Hearing();
const waiting = new Map<number, (answer: unknown) => void>();
let lastCid = 0;

function received(data: Buffer): void {
  const { cid, message } = decodeEnvelope(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  if (cid !== 0) {
    waiting.get(cid)?.(message);
    waiting.delete(cid);
  } else if (message.case === "channelMessage") {
    const { content } = message.value;
    hearing.hear(() => (JSON.parse(content) as { readonly t: string }).t);
  }
}

export const services = {
  ...usage,

  async login({ port, botId, token }: Place): Promise<number> {
    const start = performance.now();
    const query = new URLSearchParams({ token: tokenOf({ botId, world: token, isOlder: false }) });
    socket = new WebSocket(`ws://127.0.0.1:${port}/ws?${query}`, { perMessageDeflate: false });
    socket.binaryType = "nodebuffer";
    socket.on("message", received);
    await once(socket, "open");
    return performance.now() - start;
  },

  arm({ count, isTimed = false }: { count: number; isTimed?: boolean }): void {
    hearing.arm({ count, isTimed });
  },

  heard(_: undefined): Promise<Heard> {
    return hearing.figures();
  },

  send(options: SendOptions): Promise<Sent> {
    const { channelId } = options;
    return sending(
      options,
      (n) =>
        new Promise((resolve) => {
          lastCid += 1;
          waiting.set(lastCid, resolve);
          const content = JSON.stringify({ t: TEXTS[n % TEXTS.length] });
          const value = { clanId: "1830000000000000001", channelId, content, mode: 2, isPublic: true };
          socket?.send(encodeEnvelope({ cid: lastCid, message: { case: "channelMessageSend", value } }));
        }),
    );
  },
};

serve(services);
