import { ChannelType } from "../../../generated/constants.js";
import { describeChannel, describeCreated } from "../describe/channel.js";
import { describeProfile } from "../describe/people.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import { requireCategory } from "../state/categories.js";
import { type Channel, isConversation, isThread } from "../state/channel.js";
import type { Person } from "../state/person.js";
import { requireName } from "./names.js";

export interface ClanChannelRequest {
  readonly clanId: string;
  readonly label: string;
  /** A `ChannelType`. @default a text channel */
  readonly type?: number | undefined;
  readonly isPrivate?: boolean | undefined;
  /** Parent channel of a thread. */
  readonly parentId?: string | undefined;
  /** Members of a private channel or a thread, besides its creator. */
  readonly memberIds?: readonly string[] | undefined;
  readonly appId?: string | undefined;
  /** Id of a category. @default the clan's first */
  readonly categoryId?: string | undefined;
}

const VOICE: ReadonlySet<number> = new Set([ChannelType.GmeetVoice, ChannelType.MezonVoice, ChannelType.Streaming]);

const CLAN_TYPES: ReadonlySet<number> = new Set(
  Object.values(ChannelType).filter(
    (type) => type !== ChannelType.Unspecified && type !== ChannelType.Dm && type !== ChannelType.Group,
  ),
);

/** Creates a channel or a thread of a clan and notifies those who can see it. Allowed for every member. */
export function createClanChannel(platform: Platform, creator: Person, request: ClanChannelRequest): Channel {
  const { world, broadcaster } = platform;
  const clan = world.clans.getFor(creator.id, request.clanId);
  const type = request.type ?? ChannelType.Channel;
  if (!CLAN_TYPES.has(type)) throw invalid(`type ${type} is none of a channel in a clan`);
  const parentId = request.parentId ?? "0";
  if (type === ChannelType.Thread) requireParent(platform, creator, clan.id, parentId);
  else if (parentId !== "0") throw invalid("parent_id is for threads (type 7) only");
  const isPrivate = request.isPrivate ?? false;
  const invited = request.memberIds ?? [];
  for (const id of invited) if (!clan.memberIds.has(id)) throw invalid(`user ${id} is no member of clan ${clan.id}`);
  const channel = newChannel(platform, creator, {
    clanId: clan.id,
    parentId,
    type,
    isPrivate,
    label: requireName(request.label, "channel_label"),
    appId: request.appId ?? "0",
    categoryId: requireCategory(clan, request.categoryId).id,
    memberIds: isPrivate || type === ChannelType.Thread ? new Set([creator.id, ...invited]) : new Set(),
  });
  world.channels.add(channel);
  broadcaster.aboutChannel(channel, { case: "channelCreatedEvent", value: describeCreated(platform, channel) });
  if (invited.length > 0 && channel.memberIds.size > 0) pushAddedMembers(platform, channel, creator, invited);
  return channel;
}

/** Returns the direct conversation of two people; creates it on the first call. */
export function openDirectConversation(platform: Platform, creator: Person, otherId: string): Channel {
  const { world } = platform;
  const other = world.people.get(otherId);
  if (other.id === creator.id) throw invalid("a direct conversation needs somebody else");
  const known = world.channels.dmOf(creator.id, other.id);
  if (known !== undefined) return known;
  return createConversation(platform, creator, { type: ChannelType.Dm, label: "", otherIds: [other.id] });
}

/** Creates a conversation of several people. */
export function createGroup(
  platform: Platform,
  creator: Person,
  request: { readonly label: string; readonly otherIds: readonly string[] },
): Channel {
  if (request.label !== "") requireName(request.label, "channel_label");
  return createConversation(platform, creator, { ...request, type: ChannelType.Group });
}

/** Notifies people that they were added to a channel. */
export function pushAddedMembers(
  platform: Platform,
  channel: Channel,
  caller: Person,
  addedIds: readonly string[],
): void {
  const { world, broadcaster } = platform;
  const added = addedIds.map((id) => world.people.get(id));
  for (const member of channel.memberIds) {
    broadcaster.toPeople([member], {
      case: "userChannelAddedEvent",
      value: {
        channelDesc: describeChannel(platform, channel, world.people.get(member)),
        users: added.map((person) => describeProfile(platform, person)),
        clanId: channel.clanId,
        caller: describeProfile(platform, caller),
        createTimeSeconds: world.nowSeconds(),
        active: isThread(channel) || isConversation(channel) ? 1 : 0,
      },
    });
  }
}

function createConversation(
  platform: Platform,
  creator: Person,
  request: { readonly type: number; readonly label: string; readonly otherIds: readonly string[] },
): Channel {
  for (const id of request.otherIds) platform.world.people.get(id);
  const channel = newChannel(platform, creator, {
    clanId: "0",
    parentId: "0",
    type: request.type,
    isPrivate: true,
    label: request.label,
    appId: "0",
    categoryId: "0",
    memberIds: new Set([creator.id, ...request.otherIds]),
  });
  platform.world.channels.add(channel);
  pushAddedMembers(platform, channel, creator, [...channel.memberIds]);
  return channel;
}

function requireParent({ world }: Platform, creator: Person, clanId: string, parentId: string): void {
  if (parentId === "0") throw invalid("a thread needs a parent_id");
  const parent = world.channels.getFor(creator.id, parentId);
  if (parent.clanId !== clanId || isThread(parent))
    throw invalid(`channel ${parentId} cannot hold a thread of this clan`);
}

type Given = Pick<
  Channel,
  "clanId" | "parentId" | "type" | "isPrivate" | "label" | "appId" | "categoryId" | "memberIds"
>;

function newChannel({ world }: Platform, creator: Person, given: Given): Channel {
  const now = world.nowSeconds();
  const id = world.newId();
  return {
    ...given,
    id,
    meetingCode: VOICE.has(given.type) ? `room-${id}` : "",
    creatorId: creator.id,
    createTimeSeconds: now,
    updateTimeSeconds: now,
    roleIds: new Set(),
    personOverrides: new Map(),
    isArchived: false,
    encryption: "",
    topic: "",
    avatar: "",
    ageRestricted: 0,
    e2ee: 0,
  };
}
