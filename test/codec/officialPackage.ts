import { createRequire } from "node:module";

/** A message as the official client's protobuf package holds it: snake_case keys, ids as decimal strings. */
export type ForeignMessage = Readonly<Record<string, unknown>>;

/** One message type of another protobuf package, known only by what it writes and reads. Bytes are plain `Uint8Array`s. */
export interface ForeignCodec {
  decode(bytes: Uint8Array): ForeignMessage;
  encode(message: ForeignMessage): Uint8Array;
}

interface PackageMessage {
  encode(message: ForeignMessage): { finish(): Uint8Array };
  decode(bytes: Uint8Array): ForeignMessage;
  fromPartial(message: ForeignMessage): ForeignMessage;
}

interface EnvelopeAdapter {
  onMessage: ((envelope: ForeignMessage) => void) | null;
  connect(scheme: string, host: string, port: string, createStatus: boolean, token: string, platform: string): void;
  send(envelope: ForeignMessage): void;
}

type AdapterConstructor = new () => EnvelopeAdapter;

const exported = createRequire(import.meta.url)("mezon-js-protobuf") as Readonly<Record<string, unknown>>;

/** Every message type that `mezon-js-protobuf` exports, by name. It exports those of `mezon.api` only. */
export function officialMessages(): ReadonlyMap<string, ForeignCodec> {
  const codecs = new Map<string, ForeignCodec>();
  for (const [name, value] of Object.entries(exported)) {
    if (isPackageMessage(value)) codecs.set(name, foreignCodec(value));
  }
  return codecs;
}

/** The package's envelope, reached through its socket adapter, which alone can read and write it. */
export function officialEnvelope(): ForeignCodec {
  const Adapter = exported["WebSocketAdapterPb"] as AdapterConstructor;
  const adapter = new Adapter();
  const socket = withWebSocket(LoopSocket, () => {
    adapter.connect("ws://", "localhost", "1", true, "", "");
    return LoopSocket.latest;
  });
  let received: ForeignMessage = {};
  adapter.onMessage = (envelope) => {
    received = envelope;
  };
  return {
    decode(bytes) {
      socket.onmessage?.({ data: bytes });
      return received;
    },
    encode(message) {
      // The adapter fills in what is absent in the object it is given.
      adapter.send({ ...message });
      return Uint8Array.from(socket.sent);
    },
  };
}

/** Stands where the adapter expects a WebSocket, and keeps what it sends. */
class LoopSocket {
  static readonly OPEN = 1;
  static latest: LoopSocket;
  readonly readyState = LoopSocket.OPEN;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;
  sent = new Uint8Array(0);

  constructor() {
    LoopSocket.latest = this;
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.sent = bytes;
  }
}

function withWebSocket<T>(WebSocket: unknown, use: () => T): T {
  const before = Object.getOwnPropertyDescriptor(globalThis, "WebSocket");
  Object.defineProperty(globalThis, "WebSocket", { configurable: true, writable: true, value: WebSocket });
  try {
    return use();
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, "WebSocket");
    else Object.defineProperty(globalThis, "WebSocket", before);
  }
}

function isPackageMessage(value: unknown): value is PackageMessage {
  return (
    typeof value === "object" && value !== null && "encode" in value && "decode" in value && "fromPartial" in value
  );
}

function foreignCodec(message: PackageMessage): ForeignCodec {
  return {
    decode: (bytes) => message.decode(bytes),
    encode: (partial) => Uint8Array.from(message.encode(message.fromPartial(partial)).finish()),
  };
}
