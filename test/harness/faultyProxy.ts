import { once } from "node:events";
import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";

/** A TCP proxy on loopback that breaks connections as networks do. */
export interface FaultyProxy extends AsyncDisposable {
  readonly port: number;
  /** Ends every connection immediately, without a closing handshake. */
  cut(): void;
  /** Keeps every open connection open, and transfers nothing over it any more. */
  freeze(): void;
  /** Refuses new connections, or accepts them again. */
  refuse(refusing: boolean): void;
  /** Number of open connections. */
  readonly connections: number;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  frozen: boolean;
}

/** @param target The port to which connections are forwarded. */
export async function startFaultyProxy(target: number): Promise<FaultyProxy> {
  const pairs = new Set<Pair>();
  let refusing = false;
  const server = createServer((near) => {
    near.on("error", () => undefined);
    if (refusing) {
      near.resetAndDestroy();
      return;
    }
    const far = createConnection(target, "127.0.0.1");
    far.on("error", () => undefined);
    const pair: Pair = { near, far, frozen: false };
    pairs.add(pair);
    carry(pair, near, far);
    carry(pair, far, near);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on("close", end);
    far.on("close", end);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    for (const { near, far } of pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze: () => {
      for (const pair of pairs) pair.frozen = true;
    },
    refuse: (now) => {
      refusing = now;
    },
    get connections() {
      return pairs.size;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}

function carry(pair: Pair, from: Socket, to: Socket): void {
  from.on("data", (data) => {
    if (!pair.frozen) to.write(data);
  });
}
