import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { WebSocket } from "ws";
import { decodeEnvelope, encodeEnvelope } from "../../../generated/mezon/realtime/envelope_codec.js";
import type { ProtocolError } from "../../../src/core/errors.js";
import { Secrets } from "../../../src/core/secrets.js";
import { Connection, type ConnectionOptions } from "../../../src/socket/connection.js";
import { openNodeSocket } from "../../../src/socket/nodeSocket.js";
import type { OpenSocket } from "../../../src/socket/socketPort.js";
import { encodeApiFrames } from "../../../src/wire/apiFrames.js";
import type { EnvelopePeek } from "../../../src/wire/envelopeCodec.js";
import { ManualClock } from "../core/manualClock.js";
import { type RawServer, startRawServer } from "./rawServer.js";

const open: (Connection | RawServer)[] = [];

afterEach(async () => {
  for (const each of open.splice(0)) await ("close" in each ? each.close() : each[Symbol.asyncDispose]());
});

type Heard = { pushes: EnvelopePeek[]; malformed: ProtocolError[]; ended: (Error | undefined)[] };

async function serve(onFrame: (frame: Uint8Array, socket: WebSocket) => void): Promise<RawServer> {
  const server = await startRawServer(onFrame);
  open.push(server);
  return server;
}

async function connect(
  url: string,
  options: Partial<ConnectionOptions> = {},
): Promise<{ connection: Connection; heard: Heard; clock: ManualClock }> {
  const heard: Heard = { pushes: [], malformed: [], ended: [] };
  const clock = new ManualClock();
  const connection = await Connection.open({
    url,
    openSocket: openNodeSocket,
    clock,
    connectTimeoutMs: 30_000,
    socketTimeoutMs: 10_000,
    heartbeatIntervalMs: 10_000,
    heartbeatTimeoutMs: 10_000,
    onPush: (push) => heard.pushes.push(push),
    onMalformed: (error) => heard.malformed.push(error),
    onClosed: (reason) => heard.ended.push(reason),
    ...options,
  });
  open.push(connection);
  return { connection, heard, clock };
}

function answerPings(frame: Uint8Array, socket: WebSocket): void {
  const { cid, message } = decodeEnvelope(frame);
  if (message.case === "ping") socket.send(encodeEnvelope({ cid, message: { case: "pong", value: {} } }));
}

const ping = { case: "ping", value: {} } as const;

describe("requests", () => {
  test("are matched to their answers by cid, in whatever order those come", async () => {
    const waiting: { cid: number; socket: WebSocket }[] = [];
    const server = await serve((frame, socket) => {
      waiting.push({ cid: decodeEnvelope(frame).cid, socket });
      if (waiting.length < 2) return;
      for (const each of waiting.reverse()) {
        each.socket.send(
          encodeEnvelope({ cid: each.cid, message: { case: "clanJoin", value: { clanId: String(each.cid) } } }),
        );
      }
    });
    const { connection } = await connect(server.url);
    const join = { case: "clanJoin", value: { clanId: "5" } } as const;
    const answers = await Promise.all([connection.request(join), connection.request(join)]);
    expect(answers.map((answer) => answer.message.value)).toMatchObject([{ clanId: "1" }, { clanId: "2" }]);
  });

  test("are refused with what the server said", async () => {
    const server = await serve((frame, socket) => {
      const { cid } = decodeEnvelope(frame);
      socket.send(
        encodeEnvelope({ cid, message: { case: "error", value: { code: 3, message: "bad", context: { a: "b" } } } }),
      );
    });
    const { connection } = await connect(server.url);
    await expect(connection.request(ping)).rejects.toMatchObject({
      name: "RequestError",
      code: "request_failed",
      request: "ping",
      transport: "socket",
      serverCode: 3,
      serverMessage: "bad",
      context: { a: "b" },
    });
  });

  test("end at their deadline, and the connection stays open", async () => {
    let answering = false;
    const server = await serve((frame, socket) => {
      if (answering) answerPings(frame, socket);
    });
    const { connection, clock } = await connect(server.url, { heartbeatIntervalMs: 1_000_000 });
    const late = expect(connection.request(ping)).rejects.toMatchObject({ code: "timeout", timeoutMs: 10_000 });
    clock.advance(10_000);
    await late;
    answering = true;
    expect((await connection.request(ping)).message.case).toBe("pong");
  });

  test("whose connection ends are of unknown delivery", async () => {
    const server = await serve((_, socket) => socket.terminate());
    const { connection, heard } = await connect(server.url);
    await expect(connection.request(ping)).rejects.toMatchObject({
      name: "DeliveryUnknownError",
      code: "delivery_unknown",
    });
    expect(heard.ended).toMatchObject([{ name: "ConnectionError", code: "connection_lost" }]);
    await expect(connection.request(ping)).rejects.toMatchObject({ code: "closed" });
  });
});

