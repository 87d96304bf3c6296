import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { createSandbox } from "../../src/sandbox/index.js";
import { connectBot, start } from "./rawSocket.js";

const root = new URL("../..", import.meta.url);

function mezonkit(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], { cwd: root });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function output(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  if (child.stdout === null || child.stderr === null) throw new Error("the child has no output");
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** Resolves with the first line a child prints. */
function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("\n")) resolve(said.slice(0, said.indexOf("\n")));
    });
  });
}

test("close() frees the port and ends every connection", async () => {
  const sandbox = await createSandbox();
  const bot = await connectBot(sandbox);
  // A connection that says nothing must not hold the server open.
  const silent = connect(sandbox.port, sandbox.host);
  await once(silent, "connect");
  await Promise.all([sandbox.close(), sandbox.close()]);
  expect(await bot.closed()).toBe(1006);
  if (!silent.closed) await once(silent, "close");
  expect(sandbox.connections).toBe(0);
  await using again = await createSandbox({ port: sandbox.port });
  expect(again.port).toBe(sandbox.port);
});

test("close() ends upgrades that a fault leaves hanging, those whose client is gone already too", async () => {
  const sandbox = await createSandbox();
  const hanging = sandbox.faults.http({ kind: "hang", path: "/ws", times: 2 });
  const upgrade = `GET /ws HTTP/1.1\r\nHost: ${sandbox.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  const clients = [1, 2].map(() => connect(sandbox.port, sandbox.host));
  for (const client of clients) client.on("error", () => undefined).write(upgrade);
  await vi.waitFor(() => expect(hanging.hits).toBe(2));
  clients[0]?.destroy();
  await sandbox.close();
  clients[1]?.destroy();
});

test("close() leaves nothing running: the process ends by itself", async () => {
  const scenario = `
    import { once } from "node:events";
    import { WebSocket } from "ws";
    import { createSandbox } from "./src/sandbox/index.ts";
    const sandbox = await createSandbox();
    const login = await fetch(sandbox.baseUrl + "/v2/apps/authenticate/token", {
      method: "POST",
      headers: { Accept: "application/json", Connection: "close" },
      body: JSON.stringify({ account: { appid: sandbox.botId, token: sandbox.token } }),
    });
    const { token } = await login.json();
    const socket = new WebSocket(sandbox.wsUrl + "/ws?token=" + token);
    await once(socket, "open");
    sandbox.user("alice").waitFor("edit", undefined, { timeoutMs: 3_600_000 }).catch((error) => console.log(error.code));
    sandbox.disconnectAll(1000);
    await sandbox.close();
    await once(socket, "close");
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", scenario], { cwd: root });
  onTestFinished(() => void child.kill("SIGKILL"));
  expect(await output(child)).toStrictEqual({ code: 0, stdout: "closed\n", stderr: "" });
});

test("a socket that was refused does not hold the server open", async () => {
  const sandbox = await createSandbox();
  const client = connect({ port: sandbox.port, host: sandbox.host, allowHalfOpen: true });
  client.write("GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  const [answer] = (await once(client, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 .*the query holds no token/s);
  await sandbox.close();
  client.destroy();
});

test("a port in use is an error that says so", async () => {
  const sandbox = await start();
  await expect(createSandbox({ port: sandbox.port })).rejects.toMatchObject({
    name: "ConnectionError",
    message: `cannot listen on 127.0.0.1:${sandbox.port}: the port is taken: choose another, or 0 for any`,
  });
});

test("the command prints one JSON line when ready, and exits with 0 on SIGTERM", async () => {
  const child = mezonkit("sandbox", "--port", "0", "--json", "--bot-id", "1840000000000000001", "--token", "secret");
  const ended = output(child);
  const ready = JSON.parse(await firstLine(child)) as Record<string, unknown>;
  expect(Object.keys(ready)).toStrictEqual([
    "baseUrl",
    "host",
    "port",
    "useSSL",
    "wsUrl",
    "botId",
    "token",
    "clanId",
    "channelId",
    "userId",
    "mmnApiUrl",
    "zkApiUrl",
    "indexerApiUrl",
    "zkVerifyingKey",
    "proofs",
  ]);
  expect(ready).toMatchObject({
    botId: "1840000000000000001",
    token: "secret",
    useSSL: false,
    baseUrl: `http://127.0.0.1:${String(ready["port"])}`,
    wsUrl: `ws://127.0.0.1:${String(ready["port"])}`,
  });
  expect((await fetch(`${String(ready["baseUrl"])}/healthcheck`)).status).toBe(200);
  child.kill("SIGTERM");
  const { code, stdout, stderr } = await ended;
  expect({ code, stderr, lines: stdout.trimEnd().split("\n").length }).toStrictEqual({ code: 0, stderr: "", lines: 1 });
});

test("the command without --json prints what a person can read", async () => {
  const child = mezonkit("sandbox");
  const ended = output(child);
  expect(await firstLine(child)).toMatch(/^A local Mezon listens on http:\/\/127\.0\.0\.1:\d+$/);
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});

test("the command says that its port is taken, and exits with 1", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const address = other.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const { code, stdout, stderr } = await output(mezonkit("sandbox", "--port", String(address.port), "--json"));
  expect({ code, stdout }).toStrictEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("the port is taken");
});

test.each([
  [["sandbox", "--help"], 0, /--bot-id/],
  [["--help"], 0, /mezonkit sandbox/],
  [["frobnicate"], 2, /no command "frobnicate"/],
  [[], 2, /which command/],
  [["sandbox", "--frob"], 2, /--frob/],
  [["sandbox", "--port", "many"], 2, /--port: must be a number/],
  [["sandbox", "--port", "0", "extra"], 2, /extra/],
  [["sandbox", "--bot-id", "robo"], 2, /botId/],
])("the command %j exits with %i", async (args, code, said) => {
  const result = await output(mezonkit(...args));
  expect(result.code).toBe(code);
  expect(code === 0 ? result.stdout : result.stderr).toMatch(said);
});
