import { describe, expect, test, vi } from "vitest";
import { ConnectionError, type SocketPort } from "../../src/index.js";
import { openNodeSocket } from "../../src/socket/nodeSocket.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";
import { next, recordLife } from "./clientLife.js";

describe("a connection that is lost", () => {
  test("is restored by itself, at once, and messages arrive again", async () => {
    const { sandbox, client } = await startBot();
    const life = recordLife(client);
    const resumed = next(client, "resumed");
    const reconnecting = next(client, "reconnecting");
    sandbox.disconnectAll(1011);
    expect(await reconnecting).toStrictEqual({ attempt: 1, delayMs: 0 });
    expect(await resumed).toStrictEqual({ attempts: 1, catchUp: undefined });
    expect(life).toStrictEqual(["disconnected: reconnecting", "reconnecting: reconnecting", "resumed: ready"]);
    const message = next(client, "channelMessage");
    await sandbox.user("alice").send(sandbox.channelId, "back?");
    expect((await message).text).toBe("back?");
  });

  test("joins again what was joined by hand", async () => {
    const { sandbox, client } = await startBot();
    const thread = sandbox.createChannel({ name: "thread", type: 7, parentId: sandbox.channelId });
    const channel = await client.channels.fetch(thread.id);
    await channel.join();
    const resumed = next(client, "resumed");
    sandbox.disconnectAll();
    await resumed;
    const message = next(client, "channelMessage");
    await sandbox.user("alice").send(thread.id, "in the thread");
    expect((await message).text).toBe("in the thread");
  });

  test("is restored again and again, with one socket at the end", async () => {
    const { sandbox, client } = await startBot({ reconnectCeilingMs: 5, connectAttemptsPerMinute: 1_000 });
    for (let round = 0; round < 20; round += 1) {
      const resumed = next(client, "resumed");
      sandbox.disconnectAll(round % 2 === 0 ? 1011 : undefined);
      await resumed;
    }
    expect(client.state).toBe("ready");
    await vi.waitFor(() => expect(sandbox.connections).toBe(1));
  });

  test("makes waiting sends when it is restored, in order", async () => {
    const { sandbox, client } = await startBot();
    const channel = await client.channels.fetch(sandbox.channelId);
    await channel.join();
    const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    const sends = new Promise<void>((resolve, reject) => {
      client.once("disconnected", () => {
        Promise.all(texts.map((text) => channel.send(text))).then(() => resolve(), reject);
      });
    });
    sandbox.disconnectAll();
    await sends;
    expect(sandbox.messages(sandbox.channelId).map((each) => each.text)).toStrictEqual(texts);
  });

  test("makes waiting sends for several channels", async () => {
    const { sandbox, client } = await startBot();
    const { clanId } = sandbox;
    const made = Array.from({ length: 5 }, (_, index) => sandbox.createChannel({ clanId, name: `channel ${index}` }));
    const channels = await Promise.all(made.map(({ id }) => client.channels.fetch(id)));
    for (const channel of channels) await channel.join();
    const lost = next(client, "disconnected").then(() => Promise.all(channels.map((channel) => channel.send("hello"))));
    sandbox.disconnectAll();
    await lost;
    expect(made.map(({ id }) => sandbox.messages(id).map(({ text }) => text))).toStrictEqual(made.map(() => ["hello"]));
  });

  test("refuses sends meanwhile if the option says so", async () => {
    const { sandbox, client } = await startBot({ offlineQueue: false });
    const channel = await client.channels.fetch(sandbox.channelId);
    const sent = next(client, "disconnected").then(() => channel.send("now or never"));
    const refused = expect(sent).rejects.toMatchObject({
      code: "connection_lost",
      message: expect.stringContaining("nothing was sent"),
    });
    sandbox.disconnectAll();
    await refused;
    expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
  });

  test("refuses more waiting sends than the limit, and says that nothing was sent", async () => {
    const { sandbox, client } = await startBot({ offlineQueueLimit: 2 });
    const channel = await client.channels.fetch(sandbox.channelId);
    const outcome = next(client, "disconnected").then(() =>
      Promise.allSettled(["a", "b", "c"].map((text) => channel.send(text))),
    );
    sandbox.disconnectAll();
    const [first, second, third] = await outcome;
    expect([first?.status, second?.status]).toStrictEqual(["fulfilled", "fulfilled"]);
    expect(third).toMatchObject({ status: "rejected", reason: { code: "queue_full" } });
  });
});

