import { createRequire } from "node:module";
import type { OlderMessage } from "./olderSchema.js";

/** The package's envelope codec, which only its socket adapter can reach. */
export interface OfficialEnvelope {
  /** @param bytes All of their buffer: the adapter takes what a WebSocket gives it. */
  decode(bytes: Uint8Array): OlderMessage;
  encode(message: OlderMessage): Uint8Array;
}

interface Adapter {
  onMessage: ((envelope: OlderMessage) => void) | null;
  connect(scheme: string, host: string, port: string, createStatus: boolean, token: string, platform: string): void;
  send(envelope: OlderMessage): void;
}

/** Stands where the adapter expects a WebSocket. */
class NoSocket {
  static readonly OPEN = 1;
  static latest: NoSocket;
  readonly readyState = NoSocket.OPEN;
  onmessage: ((event: { readonly data: ArrayBufferLike }) => void) | null = null;
  sent = new Uint8Array(0);

  constructor() {
    NoSocket.latest = this;
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.sent = bytes;
  }
}

/** The envelope codec of `mezon-js-protobuf`, which speaks today's schema. Meant for a process of its own. */
export function officialEnvelope(): OfficialEnvelope {
  const { WebSocketAdapterPb } = createRequire(import.meta.url)("mezon-js-protobuf") as {
    readonly WebSocketAdapterPb: new () => Adapter;
  };
  Object.defineProperty(globalThis, "WebSocket", { configurable: true, value: NoSocket });
  const adapter = new WebSocketAdapterPb();
  adapter.connect("ws://", "localhost", "1", true, "", "");
  const socket = NoSocket.latest;
  let received: OlderMessage = {};
  adapter.onMessage = (envelope) => {
    received = envelope;
  };
  return {
    decode(bytes) {
      socket.onmessage?.({ data: bytes.buffer });
      return received;
    },
    encode(message) {
      adapter.send(message);
      return socket.sent;
    },
  };
}
