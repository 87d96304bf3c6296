import { describe, expect, onTestFinished, test, vi } from "vitest";
import { MezonClient, type MezonClientOptions, type PersonCredentials, SessionError } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { startBot, startSandbox } from "./botOnSandbox.js";

/** A client of a person, not logged in, closed when the test ends. */
function personFor(
  { host, port, useSSL }: Sandbox,
  person: PersonCredentials,
  options: Partial<MezonClientOptions> = {},
): MezonClient {
  const client = new MezonClient({ host, port, useSSL, logger: false, person, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** The ways in which alice can log in. */
function waysOf(sandbox: Sandbox): Readonly<Record<string, PersonCredentials>> {
  const { id, username, credentials } = sandbox.user("alice");
  const { email, password, idToken } = credentials;
  return { "an e-mail address": { email, password }, "an id token": { idToken, userId: id, username } };
}

describe("a person", () => {
  test.each(["an e-mail address", "an id token"])("logs in by %s, hears the bot, and is heard", async (way) => {
    const { sandbox, client: bot } = await startBot();
    bot.on("message", async (message) => {
      if (message.author.id !== bot.userId) await message.reply(`you said ${message.text}`);
    });
    const alice = personFor(sandbox, waysOf(sandbox)[way] as PersonCredentials);
    const heard = vi.fn();
    alice.on("message", ({ text, author }) => {
      if (author.id !== alice.userId) heard(text, author.id);
    });
    await alice.login();
    expect(alice.userId).toBe(sandbox.userId);
    const channel = await alice.channels.fetch(sandbox.channelId);
    await channel.send("hello");
    await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith("you said hello", sandbox.botId));
    const texts: string[] = [];
    for await (const { text } of channel.messages.list({ limit: 2 })) texts.push(text);
    expect(texts.toSorted()).toStrictEqual(["hello", "you said hello"]);
  });

  test("is refused with a wrong password, which stands in no error", async () => {
    const sandbox = await startSandbox();
    const { email } = sandbox.user("alice").credentials;
    const login = personFor(sandbox, { email, password: "my-wrong-password" }).login();
    await expect(login).rejects.toMatchObject({ code: "session_refused", httpStatus: 401 });
    await expect(login).rejects.toThrow(/the person's credentials.*Check email and password/);
    await expect(login).rejects.not.toThrow(/my-wrong-password/);
  });

  test("continues with a session that was stored, without another login", async () => {
    const sandbox = await startSandbox();
    const first = personFor(sandbox, waysOf(sandbox)["an e-mail address"] as PersonCredentials);
    expect(() => first.exportSession()).toThrow(expect.objectContaining({ code: "not_ready" }));
    await first.login();
    const session = JSON.parse(JSON.stringify(first.exportSession())) as ReturnType<MezonClient["exportSession"]>;
    await first.close();
    const logins = vi.fn();
    sandbox.observeTraffic((item) => {
      if (item.kind === "http" && item.path.startsWith("/v2/")) logins();
    });
    const second = personFor(sandbox, { session });
    await second.login();
    expect(second.userId).toBe(sandbox.userId);
    // Again, by the newest refresh token.
    await second.close();
    sandbox.faults.expireSessions();
    await second.login();
    expect(second.exportSession().token).not.toBe(session.token);
    expect(logins).not.toHaveBeenCalled();
  });

  test("whose stored session is refused must log in again: nothing else is tried", async () => {
    const sandbox = await startSandbox();
    const first = personFor(sandbox, waysOf(sandbox)["an e-mail address"] as PersonCredentials);
    await first.login();
    const session = first.exportSession();
    await first.close();
    sandbox.faults.revokeSessions();
    const login = personFor(sandbox, { session }).login();
    await expect(login).rejects.toBeInstanceOf(SessionError);
    await expect(login).rejects.toMatchObject({ isFinal: true, message: expect.stringContaining("store the new") });
  });

  test("whose stored session holds no refresh token uses it until it ends, and says so", async () => {
    const sandbox = await startSandbox();
    const first = personFor(sandbox, waysOf(sandbox)["an e-mail address"] as PersonCredentials);
    await first.login();
    const { userId, token } = first.exportSession();
    await first.close();
    const second = personFor(sandbox, { session: { userId, token } });
    await second.login();
    await second.close();
    await expect(second.login()).rejects.toThrow("holds no refreshToken");
  });

  test("has no agent events", async () => {
    const sandbox = await startSandbox();
    const alice = personFor(sandbox, waysOf(sandbox)["an e-mail address"] as PersonCredentials, {
      agentEventUrl: sandbox.baseUrl,
    });
    await expect(alice.connectAgentEvents()).rejects.toMatchObject({ path: "person" });
  });
});

test.each([
  [{ person: { email: "a@example.com" } }, "person.password"],
  [{ person: { email: "a@example.com", password: "secret", user: "a" } }, "person.user"],
  [{ person: { idToken: "jwt", username: "alice" } }, "person.userId"],
  [{ person: { session: { userId: "5" } } }, "person.session.token"],
  [{ person: { session: { userId: "5", token: "t", refreshToken: 5 } } }, "person.session.refreshToken"],
  [{ person: {} }, "person"],
  [{ person: "alice" }, "person"],
  [{ botId: "5", token: "t", person: { email: "a@example.com", password: "secret" } }, "person"],
])("%j is refused by its path", (options, path) => {
  expect(() => new MezonClient(options as MezonClientOptions)).toThrow(expect.objectContaining({ path }));
});

test("the environment of a bot makes no bot of a person", async () => {
  const sandbox = await startSandbox();
  vi.stubEnv("MEZON_BOT_ID", sandbox.botId);
  vi.stubEnv("MEZON_TOKEN", sandbox.token);
  onTestFinished(() => void vi.unstubAllEnvs());
  const alice = personFor(sandbox, waysOf(sandbox)["an e-mail address"] as PersonCredentials);
  await alice.login();
  expect(alice.userId).toBe(sandbox.userId);
});
