import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { botEnvironment } from "../../src/testing/process/botEnvironment.js";
import { mezonkit } from "./mezonkit.js";

let sandbox: Sandbox;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  sandbox = await createSandbox();
  env = botEnvironment(sandbox);
});

afterEach(() => sandbox.close());

interface Line {
  readonly step: string;
  readonly state: string;
  readonly detail: string;
  readonly advice?: string;
}

async function diagnosis(more: Readonly<Record<string, string>> = {}) {
  const { code, stdout } = await mezonkit(["doctor", "--json"], { env: { ...env, ...more } });
  const found = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  return { code, stdout, found, failed: found.filter(({ state }) => state === "failed") };
}

describe("doctor", () => {
  it("finds nothing wrong where nothing is", async () => {
    const { code, stdout, found, failed } = await diagnosis();
    expect(failed).toStrictEqual([]);
    expect(found.map(({ step }) => step)).toStrictEqual([
      ...["node", "store", "credentials", "proxy", "dns", "gateway", "clock", "login", "limits"],
      ...["chain-key", "chain-node", "chain-prover", "chain-indexer"],
    ]);
    expect(code).toBe(0);
    expect(stdout).not.toContain(sandbox.token);
    expect(sandbox.chain.transactions()).toStrictEqual([]);
  });

  it("says what is wrong and what to do, never the token", async () => {
    const { code, stdout, stderr } = await mezonkit(["doctor"], { env: { ...env, MEZON_TOKEN: "a-wrong-token" } });
    expect({ code, stderr }).toStrictEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^failed {2}login .*\n +check MEZON_BOT_ID and MEZON_TOKEN/m);
    expect(stdout).not.toContain("a-wrong-token");
  });

  it("says that nothing listens", async () => {
    await sandbox.close();
    const { code, stdout } = await mezonkit(["doctor"], { env });
    expect(code).toBe(1);
    expect(stdout).toContain("is the sandbox running?");
  });

  it("says that the port does not speak TLS", async () => {
    const { failed } = await diagnosis({ MEZON_GATEWAY_USE_SSL: "true" });
    expect(failed).toMatchObject([{ step: "gateway", advice: expect.stringContaining("MEZON_GATEWAY_USE_SSL=false") }]);
  });

  it("says that the server limits how often it is asked", async () => {
    const path = "/mezon.api.Mezon/GetAccount";
    sandbox.faults.http({ kind: "status", status: 429, retryAfter: 30, path, times: Infinity });
    const { failed } = await diagnosis();
    expect(failed).toMatchObject([
      {
        step: "limits",
        detail: "the server limits GetAccount: it wants to be left alone for 30 s",
        advice: expect.stringContaining("run the bot once only"),
      },
    ]);
  });

  it.each([
    ["node", { kind: "status", status: 503, times: Infinity }, ["chain-key", "chain-node"]],
    ["prover", { kind: "wrongProof", times: Infinity }, ["chain-key"]],
    ["prover", { kind: "down", times: Infinity }, ["chain-key", "chain-prover"]],
    ["indexer", { kind: "down", times: Infinity }, ["chain-indexer"]],
  ] as const)("says what is wrong with the chain's %s: %j", async (service, fault, steps) => {
    (sandbox.chain.faults[service] as (given: object) => unknown)(fault);
    const { code, failed } = await diagnosis();
    expect(failed.map(({ step }) => step)).toStrictEqual(steps);
    expect(failed.every(({ advice }) => advice?.startsWith("check MEZON_"))).toBe(true);
    expect(code).toBe(1);
  });
});

describe("a proxy", () => {
  const remote = { MEZON_GATEWAY_HOST: "gateway.example", MEZON_GATEWAY_PORT: "443", MEZON_GATEWAY_USE_SSL: "true" };

  it("is named if it does not answer, without its password", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as { readonly port: number };
    closed.close();
    const { code, stdout, failed } = await diagnosis({ ...remote, HTTPS_PROXY: `http://me:s3cret@127.0.0.1:${port}` });
    expect(failed).toMatchObject([
      { step: "proxy", detail: expect.stringContaining(`the proxy 127.0.0.1:${port} does not answer`) },
    ]);
    expect(failed[0]?.advice).toContain("NO_PROXY");
    expect(code).toBe(1);
    expect(stdout).not.toContain("s3cret");
  });

  it("resolves names, and is what the gateway is asked through", async () => {
    let asked = "";
    const proxy = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", (data) => {
        asked = String(data);
        socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      });
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void proxy.close());
    await once(proxy, "listening");
    const { port } = proxy.address() as { readonly port: number };
    const { found, failed } = await diagnosis({ ...remote, HTTPS_PROXY: `http://127.0.0.1:${port}` });
    expect(found.find(({ step }) => step === "dns")).toMatchObject({ state: "skipped" });
    expect(failed).toMatchObject([{ step: "gateway" }]);
    expect(asked).toContain("CONNECT gateway.example:443");
  });

  it("is not used for this machine", async () => {
    const { found } = await diagnosis({ HTTP_PROXY: "http://127.0.0.1:1" });
    expect(found.find(({ step }) => step === "proxy")).toMatchObject({
      state: "ok",
      detail: "not for the gateway: NO_PROXY, or this machine",
    });
  });
});
