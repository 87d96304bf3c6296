import { PermissionOverride } from "../../../generated/constants.js";
import { deleteRole, orderRoles } from "../actions/changingRoles.js";
import { grantRoleAccess, overridePermissions, revokeRoleAccess } from "../actions/channelRoles.js";
import { describeRole } from "../describe/role.js";
import { permissions } from "../state/permissions.js";
import type { Role } from "../state/roles.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** Permissions of roles, in a clan and in one channel of it. */
export const channelRoleHandlers = {
  deleteRole: ({ clanId, roleId }, { platform, caller }) => deleteRole(platform, caller, clanId, roleId),

  updateRoleOrder: ({ clanId, roles }, { platform, caller }) => orderRoles(platform, caller, clanId, roles),

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
    const { world, broadcaster } = context.platform;
    const { items, cursor } = pageOf([...roleFor(context, request.roleId).memberIds], request);
    const roleUsers = items.map((id) => {
      const { username, displayName, avatar: avatarUrl } = world.people.get(id);
      return { id, username, displayName, avatarUrl, online: broadcaster.isOnline(id) };
    });
    return { roleUsers, cursor };
  },

  listUserPermissionInChannel: ({ clanId, channelId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const channel = world.channels.getFor(caller.id, channelId);
    const roles = world.roles.of(clan.id).filter((role) => role.memberIds.has(caller.id));
    const isOwner = clan.ownerId === caller.id;
    const own = channel.personOverrides.get(caller.id);
    const allowed = permissions.filter(({ id }) => {
      const override = own?.get(id);
      if (isOwner || override !== undefined) return isOwner || override === PermissionOverride.Allow;
      return roles.some((role) => allows(role, channel.id, id));
    });
    return { clanId, channelId, permissions: { permissions: allowed.map((each) => ({ ...each, active: 1 })) } };
  },

  addRolesChannelDesc: ({ channelId, roleIds }, { platform, caller }) =>
    grantRoleAccess(platform, caller, channelId, roleIds),

  deleteRoleChannelDesc: ({ channelId, roleId }, { platform, caller }) =>
    revokeRoleAccess(platform, caller, channelId, roleId),

  getPermissionByRoleIdChannelId: ({ roleId, channelId, userId }, context) => {
    const { id, personOverrides } = context.platform.world.channels.getFor(context.caller.id, channelId);
    const overrides = roleId === "0" ? personOverrides.get(userId) : roleFor(context, roleId).overrides.get(id);
    const permissionRoleChannel = [...(overrides ?? [])].map(([permissionId, type]) => {
      return { permissionId, active: type === PermissionOverride.Allow };
    });
    return { roleId, channelId, userId, permissionRoleChannel };
  },

  setRoleChannelPermission: (request, { platform, caller }) => overridePermissions(platform, caller, request),
} satisfies Handlers;

function allows(role: Role, channelId: string, permissionId: string): boolean {
  const override = role.overrides.get(channelId)?.get(permissionId);
  return override === undefined ? role.permissionIds.has(permissionId) : override === PermissionOverride.Allow;
}

/** Returns a role of a clan of which the caller is a member. */
function roleFor({ platform, caller }: CallContext, roleId: string): Role {
  const role = platform.world.roles.find(roleId);
  platform.world.clans.getFor(caller.id, role?.clanId ?? "0");
  return platform.world.roles.get(role?.clanId ?? "0", roleId);
}
