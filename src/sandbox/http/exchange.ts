import type { IncomingMessage } from "node:http";
import { limits } from "../limits.js";
import { invalid, unauthenticated } from "../refusal.js";

// Only the path and the query matter.
const ANY_ORIGIN = "http://sandbox";

/** A request, read in full. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown when a request's body is longer than the sandbox reads. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";
}

/** Reads a request in full. Rejects with a `Refusal`, `BodyTooLong`, or the error that cut it off. */
export async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const url = urlOf(incoming);
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: await readBody(incoming, incoming.method === "PUT" ? limits.fileBytes : limits.httpBodyBytes),
  };
}

/** What a request asks for. Refuses what is no URL. */
export function urlOf({ url = "/" }: IncomingMessage): URL {
  if (!URL.canParse(url, ANY_ORIGIN)) throw invalid("the request names no path");
  return new URL(url, ANY_ORIGIN);
}

// Iterating would cut the connection of a body that is too long before the answer is written.
function readBody(incoming: IncomingMessage, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    incoming.on("data", (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else reject(new BodyTooLong());
    });
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
}

/** The token of a Bearer authorization. Refuses when there is none. */
export function bearerToken(request: HttpRequest): string {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) throw unauthenticated("the Authorization header holds no Bearer token");
  return token;
}

export const PROTOBUF = "application/x-protobuf";
export const JSON_TYPE = "application/json";
