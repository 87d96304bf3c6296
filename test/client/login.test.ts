import { describe, expect, test, vi } from "vitest";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient, SessionError, ValidationError } from "../../src/index.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";
import { closedPort } from "./closedPort.js";

describe("login", () => {
  test("connects, joins every clan and says so", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox);
    const ready = vi.fn();
    client.on("ready", ready);
    expect(client.state).toBe("idle");
    await client.login();
    expect(client.state).toBe("ready");
    expect(client.userId).toBe(sandbox.botId);
    expect(ready).toHaveBeenCalledExactlyOnceWith({ userId: sandbox.botId, clanIds: [sandbox.clanId] });
    expect(sandbox.connections).toBe(1);
  });

  test("with a wrong token is refused at once, and says what to check", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox, { token: "wrong-secret" });
    const login = client.login();
    await expect(login).rejects.toBeInstanceOf(SessionError);
    await expect(login).rejects.toMatchObject({ code: "session_refused", httpStatus: 401 });
    await expect(login).rejects.toThrow(/Check botId and token/);
    await expect(login).rejects.not.toThrow(/wrong-secret/);
    expect(client.state).toBe("idle");
    expect(sandbox.connections).toBe(0);
  });

  test("at an unknown host or a refused port says which", async () => {
    const options = { botId: "5", token: "secret", useSSL: false };
    await expect(new MezonClient({ ...options, host: "no-such-host.invalid", port: 80 }).login()).rejects.toMatchObject(
      {
        name: "ConnectionError",
        code: "connection_failed",
        message: expect.stringMatching(/no-such-host\.invalid.*host name is unknown/),
      },
    );
    const port = await closedPort();
    await expect(new MezonClient({ ...options, host: "127.0.0.1", port }).login()).rejects.toMatchObject({
      code: "connection_failed",
      message: expect.stringContaining(`127.0.0.1:${port}: nothing listens there (ECONNREFUSED)`),
    });
  });

  test("ends with its signal, and may be tried again", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox);
    await expect(client.login({ signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    expect(client.state).toBe("idle");
    await client.login();
    expect(client.state).toBe("ready");
  });

  test.each([
    ["while the session is bought", "authenticating", "/v2/apps/"],
    ["while the socket opens", "connecting", "/ws"],
    ["while clans are listed", "joining", "/mezon.api.Mezon/ListClanDescs"],
  ])("ends with its signal %s, at once and with nothing left", async (_, state, path) => {
    const sandbox = await startSandbox();
    const hanging = sandbox.faults.http({ kind: "hang", path, times: Infinity });
    const client = botFor(sandbox);
    const abort = new AbortController();
    const login = client.login({ signal: abort.signal });
    login.catch(() => undefined);
    await vi.waitFor(() => expect(hanging.hits).toBe(1));
    expect(client.state).toBe(state);
    abort.abort(new Error("enough"));
    await expect(login).rejects.toThrow("enough");
    expect(client.state).toBe("idle");
    await vi.waitFor(() => expect(sandbox.connections).toBe(0));
    hanging.remove();
    await client.login();
  });

  test("that is given up while joining does not wait for a server that no longer reads", async () => {
    const sandbox = await startSandbox();
    const lost = sandbox.faults.frames({ kind: "drop", of: "answer", times: Infinity });
    const client = botFor(sandbox);
    const abort = new AbortController();
    const login = client.login({ signal: abort.signal });
    login.catch(() => undefined);
    await vi.waitFor(() => expect(lost.hits).toBeGreaterThan(0));
    sandbox.faults.halfOpen();
    const since = performance.now();
    abort.abort(new Error("enough"));
    await expect(login).rejects.toThrow("enough");
    expect(performance.now() - since).toBeLessThan(1_000);
  });

  test("ends with the connection it was made on, whatever it still waits for", async () => {
    const sandbox = await startSandbox();
    const hanging = sandbox.faults.http({ kind: "hang", path: "/mezon.api.Mezon/ListClanDescs" });
    const login = botFor(sandbox).login();
    login.catch(() => undefined);
    await vi.waitFor(() => expect(hanging.hits).toBe(1));
    sandbox.faults.cut();
    await expect(login).rejects.toMatchObject({ name: "ConnectionError", code: "connection_lost" });
  });

  test("ends with its signal while a store that does not answer is opened", async () => {
    const sandbox = await startSandbox();
    const store = new KyselyMessageStore({ file: ":memory:" });
    const opening = vi.spyOn(store, "open").mockReturnValue(new Promise(() => undefined));
    const client = botFor(sandbox, { store });
    const abort = new AbortController();
    const login = client.login({ signal: abort.signal });
    login.catch(() => undefined);
    await vi.waitFor(() => expect(opening).toHaveBeenCalled());
    abort.abort(new Error("enough"));
    await expect(login).rejects.toThrow("enough");
    expect(client.state).toBe("idle");
  });

  test.each([
    [403, "SessionError"],
    [408, "RequestError"],
    [503, "RequestError"],
  ])("that is answered with HTTP %i rejects with a %s", async (status, name) => {
    const sandbox = await startSandbox();
    sandbox.faults.http({ kind: "status", status, path: "/v2/apps/" });
    await expect(botFor(sandbox).login()).rejects.toMatchObject({ name, httpStatus: status });
  });

  test("that meets a 404 of something in front of the server blames host and port, not the credentials", async () => {
    const sandbox = await startSandbox();
    const page = { kind: "status", status: 404, path: "/v2/apps/" } as const;
    sandbox.faults.http({ ...page, body: "<html>no such backend</html>" });
    await expect(botFor(sandbox).login()).rejects.toMatchObject({ name: "RequestError", httpStatus: 404 });
    sandbox.faults.http({ ...page, body: JSON.stringify({ error: "not found", message: "no such app", code: 5 }) });
    await expect(botFor(sandbox).login()).rejects.toMatchObject({ name: "SessionError", httpStatus: 404 });
  });

  test("that comes too often says how long to wait", async () => {
    const sandbox = await startSandbox();
    sandbox.faults.http({ kind: "status", status: 429, retryAfter: 7, path: "/v2/apps/" });
    await expect(botFor(sandbox).login()).rejects.toMatchObject({ httpStatus: 429, retryAfterMs: 7_000 });
  });

  test("while close() is under way is refused, and works once it is done", async () => {
    const { sandbox, client } = await startBot();
    const closing = client.close();
    await expect(client.login()).rejects.toMatchObject({
      code: "not_ready",
      message: expect.stringContaining("closing"),
    });
    await closing;
    await client.login();
    expect([client.state, sandbox.connections]).toStrictEqual(["ready", 1]);
  });

  test("from a listener of closed works", async () => {
    const { client } = await startBot();
    const again = new Promise<void>((resolve, reject) => {
      client.once("closed", () => void client.login().then(resolve, reject));
    });
    await client.close();
    await again;
    expect(client.state).toBe("ready");
  });

  test("ends with close(), which leaves nothing connected", async () => {
    const sandbox = await startSandbox();
    const client = botFor(sandbox);
    const login = expect(client.login()).rejects.toMatchObject({ code: "closed" });
    await client.close();
    await login;
    expect(client.state).toBe("closed");
    await vi.waitFor(() => expect(sandbox.connections).toBe(0));
  });

  test("twice is refused; after close() it works, and listeners are kept", async () => {
    const { sandbox, client } = await startBot();
    await expect(client.login()).rejects.toMatchObject({ code: "not_ready" });
    const heard = vi.fn();
    client.onChannelMessage((message) => void heard(message.text));
    await client.close();
    await client.login();
    await sandbox.user("alice").send(sandbox.channelId, "again");
    await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith("again"));
  });

  test("honours a server that answers in padded envelopes", async () => {
    const { client } = await startBot({}, { padEnvelopes: true });
    expect(client.state).toBe("ready");
  });
});

