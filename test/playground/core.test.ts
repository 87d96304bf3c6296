import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { build, type OutputChunk } from "rolldown";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { MezonClient } from "../../src/index.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { chromiumPath } from "./browser.js";

/** What the page runs, as the person whose credentials it is given. */
const VISIT = `async ({ host, port, channelId, person }) => {
  const { MezonClient } = await import("/index.js");
  const client = new MezonClient({ host, port, useSSL: false, person, logger: false });
  const heard = new Promise((resolve) => {
    client.on("message", ({ text, author }) => {
      if (author.id !== client.userId) resolve(text);
    });
  });
  await client.login();
  const channel = await client.channels.fetch(channelId);
  await channel.send("hello from a browser");
  const answer = await heard;
  const history = [];
  for await (const { text } of channel.messages.list({ limit: 10 })) history.push(text);
  const { userId } = client;
  await client.close();
  return { userId, answer, history, state: client.state };
}`;

const INDEX = fileURLToPath(new URL("../../src/index.ts", import.meta.url));

let chunks: readonly OutputChunk[];
beforeAll(async () => {
  const { output } = await build({
    input: { index: INDEX },
    platform: "browser",
    output: { minify: true, chunkFileNames: "[name].js" },
    write: false,
    logLevel: "silent",
  });
  chunks = output.filter((each) => each.type === "chunk");
});

test("the core is small in a browser: below 110 kB with gzip, without store and wallet", async () => {
  const { output } = await build({
    input: INDEX,
    platform: "browser",
    plugins: [
      {
        // One file with what is needed at once, without what is loaded later.
        name: "leave-out-what-is-loaded-later",
        resolveId: (id, _importer, { kind }) => (kind === "dynamic-import" ? { id, external: true } : null),
      },
    ],
    output: { minify: true },
    write: false,
    logLevel: "silent",
  });
  expect(output).toHaveLength(1);
  const [{ code, moduleIds }] = output;
  expect(
    moduleIds.filter((id) =>
      /src\/(?:wallet\/(?!errors)|cache\/kysely|database)|node_modules\/(?:ws|kysely|@noble)\//.test(id),
    ),
  ).toStrictEqual([]);
  expect(gzipSync(code).length).toBeLessThan(110_000);
});

describe.skipIf(chromiumPath === undefined)("the core in a browser", { timeout: 60_000 }, () => {
  test("logs in as a person, hears a bot, is heard, and reads the history", async () => {
    const sandbox = await createSandbox({ logger: false });
    onTestFinished(() => sandbox.close());
    const bot = await answeringBot(sandbox);
    onTestFinished(() => bot.close());
    const browser = await chromium.launch({
      executablePath: chromiumPath ?? "",
      args: ["--no-sandbox", "--disable-gpu"],
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on("pageerror", ({ message }) => failures.push(message));
    await page.goto(await servePage());
    const { id, credentials } = sandbox.user("alice");
    const { host, port, channelId } = sandbox;
    const person = { email: credentials.email, password: credentials.password };
    const visit = await page.evaluate(`(${VISIT})(${JSON.stringify({ host, port, channelId, person })})`);
    expect(visit).toStrictEqual({
      userId: id,
      answer: "hello, browser",
      history: expect.arrayContaining(["hello from a browser", "hello, browser"]) as unknown,
      state: "closed",
    });
    expect(failures).toStrictEqual([]);
  });
});

async function answeringBot(sandbox: Sandbox): Promise<MezonClient> {
  const bot = new MezonClient({ ...sandbox, logger: false });
  bot.on("message", async (message) => {
    if (message.text === "hello from a browser") await message.reply("hello, browser");
  });
  await bot.login();
  return bot;
}

/** Serves an empty page beside the bundle. Resolves with its address. */
async function servePage(): Promise<string> {
  const server = createServer(({ url = "/" }, response) => {
    const chunk = chunks.find(({ fileName }) => `/${fileName}` === url);
    if (chunk !== undefined) response.writeHead(200, { "Content-Type": "text/javascript" }).end(chunk.code);
    else if (url === "/")
      response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>core</title>");
    else response.writeHead(404).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
