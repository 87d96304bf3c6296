/** What a client guarantees about its logins, connections and sessions: one test for each defect that bots often meet. */
import { describe, expect, test, vi } from "vitest";
import { Channel, DeliveryUnknownError, type Message, SessionError } from "../../src/index.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";
import { next } from "./clientLife.js";

describe("a login that tries everything again, without end or abort", () => {
  test("wrong credentials are refused by the first answer", async () => {
    const sandbox = await startSandbox();
    const requests = vi.fn((request: Request) => fetch(request));
    await expect(botFor(sandbox, { token: "wrong", fetch: requests }).login()).rejects.toBeInstanceOf(SessionError);
    expect(requests).toHaveBeenCalledOnce();
  });

  test("a host that never answers fails within its time, and a signal ends it at once", async () => {
    const sandbox = await startSandbox();
    sandbox.faults.http({ kind: "hang", times: Infinity });
    await expect(botFor(sandbox, { httpTimeoutMs: 20 }).login()).rejects.toMatchObject({ code: "timeout" });
    const abort = new AbortController();
    const login = botFor(sandbox).login({ signal: abort.signal });
    abort.abort(new Error("not now"));
    await expect(login).rejects.toThrow("not now");
  });
});

test("requests that wait when the socket closes end with it, and say whether they may have been carried out", async () => {
  const { sandbox, client } = await startBot({ socketTimeoutMs: 600_000 });
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.join();
  const lost = sandbox.faults.frames({ kind: "drop", of: "answer" });
  const sent = channel.send("did it arrive?");
  await vi.waitFor(() => expect(lost.hits).toBe(1));
  sandbox.faults.cut();
  const error = await sent.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DeliveryUnknownError);
  const found = await (error as DeliveryUnknownError).check?.();
  expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ id: found, text: "did it arrive?" }]);
});

describe("one gap between any two calls of a process", () => {
  test("what one client waits for is nothing to another", async () => {
    const slow = await startBot({ limits: { callsPerSecond: 0.001, callBurst: 1 } });
    const quick = await startBot({ limits: { callsPerSecond: 0.001, callBurst: 5 } });
    void slow.client.rpc.getAccount().catch(() => undefined);
    await quick.client.rpc.getAccount();
    expect(slow.client.stats().calls).toBeGreaterThan(0);
  });

  test("a bot in many clans asks once for all of them", async () => {
    const sandbox = await startSandbox();
    for (let index = 0; index < 40; index += 1) sandbox.createClan(`clan ${index}`);
    const client = botFor(sandbox);
    await client.login();
    expect(client.stats().calls).toBe(1);
  });
});

test("sessions that are never renewed: an expired one is, and everything uses the newest", async () => {
  const { sandbox, client } = await startBot();
  sandbox.faults.expireSessions();
  await expect(client.rpc.getAccount()).resolves.toBeDefined();
  const resumed = next(client, "resumed");
  sandbox.faults.cut();
  await resumed;
  await expect(client.channels.fetch(sandbox.channelId)).resolves.toBeInstanceOf(Channel);
});

test("a reconnect that waits, forgets joined channels, and runs twice", async () => {
  const { sandbox, client } = await startBot();
  const thread = sandbox.createChannel({ name: "thread", type: 7, parentId: sandbox.channelId });
  await (await client.channels.fetch(thread.id)).join();
  const life: string[] = [];
  client.on("disconnected", () => void life.push("disconnected"));
  client.on("reconnecting", ({ attempt, delayMs }) => void life.push(`attempt ${attempt} after ${delayMs}`));
  client.on("resumed", () => void life.push("resumed"));
  const resumed = next(client, "resumed");
  sandbox.disconnectAll(1011);
  sandbox.faults.cut();
  await resumed;
  expect(life).toStrictEqual(["disconnected", "attempt 1 after 0", "resumed"]);
  const message = next(client, "channelMessage");
  await sandbox.user("alice").send(thread.id, "still there?");
  expect((await message).text).toBe("still there?");
});

test("a heartbeat of the old socket that ends the new one", async () => {
  const { sandbox, client } = await startBot({ heartbeatIntervalMs: 10, heartbeatTimeoutMs: 30, limits: false });
  let losses = 0;
  client.on("disconnected", () => {
    losses += 1;
  });
  const resumed = next(client, "resumed");
  sandbox.faults.halfOpen();
  await resumed;
  const { received } = client.stats();
  for (let beat = 0; beat < 10; beat += 1) await client.rpc.getAccount({ timeoutMs: 1_000 }).catch(() => undefined);
  expect([losses, client.state, client.stats().received]).toStrictEqual([1, "ready", received]);
});

test("messages that are lost for good while disconnected: they arrive, once, marked", async () => {
  const { sandbox, client } = await startBot();
  const heard: Message[] = [];
  client.onChannelMessage((message) => void heard.push(message));
  const resumed = next(client, "resumed");
  await sandbox.user("alice").send(sandbox.channelId, "before");
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  sandbox.faults.cut();
  await sandbox.user("alice").send(sandbox.channelId, "meanwhile");
  await resumed;
  expect(heard.map(({ text, replayed }) => [text, replayed])).toStrictEqual([
    ["before", false],
    ["meanwhile", true],
  ]);
});

test("frames that cannot be read and vanish: they become error events, and the connection stays", async () => {
  const { sandbox, client } = await startBot();
  const codes: string[] = [];
  client.on("error", ({ code }) => void codes.push(code));
  sandbox.broadcastRaw(Uint8Array.of(0x32, 0x7f, 1));
  sandbox.broadcastRaw("text");
  const heard = next(client, "channelMessage");
  await sandbox.user("alice").send(sandbox.channelId, "still here");
  expect((await heard).text).toBe("still here");
  expect(codes).toStrictEqual(["malformed_frame", "malformed_frame"]);
});
