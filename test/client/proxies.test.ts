import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { Agent } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { botFor, startSandbox } from "./botOnSandbox.js";

const pem = (name: string): string => readFileSync(new URL(`../sandbox/tls/${name}.pem`, import.meta.url), "utf8");
const tls = { cert: pem("cert"), key: pem("key") };

interface Proxy {
  readonly url: string;
  /** What it was asked for. */
  readonly asked: string[];
  readonly open: ReadonlySet<Socket>;
}

/** A proxy that opens tunnels; for those who show `secret` when there is one. */
async function startProxy(secret?: string): Promise<Proxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request: IncomingMessage, client: Socket, head: Buffer) => {
    asked.push(request.url ?? "");
    open.add(client);
    const ended = (): boolean => open.delete(client);
    client
      .on("end", ended)
      .on("close", ended)
      .on("error", () => undefined);
    const shown = request.headers["proxy-authorization"];
    if (secret !== undefined && shown !== `Basic ${Buffer.from(secret).toString("base64")}`) {
      client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    const { hostname, port } = new URL(`http://${request.url}`);
    const target = connect(Number(port || 80), hostname, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.write(head);
      target.pipe(client).pipe(target);
    });
    target.on("error", () => client.destroy()).on("close", () => client.destroy());
    client.on("close", () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const user = secret === undefined ? "" : `${secret}@`;
  return { url: `http://${user}127.0.0.1:${(server.address() as AddressInfo).port}`, asked, open };
}

test("HTTP and the socket go through the proxy, over TLS under a certificate of one's own, and end with the client", async () => {
  const sandbox = await startSandbox({ tls });
  const proxy = await startProxy("me:secret");
  const client = botFor(sandbox, { proxy: proxy.url, ca: tls.cert });
  await client.login();
  const channel = await client.channels.fetch(sandbox.channelId);
  await channel.send("through the proxy", { files: [{ name: "a.txt", data: new Uint8Array(10) }] });
  await sandbox.user("alice").waitForMessage("through the proxy");
  expect(new Set(proxy.asked)).toStrictEqual(new Set([`127.0.0.1:${sandbox.port}`]));
  expect(proxy.asked.length).toBeGreaterThanOrEqual(2);
  await client.close();
  await vi.waitFor(() => expect(proxy.open.size).toBe(0));
});

test("without TLS everything goes through it too", async () => {
  const sandbox = await startSandbox();
  const proxy = await startProxy();
  const client = botFor(sandbox, { proxy: proxy.url });
  await client.login();
  await (await client.channels.fetch(sandbox.channelId)).send("hi");
  expect(proxy.asked.length).toBeGreaterThanOrEqual(2);
});

test("a proxy that refuses is named, without its password", async () => {
  const sandbox = await startSandbox({ tls });
  const proxy = await startProxy("me:right");
  const client = botFor(sandbox, { proxy: proxy.url.replace("right", "wrong"), ca: tls.cert });
  const failure: Error = await client.login().then(
    () => new Error("it did log in"),
    (error: Error) => error,
  );
  expect(failure).toMatchObject({ name: "ConnectionError" });
  expect(failure.message).toContain("407");
  expect(`${failure.message} ${String(failure.cause)}`).not.toContain("wrong");
});

test("a certificate that nobody trusts is refused; an agent makes the connections instead", async () => {
  const sandbox = await startSandbox({ tls });
  await expect(botFor(sandbox, { ca: undefined, proxy: false }).login()).rejects.toMatchObject({
    name: "ConnectionError",
  });
  const agent = new Agent({ ca: tls.cert, keepAlive: true });
  onTestFinished(() => agent.destroy());
  const client = botFor(sandbox, { agent });
  await client.login();
  await (await client.channels.fetch(sandbox.channelId)).send("hi");
  await sandbox.user("alice").waitForMessage("hi");
});

test.each([
  ["proxy", "proxy.example"],
  ["proxy", "socks5://127.0.0.1:1"],
  ["ca", "no certificate"],
])("%s %j is refused", async (path, value) => {
  const sandbox = await startSandbox();
  expect(() => botFor(sandbox, { [path]: value })).toThrow(path);
});
