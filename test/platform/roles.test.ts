import { expect, test } from "vitest";
import { all, overBoth } from "./ownClan.js";

overBoth("roles", (start) => {
  test("are made, changed, given, ordered and deleted", async () => {
    const { clan, alice, bob } = await start();
    const [permission] = await clan.roles.permissions();
    const role = await clan.roles.create({
      title: "Helpers",
      color: "#00ff00",
      memberIds: [alice.id],
      displayOnline: true,
    });
    const other = await clan.roles.create({ title: "Others" });
    await clan.members.fetch(alice.id);
    await role.update({ title: "Heroes", addMemberIds: [bob.id], addPermissionIds: [permission?.id ?? ""] });
    const titleNow = async (): Promise<string | undefined> =>
      (await clan.roles.all()).find(({ id }) => id === role.id)?.title;
    await expect.poll(titleNow).toBe("Heroes");
    const now = (await clan.roles.all()).find(({ id }) => id === role.id);
    expect(now).toMatchObject({ title: "Heroes", color: "#00ff00", permissionIds: [permission?.id] });
    expect(now?.wire.displayOnline).toBe(1);
    expect(now?.memberIds.toSorted()).toStrictEqual([alice.id, bob.id].sort());
    expect((await all(clan.roles.members(role.id))).map(({ username }) => username).sort()).toStrictEqual([
      "alice",
      "bob",
    ]);
    await expect.poll(() => clan.members.get(bob.id)?.roleIds).toStrictEqual([role.id]);
    const member = await clan.members.fetch(alice.id);
    await member.removeRole(role.id);
    await expect.poll(() => member.roleIds).toStrictEqual([]);
    await clan.roles.setOrder([other.id, role.id]);
    expect((await all(clan.roles.list())).map(({ id }) => id)).toStrictEqual([other.id, role.id]);
    expect((await all(clan.roles.list({ limit: 1 }))).length).toBe(2);
    await role.delete();
    await expect.poll(() => clan.members.get(bob.id)?.roleIds).toStrictEqual([]);
    expect((await all(clan.roles.list())).map(({ id }) => id)).toStrictEqual([other.id]);
    await expect(clan.roles.create({ title: "" })).rejects.toMatchObject({ path: "title" });
    await expect(clan.roles.delete("x")).rejects.toMatchObject({ path: "roleId" });
    await expect(clan.roles.delete(role.id)).rejects.toMatchObject({ request: "DeleteRole" });
  });

  test("allow and deny, in the clan and in one channel", async () => {
    const { client, clan, sandbox } = await start();
    const role = await clan.roles.create({ title: "Writers", permissionIds: ["5"], memberIds: [sandbox.botId] });
    const { rpc } = client;
    expect((await rpc.listRolePermissions({ roleId: role.id })).permissions).toMatchObject([{ id: "5" }]);
    expect((await rpc.getRoleOfUserInTheClan({ clanId: clan.id })).roles).toMatchObject([{ id: role.id }]);
    const channelId = clan.welcomeChannelId ?? "";
    await rpc.setRoleChannelPermission({
      roleId: role.id,
      channelId,
      permissionUpdate: [{ permissionId: "5", type: 2 }],
    });
    const { permissionRoleChannel } = await rpc.getPermissionByRoleIdChannelId({ roleId: role.id, channelId });
    expect(permissionRoleChannel).toMatchObject([{ permissionId: "5", active: false }]);
    expect((await clan.roles.permissionsIn(channelId)).length).toBeGreaterThan(0);
    const request = { roleId: role.id, channelId, permissionUpdate: [{ permissionId: "99", type: 1 }] };
    await expect(rpc.setRoleChannelPermission(request)).rejects.toMatchObject({ request: "SetRoleChannelPermission" });
  });
});

overBoth("what is beside the messages", (start) => {
  test("timelines, settings, encryption, and people who can be added", async () => {
    const { client, clan, alice } = await start();
    const { rpc } = client;
    const place = { clanId: clan.id, channelId: clan.welcomeChannelId ?? "" };
    const { event } = await rpc.createChannelTimeline({ ...place, title: "Founded", startTimeSeconds: 1_000 });
    const id = event?.id ?? "";
    await rpc.updateChannelTimeline({ ...place, id, title: "Founded!", startTimeSeconds: 1_000 });
    expect((await rpc.detailChannelTimeline({ ...place, id })).event?.title).toBe("Founded!");
    expect((await rpc.listChannelTimeline({ ...place, limit: 5 })).events).toHaveLength(1);
    const { channelSettingList, channelCount } = await rpc.listChannelSetting({ clanId: clan.id, limit: 10, page: 1 });
    expect([channelCount, channelSettingList.length]).toStrictEqual([1, 1]);
    await rpc.setChanEncryptionMethod({ channelId: place.channelId, method: "e2ee" });
    expect((await rpc.getChanEncryptionMethod({ channelId: place.channelId })).method).toBe("e2ee");
    expect((await rpc.listChannelUsersUC({ channelId: place.channelId, limit: 50 })).userIds).toContain(alice.id);
    expect((await rpc.isBanned({ channelId: place.channelId })).isBanned).toBe(false);
    expect((await rpc.registerStreamingChannel(place)).streamingUrl).not.toBe("");
    await rpc.updateMezonVoiceState({ ...place, state: 0 });
    expect((await rpc.createExternalMezonMeet()).roomName).not.toBe("");
    await rpc.uploadOauthFile({ filename: "a.png", filetype: "image/png", size: 3 });
    expect(
      (await rpc.uploadBatchAttachmentFile({ uploadFiles: [{ filename: "a" }, { filename: "b" }] })).uploadedFiles,
    ).toHaveLength(2);
    expect((await rpc.emojiRecentList()).emojiRecents).toStrictEqual([]);
    const message = await alice.say("choose", { in: place.channelId });
    const select = { ...place, messageId: message.id, selectboxId: "size", values: ["xl"] };
    await rpc.dropdownBoxSelected(select);
    await expect(rpc.dropdownBoxSelected({ ...select, selectboxId: "" })).rejects.toMatchObject({ serverCode: 3 });
  });
});
