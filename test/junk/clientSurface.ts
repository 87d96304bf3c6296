import { ButtonBuilder } from "../../src/builders/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { startBot } from "../client/botOnSandbox.js";
import { oddTexts } from "./oddTexts.js";
import type { Surface } from "./surfaces.js";

const DAY_MS = 86_400_000;

/** What is created, and named. */
const shapes = [
  "message",
  { name: "other" },
  { name: "other", action: "/other" },
  { title: "other" },
  { title: "other", content: "text" },
  { title: "other", start: new Date(2 * DAY_MS), end: new Date(3 * DAY_MS), address: "here" },
  { question: "Tea?", answers: ["yes", "no"] },
  { pollId: "5", messageId: "5" },
  { shortname: ":other:", source: "https://localhost/other.png" },
  { url: "https://localhost/song.mp3" },
];

/** A client, and one of each object that it leads to. */
export async function clientSurface(): Promise<
  Surface & {
    readonly sandbox: Sandbox;
    readonly sent: readonly string[];
    readonly end: () => Promise<void>;
  }
> {
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
  const sense = ["hi", alice.id, channel.id, clan.id, message.id, {}, [alice.id], message, channel, 5, () => undefined];
  const [menu] = await client.me.quickMenus.list();
  const named = { ArtworkList: clan.emojis, NotificationSettings: channel.notifications };
  return { sandbox, sent, roots, named, sense, shapes: [menu, ...shapes], end: () => client.close({ drainMs: 0 }) };
}
