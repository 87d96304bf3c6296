import type { IncomingMessage } from "node:http";
import type { HttpRequest } from "../http/exchange.js";
import { limits } from "../limits.js";
import { invalid } from "../refusal.js";

// Only the path and the query matter.
const ANY_ORIGIN = "http://sandbox";

/** Thrown if a request's body is longer than the limit. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";
}

/** Reads a whole request. Rejects with a `Refusal`, `BodyTooLong`, or the error that interrupted it. */
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

/** Parses the address of a request. Refuses a malformed one. */
export function urlOf({ url = "/" }: IncomingMessage): URL {
  if (!URL.canParse(url, ANY_ORIGIN)) throw invalid("the request names no path");
  return new URL(url, ANY_ORIGIN);
}

// Does not use an iterator, which would close the connection of a body that is too long before the response is written.
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
