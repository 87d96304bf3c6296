import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "../../../src/core/clock.js";
import { exchange, type HttpContext } from "../../../src/transport/httpExchange.js";

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serving(answer: (response: ServerResponse, path: string) => void): Promise<string> {
  const server = createServer((request, response) => answer(response, request.url ?? ""));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const context = (maxBodyBytes?: number): HttpContext => ({
  fetch: (request) => globalThis.fetch(request),
  clock: systemClock,
  maxBodyBytes,
});

const ask = (url: string, maxBodyBytes?: number, followsRedirects?: boolean) =>
  exchange(
    context(maxBodyBytes),
    (signal) => new Request(url, { signal, headers: { Authorization: "Bearer a-secret" } }),
    { what: "a call", timeoutMs: 10_000, followsRedirects },
  );

describe("the body of an answer", () => {
  test("that never ends is let go at its bound", async () => {
    let written = 0;
    const closed = vi.fn();
    const url = await serving((response) => {
      const part = Buffer.alloc(64 * 1024);
      const write = (): void => {
        while (!response.destroyed && response.write(part)) written += part.length;
        written += part.length;
      };
      response.on("drain", write);
      response.on("close", closed);
      write();
    });
    await expect(ask(url, 256 * 1024)).rejects.toMatchObject({ name: "ProtocolError", code: "too_large" });
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    // What the two ends of the connection hold between them comes on top of the bound.
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  test("that unpacks to more than its bound is let go", async () => {
    const packed = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    expect(packed.length).toBeLessThan(64 * 1024);
    const url = await serving((response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(packed);
    });
    await expect(ask(url, 64 * 1024)).rejects.toMatchObject({ code: "too_large" });
  });

  test("of a refusal has the same bound", async () => {
    const url = await serving((response) => response.writeHead(500).end(Buffer.alloc(2_000)));
    await expect(ask(url, 1_000)).rejects.toMatchObject({ code: "too_large" });
  });

  test("is read whole up to its bound, in however many parts it comes", async () => {
    const url = await serving((response) => {
      for (let at = 0; at < 1_000; at += 1) response.write(Buffer.from([at & 0xff]));
      response.end();
    });
    const { body } = await ask(url, 1_000);
    expect(body).toHaveLength(1_000);
    expect([body[0], body[255], body[999]]).toStrictEqual([0, 255, 999 & 0xff]);
  });
});

describe("a redirect", () => {
  test("is not followed: what authorises a call reaches no other host", async () => {
    const other = vi.fn((response: ServerResponse) => void response.end());
    const elsewhere = await serving(other);
    const url = await serving((response) => response.writeHead(307, { Location: `${elsewhere}/stolen` }).end());
    expect(await ask(url)).toMatchObject({ ok: false, status: 307 });
    expect(other).not.toHaveBeenCalled();
  });

  test("is followed where a request carries no credentials and says so", async () => {
    const elsewhere = await serving((response) => void response.end("there"));
    const url = await serving((response) => response.writeHead(307, { Location: elsewhere }).end());
    const { body } = await ask(url, undefined, true);
    expect(new TextDecoder().decode(body)).toBe("there");
  });
});
