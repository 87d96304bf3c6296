import { ChannelType } from "../../generated/constants.js";
import { createClan, createPerson, joinClan } from "./actions/clanMembership.js";
import { createClanChannel } from "./actions/creatingChannels.js";
import type { Platform } from "./platform.js";
import type { ResolvedSandboxOptions } from "./sandboxOptions.js";
import type { Clan } from "./state/clans.js";
import type { Person } from "./state/person.js";

/** The initial content of a sandbox. */
export interface SeededWorld {
  readonly bot: Person;
  readonly alice: Person;
  readonly clan: Clan;
  readonly voiceChannelId: string;
  readonly streamChannelId: string;
}

/** Creates the bot, alice, and her clan with a text channel, a voice room and a streaming channel. */
export function seedWorld(
  platform: Platform,
  { botId, botName, botProfile, botIs }: Pick<ResolvedSandboxOptions, "botId" | "botName" | "botProfile" | "botIs">,
): SeededWorld {
  const { displayName, avatarUrl: avatar, nick } = botProfile;
  const bot = createPerson(platform, { username: botName, isBot: true, id: botId, displayName, avatar });
  const alice = createPerson(platform, { username: "alice", isBot: false });
  const clan = createClan(platform, alice, { name: "Sandbox" });
  if (nick !== undefined) clan.profiles.set(bot.id, { nick, avatar: "" });
  joinClan(platform, bot, clan);
  if (botIs === "owner") clan.ownerId = bot.id;
  if (botIs === "admin") makeAdmin(platform, bot, clan);
  const room = (label: string, type: number): string =>
    createClanChannel(platform, alice, { clanId: clan.id, label, type }).id;
  return {
    bot,
    alice,
    clan,
    voiceChannelId: room("voice", ChannelType.MezonVoice),
    streamChannelId: room("stream", ChannelType.Streaming),
  };
}

const ADMINISTRATOR = "1";

function makeAdmin({ world }: Platform, person: Person, clan: Clan): void {
  world.roles.add({
    id: world.newId(),
    clanId: clan.id,
    creatorId: clan.ownerId,
    memberIds: new Set([person.id]),
    permissionIds: new Set([ADMINISTRATOR]),
    overrides: new Map(),
    title: "Admin",
    color: "",
    icon: "",
    description: "",
    displayOnline: 0,
    allowMention: 0,
    order: 0,
  });
}
