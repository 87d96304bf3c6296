import { readFileSync } from "node:fs";
import { request } from "node:https";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { parseCommand } from "../../src/cli/command/parseCommand.js";
import { sandboxDefinition, sandboxOptionsFrom } from "../../src/cli/sandboxArgs.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";

const path = (name: string): string => new URL(`tls/${name}.pem`, import.meta.url).pathname;
const [cert, key] = [readFileSync(path("cert"), "utf8"), readFileSync(path("key"), "utf8")];

interface LogIn {
  readonly token: string;
  readonly api_url: string;
  readonly ws_url: string;
}

/** Logs the bot in over TLS, trusting only what the sandbox says. */
function logIn(sandbox: Sandbox): Promise<LogIn> {
  const { ca, baseUrl, botId, token } = sandbox;
  const options = { agent: false, method: "POST", ca, headers: { Accept: "application/json" } };
  return new Promise((resolve, reject) => {
    const asking = request(`${baseUrl}/v2/apps/authenticate/token`, options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.once("end", () => resolve(JSON.parse(text) as LogIn));
    });
    asking.once("error", reject);
    asking.end(JSON.stringify({ account: { appid: botId, token } }));
  });
}

test("a client that insists on TLS is served, over HTTP and over the socket, after a restart too", async () => {
  await using sandbox = await createSandbox({ tls: { cert, key } });
  expect([sandbox.useSSL, sandbox.ca]).toStrictEqual([true, cert]);
  expect(sandbox.baseUrl).toBe(`https://127.0.0.1:${sandbox.port}`);
  const session = await logIn(sandbox);
  expect([session.api_url, session.ws_url]).toStrictEqual([sandbox.baseUrl, `127.0.0.1:${sandbox.port}`]);
  await sandbox.faults.restart();
  const { token } = await logIn(sandbox);
  const socket = new WebSocket(`${sandbox.wsUrl}/ws?format=protobuf&token=${token}`, { ca: sandbox.ca });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  expect(sandbox.connections).toBe(1);
  socket.terminate();
});

test.each([
  ["bare", false, ""],
  ["full", false, "ws://"],
  ["full", true, "wss://"],
] as const)("ws_url in the form %s, with TLS %s", async (wsUrl, isSecure, scheme) => {
  await using sandbox = await createSandbox({ wsUrl, tls: isSecure ? { cert, key } : undefined });
  if (isSecure) {
    expect((await logIn(sandbox)).ws_url).toBe(`${scheme}127.0.0.1:${sandbox.port}`);
    return;
  }
  const answer = await fetch(`${sandbox.baseUrl}/v2/apps/authenticate/token`, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: JSON.stringify({ account: { appid: sandbox.botId, token: sandbox.token } }),
  });
  expect(await answer.json()).toMatchObject({ ws_url: `${scheme}127.0.0.1:${sandbox.port}` });
});

test("without TLS there is no certificate to trust, and a wrong one is refused by its name", async () => {
  await using sandbox = await createSandbox();
  expect([sandbox.useSSL, sandbox.ca]).toStrictEqual([false, undefined]);
  await expect(createSandbox({ tls: { cert: "x", key } })).rejects.toThrow("tls.cert: must be PEM text");
  await expect(createSandbox({ tls: { cert: key, key } })).rejects.toThrow("tls: must be a certificate and its key");
  await expect(createSandbox({ wsUrl: "long" as never })).rejects.toThrow('wsUrl: must be one of "bare", "full"');
});

function optionsOf(args: readonly string[]) {
  const parsed = parseCommand(sandboxDefinition, args);
  if (parsed === "help") throw new Error("the help was asked for");
  return sandboxOptionsFrom(parsed);
}

test("the command line reads both files, and says what is wrong with them", () => {
  const args = ["--tls", path("cert"), path("key"), "--ws-url", "full", "--profile", "strict", "--bot-is", "admin"];
  expect(optionsOf(args)).toMatchObject({
    ...{ tls: { cert, key }, wsUrl: "full", profile: "strict", botIs: "admin" },
  });
  expect(() => optionsOf(["--tls", path("cert")])).toThrow("--tls: takes two files");
  expect(() => optionsOf(["--tls", path("cert"), path("none")])).toThrow("--tls: cannot read");
  expect(() => optionsOf(["surprise"])).toThrow('unexpected argument "surprise"');
});
