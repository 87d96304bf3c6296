import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { ConnectionError, toError, ValidationError } from "../../core/errors.js";
import { hostInUrl } from "../../core/hostName.js";
import type { SandboxTls } from "../tls.js";

/** A listening HTTP server. Attach handlers synchronously, or requests are lost. */
export interface Listener {
  readonly server: Server;
  readonly port: number;
  /** Ends every connection; resolves when the port is free. */
  close(): Promise<void>;
}

/** The address to listen on, and the certificate, if any. */
interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: SandboxTls | undefined;
}

/**
 * Starts to listen. Rejects with a `ConnectionError` if it cannot, for example if the port is taken, and with a
 * `ValidationError` for an invalid certificate or key.
 */
export async function listen({ host, port, tls }: ListenOptions): Promise<Listener> {
  const server = serverFor(tls);
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

function serverFor(tls: SandboxTls | undefined): Server {
  if (tls === undefined) return createServer();
  try {
    return createSecureServer({ cert: tls.cert, key: tls.key });
  } catch (error) {
    throw new ValidationError("tls", `must be a certificate and its key in PEM: ${toError(error).message}`, {
      cause: error,
    });
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(toError(error))));
    server.closeAllConnections();
  });
}