describe("attempts to restore a connection", () => {
  test("wait longer and longer, at random, up to the ceiling", async () => {
    const sandbox = await startSandbox();
    const delays: number[] = [];
    let refuse = false;
    const client = botFor(sandbox, {
      random: () => 0.999_999,
      reconnectBaseMs: 1,
      reconnectCeilingMs: 8,
      openSocket: (url, handlers): SocketPort | Promise<SocketPort> => {
        if (!refuse) return openNodeSocket(url, handlers);
        throw new ConnectionError("no network");
      },
    });
    await client.login();
    client.on("reconnecting", ({ attempt, delayMs }) => {
      delays.push(delayMs);
      if (attempt === 7) refuse = false;
    });
    const resumed = next(client, "resumed");
    refuse = true;
    sandbox.disconnectAll();
    expect(await resumed).toStrictEqual({ attempts: 7, catchUp: undefined });
    expect(delays).toStrictEqual([0, 0, 1, 3, 7, 7, 7]);
  });

  test("wait longer and longer too while each succeeds and does not last", async () => {
    const { sandbox, client } = await startBot({
      random: () => 0.999_999,
      reconnectBaseMs: 1,
      reconnectCeilingMs: 8,
    });
    const delays: number[] = [];
    client.on("reconnecting", ({ delayMs }) => void delays.push(delayMs));
    for (let round = 0; round < 6; round += 1) {
      const resumed = next(client, "resumed");
      sandbox.faults.cut();
      expect(await resumed).toMatchObject({ attempts: 1 });
    }
    expect(delays).toStrictEqual([0, 0, 1, 3, 7, 7]);
  });

  test("are limited per minute, whether they succeed or not", async () => {
    const { sandbox, client } = await startBot({ random: () => 0, connectAttemptsPerMinute: 3 });
    const delays: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const resumed = next(client, "resumed");
      sandbox.faults.cut();
      await resumed;
    }
    const reconnecting = next(client, "reconnecting");
    sandbox.faults.cut();
    delays.push((await reconnecting).delayMs);
    expect(delays[0]).toBeGreaterThan(50_000);
    await client.close();
  });

  test("end with close(), which leaves nothing running, and what waits rejects", async () => {
    const sandbox = await startSandbox();
    let refuse = false;
    const client = botFor(sandbox, {
      random: () => 0.999_999,
      reconnectBaseMs: 60_000,
      openSocket: (url, handlers): SocketPort | Promise<SocketPort> => {
        if (!refuse) return openNodeSocket(url, handlers);
        throw new ConnectionError("no network");
      },
    });
    await client.login();
    const channel = await client.channels.fetch(sandbox.channelId);
    refuse = true;
    const secondAttempt = new Promise<void>((resolve) => {
      client.on("reconnecting", ({ attempt }) => (attempt === 2 ? resolve() : undefined));
    });
    sandbox.disconnectAll();
    await secondAttempt;
    const waiting = expect(channel.send("never")).rejects.toMatchObject({ code: "closed" });
    await client.close();
    await waiting;
    expect(client.state).toBe("closed");
    refuse = false;
    await client.login();
    expect(client.state).toBe("ready");
  });

  test("buy a new session when the old one is refused", async () => {
    const { sandbox, client } = await startBot({ random: () => 0 });
    const resumed = next(client, "resumed");
    sandbox.faults.revokeSessions();
    sandbox.disconnectAll();
    expect((await resumed).attempts).toBeLessThanOrEqual(2);
    expect((await client.rpc.getAccount()).user?.id).toBe(sandbox.botId);
  });
});

test("joins that a lost connection left behind take no turns of the next one", async () => {
  const sandbox = await startSandbox();
  for (let index = 0; index < 60; index += 1) sandbox.createClan(`clan ${index}`);
  const client = botFor(sandbox, { random: () => 0, limits: { sendBurst: 1, sendsPerSecond: 500 } });
  await client.login();
  let losses = 0;
  const waiting: number[] = [];
  client.on("reconnecting", () => void waiting.push(client.stats().waitingForRateLimit));
  client.on("joining", ({ joined }) => {
    if (joined !== 3 || losses === 3) return;
    losses += 1;
    sandbox.faults.cut();
  });
  const resumed = next(client, "resumed");
  sandbox.faults.cut();
  await resumed;
  expect(waiting).toStrictEqual([0, 0, 0, 0]);
});
