/** One thing is one object: a list that is fetched, or fetched again, updates the objects that a bot holds. */
import { expect, test, vi } from "vitest";
import { createClanDesc } from "../../generated/mezon/api/clan_codec.js";
import { createRole } from "../../generated/mezon/api/role_codec.js";
import { Clan } from "../../src/model/clan/clan.js";
import type { ModelContext } from "../../src/model/modelContext.js";
import { all, startOwner } from "./ownClan.js";

test("a role that was created is the one in the list, also when the list is fetched again", async () => {
  const { sandbox, client, clan, alice } = await startOwner("http");
  const role = await clan.roles.create({ title: "Helpers" });
  expect((await all(clan.roles.list())).find(({ id }) => id === role.id)).toBe(role);
  expect((await clan.roles.all()).find(({ id }) => id === role.id)).toBe(role);
  await role.update({ title: "Heroes" });
  await vi.waitFor(() => expect(role.title).toBe("Heroes"));

  const resumed = new Promise((resolve) => client.once("resumed", resolve));
  sandbox.disconnectAll();
  sandbox.changeRole(role.id, { addMemberIds: [alice.id], addPermissions: ["manage-channel"] });
  await resumed;
  expect(clan.roles.get(role.id)).toBeUndefined();
  expect((await clan.roles.all()).find(({ id }) => id === role.id)).toBe(role);
  expect(role.memberIds).toStrictEqual([alice.id]);
  expect(await clan.roles.slugsOf(role, {})).toContain("manage-channel");
});

test("a member stays the same object when the members are fetched again, and is another one after coming back", async () => {
  const { sandbox, client, clan, alice } = await startOwner("http");
  const member = await clan.members.fetch(alice.id);
  const resumed = new Promise((resolve) => client.once("resumed", resolve));
  sandbox.disconnectAll();
  const roleId = sandbox.createRole({ name: "Helpers", clanId: clan.id, memberIds: [alice.id] });
  await resumed;
  expect(await clan.members.fetch(alice.id)).toBe(member);
  expect(member.roleIds).toStrictEqual([roleId]);

  await alice.user.leaveClan(clan.id);
  await vi.waitFor(() => expect(clan.members.get(alice.id)).toBeUndefined());
  await alice.user.joinClan(clan.id);
  await vi.waitFor(() => expect(clan.members.get(alice.id)).toBeDefined());
  expect(clan.members.get(alice.id)).not.toBe(member);
  expect(clan.members.get(alice.id)?.roleIds).toStrictEqual([]);
});

test("an event that comes before an older list is what a role keeps", async () => {
  const older = { ...createRole(), id: "2", title: "Old" };
  const listRoles = vi.fn(async () => ({ roles: { roles: [older] }, cursor: "" }));
  const context = { rpc: { listRoles }, channels: { polls: undefined } } as unknown as ModelContext;
  const clan = new Clan({ ...createClanDesc(), clanId: "1" }, context);
  const role = clan.roles.upsert({ ...older, title: "Older still" });
  const listed = all(clan.roles.list());
  clan.roles.upsert({ ...older, title: "New" });
  expect(await listed).toStrictEqual([role]);
  expect(role.title).toBe("New");
  await all(clan.roles.list());
  expect(role.title).toBe("Old");
});
