import { expect, onTestFinished, test } from "vitest";
import { ChannelType, MezonClient, type MezonClientOptions, VoiceRoom } from "../../src/index.js";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { resolveHosts } from "../../src/session/hosts.js";
import { startSandbox } from "../client/botOnSandbox.js";

/** A client that notes which hosts it asks over HTTP. */
function noting(options: MezonClientOptions): { readonly client: MezonClient; readonly asked: Set<string> } {
  const asked = new Set<string>();
  const fetch = (request: Request): Promise<Response> => {
    asked.add(new URL(request.url).hostname);
    return globalThis.fetch(request);
  };
  const client = new MezonClient({ ...options, logger: false, limits: false, fetch });
  onTestFinished(() => client.close());
  return { client, asked };
}

async function playSomething(client: MezonClient, clanId: string): Promise<void> {
  const clan = await client.clans.fetch(clanId);
  const room = await clan.channels.create({ name: "talk", type: ChannelType.MezonVoice });
  if (!(room instanceof VoiceRoom)) throw new Error("no voice room");
  await room.playMedia({ url: "https://x.invalid/a.mp3" });
}

test("what a spread sandbox holds are options of a client, and nothing else", async () => {
  const sandbox = await startSandbox();
  expect(Object.keys(sandbox).sort()).toStrictEqual(
    [
      ...["agentEventUrl", "botId", "host", "indexerApiUrl", "mediaUrl", "mmnApiUrl", "port", "token", "useSSL"],
      ...["zkApiUrl", "zkVerifyingKey"],
    ].sort(),
  );
});

test("a client given the sandbox asks no other host: calls, media, agents, the token chain", async () => {
  const sandbox = await startSandbox();
  const { client, asked } = noting({ ...sandbox });
  await client.login();
  await playSomething(client, sandbox.clanId);
  await client.connectAgentEvents();
  await client.wallet.transfer({ receiverId: sandbox.userId, amount: "1" });
  expect([...asked]).toStrictEqual([sandbox.host]);
});

test("a client given no more than the sandbox's host and port asks no other host either", async () => {
  const sandbox = await startSandbox();
  const { botId, token, host, port, useSSL } = sandbox;
  const { client, asked } = noting({ botId, token, host, port, useSSL });
  await client.login();
  await playSomething(client, sandbox.clanId);
  await client.wallet.transfer({ receiverId: sandbox.userId, amount: "1" });
  expect([...asked]).toStrictEqual([sandbox.host]);
});

test.each(["::1", "[::1]"])("a sandbox and its client use IPv6, with and without brackets: %s", async (host) => {
  const sandbox: Sandbox = await createSandbox({ host });
  onTestFinished(() => sandbox.close());
  expect(sandbox.baseUrl).toBe(`http://[::1]:${sandbox.port}`);
  for (const given of [sandbox.host, host, "[::1]"]) {
    const { client, asked } = noting({ ...sandbox, host: given });
    await client.login();
    await playSomething(client, sandbox.clanId);
    expect([...asked]).toStrictEqual(["[::1]"]);
  }
});

test("a trusted host may be an IPv6 address, with and without brackets", () => {
  for (const trusted of ["2001:db8::1", "[2001:db8::1]"]) {
    const named = { apiUrl: "https://[2001:db8::1]", wsUrl: "wss://[2001:db8::1]" };
    expect(resolveHosts("https://gw.example.com", named, [trusted]).apiUrl).toBe("https://[2001:db8::1]");
  }
});
