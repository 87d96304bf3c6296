import { ChannelType } from "../../generated/constants.js";
import { changeRole, createRole } from "./actions/changingRoles.js";
import { createClan, joinClan } from "./actions/clanMembership.js";
import { createClanChannel, createGroup, openDirectConversation } from "./actions/creatingChannels.js";
import { inviteTo } from "./actions/inviting.js";
import { newUploadPath, putFile } from "./actions/uploads.js";
import type { Platform } from "./platform.js";
import { invalid } from "./refusal.js";
import type { Channel } from "./state/channel.js";
import { permissionId } from "./state/permissions.js";
import type { Person } from "./state/person.js";
import type {
  ChangeRoleOptions,
  CreateChannelOptions,
  CreateClanOptions,
  CreateRoleOptions,
  SandboxClan,
  SandboxFile,
} from "./worldOptions.js";

/** Ids that are used if the options contain none. */
interface Defaults {
  readonly clanId: string;
  readonly botId: string;
  readonly userId: string;
}

/** Creates a clan with its members. */
export function addClan(platform: Platform, options: CreateClanOptions, defaults: Defaults): SandboxClan {
  const { name, ownerId = defaults.userId, memberIds = [defaults.botId] } = options;
  const { people } = platform.world;
  return platform.broadcaster.deliverAfter(() => {
    const members = memberIds.map((id) => people.get(id));
    const clan = createClan(platform, people.get(ownerId), { name });
    for (const member of members) joinClan(platform, member, clan);
    return { id: clan.id, name: clan.name, ownerId, channelId: clan.welcomeChannelId };
  });
}

/** Creates a channel in the name of the clan's owner, or a conversation in that of the first of its members. */
export function addChannel(platform: Platform, options: CreateChannelOptions, defaults: Defaults): Channel {
  const { clanId = defaults.clanId, memberIds = [], name = "", type = ChannelType.Channel } = options;
  const { isPrivate = false, parentId = "0" } = options;
  return platform.broadcaster.deliverAfter(() => {
    if (type === ChannelType.Dm || type === ChannelType.Group)
      return addConversation(platform, type, name, memberIds.length > 1 ? memberIds : [defaults.userId, ...memberIds]);
    const rest = { label: name, type, isPrivate, parentId, memberIds };
    return createClanChannel(platform, ownerOf(platform, clanId), { clanId, ...rest });
  });
}

function addConversation(platform: Platform, type: number, label: string, memberIds: readonly string[]): Channel {
  const [creatorId, ...otherIds] = memberIds;
  const [otherId] = otherIds;
  if (creatorId === undefined || otherId === undefined) throw invalid("memberIds: a conversation needs two people");
  const creator = platform.world.people.get(creatorId);
  return type === ChannelType.Dm
    ? openDirectConversation(platform, creator, otherId)
    : createGroup(platform, creator, { label, otherIds });
}

/** Creates a role in the name of the clan's owner. Returns its id. */
export function addRole(platform: Platform, options: CreateRoleOptions, defaults: Defaults): string {
  const { name, clanId = defaults.clanId, memberIds = [], permissions: slugs = [], color = "" } = options;
  const request = { clanId, title: name, color, addUserIds: memberIds, activePermissionIds: slugs.map(permissionId) };
  const rest = { roleIcon: "", description: "", displayOnline: 0, allowMention: 1, orderRole: 0 };
  const owner = ownerOf(platform, clanId);
  return platform.broadcaster.deliverAfter(() => createRole(platform, owner, { ...request, ...rest })).id;
}

/** Changes a role in the name of the clan's owner. */
export function changeRoleAsOwner(platform: Platform, roleId: string, change: ChangeRoleOptions): void {
  const role = platform.world.roles.find(roleId);
  if (role === undefined) throw invalid(`there is no role ${roleId}`);
  const { addMemberIds = [], removeMemberIds = [], addPermissions = [], removePermissions = [] } = change;
  const { displayOnline, allowMention, clanId } = role;
  const owner = ownerOf(platform, clanId);
  platform.broadcaster.deliverAfter(() =>
    changeRole(platform, owner, {
      ...{ clanId, roleId, displayOnline, allowMention, addUserIds: addMemberIds, removeUserIds: removeMemberIds },
      activePermissionIds: addPermissions.map(permissionId),
      removePermissionIds: removePermissions.map(permissionId),
    }),
  );
}

/** Creates an invite to a clan, in the name of its owner unless another person is given. Returns its id. */
export function addInvite(platform: Platform, clanId: string, creatorId: string | undefined): string {
  const creator = creatorId === undefined ? ownerOf(platform, clanId) : platform.world.people.get(creatorId);
  return inviteTo(platform, creator, { clanId }).id;
}

/** Stores a file as if a person had uploaded it. Returns its path. */
export function addFile(platform: Platform, personId: string, { name, type, body }: SandboxFile): string {
  const { people, files } = platform.world;
  const path = newUploadPath(people.get(personId), { filename: name, size: body.length });
  putFile(platform, path, files.tokenFor(path), { type, body });
  return path;
}

function ownerOf({ world }: Platform, clanId: string): Person {
  return world.people.get(world.clans.get(clanId).ownerId);
}
