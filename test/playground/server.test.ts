import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { ServerMessage } from "../../src/playground/contract.js";
import { type Playground, type PlaygroundOptions, startPlayground } from "../../src/playground/startPlayground.js";

let folder: string;
const open: Playground[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mezonkit-dev-"));
  await mkdir(join(folder, "page"));
  await writeFile(join(folder, "page", "index.html"), "<title>page</title>");
  await writeFile(join(folder, "secret.html"), "secret");
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((playground) => playground.close()));
  await rm(folder, { recursive: true, force: true });
});

async function start(options: PlaygroundOptions = {}): Promise<Playground> {
  const playground = await startPlayground({ pageFolder: join(folder, "page"), watch: false, ...options });
  open.push(playground);
  return playground;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function ask(url: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .once("error", reject)
      .end(method === "PUT" ? "hello" : undefined);
  });
}

/** A page's side of the control socket. */
class ControlClient {
  readonly heard: ServerMessage[] = [];
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.heard.push(JSON.parse(String(data)) as ServerMessage));
  }

  static async open(playground: Playground): Promise<ControlClient> {
    const socket = new WebSocket(controlUrl(playground));
    const client = new ControlClient(socket);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    await expect.poll(() => client.heard[0]?.kind).toBe("welcome");
    return client;
  }

  async ask(id: number, action: string, args: unknown): Promise<ServerMessage> {
    this.#socket.send(JSON.stringify({ id, action, args }));
    const isAnswer = (each: ServerMessage): boolean =>
      (each.kind === "answer" || each.kind === "refusal") && each.id === id;
    await expect.poll(() => this.heard.some(isAnswer)).toBe(true);
    return this.heard.find(isAnswer) as ServerMessage;
  }
}

function controlUrl({ url }: Playground, token = url.split("token=")[1]): string {
  const { host } = new URL(url);
  return `ws://${host}/control?token=${token ?? ""}`;
}

function refusalOf(url: string, options: object = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, options);
    socket.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.once("open", () => reject(new Error("the socket was opened")));
    socket.once("error", () => undefined);
  });
}

test("the page is served under a policy that allows nothing from outside", async () => {
  const { url, session } = await start({ imageHosts: ["cdn.example.com"] });
  const page = await ask(new URL("/", url).href);
  expect(page).toMatchObject({ status: 200, body: "<title>page</title>" });
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`img-src 'self' data: blob: ${session.sandbox.baseUrl} https://cdn.example.com;`);
  expect(policy).not.toContain("unsafe");
});

test("no file outside of the page is served", async () => {
  const { url } = await start();
  const { origin } = new URL(url);
  for (const path of ["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/.hidden.html", "/page.map"])
    expect((await ask(`${origin}${path}`)).status, path).toBe(404);
});

test("only this machine, with the token, may use it", async () => {
  const playground = await start();
  const { origin } = new URL(playground.url);
  expect((await ask(`${origin}/`, { Host: "evil.example" })).status).toBe(421);
  expect((await ask(`${origin}/upload?as=alice&name=a.txt`, {}, "PUT")).status).toBe(403);
  expect(await refusalOf(controlUrl(playground, "wrong"))).toBe(403);
  expect(await refusalOf(controlUrl(playground), { origin: "https://evil.example" })).toBe(403);
  expect(await refusalOf(controlUrl(playground), { headers: { Host: "evil.example" } })).toBe(403);
  const token = playground.url.split("token=")[1] ?? "";
  const uploaded = await ask(`${origin}/upload?as=alice&name=a.txt&token=${token}`, {}, "PUT");
  expect(uploaded.status).toBe(200);
  const { url } = JSON.parse(uploaded.body) as { readonly url: string };
  expect((await ask(url)).body).toBe("hello");
});

