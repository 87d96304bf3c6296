import type { Agent, AgentOptions } from "node:https";
import type { Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import type { NodeModules } from "./nodeModules.js";

/** Milliseconds for a proxy to open a tunnel. */
const TUNNEL_MS = 30_000;
/** Largest number of bytes of a proxy's response before the tunnel begins. */
const LONGEST_ANSWER = 16 * 1024;

interface Target extends ConnectionOptions {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

type Opened = (error: Error | null, socket?: Socket) => void;

/**
 * Returns an agent whose connections go through a proxy. It requests a tunnel with CONNECT and uses TLS with the target
 * through it, so that the proxy only sees the target's name.
 *
 * @param isSecure Whether to use TLS with the target.
 */
export function tunnelAgent(modules: NodeModules, proxy: URL, isSecure: boolean, options: AgentOptions): Agent {
  const { http, https, tls } = modules;
  const opening = new Set<Socket>();
  const Base = (isSecure ? https.Agent : http.Agent) as typeof https.Agent;

  class TunnelAgent extends Base {
    override createConnection(target: object, given?: unknown): undefined {
      // Node always passes these options.
      const opened = given as Opened;
      openTunnel(modules, proxy, target, opening, (error, socket) => {
        if (error !== null || socket === undefined) opened(error ?? new Error("the proxy gave no connection"));
        else if (isSecure) opened(null, tls.connect({ ...target, socket, servername: servernameOf(target) }));
        else opened(null, socket);
      });
      return undefined;
    }

    override destroy(): void {
      for (const socket of opening) socket.destroy();
      super.destroy();
    }
  }

  return new TunnelAgent({ ...options, keepAlive: true });
}

/** Returns the TLS server name. An IP address has none. */
function servernameOf({ servername, host = "" }: Target): string {
  return servername || (/^[\d.]+$|:/u.test(host) ? "" : host);
}

function openTunnel(
  { net, tls }: NodeModules,
  proxy: URL,
  { host = "", port = 443 }: Target,
  opening: Set<Socket>,
  done: Opened,
): void {
  const isSecureProxy = proxy.protocol === "https:";
  const at = { host: proxy.hostname.replace(/^\[|\]$/gu, ""), port: Number(proxy.port || (isSecureProxy ? 443 : 80)) };
  const socket = isSecureProxy ? tls.connect({ ...at, servername: servernameOf(at) }) : net.connect(at);
  opening.add(socket);
  const authority = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const authorization = user === ":" ? "" : `Proxy-Authorization: Basic ${Buffer.from(user).toString("base64")}\r\n`;
  let answer = Buffer.alloc(0);
  const end = (error: Error | null): void => {
    opening.delete(socket);
    socket.setTimeout(0);
    socket.off("data", onData).off("error", onError).off("close", onClose).off("timeout", onTimeout);
    if (error !== null) socket.on("error", () => undefined).destroy();
    done(error, error === null ? socket : undefined);
  };
  const failed = (why: string): void =>
    end(Object.assign(new Error(`the proxy ${proxy.host} ${why}`), { code: "ERR_PROXY_TUNNEL" }));
  const onError = (error: Error): void => failed(`cannot be reached: ${error.message}`);
  const onClose = (): void => failed("closed the connection");
  const onTimeout = (): void => failed(`opened no tunnel within ${TUNNEL_MS / 1000} s`);
  const onData = (data: Buffer): void => {
    answer = Buffer.concat([answer, data]);
    const headEnd = answer.indexOf("\r\n\r\n");
    if (headEnd < 0) {
      if (answer.length > LONGEST_ANSWER) failed("gave an answer that is none");
      return;
    }
    const status = /^HTTP\/1\.[01] (\d{3})/u.exec(answer.toString("latin1"))?.[1];
    if (status !== "200") failed(`opened no tunnel to ${authority}: it answered ${status ?? "nonsense"}`);
    else {
      const rest = answer.subarray(headEnd + 4);
      end(null);
      if (rest.length > 0) socket.unshift(rest);
    }
  };
  socket.setTimeout(TUNNEL_MS);
  socket.on("data", onData).on("error", onError).on("close", onClose).on("timeout", onTimeout);
  socket.once(isSecureProxy ? "secureConnect" : "connect", () => {
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${authorization}\r\n`);
  });
}
