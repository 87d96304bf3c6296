import { expect, test } from "vitest";
import { ButtonBuilder } from "../../src/builders/index.js";
import { startBot } from "../client/botOnSandbox.js";
import { fullNameOf, JunkCalls } from "./callAll.js";
import { oddTexts } from "./oddTexts.js";
import { methodsOf, reachable } from "./reflect.js";

/** Methods that are not called with odd arguments, and why. */
const LEFT_OUT = {
  "Clan.leave": "the bot would be out of the clan that everything else is in",
};
/** Called after all others: they end what those are called on. */
const ENDS = /\.(?:delete|close|remove|leave|login|quit|archive|kick|ban|clear|removeAllListeners)$/i;
const CALLS = 40;
/** There are hundreds of them, and they are generated. */
const CALLS_OF_RPC = 8;

test("every public method of a client and what it leads to refuses odd arguments by errors of ours", async () => {
  const { client, sandbox } = await startBot({ limits: false, indexerApiUrl: undefined }, { botIs: "owner" });
  client.on("error", () => undefined);
  const sent = oddTexts(sandbox);
  const alice = sandbox.user("alice");
  const clan = await client.clans.fetch(sandbox.clanId);
  const channel = await client.channels.fetch(sandbox.channelId);
  const buttons = new ButtonBuilder().addButton({ id: "go", label: "Go" });
  const message = await channel.send({ t: "hi", components: buttons });
  const [click, reaction, command] = [message.awaitInteraction(), message.awaitReaction(), channel.awaitSlashCommand()];
  await client.me.quickMenus.add({ name: "look", action: "/look", clanId: clan.id, channelId: channel.id });
  await alice.click(message, "go");
  await alice.react(message, "👍");
  await alice.callQuickMenu(channel, "look");
  const roots = [
    ...[client, clan, channel, message],
    ...(await Promise.all([click, reaction, command])),
    await client.users.fetch(alice.id),
    await client.users.openDM(alice.id),
    await client.channels.fetch(sandbox.voiceChannelId),
    await message.startThread("aside"),
    await channel.sendEphemeral(alice.id, "psst"),
    await clan.roles.create({ title: "cooks" }),
    await clan.members.fetch(alice.id),
  ];
  const subjects = reachable(roots).map(({ name, object }) => ({ name, make: () => object }));
  const sense = ["hi", alice.id, channel.id, clan.id, message.id, {}, [alice.id], message, channel, 5, () => undefined];
  const calls = new JunkCalls(LEFT_OUT);
  const methods = subjects.flatMap((subject) => methodsOf(subject.make()).map((method) => ({ subject, method })));
  const isLast = ({ subject, method }: (typeof methods)[number]): boolean => ENDS.test(fullNameOf(subject, method));
  for (const { subject, method } of [...methods.filter((one) => !isLast(one)), ...methods.filter(isLast)])
    await calls.callMethod(subject, method, { sense, count: subject.name === "RpcClient" ? CALLS_OF_RPC : CALLS });
  await client.close({ drainMs: 0 });
  await calls.settled();
  // What the reflection must have found, among others.
  for (const name of ["Interaction.update", "SlashCommand.fetchMessage", "ClientWallet.submit", "Friends.list"])
    expect(calls.called).toContain(name);
  expect(calls.faults).toStrictEqual([]);
  expect(sent).toStrictEqual([]);
}, 120_000);
