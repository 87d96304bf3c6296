import { afterEach, describe, expect, test, vi } from "vitest";
import { Bot, KyselyStorage, Menu, session } from "../../src/bot/index.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient, type MezonClientOptions, ValidationError } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { createTestBed } from "../../src/testing/index.js";
import { KyselyTransferJournal, Wallet } from "../../src/wallet/index.js";
import { botFor, startBot, startSandbox } from "./botOnSandbox.js";

afterEach(() => vi.unstubAllEnvs());

const make = (options: object) => () => new MezonClient({ botId: "5", token: "secret", ...options });

describe("an option that is none", () => {
  test.each([
    [{ timeout: 15_000 }, "timeout: is no known option: use httpTimeoutMs"],
    [{ timeoutMs: 5_000 }, "timeoutMs: is no known option: use httpTimeoutMs"],
    [{ requestTimeoutMs: 5_000 }, "requestTimeoutMs: is no known option: use socketTimeoutMs"],
    [{ waitingLimit: 5 }, "waitingLimit: is no known option: use offlineQueueLimit"],
    [{ whenDisconnected: "fail" }, "whenDisconnected: is no known option: use offlineQueue, which is true or false"],
    [{ use_ssl: false }, "use_ssl: is no known option: use useSSL"],
    [{ api_key: "x" }, "api_key: is no known option: use token"],
    [{ mmn_api_url: "x" }, "mmn_api_url: is no known option: use mmnApiUrl"],
    [{ limits: { sendPerSecond: 5 } }, 'limits.sendPerSecond: is no known option: did you mean "sendsPerSecond"?'],
    [{ transferLimits: { perday: "5" } }, 'transferLimits.perday: is no known option: did you mean "perDay"?'],
    [{ catchUp: { message: 5 } }, 'catchUp.message: is no known option: did you mean "messages"?'],
    [{ chainCredentials: { nodes: {} } }, 'chainCredentials.nodes: is no known option: did you mean "node"?'],
    [{ xyzzy: 1 }, "xyzzy: is no known option: known are botId, token"],
  ])("of a client is refused: %j", (options, message) => {
    expect(make(options)).toThrow(ValidationError);
    expect(make(options)).toThrow(message);
  });

  test.each([
    [{ rpcTransport: "websocket" }, 'rpcTransport: must be "http" or "socket"'],
    [{ useSSL: "false" }, "useSSL: must be true or false"],
    [{ offlineQueue: "no" }, "offlineQueue: must be true or false"],
    [{ storeEphemeral: 1 }, "storeEphemeral: must be true or false"],
  ])("whose value is none is refused: %j", (options, message) => {
    expect(make(options)).toThrow(ValidationError);
    expect(make(options)).toThrow(message);
  });

  test("that is undefined is as good as absent", () => {
    expect(make({ timeout: undefined })).not.toThrow();
  });

  test("of a sandbox, a store, a journal and a wallet is refused", async () => {
    await expect(createSandbox({ prot: 1 } as object)).rejects.toThrow(
      'prot: is no known option: did you mean "port"?',
    );
    await expect(createSandbox({ chain: { firstSlots: "1" } } as object)).rejects.toThrow("chain.firstSlots");
    expect(() => new KyselyMessageStore({ db_path: "x" } as object)).toThrow("db_path: is no known option: use file");
    expect(() => new KyselyMessageStore({ retention: { maxAge: 1 } as object })).toThrow('did you mean "maxAgeMs"?');
    expect(() => new KyselyTransferJournal({ keepDay: 1 } as object)).toThrow('did you mean "keepDays"?');
    expect(() => new Wallet({ userID: "5" } as never)).toThrow('did you mean "userId"?');
  });

  test("of the toolkit and of a test bed is refused", async () => {
    const botOptions = { botId: "5", token: "secret" };
    expect(() => new Bot(botOptions, { prefixes: "!" } as object)).toThrow('did you mean "prefix"?');
    expect(() => session({ initial: () => ({}), lifetime: 5 } as never)).toThrow('did you mean "lifetimeMs"?');
    expect(() => new Menu("m", { render: () => undefined, share: true } as never)).toThrow('did you mean "shared"?');
    expect(() => new KyselyStorage({ path: "x" } as object)).toThrow("path: is no known option");
    const bot = new Bot(botOptions);
    expect(() => bot.conversation("c", async () => undefined, { versions: 1 } as object)).toThrow(
      'did you mean "version"?',
    );
    await expect(createTestBed({ start: () => undefined, worlds: {} } as never)).rejects.toThrow(
      'did you mean "world"?',
    );
  });

  test("of a call is refused before anything happens", async () => {
    const { client, sandbox } = await startBot();
    const wrong = { receiverId: sandbox.userId, amount: "1", sender_id: "5" };
    await expect(client.sendToken(wrong)).rejects.toThrow("sender_id: is no known option: leave it out");
    await expect(client.wallet.transfer({ ...wrong })).rejects.toThrow("sender_id: is no known option");
    await expect(client.wallet.transferMany([], { stge: "taken" } as object)).rejects.toThrow('did you mean "stage"?');
    await expect(client.close({ drain_ms: 1 } as object)).rejects.toThrow('did you mean "drainMs"?');
    await expect(client.close({ drainMs: "1" as never })).rejects.toThrow(ValidationError);
    await expect(client.connectAgentEvents({ sinal: 1 } as object)).rejects.toThrow('did you mean "signal"?');
    expect(() => client.on("message", () => undefined, { sgnal: 1 } as object)).toThrow('did you mean "signal"?');
    expect(() => client.messages(undefined, { limits: 1 } as object)).toThrow('did you mean "limit"?');
    const channel = await client.channels.fetch(sandbox.channelId);
    const clan = await client.clans.fetch(sandbox.clanId);
    const calls: readonly (readonly [call: () => unknown, message: string])[] = [
      [() => clan.fetch({ timeoutMS: 5 } as object), 'did you mean "timeoutMs"?'],
      [() => client.rpc.getAccount({ singal: 1 } as object), 'did you mean "signal"?'],
      [
        () => channel.send("hi", { components: [] } as object),
        "components: is no known option: it is part of the content",
      ],
      [() => channel.awaitMessage({ form: 1 } as object), 'form: is no known option: did you mean "from"?'],
      [() => channel.collectMessages({ maximum: 1 } as object), "maximum: is no known option: known are"],
      [() => channel.messages.list({ befor: "5" } as object), 'did you mean "before"?'],
      [() => clan.roles.list({ limits: 5 } as object), 'did you mean "limit"?'],
      [() => clan.channels.create({ name: "x", private: true } as never), 'did you mean "isPrivate"?'],
      [() => client.clans.create({ name: "x", logo: "y" } as never), "logo: is no known option"],
      [() => client.me.update({ displayname: "x" } as object), 'did you mean "displayName"?'],
      [() => clan.members.ban("5", { second: 5 } as object), 'did you mean "seconds"?'],
      [
        () => client.wallet.find({} as never, { timeout: 1 } as object),
        'timeout: is no known option: did you mean "timeoutMs"?',
      ],
    ];
    for (const [call, message] of calls) await expect((async () => call())()).rejects.toThrow(message);
    const idle = botFor(await startSandbox());
    await expect(idle.login({ timeoutMs: 1 } as object)).rejects.toThrow("timeoutMs: is no known option");
    expect(idle.state).toBe("idle");
  });
});

