import { describe, expect, test, vi } from "vitest";
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
    [{ timeoutMs: 0 }, "timeoutMs"],
    [{ requestTimeoutMs: Number.NaN }, "requestTimeoutMs"],
  ])("with %j is refused, naming the option", (options, path) => {
    const make = (): MezonClient => new MezonClient({ botId: "5", token: "secret", ...options });
    expect(make).toThrow(ValidationError);
    expect(make).toThrow(new RegExp(`^${path}: `));
  });

  test("does nothing: calls before login say what to do", async () => {
    const client = new MezonClient({ botId: "5", token: "secret" });
    await expect(client.channels.fetch("7")).rejects.toMatchObject({ code: "not_ready" });
    await expect(client.rpc.getAccount()).rejects.toThrow(/call login\(\)/);
    await client.close();
  });
});
