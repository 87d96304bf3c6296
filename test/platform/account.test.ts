import { expect, test, vi } from "vitest";
import { FriendState, MezonError } from "../../src/index.js";
import { all, overBoth } from "./ownClan.js";

overBoth("the account", (start) => {
  test("is read and changed", async () => {
    const { client } = await start();
    await client.me.update({ displayName: "Robo", avatarUrl: "https://x.invalid/r.png" });
    expect((await client.me.account()).user).toMatchObject({
      displayName: "Robo",
      avatarUrl: "https://x.invalid/r.png",
    });
    await client.rpc.updateUser({ displayName: "Robo 2" });
    expect((await client.me.account()).user?.displayName).toBe("Robo 2");
    await client.me.setPresence("Idle");
    expect((await client.me.status()).status).toBe("Idle");
    await client.me.setCustomStatus("thinking");
    await client.updateStatus("here");
    await client.updateStatus(null);
    expect((await client.rpc.updateUsername({ username: "robo" })).userId).toBe(client.userId);
    await expect(client.rpc.updateUsername({ username: "alice" })).rejects.toMatchObject({ serverCode: 6 });
  });

  test("has friends: asked, accepted, blocked, let go", async () => {
    const { client, alice, bob, sandbox } = await start();
    const { friends } = client.me;
    const states = async () => {
      const of = async (state: number) => (await all(friends.list({ state }))).map(({ user }) => user?.username);
      return {
        friends: await of(FriendState.Friend),
        sent: await of(FriendState.InviteSent),
        blocked: await of(FriendState.Blocked),
      };
    };
    await friends.add({ username: "alice" });
    expect(await states()).toStrictEqual({ friends: [], sent: ["alice"], blocked: [] });
    await friends.remove(alice.id);
    await bob.perform({ title: "asked to be a friend" }, (user) => user.askFriend(sandbox.botId));
    await friends.accept({ username: "bob" });
    expect(await states()).toStrictEqual({ friends: ["bob"], sent: [], blocked: [] });
    expect((await client.rpc.isFollower({ followId: bob.id })).isFollower).toBe(true);
    await friends.block(alice.id);
    expect(await states()).toStrictEqual({ friends: ["bob"], sent: [], blocked: ["alice"] });
    await friends.unblock(alice.id);
    expect((await states()).blocked).toStrictEqual([]);
    await expect(friends.add("nobody")).rejects.toMatchObject({ path: "userId" });
    await expect(friends.add({ username: "nobody" })).rejects.toMatchObject({ request: "AddFriends" });
  });

  test("has quick menus", async () => {
    const { client } = await start();
    const { quickMenus } = client.me;
    const id = await quickMenus.add({ name: "roll", action: "/roll" });
    const [menu] = await quickMenus.list();
    if (menu === undefined) throw new Error("no menu");
    expect(menu).toMatchObject({ id, menuName: "roll", actionMsg: "/roll" });
    await quickMenus.update(menu, { name: "dice" });
    expect(await quickMenus.list()).toMatchObject([{ menuName: "dice" }]);
    await quickMenus.delete(id);
    expect(await quickMenus.list()).toStrictEqual([]);
    await expect(quickMenus.add({ name: "", action: "x" })).rejects.toMatchObject({ path: "name" });
  });

  test("is notified when it is mentioned or answered", async () => {
    const { client, clan, alice, sandbox } = await start();
    const pushed = new Promise((resolve) => client.once("notifications", resolve));
    await alice.say("@bot hi", {
      in: clan.welcomeChannelId,
      mentions: [{ userId: sandbox.botId, username: "bot", s: 0, e: 4 }],
    });
    await pushed;
    const [notification] = await all(client.me.notifications());
    expect(notification).toMatchObject({ clanId: clan.id, senderId: alice.id, category: 1 });
    await client.me.deleteNotifications([notification?.id ?? ""]);
    expect(await all(client.me.notifications())).toStrictEqual([]);
    const message = await alice.say("keep", { in: clan.welcomeChannelId });
    const ids = { clanId: clan.id, channelId: clan.welcomeChannelId ?? "", messageId: message.id };
    await client.rpc.createMessage2Inbox(ids);
    expect(await all(client.me.notifications({ category: 2 }))).toHaveLength(1);
    await client.rpc.reportMessageAbuse({ messageId: message.id, abuseType: "spam" });
  });

  test("meets people without writing to them", async () => {
    const { client, alice, sandbox } = await start();
    const user = await client.users.fetch(alice.id);
    expect(user).toMatchObject({ id: alice.id, username: "alice", name: "alice" });
    expect(await client.users.fetch(alice.id)).toBe(user);
    expect((await all(client.users.list())).length).toBeGreaterThan(1);
    expect(await client.hashtagDMList()).toStrictEqual([]);
    await user.sendDM("now I do");
    await alice.expectDm("now I do");
    await expect(client.users.fetch("12345")).rejects.toBeInstanceOf(MezonError);
    await expect(client.users.fetch("alice")).rejects.toMatchObject({ path: "userId" });
    expect((await client.listChannelByUserId()).length).toBeGreaterThan(1);
    expect((await all(client.channels.list())).length).toBeGreaterThan(1);
    // By name: what the client does by itself, as joining the new conversation, is none of it.
    const listed = vi.spyOn(client.rpc, "listClanDescs");
    const asks = [client.clans.fetch("12345"), client.clans.fetch("12345")];
    for (const ask of await Promise.allSettled(asks)) expect(ask.status).toBe("rejected");
    expect(listed).toHaveBeenCalledTimes(1);
    expect(await client.checkDuplicateClanName("Own")).toBe(true);
    expect(await client.checkDuplicateClanName("Nobody has this")).toBe(false);
    await expect(client.checkDuplicateClanName(" ")).rejects.toMatchObject({ path: "name" });
    expect(sandbox.connections).toBe(1);
  });

  test("has devices, keys and activities", async () => {
    const { client, alice } = await start();
    const { rpc } = client;
    expect((await rpc.listLogedDevice()).devices).toHaveLength(1);
    expect(await rpc.registFCMDeviceToken({ token: "t", deviceId: "d", platform: "p" })).toMatchObject({
      deviceId: "d",
    });
    const key = { encr: Uint8Array.of(1, 2), sign: Uint8Array.of(3) };
    await rpc.pushPubKey({ PK: key });
    const { pubKeys } = await rpc.getPubKeys({ userIds: [client.userId ?? "", alice.id] });
    expect(pubKeys).toMatchObject([{ userId: client.userId, PK: key }]);
    expect((await rpc.getKeyServer()).url).toContain("http");
    await rpc.createActiviy({ activityName: "chess", activityType: 1 });
    expect((await rpc.listActivity()).activities).toMatchObject([{ activityName: "chess" }]);
  });

  test("registers apps", async () => {
    const { client, clan } = await start();
    const { rpc } = client;
    const { id } = await rpc.addApp({ appname: "helper", appUrl: "https://x.invalid" });
    await rpc.updateApp({ id, appname: "better helper" });
    expect(await rpc.getApp({ id })).toMatchObject({ appname: "better helper", appUrl: "https://x.invalid" });
    expect((await rpc.listApps({ filter: "better" })).apps).toHaveLength(1);
    await rpc.addAppToClan({ appId: id, clanId: clan.id });
    const channel = await clan.channels.create({ name: "app", type: 8, appId: id });
    expect((await rpc.listChannelApps({ clanId: clan.id })).channelApps).toMatchObject([
      { channelId: channel.id, appId: id },
    ]);
    await rpc.deleteApp({ id });
    await expect(rpc.getApp({ id })).rejects.toMatchObject({ serverCode: 5 });
  });
});
