import { afterEach, expect, test } from "vitest";
import { createSandbox, type Sandbox, type SandboxTraffic, type SavedWorld } from "../../src/sandbox/index.js";

const open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

async function sandboxOf(options: Parameters<typeof createSandbox>[0] = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({ logger: false, ...options });
  open.push(sandbox);
  return sandbox;
}

test("a world that was saved goes on in another sandbox, ids included", async () => {
  const first = await sandboxOf();
  const alice = first.user("alice");
  const bob = first.user("bob", { displayName: "Bob", nick: "Bobby" });
  const thread = first.createChannel({ name: "plans", type: 7, parentId: first.channelId, memberIds: [bob.id] });
  const hello = await alice.send(first.channelId, "hello");
  await bob.react(hello, "👍");
  await bob.send(thread, "in the thread", { attachments: [{ filename: "a.txt", url: "http://x.invalid/a" }] });
  first.createRole({ name: "Helpers", memberIds: [bob.id], permissions: ["manage-channel"] });
  await alice.pay(bob, "12.5");
  const saved = JSON.parse(JSON.stringify(first.save())) as SavedWorld;

  const second = await sandboxOf({ world: saved });

  expect(second.botId).toBe(first.botId);
  expect(second.overview()).toStrictEqual(first.overview());
  expect(second.messages(second.channelId)).toStrictEqual(first.messages(first.channelId));
  expect(second.messages(thread.id)).toStrictEqual(first.messages(thread.id));
  expect(second.chain.balanceOf(bob.id)).toBe("12.5");
  expect(second.save()).toStrictEqual(saved);
  // Who was there can be played on.
  const again = second.user("bob");
  await again.react(hello, "👍", { remove: true });
  expect(second.message(hello.id)?.reactions).toStrictEqual([]);
});

test.each<[what: string, spoil: (world: SavedWorld) => unknown, path: string]>([
  ["no object", () => [], "world"],
  ["another version", (world) => ({ ...world, version: 2 }), "world.version"],
  ["no list", (world) => ({ ...world, people: {} }), "world.people"],
  [
    "a person without an id",
    (world) => ({ ...world, people: [{ ...world.people[0], id: "x" }] }),
    "world.people[0].id",
  ],
  [
    "a fraction of a unit",
    (world) => ({ ...world, balances: [{ userId: "1", units: "1.5" }] }),
    "world.balances[0].units",
  ],
  [
    "a bot that is nobody",
    (world) => ({ ...world, people: world.people.filter((each) => !each.isBot) }),
    "world.botId",
  ],
  [
    "a message of nobody",
    (world) => ({ ...world, messages: world.messages.map((message) => ({ ...message, senderId: "1" })) }),
    "world.messages[0]",
  ],
  [
    "a file that is no base64",
    (world) => ({ ...world, files: [{ path: "/a", type: "", base64: "%" }] }),
    "world.files[0].base64",
  ],
])("%s is no saved world", async (_what, spoil, path) => {
  const sandbox = await sandboxOf();
  await sandbox.user("alice").send(sandbox.channelId, "hello");
  const world = spoil(sandbox.save()) as SavedWorld;
  await expect(createSandbox({ world, logger: false })).rejects.toMatchObject({ name: "ValidationError", path });
});

test("an observer is told of sockets, frames and requests, and of nothing after it ended", async () => {
  const { MezonClient } = await import("../../src/index.js");
  const sandbox = await sandboxOf();
  const seen: SandboxTraffic[] = [];
  const stop = sandbox.observeTraffic((traffic) => seen.push(traffic));
  await using client = new MezonClient({ ...sandbox, logger: false });
  await client.login();
  await sandbox.user("alice").send(sandbox.channelId, "hello");
  await sandbox.settled();

  const http = seen.filter((traffic) => traffic.kind === "http");
  expect(http[0]).toMatchObject({ method: "POST", path: "/v2/apps/authenticate/token", status: 200 });
  expect(http[0]?.requestBody.length).toBeGreaterThan(0);
  expect(http[0]?.responseBody.length).toBeGreaterThan(0);
  expect(seen.find((traffic) => traffic.kind === "opened")).toMatchObject({ personId: sandbox.botId });
  const frames = seen.filter((traffic) => traffic.kind === "frame");
  expect(new Set(frames.map(({ direction }) => direction))).toStrictEqual(new Set(["in", "out"]));

  await client.close();
  await expect.poll(() => seen.some((traffic) => traffic.kind === "closed")).toBe(true);
  stop();
  const count = seen.length;
  await fetch(`${sandbox.baseUrl}/healthcheck`);
  expect(seen).toHaveLength(count);
});
