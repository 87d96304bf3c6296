import diagnostics from "node:diagnostics_channel";
import { EventEmitter } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { closeOnSignals, type RequestTelemetry, type RpcTelemetry, type TelemetryChannels } from "../../src/index.js";
import { startBot } from "./botOnSandbox.js";

function subscribe<Name extends keyof TelemetryChannels>(name: Name): TelemetryChannels[Name][] {
  const heard: TelemetryChannels[Name][] = [];
  const listener = (message: unknown): void => void heard.push(message as TelemetryChannels[Name]);
  diagnostics.subscribe(name, listener);
  onTestFinished(() => void diagnostics.unsubscribe(name, listener));
  return heard;
}

describe("diagnostics channels", () => {
  test("tell of each call: over what, how long, and how it ended", async () => {
    const { client } = await startBot();
    const calls: RpcTelemetry[] = subscribe("mezonkit:rpc");
    await client.rpc.getAccount();
    await client.rpc.listForSaleItems({}).catch(() => undefined);
    expect(calls).toMatchObject([
      { rpc: "GetAccount", transport: "http", failure: undefined },
      { rpc: "ListForSaleItems", transport: "http", failure: "request_failed" },
    ]);
    expect(calls[0]?.durationMs).toBeGreaterThanOrEqual(0);
  });

  test("tell of each send, and of each state", async () => {
    const requests: RequestTelemetry[] = subscribe("mezonkit:request");
    const states = subscribe("mezonkit:state");
    const { sandbox, client } = await startBot({}, { profile: "strict" });
    const channel = await client.channels.fetch(sandbox.channelId);
    await channel.send("hello");
    await client.close();
    expect(requests).toMatchObject([
      { request: "channelMessageSend", failure: "request_failed" },
      { request: "channelJoin", failure: undefined },
      { request: "channelMessageSend", failure: undefined },
    ]);
    expect(states.map(({ state }) => state)).toStrictEqual([
      "authenticating",
      "connecting",
      "joining",
      "ready",
      "closed",
    ]);
  });
});

test("stats() counts what was done and what waits", async () => {
  const { sandbox, client } = await startBot({}, { profile: "strict" });
  expect(client.stats()).toMatchObject({ state: "ready", sent: 0, reconnects: 0, channels: 0, joinedChannels: 0 });
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.send("hello");
  await vi.waitFor(() => expect(client.stats().received).toBe(1));
  const resumed = new Promise((resolve) => client.once("resumed", resolve));
  sandbox.disconnectAll();
  await resumed;
  expect(client.stats()).toMatchObject({
    sent: 3,
    reconnects: 1,
    waitingForConnection: 0,
    waitingForRateLimit: 0,
    channels: 1,
    joinedChannels: 1,
  });
});

test("a client closes when the process is told to end, once", async () => {
  const source = new EventEmitter();
  vi.stubGlobal(
    "process",
    Object.assign(Object.create(process) as object, { on: source.on.bind(source), off: source.off.bind(source) }),
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const close = vi.fn(() => Promise.resolve());
  closeOnSignals({ close });
  source.emit("SIGTERM");
  source.emit("SIGTERM");
  expect(close).toHaveBeenCalledOnce();
  const stop = closeOnSignals({ close }, ["SIGINT"]);
  stop();
  expect(source.emit("SIGINT")).toBe(false);
});
