/** Sessions and logins while a connection is restored. */
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { decodeSession, encodeSession } from "../../generated/mezon/api/session_codec.js";
import { type Clock, systemClock } from "../../src/core/clock.js";
import { ConnectionError } from "../../src/index.js";
import { openNodeSocket } from "../../src/socket/nodeSocket.js";
import { startFaultyProxy } from "../harness/faultyProxy.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";
import { next, recordLife } from "./clientLife.js";

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
