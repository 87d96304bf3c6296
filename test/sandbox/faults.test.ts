import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { describe, expect, test } from "vitest";
import { encodeListClanDescRequest } from "../../generated/mezon/api/clan_codec.js";
import { ValidationError } from "../../src/core/errors.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { bytesOf, call, logIn, post } from "./rawHttp.js";
import { connectBot, start } from "./rawSocket.js";

const LIST = "ListClanDescs";
const REQUEST = encodeListClanDescRequest({ state: 1 });

async function authorized(options?: Parameters<typeof start>[0]): Promise<{
  sandbox: Awaited<ReturnType<typeof start>>;
  list: (signal?: AbortSignal) => Promise<Response>;
}> {
  const sandbox = await start(options);
  const authorization = `Bearer ${(await logIn(sandbox)).token}`;
  return { sandbox, list: () => call(sandbox, LIST, REQUEST, authorization) };
}

describe("a fault of HTTP", () => {
  test("refuses with a status, with and without Retry-After, as often as it was told to", async () => {
    const { sandbox, list } = await authorized();
    const fault = sandbox.faults.http({ kind: "status", status: 429, retryAfter: 3, times: 2 });
    for (const _ of [1, 2]) {
      const { status, headers } = await list();
      expect({ status, retryAfter: headers.get("Retry-After") }).toStrictEqual({ status: 429, retryAfter: "3" });
    }
    expect((await list()).status).toBe(200);
    expect(fault.hits).toBe(2);
    sandbox.faults.http({ kind: "status", status: 503 });
    expect((await list()).headers.has("Retry-After")).toBe(false);
  });

  test("strikes the path it names, and no other", async () => {
    const { sandbox, list } = await authorized();
    using fault = sandbox.faults.http({ kind: "status", status: 500, path: "/v2/apps/", times: Infinity });
    expect((await list()).status).toBe(200);
    await expect(logIn(sandbox)).rejects.toThrow("500");
    expect(fault.hits).toBe(1);
  });

  test("ends with its scope", async () => {
    const { sandbox, list } = await authorized();
    {
      using _ = sandbox.faults.http({ kind: "status", status: 500, times: Infinity });
      expect((await list()).status).toBe(500);
    }
    expect((await list()).status).toBe(200);
  });

  test("answers late, with rubbish, in half, or not at all", async () => {
    const { sandbox, list } = await authorized();
    sandbox.faults.http({ kind: "delay", ms: 1 });
    expect((await list()).status).toBe(200);
    const good = await bytesOf(await list());
    sandbox.faults.http({ kind: "garbage" });
    const garbage = await list();
    expect(garbage.status).toBe(200);
    expect(await bytesOf(garbage)).not.toStrictEqual(good);
    sandbox.faults.http({ kind: "truncate" });
    await expect(list().then(bytesOf)).rejects.toThrow();
    sandbox.faults.http({ kind: "cut" });
    await expect(list()).rejects.toThrow();
    const hang = sandbox.faults.http({ kind: "hang" });
    const hung = list();
    await expect.poll(() => hang.hits).toBe(1);
    expect((await list()).status).toBe(200);
    await sandbox.close();
    await expect(hung).rejects.toThrow();
  });

  test('of kind "lose" carries the request out all the same', async () => {
    const { sandbox } = await authorized();
    const authorization = `Bearer ${(await logIn(sandbox)).token}`;
    sandbox.faults.http({ kind: "lose", path: "/v2/apps/authenticate/logout" });
    await expect(post(sandbox, "/v2/apps/authenticate/logout", "{}", { authorization })).rejects.toThrow();
    expect((await call(sandbox, LIST, REQUEST, authorization)).status).toBe(401);
  });

  test("strikes upgrades too", async () => {
    const sandbox = await start();
    sandbox.faults.http({ kind: "status", status: 503, path: "/ws" });
    await expect(connectBot(sandbox)).rejects.toThrow("503");
    expect((await connectBot(sandbox)).isOpen).toBe(true);
  });

  test("repeats for a seed", async () => {
    const statuses = async (seed: number): Promise<number[]> => {
      const { sandbox, list } = await authorized({ seed });
      sandbox.faults.http({ kind: "status", status: 500, probability: 0.5, times: Infinity });
      const answers: number[] = [];
      for (let index = 0; index < 20; index += 1) answers.push((await list()).status);
      return answers;
    };
    const first = await statuses(7);
    expect(new Set(first)).toStrictEqual(new Set([200, 500]));
    expect(await statuses(7)).toStrictEqual(first);
    expect(await statuses(8)).not.toStrictEqual(first);
  });
});

