import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, type SandboxProfile } from "../../src/sandbox/index.js";
import { provideWebSocket } from "../officialClients/officialPackages.js";
import { botSdkWire } from "./botSdkWire.js";
import { features, NotHeard, NotOffered } from "./features.js";
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

/** What nobody can do under strict. */
const OF_LENIENT: readonly string[] = ["hears a menu that was made in a channel's settings"];
/** What only a client can do under strict that names each menu. */
const REMOVES_MENUS = "removes its quick menus, if there are any";

/** What a client cannot do under strict whose make does not join a channel that it posts in. */
const NEEDS_NO_JOIN: readonly string[] = [
  ...["posts in a channel of its clan", "hears its own message, after the acknowledgement"],
  ...["replies", "edits and removes", "hears clicks"],
];
const NEVER_JOIN: readonly string[] = ["mezon-sdk 2.8.48", "Python mezon-sdk 1.8.1"];

function isOfLenient(client: string, feature: string): boolean {
  if (feature === REMOVES_MENUS) return client !== "mezonkit";
  return OF_LENIENT.includes(feature) || (NEVER_JOIN.includes(client) && NEEDS_NO_JOIN.includes(feature));
}

let takeWebSocketAway: () => void;

beforeAll(() => {
  takeWebSocketAway = provideWebSocket();
});

afterAll(() => takeWebSocketAway());

/** Refusals with which a feature does not work under strict. */
const REFUSALS = /^Must join channel|there is no such quick menu/;

/** "no" if the client was refused in one of these ways, or told nothing. */
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
    if (error instanceof NotHeard) return "no";
    if (error instanceof WireError && REFUSALS.test(error.message)) return "no";
    throw error;
  } finally {
    await connected.close();
  }
}

describe.each(["lenient", "strict"] as const)("under %s", (profile) => {
  const outcomes: Record<string, Record<string, Outcome>> = {};

  // A run of some of the tests says nothing of the others.
  afterAll(() => {
    const isWhole = CLIENTS.every(
      ({ name }) => Object.keys(outcomes[name] ?? {}).length === Object.keys(features).length,
    );
    if (isWhole) record(profile, outcomes);
  });

  describe.each(CLIENTS.map((client) => [client.name, client] as const))("%s", (name, client) => {
    test.each(Object.keys(features))("%s", async (feature) => {
      const outcome = await outcomeOf(client, feature, profile);
      outcomes[name] = { ...outcomes[name], [feature]: outcome };
      if (outcome !== "not offered")
        expect(outcome).toBe(profile === "strict" && isOfLenient(name, feature) ? "no" : "yes");
    });
  });
});

test("the documentation's table is what came of it", () => {
  const document = readFileSync(new URL("../../docs/sandbox.md", import.meta.url), "utf8");
  expect(withTable(document, featureTable() ?? "")).toBe(document);
});

test("a client of the JSON API of 2025 logs in, and is told which versions speak today's protocol", async () => {
  const told: string[] = [];
  const log = (_details: object, message: string): void => void told.push(message);
  await using sandbox = await createSandbox({ logger: { debug: log, info: log, warn: log, error: log } });
  const versions = /mezon-sdk 2\.8\.48 and newer speak it.*2\.8\.33 and older do not/;
  await expect(jsonApiWire.connect(sandbox)).rejects.toThrow(versions);
  await expect(jsonApiWire.connect(sandbox)).rejects.toThrow(versions);
  // It shows nothing of the answer, and asks again and again.
  expect(told).toEqual([expect.stringMatching(versions)]);
});

describe("the form of ws_url", () => {
  const pem = (name: string): string => readFileSync(new URL(`../sandbox/tls/${name}.pem`, import.meta.url), "utf8");

  test("full, without TLS: the Python SDK connects", async () => {
    await using sandbox = await createSandbox({ wsUrl: "full" });
    expect(new URL(socketUrl(await logInAsApp(sandbox))).protocol).toBe("ws:");
    const client = await pythonSdkWire.connect(sandbox);
    await features["hears what others post"]?.(client, sandbox);
    await client.close();
  });

  test("bare, without TLS: the Python SDK insists on TLS, and cannot connect", async () => {
    await using sandbox = await createSandbox();
    expect(new URL(socketUrl(await logInAsApp(sandbox))).protocol).toBe("wss:");
    await expect(pythonSdkWire.connect(sandbox)).rejects.toThrow(/SSL|EPROTO|TLS/i);
  });

  test.each([pythonSdkWire, botSdkWire("2.8.53")])("bare, with TLS: $name connects, and posts", async (make) => {
    await using sandbox = await createSandbox({ tls: { cert: pem("cert"), key: pem("key") }, profile: "lenient" });
    sandbox.user("bob");
    const client = await make.connect(sandbox);
    await features["posts in a channel of its clan"]?.(client, sandbox);
    await features["sends an ephemeral message in a conversation"]?.(client, sandbox);
    await client.close();
  });
});
