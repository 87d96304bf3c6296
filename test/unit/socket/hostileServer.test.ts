import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { decodeEnvelope, encodeEnvelope } from "../../../generated/mezon/realtime/envelope_codec.js";
import { Secrets } from "../../../src/core/secrets.js";
import { openNodeSocket } from "../../../src/socket/nodeSocket.js";
import type { OpenSocket } from "../../../src/socket/socketPort.js";
import { answerPings, connect, ping, serve } from "./connectTo.js";

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