describe("a fault of frames", () => {
  test("loses an answer, or doubles it", async () => {
    const sandbox = await start();
    const socket = await connectBot(sandbox);
    const lost = sandbox.faults.frames({ kind: "drop", of: "answer" });
    const frames = socket.frames.length;
    void socket.call(-1, LIST, REQUEST);
    await socket.call(-1, LIST, REQUEST);
    expect([lost.hits, socket.frames.length - frames]).toStrictEqual([1, 1]);
    sandbox.faults.frames({ kind: "duplicate", of: "answer" });
    await socket.call(-1, LIST, REQUEST);
    await socket.call(-1, LIST, REQUEST);
    expect(socket.frames.length - frames).toBe(4);
  });

  test("holds pushes back in order, while answers pass them", async () => {
    const sandbox = await start();
    const socket = await connectBot(sandbox);
    sandbox.faults.frames({ kind: "delay", ms: 30, of: "push" });
    await sandbox.user("alice").send(sandbox.channelId, "one");
    await sandbox.user("alice").send(sandbox.channelId, "two");
    await socket.call(-1, LIST, REQUEST);
    expect(texts()).toStrictEqual([]);
    await expect.poll(texts).toStrictEqual(["one", "two"]);

    function texts(): string[] {
      return socket.envelopes().flatMap(({ message }) => {
        return message.case === "channelMessage" ? (JSON.parse(message.value.content) as { t: string }).t : [];
      });
    }
  });

  test("truncates, and mixes rubbish in", async () => {
    const sandbox = await start();
    const socket = await connectBot(sandbox);
    const whole = (await socket.call(-1, LIST, REQUEST)).body.length + 7;
    sandbox.faults.frames({ kind: "truncate", of: "answer" });
    void socket.call(-1, LIST, REQUEST);
    await socket.call(-1, LIST, REQUEST);
    expect(socket.frames.at(-2)?.length).toBe(whole - 1);
    const before = socket.frames.length;
    sandbox.faults.frames({ kind: "garbage", of: "answer" });
    await socket.call(-1, LIST, REQUEST);
    expect(socket.frames.length - before).toBe(2);
  });
});

describe("a fault of connections and sessions", () => {
  test("leaves sockets half-open: connected, and silent", async () => {
    const sandbox = await start();
    const socket = await connectBot(sandbox);
    sandbox.faults.halfOpen();
    const frames = socket.frames.length;
    void socket.call(-1, LIST, REQUEST);
    expect((await (await connectBot(sandbox)).call(-1, LIST, REQUEST)).code).toBe(0);
    expect([socket.isOpen, socket.frames.length]).toStrictEqual([true, frames]);
  });

  test("reads slowly: requests are served later", async () => {
    const clock = new ManualClock();
    const sandbox = await start({ clock });
    const socket = await connectBot(sandbox);
    sandbox.faults.readSlowly(30);
    const late = socket.call(-1, LIST, REQUEST);
    const frames = socket.frames.length;
    await (await connectBot(sandbox)).call(-1, LIST, REQUEST);
    expect(socket.frames.length).toBe(frames);
    clock.advance(30);
    expect((await late).code).toBe(0);
  });

  test("restarts on the same port with everything it held", async () => {
    const { sandbox, list } = await authorized();
    await sandbox.user("alice").send(sandbox.channelId, "before");
    const socket = await connectBot(sandbox);
    await sandbox.faults.stop();
    await expect(list()).rejects.toThrow();
    await sandbox.faults.start();
    await sandbox.faults.restart({ downMs: 5 });
    expect((await list()).status).toBe(200);
    expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ text: "before" }]);
    await expect.poll(() => socket.isOpen).toBe(false);
  });

  test("expires sessions, whose refresh tokens stay good; or revokes them whole", async () => {
    const sandbox = await start();
    const session = await logIn(sandbox);
    const refresh = (): Promise<Response> =>
      post(sandbox, "/v2/apps/authenticate/refresh", JSON.stringify({ refresh_token: session.refreshToken }));
    sandbox.faults.expireSessions();
    expect((await call(sandbox, LIST, REQUEST, `Bearer ${session.token}`)).status).toBe(401);
    expect((await refresh()).status).toBe(200);
    sandbox.faults.revokeSessions();
    expect((await refresh()).status).toBe(401);
  });

  test("bans the app, and lets it in again", async () => {
    const sandbox = await start();
    const socket = await connectBot(sandbox);
    sandbox.faults.banApp();
    await expect.poll(() => socket.isOpen).toBe(false);
    await expect(logIn(sandbox)).rejects.toThrow("403");
    sandbox.faults.banApp(false);
    expect((await logIn(sandbox)).token).not.toBe("");
  });

  test("jumps the clock: tokens expire, and messages are dated by it", async () => {
    const { sandbox, list } = await authorized();
    sandbox.faults.jumpClock(2 * 3_600_000);
    expect((await list()).status).toBe(401);
    const { createdAt } = await sandbox.user("alice").send(sandbox.channelId, "later");
    expect(createdAt.getTime() - Date.now()).toBeGreaterThan(3_600_000);
  });

  test("that is no fault is refused with the argument's name", async () => {
    const { faults } = await start();
    expect(() => faults.http({ kind: "status", status: 42 })).toThrow(ValidationError);
    expect(() => faults.http({ kind: "delay", ms: -1 })).toThrow("ms");
    expect(() => faults.frames({ kind: "drop", probability: 2 })).toThrow("probability");
    expect(() => faults.frames({ kind: "drop", times: 0 })).toThrow("times");
  });
});

test("a page of something in front of the server is served as one, to calls and to sockets", async () => {
  const { sandbox, list } = await authorized();
  const page = { kind: "status", status: 403, body: "<html>no</html>", contentType: "text/html" } as const;
  sandbox.faults.http(page);
  const answer = await list();
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toStrictEqual([
    403,
    "text/html",
    page.body,
  ]);
  sandbox.faults.http({ ...page, path: "/ws" });
  const refused = await fetchUpgrade(sandbox);
  expect([refused.statusCode, refused.headers["content-type"]]).toStrictEqual([403, "text/html"]);
});

async function fetchUpgrade(sandbox: Awaited<ReturnType<typeof start>>): Promise<IncomingMessage> {
  const headers = { Connection: "Upgrade", Upgrade: "websocket" };
  const asked = request({ host: sandbox.host, port: sandbox.port, path: "/ws", headers }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  return answer;
}
