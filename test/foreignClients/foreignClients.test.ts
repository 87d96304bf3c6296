import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, type SandboxProfile } from "../../src/sandbox/index.js";
import { provideWebSocket } from "../officialClients/officialPackages.js";
import { botSdkWire } from "./botSdkWire.js";
import { features, NotOffered } from "./features.js";
import { featureTable, type Outcome, record, withTable } from "./featureTable.js";
import type { ForeignClient } from "./foreignClient.js";
import { jsonApiWire } from "./jsonApiWire.js";
import { mezonkitClient } from "./mezonkitClient.js";
import { lightSdkClient, mezonJsClient } from "./packagedClients.js";
import { pythonSdkWire, socketUrl } from "./pythonSdkWire.js";
import { logInAsApp, WireError } from "./wireConnection.js";

const CLIENTS: readonly ForeignClient[] = [
  mezonkitClient,
  botSdkWire("2.8.53"),
  botSdkWire("2.8.48"),
  pythonSdkWire,
  mezonJsClient,
  lightSdkClient,
];

/** What each client cannot do under strict, because its make does not join a channel that it posts in. */
const NEEDS_LENIENT: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ["mezon-sdk 2.8.48", "Python mezon-sdk 1.8.1"].map((name) => [
    name,
    [
      ...["posts in a channel of its clan", "hears its own message, after the acknowledgement"],
      ...["replies", "edits and removes", "hears clicks"],
    ],
  ]),
);

let takeWebSocketAway: () => void;

beforeAll(() => {
  takeWebSocketAway = provideWebSocket();
});

afterAll(() => takeWebSocketAway());

/** Its refusal, if the client was refused for want of a join. */
async function outcomeOf(client: ForeignClient, feature: string, profile: SandboxProfile): Promise<Outcome> {
  // The Python SDK takes a bare host for one of TLS.
  await using sandbox = await createSandbox({ profile, wsUrl: "full", chain: { proofs: "simulated" } });
  sandbox.user("bob");
  const connected = await client.connect(sandbox);
  try {
    await features[feature]?.(connected, sandbox);
    return "yes";
  } catch (error) {
    if (error instanceof NotOffered) return "not offered";
    if (error instanceof WireError && error.message.startsWith("Must join channel")) return "no";
    throw error;
  } finally {
    await connected.close();
  }
}

describe.each(["lenient", "strict"] as const)("under %s", (profile) => {
  const outcomes: Record<string, Record<string, Outcome>> = {};

  afterAll(() => record(profile, outcomes));

  describe.each(CLIENTS.map((client) => [client.name, client] as const))("%s", (name, client) => {
    test.each(Object.keys(features))("%s", async (feature) => {
      const outcome = await outcomeOf(client, feature, profile);
      outcomes[name] = { ...outcomes[name], [feature]: outcome };
      const isRefused = profile === "strict" && NEEDS_LENIENT[name]?.includes(feature) === true;
      if (outcome !== "not offered") expect(outcome).toBe(isRefused ? "no" : "yes");
    });
  });
});

test("the documentation's table is what came of it", () => {
  const document = readFileSync(new URL("../../docs/sandbox.md", import.meta.url), "utf8");
  expect(withTable(document, featureTable() ?? "")).toBe(document);
});

test("a client of the JSON API of 2025 logs in, and is told which versions speak today's protocol", async () => {
  await using sandbox = await createSandbox();
  await expect(jsonApiWire.connect(sandbox)).rejects.toThrow(
    /mezon-sdk 2\.8\.48 and newer speak it.*2\.8\.33 and older do not/,
  );
});

test("a bare ws_url makes the Python SDK insist on TLS, which a sandbox can speak; a full one does not", async () => {
  for (const [options, scheme] of [
    [{}, "wss:"],
    [{ wsUrl: "full" }, "ws:"],
  ] as const) {
    await using sandbox = await createSandbox(options);
    expect(new URL(socketUrl(await logInAsApp(sandbox))).protocol).toBe(scheme);
  }
});
