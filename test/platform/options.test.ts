/** Options are read before a call returns: whoever gave them may use the same object for the next call. */
import { expect, test } from "vitest";
import { ButtonBuilder } from "../../src/builders/index.js";
import { type Channel, type Message, paginate } from "../../src/index.js";
import { startOwner } from "./ownClan.js";

/** Notes each read of an object, and of what it holds, that comes after `seal()`. */
function watched() {
  const late: string[] = [];
  let isSealed = false;
  const watch = <T extends object>(target: T, path: string): T =>
    new Proxy(target, {
      get: (object, key, receiver) => {
        const value: unknown = Reflect.get(object, key, receiver);
        if (isSealed) late.push(`${path}.${String(key)}`);
        const isPlain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
        return isPlain ? watch(value as object, `${path}.${String(key)}`) : value;
      },
      ownKeys: (object) => {
        if (isSealed) late.push(`${path}.*`);
        return Reflect.ownKeys(object);
      },
    });
  return {
    late,
    watch,
    seal: () => {
      isSealed = true;
    },
  };
}

type Watch = <T extends object>(target: T, path: string) => T;
/** A call whose every object is watched; what it answers is awaited, or walked through. */
type Call = readonly [name: string, call: (watch: Watch) => Promise<unknown> | AsyncIterable<unknown>];

async function finish(answer: Promise<unknown> | AsyncIterable<unknown>): Promise<void> {
  if (Symbol.asyncIterator in answer) for await (const _ of answer);
  else await answer;
}

