import { describe, expect, test } from "vitest";
import { createPermission } from "../../generated/mezon/api/role_codec.js";
import { type Message, PermissionSet, PermissionSlug } from "../../src/index.js";
import { slugsOf } from "../../src/model/permissions.js";
import { overBoth, startOwner } from "./ownClan.js";

describe("a set of permissions", () => {
  test("gives an owner everything, and an administrator what is not left to the owner", () => {
    const owner = new PermissionSet([PermissionSlug.ClanOwner]);
    expect([owner.can("clan-owner"), owner.can("manage-clan"), owner.can("of-tomorrow")]).toStrictEqual([
      true,
      true,
      true,
    ]);
    const administrator = new PermissionSet(["administrator"]);
    expect(administrator.isOwner).toBe(false);
    expect([administrator.can("clan-owner"), administrator.can("of-tomorrow")]).toStrictEqual([false, true]);
    const other = new PermissionSet(["send-message"]);
    expect([other.can("send-message"), other.can("manage-clan")]).toStrictEqual([true, false]);
    expect(() => other.can("")).toThrow("slug");
  });

  test("holds what is given only", () => {
    const given = { ...createPermission(), slug: "a", active: 1 };
    expect(slugsOf([given, { ...given, slug: "b", active: 0 }])).toStrictEqual(["a"]);
  });
});

overBoth("permissions", (start) => {
  test("of the author of a message: by their roles, by the channel, and everything for the owner", async () => {
    const { bed, sandbox, client, clan, alice, bob } = await start();
    const ids = new Map((await clan.roles.permissions()).map(({ slug, id }) => [slug, id]));
    const idOf = (slug: string) => ids.get(slug) ?? "";
    const role = await clan.roles.create({
      ...{ title: "Posters", memberIds: [alice.id] },
      permissionIds: [idOf("send-message"), idOf("manage-thread")],
    });
    const { id: channelId } = sandbox.createChannel({ name: "plans", clanId: clan.id });
    const heard: Message[] = [];
    client.on("message", (message) => void heard.push(message));
    await alice.say("hi", { in: channelId });
    await bob.say("hi", { in: channelId });
    await bed.bot.idle();
    const [{ channel, member, user } = heard[1] as Message, bobs] = heard as [Message, Message];
    expect(member).toMatchObject({ id: alice.id, username: "alice", isPartial: true, roleIds: undefined, clan });
    expect(await member?.can(PermissionSlug.SendMessage)).toBe(true);
    expect(await member?.can("manage-channel")).toBe(false);
    expect((await member?.roles())?.map(({ title }) => title)).toStrictEqual(["Posters"]);
    expect(role.permissionSlugs?.toSorted()).toStrictEqual(["manage-thread", "send-message"]);
    expect(await bobs.member?.can("send-message")).toBe(false);
    expect(bobs.member).toBe(clan.members.get(bob.id));

    const override = (permissionId: string, type: number, whose: object) =>
      client.rpc.setRoleChannelPermission({ channelId, permissionUpdate: [{ permissionId, type }], ...whose });
    await override(idOf("send-message"), 2, { roleId: role.id });
    await override(idOf("manage-channel"), 1, { roleId: role.id });
    await override(idOf("manage-thread"), 2, { userId: alice.id });
    await override(idOf("delete-message"), 1, { userId: bob.id });
    expect((await channel.permissionsFor(user)).slugs).toStrictEqual(["manage-channel"]);
    expect((await channel.permissionsFor(bob.id)).slugs).toStrictEqual(["delete-message"]);
    // What it is in the clan stays.
    expect(await member?.can("send-message")).toBe(true);

    const own = await channel.permissionsFor(client.me);
    expect([own.isOwner, own.can("anything")]).toStrictEqual([true, true]);
    expect(await (await clan.members.fetch(client.me.id)).can("clan-owner")).toBe(true);
  });

  test("of the bot where it is no owner take one call; conversations have none", async () => {
    const { sandbox, client, alice } = await start();
    const channel = await client.channels.fetch(sandbox.channelId);
    await client.clans.fetch(sandbox.clanId);
    const { calls } = client.stats();
    expect((await channel.permissionsFor(client.me)).slugs).toStrictEqual([]);
    expect(client.stats().calls - calls).toBeLessThanOrEqual(1);
    await expect(channel.permissionsFor("5")).rejects.toMatchObject({ code: "not_found" });
    await expect(channel.permissionsFor("me")).rejects.toMatchObject({ path: "who" });
    const dm = await client.users.openDM(alice.id);
    await expect(dm.permissionsFor(alice.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("what a list of roles leaves out is asked for, and remembered", async () => {
  const { client, clan, alice } = await startOwner("http");
  const [permission] = await clan.roles.permissions();
  const role = await clan.roles.create({ title: "R", memberIds: [alice.id], permissionIds: [permission?.id ?? ""] });
  await clan.roles.all();
  const known = clan.roles.get(role.id);
  const { permissionList: _, ...wire } = known?.wire ?? role.wire;
  clan.roles.loaded.set(role.id, new (role.constructor as new (...args: unknown[]) => typeof role)(wire, clan));
  const member = await clan.members.fetch(alice.id);
  expect((await member.permissions()).slugs).toStrictEqual([permission?.slug]);
  const { calls } = client.stats();
  expect(await member.can(permission?.slug ?? "")).toBe(true);
  expect(client.stats().calls).toBe(calls);
});
