import { PermissionOverride } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import { permissions } from "../state/permissions.js";
import type { Person } from "../state/person.js";
import { requireChannelManager } from "./permissions.js";
import { trackVisibility } from "./visibility.js";

/**
 * Gives the members of roles access to a private channel. Like the actions below, allowed for those who manage the
 * channel.
 */
export function grantRoleAccess(
  platform: Platform,
  person: Person,
  channelId: string,
  roleIds: readonly string[],
): void {
  const { world } = platform;
  const channel = world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  const ids = roleIds.map((id) => world.roles.get(channel.clanId, id).id);
  trackVisibility(platform, person, [channel], () => {
    for (const id of ids) channel.roleIds.add(id);
  });
}

/** Ends the access of a role's members to a private channel, unless they have it for another reason. */
export function revokeRoleAccess(platform: Platform, person: Person, channelId: string, roleId: string): void {
  const channel = platform.world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  trackVisibility(platform, person, [channel], () => {
    channel.roleIds.delete(roleId);
  });
}

/** Changes of the permissions of a role or a person in one channel. */
export interface OverrideRequest {
  readonly roleId: string;
  readonly channelId: string;
  /** Whose permissions, if `roleId` is "0". */
  readonly userId: string;
  readonly permissionUpdate: readonly { readonly permissionId: string; readonly slug: string; readonly type: number }[];
}

/** Allows or denies permissions to a role or a person in one channel of a clan, and notifies the clan. */
export function overridePermissions(platform: Platform, person: Person, request: OverrideRequest): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, request.channelId);
  requireChannelManager(platform, person, channel);
  const { roleId, userId } = request;
  if (roleId === "0") {
    if (!world.clans.get(channel.clanId).memberIds.has(userId))
      throw invalid(`user ${userId} is no member of the clan`);
    channel.personOverrides.set(userId, changed(channel.personOverrides.get(userId), request.permissionUpdate));
  } else {
    // The right to manage one clan does not include the roles of another.
    const { overrides } = world.roles.get(channel.clanId, roleId);
    overrides.set(channel.id, changed(overrides.get(channel.id), request.permissionUpdate));
  }
  broadcaster.toClan(channel.clanId, {
    case: "permissionSetEvent",
    value: {
      ...{ roleId, userId },
      channelId: channel.id,
      permissionUpdates: [...request.permissionUpdate],
      caller: person.id,
    },
  });
}

function changed(
  known: ReadonlyMap<string, number> | undefined,
  updates: OverrideRequest["permissionUpdate"],
): ReadonlyMap<string, number> {
  const overrides = new Map(known);
  for (const { permissionId, type } of updates) {
    if (!permissions.some(({ id }) => id === permissionId)) throw invalid(`there is no permission ${permissionId}`);
    if (type === PermissionOverride.Neutral) overrides.delete(permissionId);
    else overrides.set(permissionId, type);
  }
  return overrides;
}
