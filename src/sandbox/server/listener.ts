import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConnectionError, toError } from "../../core/errors.js";
import { hostInUrl } from "../../core/hostName.js";

/** A listening HTTP server. Attach handlers synchronously, or requests are lost. */
export interface Listener {
  readonly server: Server;
  readonly port: number;
  /** Ends every connection; resolves when the port is free. */
  close(): Promise<void>;
}

/** Starts to listen. Rejects with a `ConnectionError` if it cannot, for example if the port is taken. */
export function listen(host: string, port: number): Promise<Listener> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "the port is taken: choose another, or 0 for any" : error.message;
      reject(new ConnectionError(`cannot listen on ${hostInUrl(host)}:${port}: ${why}`, { cause: error }));
    });
    server.listen(port, host, () => {
      // A server that listens on TCP has an address of this form.
      const address = server.address() as AddressInfo;
      server.removeAllListeners("error");
      resolve({ server, port: address.port, close: () => closeServer(server) });
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(toError(error))));
    server.closeAllConnections();
  });
}