describe("the environment", () => {
  test("without options and variables, both are named", () => {
    for (const [options, path] of [
      [{}, "botId"],
      [{ botId: "5" }, "token"],
      [undefined, "botId"],
    ] as const)
      expect(() => new MezonClient(options)).toThrow(
        `${path}: is missing: give the options botId and token, or set the environment variables MEZON_BOT_ID and MEZON_TOKEN`,
      );
  });

  test("says what the options do not", async () => {
    const sandbox = await startSandbox();
    vi.stubEnv("MEZON_BOT_ID", sandbox.botId);
    vi.stubEnv("MEZON_TOKEN", sandbox.token);
    vi.stubEnv("MEZON_GATEWAY_HOST", sandbox.host);
    vi.stubEnv("MEZON_GATEWAY_PORT", String(sandbox.port));
    vi.stubEnv("MEZON_GATEWAY_USE_SSL", "false");
    vi.stubEnv("MEZON_REPLAY", "off");
    vi.stubEnv("MEZON_MMN_API_URL", "");
    await using client = new MezonClient();
    await client.login();
    expect(client.userId).toBe(sandbox.botId);
  });

  test("gives way to options", () => {
    vi.stubEnv("MEZON_BOT_ID", "no id");
    vi.stubEnv("MEZON_TOKEN", "with a space");
    expect(make({})).not.toThrow();
    expect(() => new MezonClient({ botId: "5" })).toThrow(/^token: /);
  });

  test.each([
    ["MEZON_GATEWAY_USE_SSL", "no", "must be true or false"],
    ["MEZON_REPLAY", "yes", "must be on or off"],
  ])("%s is refused when it is %s", (variable, text, message) => {
    vi.stubEnv(variable, text);
    expect(make({})).toThrow(`${variable}: ${message}, not "${text}"`);
    const given: Partial<MezonClientOptions> = { useSSL: true, catchUp: "off" };
    expect(make(given)).not.toThrow();
  });
});