describe("making a client", () => {
  test.each([
    [{ botId: "" }, "botId"],
    [{ botId: "my-bot" }, "botId"],
    [{ botId: 5 as never }, "botId"],
    [{ token: "" }, "token"],
    [{ host: "https://gw.mezon.ai" }, "host"],
    [{ host: "" }, "host"],
    [{ port: "many" }, "host"],
    [{ httpTimeoutMs: 0 }, "httpTimeoutMs"],
    [{ socketTimeoutMs: Number.NaN }, "socketTimeoutMs"],
  ])("with %j is refused, naming the option", (options, path) => {
    const make = (): MezonClient => new MezonClient({ botId: "5", token: "secret", ...options });
    expect(make).toThrow(ValidationError);
    expect(make).toThrow(new RegExp(`^${path}: `));
  });

  test.each([null, "token"])("made of %j instead of options is refused", (options) => {
    expect(() => new MezonClient(options as never)).toThrow(
      new ValidationError("options", "must be an object such as { botId, token }"),
    );
  });

  test("does nothing: calls before login say what to do", async () => {
    const client = new MezonClient({ botId: "5", token: "secret" });
    await expect(client.channels.fetch("7")).rejects.toMatchObject({ code: "not_ready" });
    await expect(client.rpc.getAccount()).rejects.toThrow(/call login\(\)/);
    await client.close();
  });
});
