import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createSession, encodeSession } from "../../generated/mezon/api/session_codec.js";
import type { Session } from "../../generated/mezon/api/session_pb.js";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";
import { botFor, startSandbox } from "./botOnSandbox.js";

const TOKEN = "the-apps-own-token";

async function serving(listener: RequestListener): Promise<{ host: string; port: number }> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
}

function botAt(place: { host: string; port: number }, options: Partial<MezonClientOptions> = {}): MezonClient {
  const client = new MezonClient({ botId: "5", token: TOKEN, useSSL: false, ...place, ...options });
  onTestFinished(() => client.close());
  return client;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable("it succeeded"),
    (error: unknown) => error,
  );
}

describe("a login", () => {
  test.each([
    ["an HTML page", 403, "<html>no</html>", "SessionError", false],
    ["nothing", 401, "", "SessionError", false],
    ["JSON of somebody else", 403, '{"status":"blocked"}', "SessionError", false],
    ["the server's code", 403, '{"code":7,"message":"banned"}', "SessionError", true],
    ["the server's error", 401, '{"error":"unauthenticated"}', "SessionError", true],
    ["a page for any other status", 400, "<html>no</html>", "RequestError", undefined],
    ["the server's words to a failure of its own", 500, '{"code":13,"error":"internal"}', "RequestError", undefined],
  ])("that is answered with %s (%i %s) rejects with a %s", async (_, status, body, name, isFinal) => {
    const place = await serving((_request, response) => response.writeHead(status).end(body));
    const error = await failureOf(botAt(place).login());
    expect(error).toMatchObject({ name, httpStatus: status, ...(isFinal === undefined ? {} : { isFinal }) });
  });

  test("that is sent elsewhere does not go there", async () => {
    const stolen = vi.fn();
    const elsewhere = await serving((request, response) => {
      stolen(request.headers.authorization);
      response.end();
    });
    const place = await serving((_request, response) =>
      response.writeHead(307, { Location: `http://127.0.0.1:${elsewhere.port}/` }).end(),
    );
    await expect(botAt(place).login()).rejects.toMatchObject({
      name: "RequestError",
      httpStatus: 307,
      message: expect.stringContaining("redirect"),
    });
    expect(stolen).not.toHaveBeenCalled();
  });

  test("whose refusal repeats the app's token does not show it", async () => {
    const place = await serving((request, response) => {
      const message = `${TOKEN} ${request.headers.authorization}`;
      response.writeHead(401).end(JSON.stringify({ code: 16, error: "unauthenticated", message }));
    });
    const error = await failureOf(botAt(place).login());
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(TOKEN);
    expect(inspect(error, { depth: 9 })).not.toContain(Buffer.from(`${TOKEN}:`).toString("base64"));
    expect(error).toMatchObject({ name: "SessionError", message: expect.stringContaining("[redacted]") });
  });

  test("whose answer never ends is given up at its bound", async () => {
    const place = await serving((_request, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on("drain", write);
      write();
    });
    await expect(botAt(place, { maxBodyBytes: 100_000 }).login()).rejects.toMatchObject({
      name: "ProtocolError",
      code: "too_large",
    });
  });

  test.each<[string, Partial<Session>]>([
    ["a token with a line break", { token: "eyJhbGciOi.eyJleHAiOj\n.c2ln" }],
    ["a token that is not ASCII", { token: "tökén-of-the-session" }],
    ["a file", { token: "fine-token", apiUrl: "file:///etc/passwd" }],
    ["an ftp host for the socket", { token: "fine-token", wsUrl: "ftp://127.0.0.1" }],
    ["an http address for the socket", { token: "fine-token", wsUrl: "http://127.0.0.1" }],
    ["another host", { token: "fine-token", apiUrl: "http://evil.example" }],
  ])("whose session names %s is refused with a type, and shows no token", async (_, session) => {
    const place = await serving((_request, response) =>
      response.end(encodeSession({ ...createSession(), userId: "5", ...session })),
    );
    const error = await failureOf(botAt(place).login());
    expect(error).toMatchObject({ name: "SessionError", code: "session_refused", isFinal: false });
    expect(inspect(error, { depth: 9 })).not.toContain(session.token);
  });

  test.each(["token\n", " token", "to ken", "tok\u0000en"])("with the token %j is not made", (token) => {
    expect(() => new MezonClient({ botId: "5", token })).toThrow(
      expect.objectContaining({ name: "ValidationError", path: "token" }),
    );
  });
});

describe("a call whose answer is lost", () => {
  const path = "/mezon.api.Mezon/CreateChannelDesc";

  test("and that changes something may have been carried out, and says so", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox);
    await client.login();
    const lost = sandbox.faults.http({ kind: "lose", path });
    const error = await failureOf(
      client.rpc.createChannelDesc({ clanId: sandbox.clanId, channelLabel: "once", type: 1, categoryId: "0" }),
    );
    expect(error).toMatchObject({ name: "DeliveryUnknownError", code: "delivery_unknown", wasSent: true });
    expect(lost.hits).toBe(1);
  });

  test("and that only reads is made again", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox, { random: () => 0 });
    await client.login();
    const lost = sandbox.faults.http({ kind: "lose", path: "/mezon.api.Mezon/GetAccount" });
    expect((await client.rpc.getAccount()).user?.id).toBe(sandbox.botId);
    expect(lost.hits).toBe(1);
  });

  test("is distinguished from one that was never sent", async () => {
    const sandbox = await startSandbox();
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    let isThere = true;
    const client = botFor(sandbox, {
      fetch: (request) =>
        isThere ? fetch(request) : Promise.reject(new TypeError("fetch failed", { cause: refused })),
    });
    await client.login();
    isThere = false;
    await expect(client.rpc.createChannelDesc({ clanId: sandbox.clanId })).rejects.toMatchObject({
      name: "ConnectionError",
      code: "connection_failed",
      wasSent: false,
    });
  });

  test("for want of a turn was never sent", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox, { limits: { callBurst: 1, callsPerSecond: 0.001 } });
    await client.login();
    client.rpc.getAccount().catch(() => undefined);
    await expect(client.rpc.createChannelDesc({ clanId: sandbox.clanId }, { timeoutMs: 50 })).rejects.toMatchObject({
      name: "TimeoutError",
      wasSent: false,
    });
  });
});