describe("API calls", () => {
  test("are answered by raw frames, chunked and interleaved with envelopes", async () => {
    const body = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
    const server = await serve((frame, socket) => {
      const { cid, message } = decodeEnvelope(frame);
      if (message.case !== "apiRequestEvent") return;
      expect(message.value).toMatchObject({ apiIndex: 2, apiName: "ListClanDescs" });
      for (const part of encodeApiFrames({ cid, code: 0, body }, 64)) {
        socket.send(part);
        socket.send(encodeEnvelope({ message: { case: "pong", value: {} } }));
      }
    });
    const { connection, heard } = await connect(server.url);
    const request = { apiIndex: 2, apiName: "ListClanDescs", body: new Uint8Array(0) };
    const answer = await connection.callApi(request);
    expect(answer.body).toStrictEqual(body);
    expect(heard.pushes.length).toBeGreaterThan(10);
  });

  test("abandoned midway leave nothing behind", async () => {
    const server = await serve((frame, socket) => {
      const { cid } = decodeEnvelope(frame);
      for (const part of encodeApiFrames({ cid, code: 0, body: new Uint8Array(10) }, 5)) socket.send(part);
      socket.send(encodeEnvelope({ message: { case: "pong", value: {} } }));
    });
    const { connection, heard } = await connect(server.url);
    const controller = new AbortController();
    const call = connection.callApi(
      { apiIndex: 1, apiName: "GetAccount", body: new Uint8Array(0) },
      { signal: controller.signal },
    );
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    await vi.waitFor(() => expect(heard.pushes).toHaveLength(1));
    expect(heard.malformed).toStrictEqual([]);
  });
});

describe("frames that make no sense", () => {
  test.each([
    ["text", "hello", /text frame/],
    ["garbage", Uint8Array.of(0x0b, 0xff, 0x01), /no envelope/],
    ["a truncated envelope", Uint8Array.of(0x08, 0x01, 0x32, 0x20, 0x01), /no envelope/],
    ["a raw frame without its header", Uint8Array.of(0xff, 0x00), /shorter than its header/],
  ])("%s is reported, and the connection goes on", async (_, frame, text) => {
    const server = await serve(answerPings);
    const { connection, heard } = await connect(server.url);
    for (const socket of server.sockets) socket.send(frame);
    expect((await connection.request(ping)).message.case).toBe("pong");
    expect(heard.malformed).toHaveLength(1);
    expect(heard.malformed[0]).toMatchObject({ code: "malformed_frame", message: expect.stringMatching(text) });
  });

  test("do not take a push with them that the protocol allows in an uncommon form", async () => {
    const server = await serve(answerPings);
    const { connection, heard } = await connect(server.url);
    const pong = encodeEnvelope({ message: { case: "pong", value: {} } });
    const join = encodeEnvelope({ message: { case: "clanJoin", value: { clanId: "5" } } });
    // The last payload wins, as for every oneof.
    for (const socket of server.sockets) socket.send(Buffer.concat([pong, join]));
    await connection.request(ping);
    expect(heard.malformed).toStrictEqual([]);
    expect(heard.pushes).toMatchObject([{ cid: 0, number: 3 }]);
  });

  test("in answer to a request end that request at once", async () => {
    const server = await serve((frame, socket) => {
      const { cid } = decodeEnvelope(frame);
      // The payload's length says 2, but its field's length says 9.
      socket.send(Uint8Array.of(0x08, cid, 0x32, 0x02, 0x32, 0x09));
    });
    const { connection } = await connect(server.url);
    await expect(connection.request(ping)).rejects.toMatchObject({ name: "ProtocolError" });
  });
});

