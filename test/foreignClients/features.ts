import { expect } from "vitest";
import { ChannelType } from "../../generated/constants.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { logIn } from "../officialClients/officialUser.js";
import type { ConnectedClient } from "./foreignClient.js";

/** Thrown where a client's make does not offer something. */
export class NotOffered extends Error {
  override readonly name = "NotOffered";
}

/** Thrown where a client is told nothing. */
export class NotHeard extends Error {
  override readonly name = "NotHeard";
}

/** Resolves when something is heard; rejects when all that the sandbox has sent is read, and it was not among that. */
async function heardBy(sandbox: Sandbox, hearing: Promise<unknown>): Promise<void> {
  hearing.catch(() => undefined);
  const unheard = sandbox.settled().then(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new NotHeard("nothing was heard");
  });
  await Promise.race([hearing, unheard]);
}

function offered<T>(method: T | undefined): T {
  if (method === undefined) throw new NotOffered("this client does not offer it");
  return method;
}

type Feature = (client: ConnectedClient, sandbox: Sandbox) => Promise<void>;

/** Somebody who looks on, and is nobody's client. */
const watcher = (sandbox: Sandbox) => sandbox.user("bob");

/** What is tried with each client, by what a reader of the table calls it. */
export const features: Readonly<Record<string, Feature>> = {
  "posts in a channel of its clan": async (client, sandbox) => {
    const post = offered(client.post?.bind(client));
    const { id } = await post(sandbox.channelId, "posted");
    expect(await watcher(sandbox).waitForMessage("posted")).toMatchObject({ id, senderId: client.userId });
  },
  "hears its own message, after the acknowledgement": async (client, sandbox) => {
    const [post, hear] = [offered(client.post?.bind(client)), offered(client.hearMessage?.bind(client))];
    const { id } = await post(sandbox.channelId, "echoed");
    expect(await hear("echoed")).toMatchObject({ id });
  },
  "posts in a thread": async (client, sandbox) => {
    const post = offered(client.postInThread?.bind(client));
    const memberIds = [client.userId, watcher(sandbox).id];
    const thread = sandbox.createChannel({
      name: "aside",
      type: ChannelType.Thread,
      parentId: sandbox.channelId,
      memberIds,
    });
    await post(thread.id, "in the thread");
    await watcher(sandbox).waitForMessage("in the thread", { channel: thread });
  },
  "writes to somebody": async (client, sandbox) => {
    const { channelId } = await offered(client.writeTo?.bind(client))(watcher(sandbox).id, "just you");
    expect(await watcher(sandbox).waitForMessage("just you")).toMatchObject({ channelId, clanId: "0" });
  },
  "hears what others post": async (client, sandbox) => {
    const hear = offered(client.hearMessage?.bind(client));
    const { id } = await watcher(sandbox).send(sandbox.channelId, "from bob");
    expect(await hear("from bob")).toMatchObject({ id });
  },
  replies: async (client, sandbox) => {
    const reply = offered(client.reply?.bind(client));
    const asked = await sandbox.user("alice").send(sandbox.channelId, "asked");
    await reply(asked, "answered");
    const { references } = await watcher(sandbox).waitForMessage("answered");
    expect(references).toMatchObject([{ messageRefId: asked.id }]);
  },
  "edits and removes": async (client, sandbox) => {
    const post = offered(client.post?.bind(client));
    const [edit, remove] = [offered(client.edit?.bind(client)), offered(client.remove?.bind(client))];
    const message = await post(sandbox.channelId, "first");
    await edit(message, "second");
    await watcher(sandbox).waitFor("edit", ({ message: { id, text } }) => id === message.id && text === "second");
    await remove(message);
    await watcher(sandbox).waitFor("removal", ({ message: { id } }) => id === message.id);
  },
  reacts: async (client, sandbox) => {
    const react = offered(client.react?.bind(client));
    const message = await watcher(sandbox).send(sandbox.channelId, "look");
    await react(message, "👍");
    const { reaction } = await watcher(sandbox).waitFor("reaction");
    expect(reaction).toMatchObject({ messageId: message.id, emoji: "👍", senderId: client.userId });
  },
  "sends an ephemeral message": async (client, sandbox) => {
    const send = offered(client.sendEphemeral?.bind(client));
    await send(sandbox.channelId, watcher(sandbox).id, "psst");
    expect(await watcher(sandbox).waitFor("ephemeral")).toMatchObject({ message: { text: "psst" } });
  },
  "sends an ephemeral message in a conversation": async (client, sandbox) => {
    await offered(client.whisperTo?.bind(client))(watcher(sandbox).id, "between us");
    expect(await watcher(sandbox).waitFor("ephemeral")).toMatchObject({ message: { text: "between us", clanId: "0" } });
  },
  "changes a role, as an administrator": async (client, sandbox) => {
    const rename = offered(client.renameRole?.bind(client));
    const id = sandbox.createRole({ name: "makers" });
    const isRenamed = () => sandbox.overview().roles.find((role) => role.id === id)?.name === "builders";
    await expect(rename(id, "builders")).rejects.toBeDefined();
    expect(isRenamed()).toBe(false);
    sandbox.createRole({ name: "admins", permissions: ["administrator"], memberIds: [client.userId] });
    await rename(id, "builders");
    expect(isRenamed()).toBe(true);
  },
  "hears clicks": async (client, sandbox) => {
    const [post, hear] = [offered(client.post?.bind(client)), offered(client.hearClick?.bind(client))];
    const form = [{ components: [{ id: "go", type: 1, component: { label: "Go", style: 1 } }] }];
    const message = await post(sandbox.channelId, "a form", form);
    await sandbox.user("alice").click(message, "go");
    expect(await hear()).toBe("go");
  },
  "registers a quick menu, and hears calls of it": async (client, sandbox) => {
    const [add, hear] = [offered(client.addMenu?.bind(client)), offered(client.hearMenu?.bind(client))];
    await add("report");
    const message = await watcher(sandbox).send(sandbox.channelId, "spam");
    await sandbox.user("alice").callQuickMenu(sandbox.channelId, "report", { message });
    expect(await hear()).toStrictEqual({ name: "report", authorId: watcher(sandbox).id });
  },
  "removes its quick menus, if there are any": async (client, sandbox) => {
    const [add, remove] = [offered(client.addMenu?.bind(client)), offered(client.removeMenus?.bind(client))];
    await remove();
    await add("report");
    await remove();
    expect(sandbox.overview().quickMenus).toEqual([]);
  },
  "hears a menu that was made in a channel's settings": async (client, sandbox) => {
    offered(client.addMenu);
    const hear = offered(client.hearMenu?.bind(client));
    const web = await logIn(sandbox, "alice");
    const menu = { bot_id: "0", menu_type: 2, menu_name: "order", action_msg: "bot_event" };
    const place = { clan_id: sandbox.clanId, channel_id: sandbox.channelId };
    await web.client.addQuickMenuAccess(web.session, { ...menu, ...place });
    await watcher(sandbox).callQuickMenu(sandbox.channelId, "order");
    await heardBy(sandbox, hear());
  },
  "hears a friend request": async (client, sandbox) => {
    const hear = offered(client.hearFriendRequest?.bind(client));
    await watcher(sandbox).askFriend(client.userId);
    expect(await hear()).toBe(watcher(sandbox).id);
  },
  "hears tokens come in": async (client, sandbox) => {
    const hear = offered(client.hearTokens?.bind(client));
    await sandbox.user("alice").pay(client.userId, "50000", "for you");
    expect(await hear()).toBe(50_000);
  },
};
