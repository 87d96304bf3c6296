import { describe, expect, onTestFinished, test, vi } from "vitest";
import { decodeSession, encodeSession } from "../../generated/mezon/api/session_codec.js";
import { type Clock, systemClock } from "../../src/core/clock.js";
import { type ClientEvents, ConnectionError, type MezonClient, type SocketPort } from "../../src/index.js";
import { openNodeSocket } from "../../src/socket/nodeSocket.js";
import { startFaultyProxy } from "../harness/faultyProxy.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";

function next<Name extends keyof ClientEvents>(client: MezonClient, name: Name): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => client.once(name, resolve));
}

/** The time of the machine, which can also be made to leap: what is to fall due meanwhile does so at once. */
function leapingClock(): Clock & { leap(ms: number): void } {
  let ahead = 0;
  const timers = new Map<object, { readonly at: number; readonly callback: () => void; timer: unknown }>();
  const now = (): number => Date.now() + ahead;
  const start = (key: object, callback: () => void, ms: number): void => {
    const run = (): void => {
      timers.delete(key);
      callback();
    };
    timers.set(key, { at: now() + ms, callback: run, timer: systemClock.setTimeout(run, ms) });
  };
  return {
    now,
    setTimeout: (callback, ms) => {
      const key = {};
      start(key, callback, ms);
      return key;
    },
    clearTimeout: (key) => {
      systemClock.clearTimeout(timers.get(key as object)?.timer);
      timers.delete(key as object);
    },
    leap: (ms) => {
      ahead += ms;
      for (const { at, callback, timer } of [...timers.values()]) {
        if (at > now()) continue;
        systemClock.clearTimeout(timer);
        callback();
      }
    },
  };
}

/** Names of the events of a client's life, in the order they come. */
function recordLife(client: MezonClient): string[] {
  const life: string[] = [];
  for (const name of ["ready", "disconnected", "reconnecting", "resumed", "closed"] as const) {
    client.on(name, () => void life.push(`${name}: ${client.state}`));
  }
  return life;
}

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

test("a session that cannot be bought again ends a client whose connection still stands, with a typed error", async () => {
  const { sandbox, client } = await startBot();
  const life = recordLife(client);
  const error = next(client, "error");
  const closed = next(client, "closed");
  const body = JSON.stringify({ error: "banned", message: "the app is banned", code: 7 });
  const banned = { kind: "status", status: 403, body, times: Infinity } as const;
  sandbox.faults.expireSessions();
  sandbox.faults.http({ ...banned, path: "/mezon.api.Mezon/SessionRefresh" });
  sandbox.faults.http({ ...banned, path: "/v2/apps/" });
  await expect(client.rpc.getAccount()).rejects.toMatchObject({ name: "SessionError", httpStatus: 403 });
  expect(await error).toMatchObject({ name: "SessionError" });
  expect((await closed).reason).toMatchObject({ code: "session_refused" });
  expect(life).toStrictEqual(["closed: closed"]);
  await vi.waitFor(() => expect(sandbox.connections).toBe(0));
});

describe("a page in front of the login host that answers 403", () => {
  const page = { kind: "status", status: 403, body: "<html>come back later</html>", times: Infinity } as const;

  test("while reconnecting is said, waited for a minute, and ends nothing", async () => {
    const clock = leapingClock();
    const { sandbox, client } = await startBot({ random: () => 0, clock });
    const errors: unknown[] = [];
    const closed = vi.fn();
    client.on("error", (error) => void errors.push(error));
    client.on("closed", closed);
    const delays: number[] = [];
    client.on("reconnecting", ({ delayMs }) => void delays.push(delayMs));
    sandbox.faults.revokeSessions();
    const pages = [sandbox.faults.http({ ...page, path: "/v2/apps/" })];
    sandbox.faults.cut();
    await vi.waitFor(() => expect(delays).toContain(60_000));
    expect(errors).toStrictEqual([expect.objectContaining({ name: "SessionError", httpStatus: 403, isFinal: false })]);
    for (const each of pages) each.remove();
    const resumed = next(client, "resumed");
    clock.leap(60_000);
    await resumed;
    expect(closed).not.toHaveBeenCalled();
    expect(errors).toHaveLength(1);
  });

  test("on calls in a row is asked once a minute, and ends nothing", async () => {
    const clock = leapingClock();
    const { sandbox, client } = await startBot({ clock });
    const errors = vi.fn();
    client.on("error", errors);
    sandbox.faults.expireSessions();
    sandbox.faults.http({ ...page, path: "/mezon.api.Mezon/SessionRefresh" });
    const logins = sandbox.faults.http({ ...page, path: "/v2/apps/" });
    for (let round = 0; round < 3; round += 1)
      await expect(client.rpc.getAccount()).rejects.toMatchObject({ name: "SessionError", isFinal: false });
    expect([logins.hits, errors.mock.calls.length, client.state]).toStrictEqual([1, 1, "ready"]);
    clock.leap(60_000);
    await expect(client.rpc.getAccount()).rejects.toMatchObject({ name: "SessionError" });
    expect(logins.hits).toBe(2);
    logins.remove();
    clock.leap(60_000);
    expect((await client.rpc.getAccount()).user?.id).toBe(sandbox.botId);
  });
});

