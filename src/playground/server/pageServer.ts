import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ConnectionError, toError } from "../../core/errors.js";
import { equalSecrets } from "../../sandbox/crypto.js";
import { CONTROL_PATH, UPLOAD_PATH } from "../contract.js";
import { readPageFile } from "./pageFiles.js";

const HOST = "127.0.0.1";
const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/i;
/** Bytes of a file that a person attaches. */
const MOST_UPLOAD = 32 * 1024 * 1024;

/** A file that a person attaches. */
export interface UploadedFile {
  readonly as: string;
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array;
}

export interface PageServerParts {
  readonly folder: string;
  readonly port: number;
  /** What the page must show to be served: it stands in the address that is opened. */
  readonly token: string;
  /** Origin of the sandbox, whose files the page shows. */
  readonly filesOrigin: () => string;
  /** Hosts whose pictures the page may show, too. */
  readonly imageHosts: readonly string[];
  readonly onControl: (request: IncomingMessage, stream: Duplex, head: Buffer) => void;
  /** Stores a file and returns its address. */
  readonly onUpload: (file: UploadedFile) => string;
}

/** Serves the page, takes its files, and lets its control socket in: to this machine, and with the token. */
export class PageServer {
  readonly port: number;
  readonly #server: Server;

  /** Rejects with a `ConnectionError` if it cannot listen. */
  static async listen(parts: PageServerParts): Promise<PageServer> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => {
        const why = error.code === "EADDRINUSE" ? "the port is taken: choose another, or 0 for any" : error.message;
        reject(new ConnectionError(`cannot listen on ${HOST}:${parts.port}: ${why}`, { cause: error }));
      });
      server.listen(parts.port, HOST, resolve);
    });
    return new PageServer(parts, server);
  }

  private constructor(parts: PageServerParts, server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("request", (request, response) => void answer(parts, request, response));
    server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      const isControl = urlOf(request).pathname === CONTROL_PATH;
      if (isControl && isOwnPage(request) && hasToken(request, parts.token)) parts.onControl(request, stream, head);
      else stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    });
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

async function answer(parts: PageServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!LOOPBACK_HOST.test(request.headers.host ?? ""))
      return end(response, 421, "this page is for this machine only");
    const { pathname } = urlOf(request);
    if (request.method === "PUT" && pathname === UPLOAD_PATH) return await takeUpload(parts, request, response);
    if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405, "only GET");
    const file = await readPageFile(parts.folder, pathname);
    if (file === undefined) return end(response, 404, "there is no such file");
    response.writeHead(200, {
      ...SECURE,
      "Content-Type": file.type,
      "Cache-Control": "no-cache",
      "Content-Security-Policy": policy(parts),
    });
    response.end(file.body);
  } catch (error) {
    if (!response.headersSent) end(response, 500, toError(error).message);
    else response.destroy();
  }
}

const SECURE = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY" };

/** Nothing but the page's own files, its socket, and pictures of the hosts that were allowed. */
function policy({ filesOrigin, imageHosts }: PageServerParts): string {
  const files = filesOrigin();
  const pictures = [files, ...imageHosts.map((host) => `https://${host}`)].join(" ");
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${files} ${files.replace(/^http/, "ws")}`,
    `img-src 'self' data: blob: ${pictures}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

async function takeUpload(parts: PageServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isOwnPage(request) || !hasToken(request, parts.token))
    return end(response, 403, "the token is missing or wrong");
  const { searchParams } = urlOf(request);
  const body = await readBody(request);
  if (body === undefined) return end(response, 413, `a file has at most ${MOST_UPLOAD / 1024 / 1024} MiB`);
  const file = {
    as: searchParams.get("as") ?? "",
    name: searchParams.get("name") ?? "",
    type: request.headers["content-type"] ?? "application/octet-stream",
    body,
  };
  const url = parts.onUpload(file);
  response.writeHead(200, { ...SECURE, "Content-Type": "application/json" }).end(JSON.stringify({ url }));
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_UPLOAD) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...SECURE, "Content-Type": "text/plain; charset=utf-8", Connection: "close" }).end(text);
}

/** Browsers name the page that asks; other programs have the token or not. */
function isOwnPage({ headers: { host = "", origin } }: IncomingMessage): boolean {
  return LOOPBACK_HOST.test(host) && (origin === undefined || origin === `http://${host}`);
}

function hasToken(request: IncomingMessage, token: string): boolean {
  return equalSecrets(urlOf(request).searchParams.get("token") ?? "", token);
}

function urlOf({ url = "/" }: IncomingMessage): URL {
  return URL.canParse(url, "http://page") ? new URL(url, "http://page") : new URL("http://page/invalid");
}
