/** docs/migrating.md against what the code says: its tables, and the names in our error messages, are the same. */
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { ButtonBuilder, EmbedBuilder } from "../../src/builders/index.js";
import { KyselyMessageStore, olderStoreNames } from "../../src/cache/kyselyMessageStore.js";
import { requireEventName } from "../../src/client/events/eventNames.js";
import { olderEventNames } from "../../src/client/events/olderEventNames.js";
import { olderOptionNames } from "../../src/client/optionKeys.js";
import { Message, MezonClient, Role, User, VoiceRoom } from "../../src/index.js";
import { olderSendNames } from "../../src/model/message/sendOptions.js";
import { testBedsClosedBy } from "../../src/testing/index.js";
import { olderTransferNames } from "../../src/wallet/transfer/transferOrder.js";

const document = readFileSync(new URL("../../docs/migrating.md", import.meta.url), "utf8");
const testBed = testBedsClosedBy(afterEach);

/** The names in the cells of a section's table, row by row. */
function tableOf(title: string): string[][][] {
  const section = document.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(1).map((row) =>
    row
      .slice(2, -1)
      .split("|")
      .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)),
  );
}

/** Returns the message of what is thrown, "" if nothing is. */
function complaintOf(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    return String(error);
  }
}

describe("events", () => {
  const rows = tableOf("Events").flatMap(([official = [], python = [], text = [], here = []]) =>
    [...official, ...python, ...text].map((there) => [there, here[0] ?? ""] as const),
  );

  test.each(rows)("%s leads to %s", (there, here) => {
    expect(() => requireEventName(here)).not.toThrow();
    if (there !== here) expect(complaintOf(() => requireEventName(there))).toContain(`did you mean "${here}"?`);
  });

  test("all that our messages know are in the table", () => {
    const plain = (name: string): string => name.replace(/^on(?=[A-Z_])_?/, "").replace(/_?event$/i, "");
    const shown = rows.map(([there]) => plain(there).replaceAll("_", "").toLowerCase());
    expect([...olderEventNames.keys()].filter((name) => !shown.includes(name))).toStrictEqual([]);
  });
});

describe.each([
  ["Making a client", olderOptionNames],
  ["Sending", olderSendNames],
  ["Tokens", olderTransferNames],
  ["The message store", olderStoreNames],
])("%s", (title, names) => {
  const rows = tableOf(title).flatMap(([there = [], here = []]) =>
    here.length === 0 && /: leave/.test(names[there[0] ?? ""] ?? "")
      ? there.map((name) => [name, ": leave it out"] as const)
      : there.map((name) => [name, here[0]] as const),
  );

  test("is what our messages say", () => {
    const renamed = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
    const said = renamed.map(([name, here]) => [name, (names[name] ?? "none").slice(0, here.length)]);
    expect(said).toStrictEqual(renamed.map((row) => [...row]));
    expect(Object.keys(names).filter((name) => !renamed.some(([there]) => there === name))).toStrictEqual([]);
  });
});

test("names of options are refused with ours", () => {
  for (const [there, here] of Object.entries(olderOptionNames))
    expect(complaintOf(() => new MezonClient({ botId: "5", token: "t", [there]: 1 }))).toContain(`use ${here}`);
  for (const [there, here] of Object.entries(olderStoreNames))
    expect(complaintOf(() => new KyselyMessageStore({ [there]: "x" }))).toContain(`use ${here}`);
});

test("every method of the table exists", async () => {
  const { bot, sandbox } = await testBed({ start: (options) => new MezonClient(options) });
  const client = bot.instance;
  const clan = await client.clans.fetch(sandbox.clanId);
  const channel = await client.channels.fetch(sandbox.channelId);
  const roots: Readonly<Record<string, unknown>> = {
    ...{ client, clan, channel, message: Message, user: User, role: Role, room: VoiceRoom },
    ...{ store: KyselyMessageStore, card: new EmbedBuilder(), buttons: new ButtonBuilder() },
  };
  for (const here of tableOf("Methods").flatMap((row) => row.at(-1) ?? [])) {
    const [root = "", ...path] = here.replace(/\(.*/, "").split(".");
    expect(typeof walk(roots[root], path), here).toBe("function");
  }
});

/** Returns what stands at a path of an object, or of what a class makes. */
function walk(root: unknown, path: readonly string[]): unknown {
  const begin = typeof root === "function" ? (root.prototype as unknown) : root;
  return path.reduce<unknown>((at, name) => (at === undefined ? undefined : Reflect.get(Object(at), name)), begin);
}
