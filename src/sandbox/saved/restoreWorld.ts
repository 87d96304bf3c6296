import { ValidationError } from "../../core/errors.js";
import { fromBase64 } from "../crypto.js";
import type { SeededWorld } from "../seedWorld.js";
import type { Channel } from "../state/channel.js";
import type { Clan } from "../state/clans.js";
import { type Message, reactionKey } from "../state/message.js";
import { permissionId } from "../state/permissions.js";
import type { Role } from "../state/roles.js";
import type { World } from "../state/world.js";
import type { SavedChannel, SavedClan, SavedMessage, SavedRole, SavedWorld } from "./savedWorld.js";

/**
 * Fills an empty world with a saved one.
 *
 * @throws {ValidationError} if the saved one contains a reference to a missing item.
 */
export function restoreWorld(world: World, saved: SavedWorld): SeededWorld {
  for (const person of saved.people) world.people.create(person);
  for (const clan of saved.clans) world.clans.add(clanOf(clan));
  for (const role of saved.roles) world.roles.add(roleOf(role));
  for (const channel of saved.channels) world.channels.add(channelOf(channel));
  for (const menu of saved.quickMenus) world.quickMenus.set(menu);
  for (const [index, message] of saved.messages.entries()) {
    if (world.people.find(message.senderId) === undefined || world.channels.find(message.channelId) === undefined)
      throw new ValidationError(`world.messages[${index}]`, "names a person or a channel that the world does not hold");
    world.messages.add(messageOf(message));
  }
  for (const pin of saved.pins) world.pins.add(pin);
  for (const [index, { path, type, base64 }] of saved.files.entries()) {
    world.files.set(path, { type, body: bytesOf(base64, `world.files[${index}].base64`) });
  }
  return landmarksOf(world, saved);
}

function bytesOf(base64: string, path: string): Uint8Array {
  try {
    return fromBase64(base64);
  } catch (cause) {
    throw new ValidationError(path, "is not base64", { cause });
  }
}

function landmarksOf(world: World, saved: SavedWorld): SeededWorld {
  const bot = world.people.find(saved.botId);
  const alice = world.people.find(saved.userId);
  const clan = world.clans.find(saved.clanId);
  if (bot?.isBot !== true) throw new ValidationError("world.botId", "names no bot of the world");
  if (alice === undefined) throw new ValidationError("world.userId", "names no person of the world");
  if (clan === undefined) throw new ValidationError("world.clanId", "names no clan of the world");
  return { bot, alice, clan, voiceChannelId: saved.voiceChannelId, streamChannelId: saved.streamChannelId };
}

function clanOf({ memberIds, nicks, categories, ...clan }: SavedClan): Clan {
  return {
    ...clan,
    memberIds: new Set(memberIds),
    profiles: new Map(nicks.map(({ personId, nick }) => [personId, { nick, avatar: "" }])),
    categories: categories.map((category) => ({ ...category })),
    bans: new Map(),
    about: "",
    isOnboarding: false,
    onboardingBanner: "",
    isCommunity: false,
    communityBanner: "",
    shortUrl: "",
    preventAnonymous: false,
    logo: "",
    banner: "",
    description: "",
  };
}

function roleOf({ name, memberIds, permissions, ...role }: SavedRole): Role {
  return {
    ...role,
    title: name,
    memberIds: new Set(memberIds),
    permissionIds: new Set(permissions.map(permissionId)),
    overrides: new Map(),
    icon: "",
    description: "",
    displayOnline: 0,
    allowMention: 1,
  };
}

function channelOf({ name, memberIds, roleIds, ...channel }: SavedChannel): Channel {
  return {
    ...channel,
    label: name,
    memberIds: new Set(memberIds),
    roleIds: new Set(roleIds),
    personOverrides: new Map(),
    appId: "0",
    encryption: "",
    avatar: "",
    ageRestricted: 0,
    e2ee: 0,
    updateTimeSeconds: channel.createTimeSeconds,
  };
}

function messageOf({ reactions, ...message }: SavedMessage): Message {
  const byEmojiAndSender = reactions.map((reaction) => [reactionKey(reaction), { ...reaction }] as const);
  return { ...message, hideEdited: false, reactions: new Map(byEmojiAndSender) };
}
