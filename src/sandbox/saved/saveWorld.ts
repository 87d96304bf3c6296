import { base64 } from "../crypto.js";
import type { Channel } from "../state/channel.js";
import type { Clan } from "../state/clans.js";
import type { Message } from "../state/message.js";
import { permissions } from "../state/permissions.js";
import type { Person } from "../state/person.js";
import type { Role } from "../state/roles.js";
import type { World } from "../state/world.js";
import type { SavedChannel, SavedClan, SavedMessage, SavedPerson, SavedRole, SavedWorld } from "./savedWorld.js";

/** The default clan, channels and people of a sandbox. */
type Landmarks = Pick<SavedWorld, "botId" | "clanId" | "voiceChannelId" | "streamChannelId" | "userId">;

/** Returns the world as plain data. @param unitsOf Returns a person's balance. */
export function saveWorld(world: World, landmarks: Landmarks, unitsOf: (personId: string) => bigint): SavedWorld {
  const people = [...world.people.all()];
  const clans = [...world.clans.all()];
  const channels = world.channels.all();
  return {
    version: 1,
    ...landmarks,
    people: people.map(savedPerson),
    clans: clans.map(savedClan),
    channels: channels.map(savedChannel),
    roles: clans.flatMap((clan) => world.roles.of(clan.id).map(savedRole)),
    quickMenus: world.quickMenus.all(),
    messages: channels.flatMap((channel) => world.messages.of(channel.id).map(savedMessage)),
    pins: channels.flatMap((channel) => world.pins.of(channel.id)),
    files: world.files.all().map(([path, { type, body }]) => ({ path, type, base64: base64(body) })),
    balances: people.map(({ id }) => ({ userId: id, units: String(unitsOf(id)) })),
  };
}

export function savedPerson({ id, username, isBot, displayName, avatar, createTimeSeconds }: Person): SavedPerson {
  return { id, username, isBot, displayName, avatar, createTimeSeconds };
}

export function savedClan(clan: Clan): SavedClan {
  const { id, name, ownerId, createTimeSeconds, memberIds, profiles, categories, welcomeChannelId } = clan;
  const nicks = [...profiles].map(([personId, { nick }]) => ({ personId, nick })).filter(({ nick }) => nick !== "");
  return { id, name, ownerId, createTimeSeconds, memberIds: [...memberIds], nicks, categories, welcomeChannelId };
}

export function savedChannel(channel: Channel): SavedChannel {
  const { id, clanId, parentId, categoryId, type, label: name, topic, isPrivate, isArchived } = channel;
  const { creatorId, meetingCode, createTimeSeconds, memberIds, roleIds } = channel;
  return {
    ...{ id, clanId, parentId, categoryId, type, name, topic, isPrivate, isArchived },
    ...{ creatorId, meetingCode, createTimeSeconds, memberIds: [...memberIds], roleIds: [...roleIds] },
  };
}

export function savedRole({
  id,
  clanId,
  creatorId,
  title: name,
  color,
  order,
  memberIds,
  permissionIds,
}: Role): SavedRole {
  const slugs = permissions.filter((permission) => permissionIds.has(permission.id)).map(({ slug }) => slug);
  return { id, clanId, creatorId, name, color, order, memberIds: [...memberIds], permissions: slugs };
}

function savedMessage(message: Message): SavedMessage {
  const { id, channelId, clanId, senderId, code, topicId, createTimeSeconds, updateTimeSeconds, body } = message;
  const reactions = [...message.reactions.values()].map((reaction) => ({ ...reaction }));
  return { id, channelId, clanId, senderId, code, topicId, createTimeSeconds, updateTimeSeconds, body, reactions };
}
