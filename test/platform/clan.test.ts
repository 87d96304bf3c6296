import { expect, test } from "vitest";
import { MezonError, RequestError, ValidationError } from "../../src/index.js";
import { all, overBoth } from "./ownClan.js";

overBoth("a clan", (start) => {
  test("is changed, and everybody knows", async () => {
    const { clan, client, sandbox } = await start();
    await clan.update({
      name: "Renamed",
      description: "About us",
      logoUrl: "https://x.invalid/l.png",
      isCommunity: true,
    });
    await client.clans.refresh();
    expect(client.clans.get(clan.id)).toBe(clan);
    expect(clan).toMatchObject({ name: "Renamed", description: "About us", logoUrl: "https://x.invalid/l.png" });
    expect(clan.wire.isCommunity).toBe(true);
    await expect(clan.update({ name: " " })).rejects.toBeInstanceOf(ValidationError);
    const other = await client.clans.fetch(sandbox.clanId);
    await expect(other.update({ name: "Mine now" })).rejects.toMatchObject({
      request: "UpdateClanDesc",
      name: "RequestError",
    });
  });

  test("is made, ordered, handed over and deleted", async () => {
    const { clan, client, alice, sandbox } = await start();
    const made = await client.clans.create({ name: "Third" });
    expect(client.clans.get(made.id)?.ownerId).toBe(sandbox.botId);
    await client.clans.setOrder([made.id, clan.id, sandbox.clanId]);
    const listed = (await client.rpc.listClanDescs({ state: 1 })).clandesc.map(({ clanId }) => clanId);
    expect(listed).toStrictEqual([made.id, clan.id, sandbox.clanId]);
    const deleted = new Promise((resolve) => client.once("clanDeleted", resolve));
    await made.delete();
    await deleted;
    expect(client.clans.get(made.id)).toBeUndefined();
    await clan.transferOwnership(alice.id);
    expect(clan.ownerId).toBe(alice.id);
    await expect(clan.delete()).rejects.toBeInstanceOf(RequestError);
    await expect(client.clans.fetch("12345")).rejects.toMatchObject({ code: "not_found" });
  });

  test("has members: listed, banned, let in again, removed", async () => {
    const { clan, client, alice, bob, sandbox } = await start();
    const names = async () => (await all(clan.members.list())).map((member) => member.username).sort();
    expect(await names()).toStrictEqual(["alice", "bob", "bot"]);
    const removed = new Promise((resolve) => client.once("userClanRemoved", resolve));
    await clan.members.ban(bob.id, { reason: "spam", seconds: 60 });
    await removed;
    expect(await names()).toStrictEqual(["alice", "bot"]);
    expect(await clan.members.bans()).toMatchObject([{ bannedId: bob.id, bannerId: sandbox.botId, reason: "spam" }]);
    await clan.members.unban(bob.id);
    expect(await clan.members.bans()).toStrictEqual([]);
    await clan.members.kick(alice.id);
    await expect.poll(names).toStrictEqual(["bot"]);
    await expect(clan.members.fetch(alice.id)).rejects.toBeInstanceOf(MezonError);
    await expect(clan.members.kick("not an id")).rejects.toMatchObject({ path: "userIds[0]" });
    await expect(clan.leave()).rejects.toMatchObject({ request: "RemoveClanUsers" });
  });

  test("is joined by an invite, and left", async () => {
    const { bed, clan, client, sandbox } = await start();
    const hers = sandbox.createClan({ name: "Hers", memberIds: [] });
    const invite = await clan.invites.create({ days: 1 });
    expect(invite).toMatchObject({ clanId: clan.id, creatorId: sandbox.botId });
    const id = sandbox.createInvite(hers.id);
    const entered = new Promise((resolve) => client.once("addClanUser", resolve));
    expect(await client.clans.join(`https://mezon.invalid/invite/${id}`)).toBe(hers.id);
    await entered;
    await expect.poll(() => client.clans.get(hers.id)?.name).toBe("Hers");
    const heard = new Promise<string>((resolve) => client.on("message", ({ text }) => resolve(text)));
    await bed.person("alice").say("welcome", { in: hers.channelId });
    expect(await heard).toBe("welcome");
    await client.clans.get(hers.id)?.leave();
    await expect.poll(() => client.clans.get(hers.id)).toBeUndefined();
    await expect(client.clans.join("12345")).rejects.toMatchObject({ request: "InviteUser" });
  });

  test("shows one under a nick", async () => {
    const { clan, client, sandbox } = await start();
    await clan.members.fetch(sandbox.botId);
    const changed = new Promise((resolve) => client.once("clanProfileUpdated", resolve));
    await clan.members.updateSelf({ nick: "Botty" });
    await changed;
    expect(clan.members.get(sandbox.botId)).toMatchObject({ nick: "Botty", name: "Botty" });
    expect(await client.rpc.getUserProfileOnClan({ clanId: clan.id })).toMatchObject({ nickName: "Botty" });
    expect((await client.rpc.listClanUsersStatus({ clanId: clan.id })).clanUserStatuses).toHaveLength(3);
    expect((await client.rpc.listUserOnline({ clanId: clan.id, limit: 10, page: 1 })).totalCount).toBeGreaterThan(0);
  });

  test("greets newcomers, asks them, and remembers who did what", async () => {
    const { clan, client } = await start();
    expect((await clan.systemMessage()).id).toBe("0");
    await clan.setSystemMessage({ welcomeRandom: "Hello!" });
    await clan.setSystemMessage({ setupTips: "Read the rules" });
    expect(await clan.systemMessage()).toMatchObject({ welcomeRandom: "Hello!", setupTips: "Read the rules" });
    expect((await client.rpc.getSystemMessagesList()).systemMessagesList).toHaveLength(1);
    await client.rpc.deleteSystemMessage({ clanId: clan.id });
    expect((await clan.systemMessage()).id).toBe("0");

    const [item] = await clan.onboarding.create([
      { guideType: 1, title: "Which games?", answers: [{ title: "Chess" }] },
    ]);
    if (item === undefined) throw new Error("no item");
    await clan.onboarding.update(item, { title: "Which games then?" });
    expect(await clan.onboarding.fetch(item.id)).toMatchObject({
      title: "Which games then?",
      answers: [{ title: "Chess" }],
    });
    expect(await clan.onboarding.list({ guideType: 2 })).toStrictEqual([]);
    await clan.onboarding.setStep(2);
    expect(await clan.onboarding.step()).toBe(2);
    await clan.onboarding.delete(item.id);
    await expect(clan.onboarding.fetch(item.id)).rejects.toMatchObject({ request: "GetOnboardingDetail" });

    await clan.update({ name: "Audited" });
    expect(await clan.auditLog.list({ action: "Update Clan" })).toMatchObject([{ entityName: "Audited" }]);
    expect(await clan.auditLog.list({ action: "Nothing" })).toStrictEqual([]);
  });

  test("counts unread messages", async () => {
    const { clan, client, alice } = await start();
    const general = clan.welcomeChannelId ?? "";
    await alice.say("one", { in: general });
    await alice.say("two", { in: general });
    expect(await clan.badge()).toMatchObject({ badge: 2, hasUnread: true });
    expect((await client.rpc.listClanUnreadMsgIndicator({ clanId: clan.id })).hasUnreadMessage).toBe(true);
    await (await client.channels.fetch(general)).markRead();
    expect(await clan.badge()).toMatchObject({ badge: 0, hasUnread: false });
  });

  test("has categories", async () => {
    const { clan } = await start();
    const [first] = await clan.categories.list();
    const made = await clan.categories.create("Games");
    await clan.categories.rename(made.categoryId, "Board games");
    const channel = await clan.channels.create({ name: "chess", categoryId: made.categoryId });
    expect(channel.categoryId).toBe(made.categoryId);
    await clan.categories.setOrder([made.categoryId, first?.categoryId ?? ""]);
    expect((await clan.categories.list()).map(({ categoryName }) => categoryName)).toStrictEqual([
      "Board games",
      "Channels",
    ]);
    await channel.moveTo(first?.categoryId ?? "");
    expect(channel.categoryId).toBe(first?.categoryId);
    await clan.categories.delete(made.categoryId);
    expect(await clan.categories.list()).toHaveLength(1);
    await expect(clan.categories.create("")).rejects.toMatchObject({ path: "name" });
    await expect(clan.categories.rename(made.categoryId, "gone")).rejects.toMatchObject({ request: "UpdateCategory" });
  });

  test("has a calendar", async () => {
    const { clan } = await start();
    const event = { title: "Party", start: new Date(Date.now() + 3_600_000), end: new Date(Date.now() + 7_200_000) };
    const made = await clan.events.create({ ...event, address: "here" });
    await clan.events.update(made.id, { ...event, title: "Bigger party" });
    await clan.events.setInterested(made.id, false);
    expect(await clan.events.list()).toMatchObject([{ title: "Bigger party", userIds: [] }]);
    await clan.events.setInterested(made.id, true);
    expect((await clan.events.list())[0]?.userIds).toHaveLength(1);
    await clan.events.delete(made.id);
    expect(await clan.events.list()).toStrictEqual([]);
    await expect(clan.events.delete(made.id)).rejects.toMatchObject({ request: "DeleteEvent" });
  });

  test("has emojis and stickers", async () => {
    const { clan, client } = await start();
    for (const [list, old] of [
      [clan.emojis, () => client.listClanEmojiByClanId(clan.id)],
      [clan.stickers, () => client.listClanStickersByClanId(clan.id)],
    ] as const) {
      await list.add({ shortname: ":party:", source: "https://x.invalid/p.png" });
      const [made] = await list.list();
      await list.rename(made?.id ?? "", ":rave:");
      expect(await old()).toMatchObject([{ shortname: ":rave:", clanId: clan.id }]);
      await list.delete(made?.id ?? "");
      expect(await list.list()).toStrictEqual([]);
      await expect(list.add({ shortname: "", source: "x" })).rejects.toMatchObject({ path: "shortname" });
    }
  });

  test("has webhooks, which post", async () => {
    const { clan, client, alice, sandbox } = await start();
    const made = await clan.webhooks.create({ name: "ci" });
    const [webhook] = await clan.webhooks.list();
    if (webhook === undefined) throw new Error("no webhook");
    expect(webhook).toMatchObject({ webhookName: "ci", url: made.url });
    const body = JSON.stringify({ message: { t: "built" } });
    expect((await fetch(`${made.url}/alice`, { method: "POST", body })).status).toBe(200);
    await alice.expectDm("built");
    await clan.webhooks.update(webhook, { name: "cd", resetToken: true });
    expect((await fetch(`${made.url}/alice`, { method: "POST", body })).status).toBe(401);
    await clan.webhooks.delete(webhook.id);
    expect(await clan.webhooks.list()).toStrictEqual([]);

    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    const hook = await channel.webhooks.create({ name: "news" });
    expect((await fetch(hook.url, { method: "POST", body })).status).toBe(200);
    expect(sandbox.messages(channel.id)).toMatchObject([{ text: "built" }]);
    const [listed] = await channel.webhooks.list();
    if (listed === undefined) throw new Error("no webhook");
    await channel.webhooks.update(listed, { name: "olds" });
    expect(await channel.webhooks.list()).toMatchObject([{ webhookName: "olds" }]);
    await channel.webhooks.delete(listed.id);
    expect(await channel.webhooks.list()).toStrictEqual([]);
  });

  test("notifies as one wants", async () => {
    const { clan, client } = await start();
    const channel = await client.channels.fetch(clan.welcomeChannelId ?? "");
    await clan.notifications.set(2);
    expect((await client.getNotificationClanSetting(clan.id)).notificationSettingType).toBe(2);
    await channel.notifications.set(3);
    await channel.notifications.mute({ seconds: 60 });
    expect(await client.getNotificationChannelSetting(channel.id)).toMatchObject({
      ...{ notificationSettingType: 3, timeMuteSeconds: 60, active: 0 },
    });
    expect(await clan.notifications.muted()).toStrictEqual([channel.id]);
    await channel.notifications.unmute();
    expect(await clan.notifications.exceptions()).toMatchObject([{ id: channel.id, notificationSettingType: 3 }]);
    await channel.notifications.reset();
    expect(await clan.notifications.exceptions()).toStrictEqual([]);
    expect(await client.getNotificationReactMessage(channel.id)).toMatchObject({ channelId: channel.id });
    const [category] = await clan.categories.list();
    const settings = clan.categories.notifications(category?.categoryId ?? "");
    await settings.set(1);
    await settings.mute();
    expect(await client.getNotificationCategorySetting(category?.categoryId ?? "")).toMatchObject({
      ...{ notificationSettingType: 1, timeMuteSeconds: -1 },
    });
    await settings.unmute();
    await settings.reset();
    expect((await settings.fetch()).notificationSettingType).toBe(0);
    expect((await clan.notifications.fetch()).notificationSettingType).toBe(2);
  });
});