test("by every method that takes its time", async () => {
  const { client, clan, alice, sandbox } = await startOwner("socket");
  const channel: Channel = await clan.channels.create({ name: "options" });
  const message: Message = await channel.send({
    t: "?",
    components: new ButtonBuilder().addButton({ id: "a", label: "A" }),
  });
  const interactions = message.collectInteractions({ max: 1 });
  await alice.see(message).button("A").click();
  const interaction = (await interactions.next()).value;
  const call = { timeoutMs: 5_000 };
  const role = await clan.roles.create({ title: "Role" });
  const attachments = [{ filename: "a", url: "https://x.invalid/a", filetype: "text/plain" }];
  const sending = { ...call, mentions: [{ userId: alice.id, s: 0, e: 1 }], attachments };
  const calls: readonly Call[] = [
    ["channel.send", (watch) => channel.send(watch({ t: "@hello", lk: [] }, "content"), watch(sending, "options"))],
    [
      "channel.sendEphemeral",
      (watch) => channel.sendEphemeral(watch([alice.id], "ids"), "@hello", watch(call, "options")),
    ],
    ["message.reply", (watch) => message.reply("@hello", watch(sending, "options"))],
    ["message.update", (watch) => message.update(watch({ t: "@hello" }, "content"), watch(sending, "options"))],
    ["message.react", (watch) => message.react(watch({ emoji: "👍" }, "emoji"), watch(call, "options"))],
    ["message.forward", (watch) => message.forward(channel, watch(call, "options"))],
    ["message.startThread", (watch) => message.startThread("thread", watch(call, "options"))],
    [
      "interaction.reply",
      (watch) =>
        interaction?.reply(watch({ t: "@hello" }, "content"), watch(sending, "options")) ??
        Promise.reject(new Error("no click")),
    ],
    [
      "interaction.update",
      (watch) => interaction?.update("@hello", watch(call, "options")) ?? Promise.reject(new Error("no click")),
    ],
    [
      "interaction.defer",
      (watch) => interaction?.defer(watch(call, "options")) ?? Promise.reject(new Error("no click")),
    ],
    ["messages.list", (watch) => channel.messages.list(watch({ ...call, limit: 3 }, "options"))],
    ["messages.fetch", (watch) => channel.messages.fetch(message.id, watch(call, "options"))],
    ["messages.around", (watch) => channel.messages.around(message.id, watch(call, "options"))],
    ["files.list", (watch) => channel.files.list(watch({ ...call, type: "image" }, "options"))],
    [
      "files.upload",
      (watch) => channel.files.upload(watch({ name: "a", data: new Uint8Array([1]) }, "file"), watch(call, "options")),
    ],
    ["channel.members.list", (watch) => channel.members.list(watch(call, "options"))],
    ["channel.canvases.list", (watch) => channel.canvases.list(watch(call, "options"))],
    ["channel.topics.list", (watch) => channel.topics.list(watch(call, "options"))],
    ["clan.channels.list", (watch) => clan.channels.list(watch(call, "options"))],
    ["clan.channels.threads", (watch) => clan.channels.threads(channel.id, watch(call, "options"))],
    [
      "clan.channels.create",
      (watch) =>
        clan.channels.create(watch({ name: "other", memberIds: [alice.id] }, "channel"), watch(call, "options")),
    ],
    ["clan.members.list", (watch) => clan.members.list(watch(call, "options"))],
    ["clan.members.fetch", (watch) => clan.members.fetch(alice.id, watch(call, "options"))],
    [
      "clan.roles.update",
      (watch) =>
        clan.roles.update(role.id, watch({ title: "T", addMemberIds: [alice.id] }, "changes"), watch(call, "options")),
    ],
    ["clan.roles.members", (watch) => clan.roles.members(role.id, watch(call, "options"))],
    [
      "clan.setSystemMessage",
      (watch) => clan.setSystemMessage(watch({ boostMessage: "hi" }, "changes"), watch(call, "options")),
    ],
    ["clan.channelBadges", (watch) => clan.channelBadges(watch(call, "options"))],
    ["channels.fetch", (watch) => client.channels.fetch(sandbox.channelId, watch(call, "options"))],
    ["channels.list", (watch) => client.channels.list(watch(call, "options"))],
    ["channels.listConversations", (watch) => client.channels.listConversations(watch(call, "options"))],
    ["clans.create", (watch) => client.clans.create(watch({ name: "Another" }, "clan"), watch(call, "options"))],
    ["users.list", (watch) => client.users.list(watch(call, "options"))],
    ["users.fetch", (watch) => client.users.fetch(alice.id, watch(call, "options"))],
    [
      "users.send",
      (watch) => client.users.send(alice.id, watch({ t: "@hello" }, "content"), watch(sending, "options")),
    ],
    ["me.notifications", (watch) => client.me.notifications(watch(call, "options"))],
    [
      "paginate",
      (watch) =>
        paginate(
          channel,
          watch(["one", { t: "two" }], "pages"),
          watch({ labels: { previous: "<", next: ">" } }, "options"),
        ).then((pager) => pager.stop()),
    ],
    [
      "rpc",
      (watch) => client.rpc.listChannelDetail(watch({ channelId: channel.id }, "request"), watch(call, "options")),
    ],
    [
      "rpc, whose code is still to be loaded",
      (watch) =>
        client.rpc.listChannelTimeline(
          watch({ channelId: channel.id, clanId: clan.id }, "request"),
          watch(call, "options"),
        ),
    ],
  ];
  const late: string[] = [];
  for (const [name, begin] of calls) {
    const { late: read, watch, seal } = watched();
    const answer = begin(watch);
    seal();
    await finish(answer);
    late.push(...read.map((path) => `${name}: ${path}`));
  }
  expect(late).toStrictEqual([]);
});

test("and every file that goes with a message", async () => {
  const { clan, sandbox } = await startOwner("socket");
  const channel = await clan.channels.create({ name: "several" });
  const files = ["first", "second"].map((text) => ({ name: `${text}.txt`, data: Buffer.from(text) as never }));
  const sending = channel.send("two files", { files });
  for (const file of files) (file.data as Buffer).fill(0);
  files[1] = { name: "other.txt", data: Buffer.from("other") as never };
  const { id } = await sending;
  const { attachments = [] } = sandbox.message(id) ?? {};
  const served = await Promise.all(
    attachments.map(async ({ filename, url }) => {
      const answer = await fetch(url.startsWith("http") ? url : `${sandbox.baseUrl}${url}`);
      return `${filename}: ${await answer.text()}`;
    }),
  );
  expect(served).toStrictEqual(["first.txt: first", "second.txt: second"]);
});

test("and the bytes of a file, which may be a buffer that is used again", async () => {
  const { clan, sandbox } = await startOwner("socket");
  const channel = await clan.channels.create({ name: "files" });
  const data = Buffer.from("first") as unknown as Uint8Array<ArrayBuffer>;
  const uploading = channel.files.upload({ name: "a.txt", data });
  data.fill(0);
  const { url = "" } = await uploading;
  const served = await fetch(url.startsWith("http") ? url : `${sandbox.baseUrl}${url}`);
  expect(await served.text()).toBe("first");
});
