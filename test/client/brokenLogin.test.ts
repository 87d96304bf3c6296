import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { MezonClient, MezonError } from "../../src/index.js";

/** Answers every request with the same bytes. */
async function loginAnsweredWith(body: Uint8Array | string, length?: number): Promise<unknown> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/proto", ...(length && { "content-length": length }) });
    response.write(body);
    // The connection breaks in the middle of what was promised.
    if (length === undefined) response.end();
    else setImmediate(() => response.destroy());
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const options = { botId: "5", token: "secret", host: "127.0.0.1", port, useSSL: false, logger: false } as const;
  const client = new MezonClient(options);
  return client.login().catch((error: unknown) => error);
}

const TEXT_OF_40 = Uint8Array.of(0x0a, 40, 0x65, 0x79);

test.each([
  ["bytes that end within a field", TEXT_OF_40, undefined, "malformed_frame"],
  ["a body that ends before its length", TEXT_OF_40, 400, "connection_failed"],
  ["nothing", "", undefined, "malformed_frame"],
  ["a page", "<html>", undefined, "malformed_frame"],
])("a login that is answered with %s is refused by an error of ours", async (_, body, length, code) => {
  const error = await loginAnsweredWith(body, length);
  expect(error).toBeInstanceOf(MezonError);
  expect(error).toMatchObject({ code });
});
