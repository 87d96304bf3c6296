import { expect, test, vi } from "vitest";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { ProtocolError, RequestError } from "../../src/index.js";
import { startBot } from "./botOnSandbox.js";

test("malformed frames are error events, and the bot continues", async () => {
  const { sandbox, client } = await startBot();
  const errors = vi.fn();
  const heard = vi.fn();
  client.on("error", errors);
  client.onChannelMessage((message) => void heard(message.text));
  sandbox.broadcastRaw("text");
  sandbox.broadcastRaw(Uint8Array.of(0x0b, 0xff, 0x01));
  sandbox.broadcastRaw(Uint8Array.of(0xff, 0x00));
  // A channel message (field 6) whose first field claims to be longer than the message.
  sandbox.broadcastRaw(Uint8Array.of(0x32, 0x02, 0x32, 0x09));
  await sandbox.user("alice").send(sandbox.channelId, "still there?");
  await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith("still there?"));
  expect(errors).toHaveBeenCalledTimes(4);
  for (const [error] of errors.mock.calls) expect(error).toBeInstanceOf(ProtocolError);
});

test("an envelope that this version does not know arrives as unknown, with its bytes", async () => {
  const { sandbox, client } = await startBot();
  const unknown = new Promise((resolve) => client.on("unknown", resolve));
  sandbox.broadcastRaw(Uint8Array.of(0xfa, 0xf0, 0x04, 0x02, 0x08, 0x01));
  expect(await unknown).toStrictEqual({ fieldNumber: 9_999, payload: Uint8Array.of(0x08, 0x01) });
});

test("an error that the server pushes is an error event", async () => {
  const { sandbox, client } = await startBot();
  const pushed = new Promise((resolve) => client.on("error", resolve));
  sandbox.broadcastRaw(encodeEnvelope({ message: { case: "error", value: { code: 0, message: "restarting" } } }));
  const error = await pushed;
  expect(error).toBeInstanceOf(RequestError);
  expect(error).toMatchObject({ code: "request_failed", serverMessage: "restarting" });
});

test("a listener that throws or rejects is an error event, and the others are called", async () => {
  const { sandbox, client } = await startBot();
  const errors = vi.fn();
  const heard = vi.fn();
  client.on("error", errors);
  client.on("error", () => {
    throw new Error("even here");
  });
  client.onChannelMessage(() => {
    throw new Error("thrown");
  });
  client.onChannelMessage(() => Promise.reject(new Error("rejected")));
  client.onChannelMessage(heard);
  await sandbox.user("alice").send(sandbox.channelId, "hi");
  await vi.waitFor(() => expect(errors).toHaveBeenCalledTimes(2));
  expect(heard).toHaveBeenCalledOnce();
  expect(errors.mock.calls).toMatchObject([
    [{ code: "listener_failed", cause: new Error("thrown") }],
    [{ code: "listener_failed", cause: new Error("rejected") }],
  ]);
});

test("secrets reach neither the log nor an error", async () => {
  const lines: string[] = [];
  const log = (details: object, message: string): void => {
    lines.push(
      `${JSON.stringify(details, (_, value: unknown) => (value instanceof Error ? { ...value, text: value.stack } : value))} ${message}`,
    );
  };
  const logger = { debug: log, info: log, warn: log, error: log };
  const { sandbox, client } = await startBot({ logger });
  client.onChannelMessage(() => {
    throw new Error("fails");
  });
  await sandbox.user("alice").send(sandbox.channelId, "hi");
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0));
  const resumed = new Promise((resolve) => client.once("resumed", resolve));
  sandbox.disconnectAll(1011);
  await resumed;
  const text = lines.join("\n");
  expect(text).not.toContain(sandbox.token);
  expect(text).not.toContain("token=");
});