test("a login that is refused as too frequent while reconnecting is repeated when the server says", async () => {
  const { sandbox, client } = await startBot({ random: () => 0 });
  const delays: number[] = [];
  client.on("reconnecting", ({ delayMs }) => void delays.push(delayMs));
  sandbox.faults.revokeSessions();
  // The first attempt finds the session refused, the second one the login.
  sandbox.faults.http({ kind: "status", status: 429, retryAfter: 1, path: "/v2/apps/" });
  const resumed = next(client, "resumed");
  sandbox.faults.cut();
  await resumed;
  expect(delays).toStrictEqual([0, 0, 1_000]);
});

test("hosts that are no more are left for those that a new login names", async () => {
  let gone = false;
  const sandbox = await startSandbox();
  const opened: string[] = [];
  const client = botFor(sandbox, {
    random: () => 0,
    fetch: (request) => {
      const isGateway = new URL(request.url).pathname.startsWith("/v2/apps/");
      return gone && !isGateway ? Promise.reject(new TypeError("fetch failed")) : fetch(request);
    },
    openSocket: (url, handlers) => {
      opened.push(url);
      if (gone && opened.length < 4) throw new ConnectionError("nothing listens there");
      return openNodeSocket(url, handlers);
    },
  });
  await client.login();
  const resumed = next(client, "resumed");
  gone = true;
  sandbox.faults.cut();
  expect(await resumed).toMatchObject({ attempts: 3 });
  // Another token: the socket was opened with a session of another login.
  expect(new Set(opened).size).toBe(2);
});

test("a new session's socket host is where the connection is restored", async () => {
  const sandbox = await startSandbox();
  const [first, second] = [await startFaultyProxy(sandbox.port), await startFaultyProxy(sandbox.port)];
  onTestFinished(() => first[Symbol.asyncDispose]());
  onTestFinished(() => second[Symbol.asyncDispose]());
  let door = first;
  const client = botFor(sandbox, {
    random: () => 0,
    fetch: async (request) => {
      const answer = await fetch(request);
      if (!/authenticate|SessionRefresh/.test(request.url)) return answer;
      const session = decodeSession(new Uint8Array(await answer.arrayBuffer()));
      return new Response(encodeSession({ ...session, wsUrl: `127.0.0.1:${door.port}` }).slice().buffer);
    },
  });
  await client.login();
  expect([first.connections, second.connections]).toStrictEqual([1, 0]);
  door = second;
  first.refuse(true);
  const resumed = next(client, "resumed");
  first.cut();
  expect(await resumed).toMatchObject({ attempts: 3 });
  expect([first.connections, second.connections]).toStrictEqual([0, 1]);
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

describe("close()", () => {
  test("called several times at once ends the client once", async () => {
    const { client } = await startBot();
    const life = recordLife(client);
    await Promise.all([client.close(), client.close()]);
    await client.close();
    expect(life).toStrictEqual(["closed: closed"]);
  });

  test("during an attempt to restore the connection says that the client ended", async () => {
    const { sandbox, client } = await startBot({ random: () => 0 });
    const life = recordLife(client);
    const hanging = sandbox.faults.http({ kind: "hang", path: "/ws", times: Infinity });
    sandbox.faults.cut();
    await vi.waitFor(() => expect(hanging.hits).toBe(1));
    expect(client.state).toBe("connecting");
    await client.close();
    expect(life).toStrictEqual(["disconnected: reconnecting", "reconnecting: reconnecting", "closed: closed"]);
  });
});

test("credentials that are refused on the way back end the client with a typed error, at once", async () => {
  const sandbox = await startSandbox();
  let banned = false;
  const refuse = { error: "banned", message: "the app is banned", code: 7 };
  const client = botFor(sandbox, {
    random: () => 0,
    fetch: (request) => (banned ? Promise.resolve(Response.json(refuse, { status: 403 })) : fetch(request)),
  });
  await client.login();
  const channel = await client.channels.fetch(sandbox.channelId);
  const error = next(client, "error");
  const closed = next(client, "closed");
  const waiting = next(client, "disconnected").then(() => channel.send("never"));
  const refused = expect(waiting).rejects.toMatchObject({ name: "SessionError" });
  banned = true;
  sandbox.faults.revokeSessions();
  sandbox.disconnectAll();
  expect(await error).toMatchObject({
    name: "SessionError",
    httpStatus: 403,
    message: expect.stringContaining("banned"),
  });
  expect((await closed).reason).toMatchObject({ code: "session_refused" });
  await refused;
  expect(client.state).toBe("closed");
});

test("sends that were written are answered before close() ends the connection", async () => {
  const { sandbox, client } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.join();
  const sends = Promise.all(Array.from({ length: 100 }, (_, index) => channel.send(`message ${index}`)));
  await client.close();
  expect(await sends).toHaveLength(100);
  expect(sandbox.messages(sandbox.channelId)).toHaveLength(100);
});
