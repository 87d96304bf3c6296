import { EventAction, PermissionOverride } from "../../../generated/constants.js";
import type { PermissionUpdate } from "../../../generated/mezon/api/role_pb.js";
import { audit } from "../actions/auditing.js";
import { managedClan } from "../actions/changingClans.js";
import { requireChannelManager } from "../actions/permissions.js";
import { channelsByRole, tellingOfSight } from "../actions/sight.js";
import { describeRole } from "../describe/role.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import { permissions } from "../state/permissions.js";
import type { Role } from "../state/roles.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** What roles allow, in a clan and in one channel of it. */
export const channelRoleHandlers = {
  deleteRole: ({ clanId, roleId }, { platform, caller }) => {
    const { world, pushes } = platform;
    const clan = managedClan(platform, caller, clanId);
    const role = world.roles.get(clan.id, roleId);
    tellingOfSight(platform, caller, channelsByRole(platform, clan.id), () => {
      world.roles.remove(role.id);
      for (const channel of world.channels.all()) channel.roleIds.delete(role.id);
    });
    const value = { role: describeRole(platform, role), status: EventAction.Deleted, userId: caller.id };
    pushes.toClan(clan.id, { case: "roleEvent", value });
    audit(platform, caller, { clanId: clan.id, action: "Delete Role", name: role.title, id: role.id });
  },

  updateRoleOrder: ({ clanId, roles }, { platform, caller }) => {
    const clan = managedClan(platform, caller, clanId);
    for (const { roleId, order } of roles) platform.world.roles.get(clan.id, roleId).order = order;
  },

  getRoleOfUserInTheClan: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const roles = platform.world.roles.of(clan.id).filter((role) => role.memberIds.has(caller.id));
    return { roles: roles.map((role) => describeRole(platform, role)) };
  },

  listRolePermissions: ({ roleId }, context) => {
    const role = roleFor(context, roleId);
    const allowed = permissions.filter(({ id }) => role.permissionIds.has(id));
    return { permissions: allowed.map((each) => ({ ...each, active: 1 })) };
  },

  listRoleUsers: (request, context) => {
    const { world, pushes } = context.platform;
    const { items, cursor } = pageOf([...roleFor(context, request.roleId).memberIds], request);
    const roleUsers = items.map((id) => {
      const { username, displayName, avatar: avatarUrl } = world.people.get(id);
      return { id, username, displayName, avatarUrl, online: pushes.isOnline(id) };
    });
    return { roleUsers, cursor };
  },

  listUserPermissionInChannel: ({ clanId, channelId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const channel = world.channels.getFor(caller.id, channelId);
    const roles = world.roles.of(clan.id).filter((role) => role.memberIds.has(caller.id));
    const isOwner = clan.ownerId === caller.id;
    const allowed = permissions.filter(({ id }) => isOwner || roles.some((role) => allows(role, channel.id, id)));
    return { clanId, channelId, permissions: { permissions: allowed.map((each) => ({ ...each, active: 1 })) } };
  },

  addRolesChannelDesc: ({ channelId, roleIds }, { platform, caller }) => {
    const { world } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    requireChannelManager(platform, caller, channel);
    const roles = roleIds.map((id) => world.roles.get(channel.clanId, id).id);
    tellingOfSight(platform, caller, [channel], () => {
      for (const id of roles) channel.roleIds.add(id);
    });
  },

  deleteRoleChannelDesc: ({ channelId, roleId }, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    requireChannelManager(platform, caller, channel);
    tellingOfSight(platform, caller, [channel], () => {
      channel.roleIds.delete(roleId);
    });
  },

  getPermissionByRoleIdChannelId: ({ roleId, channelId, userId }, context) => {
    const role = roleFor(context, roleId);
    const overrides = role.overrides.get(context.platform.world.channels.getFor(context.caller.id, channelId).id);
    const permissionRoleChannel = [...(overrides ?? [])].map(([permissionId, type]) => {
      return { permissionId, active: type === PermissionOverride.Allow };
    });
    return { roleId, channelId, userId, permissionRoleChannel };
  },

  setRoleChannelPermission: ({ roleId, channelId, userId, permissionUpdate }, context) => {
    const { platform, caller } = context;
    const role = roleFor(context, roleId);
    const channel = platform.world.channels.getFor(caller.id, channelId);
    requireChannelManager(platform, caller, channel);
    role.overrides.set(channel.id, changed(role.overrides.get(channel.id), permissionUpdate));
    tellSet(platform, context, { roleId: role.id, userId, channelId: channel.id, permissionUpdates: permissionUpdate });
  },
} satisfies Handlers;

function changed(
  known: ReadonlyMap<string, number> | undefined,
  updates: readonly PermissionUpdate[],
): ReadonlyMap<string, number> {
  const overrides = new Map(known);
  for (const { permissionId, type } of updates) {
    if (!permissions.some(({ id }) => id === permissionId)) throw invalid(`there is no permission ${permissionId}`);
    if (type === PermissionOverride.Neutral) overrides.delete(permissionId);
    else overrides.set(permissionId, type);
  }
  return overrides;
}

function allows(role: Role, channelId: string, permissionId: string): boolean {
  const override = role.overrides.get(channelId)?.get(permissionId);
  return override === undefined ? role.permissionIds.has(permissionId) : override === PermissionOverride.Allow;
}

function tellSet(
  { pushes, world }: Platform,
  { caller }: CallContext,
  set: { roleId: string; userId: string; channelId: string; permissionUpdates: PermissionUpdate[] },
): void {
  const { clanId } = world.channels.get(set.channelId);
  pushes.toClan(clanId, { case: "permissionSetEvent", value: { ...set, caller: caller.id } });
}

/** A role of a clan the caller is in. */
function roleFor({ platform, caller }: CallContext, roleId: string): Role {
  const role = platform.world.roles.find(roleId);
  platform.world.clans.getFor(caller.id, role?.clanId ?? "0");
  return platform.world.roles.get(role?.clanId ?? "0", roleId);
}
