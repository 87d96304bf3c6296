import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, test, vi } from "vitest";
import type { WebSocket } from "ws";
import { decodeEnvelope, encodeEnvelope } from "../../../generated/mezon/realtime/envelope_codec.js";
import { encodeApiFrames } from "../../../src/wire/apiFrames.js";
import { ManualClock } from "../core/manualClock.js";
import { answerPings, connect, ping, serve } from "./connectTo.js";

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
