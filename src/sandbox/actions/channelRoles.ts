import { PermissionOverride } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import { permissions } from "../state/permissions.js";
import type { Person } from "../state/person.js";
import { requireChannelManager } from "./permissions.js";
import { trackVisibility } from "./visibility.js";

/** Lets the members of roles into a private channel. Whoever manages the channel may, here and below. */
export function letRolesIn(platform: Platform, person: Person, channelId: string, roleIds: readonly string[]): void {
  const { world } = platform;
  const channel = world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  const ids = roleIds.map((id) => world.roles.get(channel.clanId, id).id);
  trackVisibility(platform, person, [channel], () => {
    for (const id of ids) channel.roleIds.add(id);
  });
}

/** Lets the members of a role no longer into a private channel, unless something else does. */
export function keepRoleOut(platform: Platform, person: Person, channelId: string, roleId: string): void {
  const channel = platform.world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  trackVisibility(platform, person, [channel], () => {
    channel.roleIds.delete(roleId);
  });
}

/** What a role is to do about permissions in one channel. */
export interface OverrideRequest {
  readonly roleId: string;
  readonly channelId: string;
  /** Passed on to those who are told. */
  readonly userId: string;
  readonly permissionUpdate: readonly { readonly permissionId: string; readonly slug: string; readonly type: number }[];
}

/** Allows or denies things to a role in one channel of its clan, and tells the clan. */
export function overridePermissions(platform: Platform, person: Person, request: OverrideRequest): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, request.channelId);
  requireChannelManager(platform, person, channel);
  // Who manages one clan says nothing about the roles of another.
  const role = world.roles.get(channel.clanId, request.roleId);
  role.overrides.set(channel.id, changed(role.overrides.get(channel.id), request.permissionUpdate));
  broadcaster.toClan(channel.clanId, {
    case: "permissionSetEvent",
    value: {
      roleId: role.id,
      userId: request.userId,
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
