import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import {
  decodeMultipartUploadAttachment,
  decodeUploadAttachment,
  encodeMultipartUploadAttachmentFinishRequest,
  encodeUploadAttachmentRequest,
} from "../../generated/mezon/api/upload_codec.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { bytesOf, call, logIn } from "./rawHttp.js";
import { start } from "./rawSocket.js";

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Asks as a browser may: with any `Host` and `Origin`. */
async function ask(
  sandbox: Sandbox,
  path: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const asked = request({ host: sandbox.host, port: sandbox.port, path, method, headers });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

/** Asks for a socket; answers the HTTP status of a refusal, or 101. */
async function upgrade(sandbox: Sandbox, headers: Record<string, string>): Promise<number | undefined> {
  const { token } = await logIn(sandbox);
  const socket = new WebSocket(`${sandbox.wsUrl}/ws?token=${token}`, { headers });
  socket.on("error", () => undefined);
  const status = await Promise.race([
    once(socket, "open").then(() => 101),
    once(socket, "unexpected-response").then(([, answer]) => (answer as IncomingMessage).statusCode),
  ]);
  socket.terminate();
  return status;
}

async function bearer(sandbox: Sandbox): Promise<string> {
  return `Bearer ${(await logIn(sandbox)).token}`;
}

async function uploadUrl(sandbox: Sandbox, filename: string): Promise<URL> {
  const body = encodeUploadAttachmentRequest({ filename, size: 5 });
  const answer = await call(sandbox, "UploadAttachmentFile", body, await bearer(sandbox));
  return new URL(decodeUploadAttachment(await bytesOf(answer)).url);
}

/** One of everything that is served: without a login, with one, uploads, agents, the chain. */
const ROUTES: readonly (readonly [method: string, path: string])[] = [
  ["GET", "/healthcheck"],
  ["OPTIONS", "/v2/apps/authenticate/token"],
  ["POST", "/v2/apps/authenticate/token"],
  ["POST", "/v2/account/authenticate/createqrlogin"],
  ["POST", "/mezon.api.Mezon/ListClanDescs"],
  ["GET", "/uploads/1/2/a.txt"],
  ["PUT", "/uploads/1/2/a.txt"],
  ["POST", "/webhooks/1/token"],
  ["POST", "/api/playmedia"],
  ["GET", "/api/sse/metadata"],
  ["POST", "/mmn-api/"],
  ["OPTIONS", "/mmn-api/"],
  ["GET", "/indexer-api/1337/transactions"],
  ["POST", "/zk-api/prove"],
  ["GET", "/nowhere"],
];

test.each(ROUTES)(
  "%s %s is refused to whoever names another host, and to pages from elsewhere",
  async (method, path) => {
    const sandbox = await start();
    for (const host of [
      "evil.example",
      `evil.example:${sandbox.port}`,
      "localhost.evil.example",
      "127.0.0.1.evil.example",
    ]) {
      const answer = await ask(sandbox, path, { method, headers: { Host: host } });
      expect(answer.status, host).toBe(421);
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
    for (const origin of ["https://evil.example", "http://localhost.evil.example", "null", "file://"]) {
      const answer = await ask(sandbox, path, { method, headers: { Origin: origin } });
      expect(answer.status, origin).toBe(403);
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
  },
);

test("every loopback name is answered, and pages of this machine may ask with a token", async () => {
  const sandbox = await start();
  for (const host of ["localhost", "LOCALHOST:1", "127.0.0.1", "127.8.8.8:80", "[::1]:7350"])
    expect((await ask(sandbox, "/healthcheck", { headers: { Host: host } })).status, host).toBe(200);
  const origin = "http://localhost:5173";
  const preflight = await ask(sandbox, "/mezon.api.Mezon/ListClanDescs", {
    method: "OPTIONS",
    headers: { Origin: origin },
  });
  expect(preflight).toMatchObject({
    status: 204,
    headers: {
      "access-control-allow-origin": origin,
      "access-control-allow-headers": "Authorization, Content-Type, Accept",
      vary: "Origin",
    },
  });
  expect(preflight.headers["access-control-allow-credentials"]).toBeUndefined();
  expect(await upgrade(sandbox, { Origin: origin })).toBe(101);
  const plain = await ask(sandbox, "/healthcheck");
  expect(plain.headers).toMatchObject({ "x-content-type-options": "nosniff" });
  expect(plain.headers["access-control-allow-origin"]).toBeUndefined();
});

test("a socket is refused to another host and to a page from elsewhere, whatever token it has", async () => {
  const sandbox = await start();
  expect(await upgrade(sandbox, { Host: "evil.example" })).toBe(421);
  expect(await upgrade(sandbox, { Origin: "https://evil.example" })).toBe(403);
  expect(await upgrade(sandbox, {})).toBe(101);
});

test("origins that are named are let in, for calls and for sockets", async () => {
  const sandbox = await start({ allowedOrigins: ["https://app.example", "null"] });
  for (const origin of ["https://app.example", "null"]) {
    const answer = await ask(sandbox, "/healthcheck", { headers: { Origin: origin } });
    expect(answer).toMatchObject({ status: 200, headers: { "access-control-allow-origin": origin } });
    expect(await upgrade(sandbox, { Origin: origin })).toBe(101);
  }
  expect((await ask(sandbox, "/healthcheck", { headers: { Origin: "https://app.example.evil" } })).status).toBe(403);
});

test.each([["*"], ["https://app.example/"], ["app.example"], ["https://app.example/path"]])(
  "%s is no origin",
  async (origin) => {
    await expect(start({ allowedOrigins: [origin] })).rejects.toMatchObject({ path: "allowedOrigins" });
  },
);

test("a file is taken only at an address that was handed out, with its token", async () => {
  const sandbox = await start();
  const url = await uploadUrl(sandbox, "evil.html");
  const put = (path: string) =>
    ask(sandbox, path, { method: "PUT", body: "<b>hi", headers: { "Content-Type": "text/html" } });
  const other = await uploadUrl(sandbox, "evil.html");
  for (const path of [
    "/uploads/evil.html",
    url.pathname,
    `${url.pathname}?token=`,
    `${url.pathname}?token=${other.searchParams.get("token")}`,
    `${url.pathname}.part1${url.search}`,
  ]) {
    expect((await put(path)).status, path).toBe(403);
    expect((await ask(sandbox, path)).status, path).toBe(404);
  }
  // Again after an answer that was lost.
  for (let time = 0; time < 2; time += 1) expect((await put(url.pathname + url.search)).status).toBe(200);
  const served = await ask(sandbox, url.pathname);
  expect(served).toMatchObject({
    status: 200,
    body: "<b>hi",
    headers: {
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
});

test("an upload in parts is finished by the person who began it, each part once", async () => {
  const sandbox = await start();
  const authorization = await bearer(sandbox);
  const begin = encodeUploadAttachmentRequest({ filename: "a.bin", size: 2, partCount: 1 });
  const started = await call(sandbox, "MultipartUploadAttachmentFileStart", begin, authorization);
  const { uploadId, urls } = decodeMultipartUploadAttachment(await bytesOf(started));
  const part = new URL(urls[0] ?? "");
  expect((await ask(sandbox, part.pathname, { method: "PUT", body: "ab" })).status).toBe(403);
  expect((await ask(sandbox, part.pathname + part.search, { method: "PUT", body: "ab" })).status).toBe(200);
  const finish = async (id: string, parts: readonly number[], as = authorization): Promise<number> => {
    const named = parts.map((partNumber) => ({ partNumber, eTag: "" }));
    const body = encodeMultipartUploadAttachmentFinishRequest({ uploadId: id, parts: named, filename: "a.bin" });
    return (await call(sandbox, "MultipartUploadAttachmentFileFinish", body, as)).status;
  };
  const alice = await aliceBearer(sandbox);
  expect(await finish(uploadId, [1], alice)).toBe(404);
  expect(await finish(uploadId, [1, 1])).toBe(400);
  expect(await finish(uploadId, [1])).toBe(200);
  expect((await ask(sandbox, uploadId)).body).toBe("ab");
});

async function aliceBearer(sandbox: Sandbox): Promise<string> {
  const { email, password } = sandbox.user("alice").credentials;
  const body = JSON.stringify({ account: { email, password } });
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const answer = await ask(sandbox, "/v2/account/authenticate/email", { method: "POST", body, headers });
  return `Bearer ${(JSON.parse(answer.body) as { readonly token: string }).token}`;
}