describe("the heartbeat", () => {
  test("without an answer ends no connection over which anything arrives", async () => {
    const push = encodeEnvelope({ message: { case: "clanJoin", value: { clanId: "5" } } });
    const server = await serve((_, socket) => socket.send(push));
    const { connection, heard, clock } = await connect(server.url);
    for (let beat = 1; beat <= 3; beat += 1) {
      clock.advance(10_000);
      await vi.waitFor(() => expect(heard.pushes).toHaveLength(beat));
      clock.advance(10_000);
      clock.advance(0);
      await vi.waitFor(() => expect(clock.pending).toBe(1));
    }
    expect([connection.isOpen, heard.ended]).toStrictEqual([true, []]);
  });

  test("pings at its interval while answers come", async () => {
    const pings = vi.fn(answerPings);
    const server = await serve(pings);
    const { connection, clock } = await connect(server.url);
    for (let beat = 1; beat <= 3; beat += 1) {
      clock.advance(10_000);
      await vi.waitFor(() => expect(pings).toHaveBeenCalledTimes(beat));
      // The next ping is scheduled once the answer is in.
      await vi.waitFor(() => expect(clock.pending).toBe(1));
    }
    expect(connection.isOpen).toBe(true);
  });

  test("unanswered ends the connection", async () => {
    const server = await serve(() => undefined);
    const { connection, heard, clock } = await connect(server.url);
    clock.advance(10_000);
    clock.advance(10_000);
    await vi.waitFor(() => expect(heard.ended).toHaveLength(1));
    expect(heard.ended[0]).toMatchObject({ code: "connection_lost", message: expect.stringContaining("heartbeat") });
    expect(connection.isOpen).toBe(false);
    expect(clock.pending).toBe(0);
  });
});

describe("opening and closing", () => {
  test("a closed connection leaves no timer, and was not lost", async () => {
    const server = await serve(answerPings);
    const { connection, heard, clock } = await connect(server.url);
    await connection.close();
    await connection.close();
    expect(heard.ended).toStrictEqual([undefined]);
    expect(clock.pending).toBe(0);
  });

  test("a peer that ignores the closing handshake is not waited for", async () => {
    const server = await serve(() => undefined);
    const { connection, clock } = await connect(server.url);
    for (const socket of server.sockets) socket.pause();
    const closing = connection.close();
    clock.advance(2_000);
    await closing;
    expect(clock.pending).toBe(0);
  });

  test("a refused port rejects, saying so and not the token", async () => {
    const refused = connect("ws://127.0.0.1:1/ws?token=very-secret");
    await expect(refused).rejects.toMatchObject({
      code: "connection_failed",
      message: expect.stringContaining("ECONNREFUSED"),
    });
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining("very-secret") });
  });

  test("a server that never answers the upgrade is given up at the deadline, or with the signal", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/ws`;
    const connected = once(silent, "connection");
    const clock = new ManualClock();
    const timedOut = expect(connect(url, { clock })).rejects.toMatchObject({ code: "timeout", timeoutMs: 30_000 });
    await connected;
    clock.advance(30_000);
    await timedOut;
    expect(clock.pending).toBe(0);

    const controller = new AbortController();
    const aborted = expect(connect(url, { signal: controller.signal })).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await aborted;
    silent.close();
    await once(silent, "close");
  });
});

describe("what a server may not do", () => {
  test.each([
    ["with ws, which stops reading", openNodeSocket],
    ["with a socket that knows no bound", (url, handlers) => openNodeSocket(url, handlers, { maxFrameBytes: 1e9 })],
  ] as const satisfies readonly (readonly [string, OpenSocket])[])(
    "send a frame beyond the bound: %s",
    async (_, openSocket) => {
      const server = await serve((__, socket) => socket.send(new Uint8Array(2_000)));
      const { connection, heard } = await connect(server.url, { openSocket, maxFrameBytes: 1_000 });
      connection.request(ping).catch(() => undefined);
      await vi.waitFor(() => expect(heard.ended).toMatchObject([{ code: "connection_lost" }]));
    },
  );

  test("have its refusal show a secret that it repeats", async () => {
    const secrets = new Secrets("the-apps-token");
    const server = await serve((frame, socket) => {
      const { cid } = decodeEnvelope(frame);
      const message = "no: the-apps-token, eyJhbGciOi.eyJleHAiOj.c2ln";
      socket.send(
        encodeEnvelope({ cid, message: { case: "error", value: { code: 3, message, context: { message } } } }),
      );
      socket.close(4000, "go, the-apps-token");
    });
    const { connection, heard } = await connect(server.url, { secrets });
    const error = await connection.request(ping).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    await vi.waitFor(() => expect(heard.ended).toHaveLength(1));
    for (const each of [error, heard.ended[0]]) {
      expect(inspect(each, { depth: 9 })).toContain("[redacted]");
      expect(inspect(each, { depth: 9 })).not.toMatch(/the-apps-token|eyJ/);
    }
  });

  test.each(["ftp://127.0.0.1/?token=the-apps-token", "no address, the-apps-token"])(
    "name an address that no socket can be opened to: %s",
    async (url) => {
      const secrets = new Secrets("the-apps-token");
      const error = await connect(url, { secrets }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ name: "ConnectionError", code: "connection_failed" });
      expect(inspect(error, { depth: 9 })).not.toContain("the-apps-token");
    },
  );
});
