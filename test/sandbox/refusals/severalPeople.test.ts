import { expect, test } from "vitest";
import { callsOf } from "../../platform/personCalls.js";
import { start } from "../rawSocket.js";

test("people are asked to be friends all at once, or none of them is", async () => {
  const sandbox = await start();
  const [alice, bob] = [sandbox.user("alice"), sandbox.user("bob")];
  const calls = await callsOf(sandbox, "alice");
  await expect(calls.addFriends({ ids: [bob.id, alice.id] })).rejects.toThrow(/own friend/);
  const asked = await calls.listFriends({ limit: 10, state: 1 });
  expect(asked.friends).toStrictEqual([]);
});

test("a ban that takes nobody out of the clan stands for nobody", async () => {
  const sandbox = await start();
  const [alice, stranger] = [sandbox.user("alice"), sandbox.user("a stranger")];
  const { id: clanId } = sandbox.createClan({ name: "Own", ownerId: alice.id, memberIds: [] });
  const calls = await callsOf(sandbox, "alice");
  await expect(calls.banClanUsers({ clanId, userIds: [stranger.id] })).rejects.toThrow(/member/);
  expect((await calls.listBannedUsers({ clanId })).bannedUsers).toStrictEqual([]);
});