test("what a page asks wrongly is refused with a reason, and ends nothing", async () => {
  const playground = await start();
  const page = await ControlClient.open(playground);
  expect(await page.ask(1, "toString", {})).toMatchObject({
    kind: "refusal",
    message: expect.stringContaining("toString"),
  });
  expect(await page.ask(2, "say", undefined)).toMatchObject({ kind: "refusal" });
  expect(await page.ask(3, "say", {})).toMatchObject({ kind: "refusal" });
  expect(await page.ask(4, "loadWorld", { world: { version: 2 } })).toMatchObject({
    kind: "refusal",
    message: expect.stringContaining("world.version"),
  });
  const { channelId } = playground.session.sandbox;
  const said = { as: "alice", channelId, content: { t: "still here" }, mentions: [], attachments: [] };
  expect(await page.ask(5, "say", said)).toMatchObject({ kind: "answer" });
  expect(page.heard.filter(({ kind }) => kind === "posted")).toMatchObject([{ message: { text: "still here" } }]);
});

test("a bot is started again when its file changes; without tsx it is said how to install it", async () => {
  const file = join(folder, "bot.mjs");
  await writeFile(file, "console.log('one'); setInterval(() => {}, 1000);");
  const { session } = await start({ file, watch: true });
  const texts = (): readonly string[] => session.log.lines.map(({ text }) => text);
  await expect.poll(texts).toContain("one");
  await writeFile(file, "console.log('two', process.env.MEZON_BOT_ID); setInterval(() => {}, 1000);");
  await expect.poll(texts).toContain(`two ${session.sandbox.botId}`);
  expect(session.bot.status.starts).toBe(2);

  await writeFile(join(folder, "bot.ts"), "");
  await expect(startPlayground({ file: join(folder, "bot.ts"), pageFolder: folder })).rejects.toThrow(
    "npm install --save-dev tsx",
  );
  await expect(startPlayground({ file: join(folder, "none.ts"), pageFolder: folder })).rejects.toThrow(
    "there is no file",
  );
});

test("a bot that ends says why, and an error is linked to the event before it", async () => {
  const file = join(folder, "bot.mjs");
  await writeFile(file, "console.error('Error: broken'); process.exitCode = 3;");
  const { session } = await start({ file });
  await expect.poll(() => session.bot.status).toMatchObject({ state: "ended", reason: "exit code 3", pid: undefined });
  session.log.told({ messageId: "42", wireId: 7 });
  session.log.add("TypeError: x is undefined", "stderr");
  session.log.add("    at listener (bot.ts:3:1)", "stderr");
  expect(session.log.lines.slice(-2)).toMatchObject([
    { causeMessageId: "42", causeWireId: 7 },
    { causeMessageId: undefined, causeWireId: undefined },
  ]);
});

test("the wire is decoded, requests and answers are paired, and secrets are hidden", async () => {
  const { MezonClient } = await import("../../src/index.js");
  const { session } = await start();
  await using client = new MezonClient({ ...session.sandbox, logger: false });
  await client.login();
  const channel = await client.channels.fetch(session.sandbox.channelId);
  const message = await channel.send("on the wire");
  await session.sandbox.settled();
  const { entries } = session.wire;
  const login = entries.find(({ name }) => name === "POST /v2/apps/authenticate/token");
  expect(login).toMatchObject({ transport: "http", status: 200, isError: false });
  const details = session.wire.details(login?.id ?? 0);
  expect(JSON.stringify([details.request?.json, details.response?.json])).not.toContain(session.sandbox.token);
  expect(details.response?.json).toMatchObject({ token: "(hidden)" });
  const sent = entries.find(({ name }) => name === "channelMessageSend");
  const acknowledged = entries.find(({ name }) => name === "channelMessageAck");
  expect(acknowledged).toMatchObject({
    cid: sent?.cid,
    direction: "out",
    messageId: message.id,
    ms: expect.any(Number),
  });
  expect(session.wire.details(sent?.id ?? 0).request?.json).toMatchObject({ content: { t: "on the wire" } });
});
