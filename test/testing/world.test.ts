import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadWorld, type WorldDescription, world } from "../../src/testing/index.js";
import { botThat, testBed } from "./testBed.js";

const described: WorldDescription = {
  people: [
    "bob",
    { name: "lan", displayName: "Lan Nguyễn", nick: "lan✨", id: "1234567890123456789", roles: ["mods"] },
  ],
  clans: ["Second", { name: "Third", owner: "bob", members: ["bot", "lan"] }],
  channels: [
    "games",
    { name: "staff", isPrivate: true, members: ["lan", "bot"] },
    { name: "chess", kind: "thread", parent: "games", members: ["bob", "bot"] },
    { name: "lounge", kind: "voice" },
    { name: "third games", clan: "Third" },
  ],
  roles: [
    { name: "mods", members: ["bob"], permissions: ["manage-channel"] },
    { name: "admins", clan: "Third", members: ["lan"] },
  ],
  history: [
    { from: "bob", text: "hello" },
    { from: "lan", text: "in here", in: "staff" },
  ],
};

test("a world is built before the bot begins, and found by its names", async () => {
  const texts: string[] = [];
  const bed = await testBed({ world: described, start: botThat(({ text }) => texts.push(text)) });
  expect(bed.sandbox.messages(bed.channel().id).map(({ text }) => text)).toStrictEqual(["hello"]);
  expect(bed.sandbox.messages(bed.channel("staff").id).map(({ text }) => text)).toStrictEqual(["in here"]);
  expect(bed.channel("chess").parentId).toBe(bed.channel("games").id);
  expect(bed.channel("third games").clanId).toBe(bed.clan("Third").id);
  expect(bed.clan("Third").ownerId).toBe(bed.person("bob").id);
  expect(bed.person("lan").id).toBe("1234567890123456789");
  const roles = await bed.bot.client?.rpc.listRoles({ clanId: bed.sandbox.clanId });
  const mods = roles?.roles?.roles.find(({ id }) => id === bed.roleId("mods"));
  expect(mods?.title).toBe("mods");
  // What was there before is not heard, and not seen.
  await bed
    .person("bob")
    .say("now", { in: bed.channel("staff") })
    .then(
      () => expect.unreachable("bob does not see it"),
      () => undefined,
    );
  await bed.person("lan").say("now", { in: bed.channel("staff") });
  await bed.bot.idle();
  expect(texts).toStrictEqual(["now"]);
  expect(bed.person("lan").seen.map(({ text }) => text)).toStrictEqual(["now"]);
});

test("a world is read from a file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "world-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "world.json");
  await writeFile(file, JSON.stringify(described));
  expect(await loadWorld(file)).toStrictEqual(described);
  await writeFile(file, "{ people");
  await expect(loadWorld(file)).rejects.toThrow(/world\.json holds no JSON/);
  await writeFile(file, '{ "persons": [] }');
  await expect(loadWorld(file)).rejects.toThrow(/world\.persons: is not known; a world has people, clans/);
});

test.each([
  [[], /world: must be an object/],
  [{ people: "bob" }, /world\.people: must be a list/],
  [{ people: [7] }, /world\.people\[0\]: must be a name or an object/],
  [{ people: [{ nam: "bob" }] }, /world\.people\[0\]\.nam: is not known/],
  [{ roles: ["mods"] }, /world\.roles\[0\]: must be an object/],
  [{ history: [{ from: "bob" }, { text: "x" }] }, /world\.history\[1\]\.from: must be a text/],
])("a world such as %j is refused", (wrong, reason) => {
  expect(() => world(wrong as WorldDescription)).toThrow(reason);
});

test.each([
  [{ channels: [{ name: "x", kind: "radio" as never }] }, /world\.channels\.x\.kind: must be one of text, thread/],
  [
    { channels: [{ name: "x", kind: "thread" as const, parent: "nope" }] },
    /no channel is named "nope"; there are general/,
  ],
  [{ channels: [{ name: "x", clan: "nope" }] }, /no clan is named "nope"/],
  [{ history: [{ from: "bob", text: "x", in: "nope" }] }, /world\.history\[0\]\.in: no channel is named "nope"/],
  [{ roles: [{ name: "mods", permissions: ["fly"] }] }, /there is no permission "fly"; there are administrator/],
])("a world that names what is not there is refused: %j", async (wrong, reason) => {
  await expect(testBed({ world: wrong, start: () => undefined })).rejects.toThrow(reason);
});
