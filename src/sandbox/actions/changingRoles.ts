import { EventAction } from "../../../generated/constants.js";
import { describeRole } from "../describe/role.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import type { Clan } from "../state/clans.js";
import { permissions } from "../state/permissions.js";
import type { Person } from "../state/person.js";
import type { Role } from "../state/roles.js";
import { audit } from "./auditing.js";
import { managedClan } from "./changingClans.js";
import { requireName } from "./names.js";
import { channelsByRole, trackVisibility } from "./visibility.js";

export interface NewRole {
  readonly clanId: string;
  readonly title: string;
  readonly color: string;
  readonly roleIcon: string;
  readonly description: string;
  readonly displayOnline: number;
  readonly allowMention: number;
  readonly orderRole: number;
  readonly addUserIds: readonly string[];
  readonly activePermissionIds: readonly string[];
}

/** Changes of a role; omitted fields keep their value. */
export interface RoleChange {
  readonly clanId: string;
  readonly roleId: string;
  readonly title?: string | undefined;
  readonly color?: string | undefined;
  readonly roleIcon?: string | undefined;
  readonly description?: string | undefined;
  readonly displayOnline: number;
  readonly allowMention: number;
  readonly addUserIds: readonly string[];
  readonly removeUserIds: readonly string[];
  readonly activePermissionIds: readonly string[];
  readonly removePermissionIds: readonly string[];
}

/** Creates a role and notifies the clan. Allowed for those who manage the clan. */
export function createRole(platform: Platform, person: Person, request: NewRole): Role {
  const { world } = platform;
  const clan = managedClan(platform, person, request.clanId);
  requireGrantable(clan, request);
  const role: Role = {
    id: world.newId(),
    clanId: clan.id,
    creatorId: person.id,
    memberIds: new Set(request.addUserIds),
    permissionIds: new Set(request.activePermissionIds),
    title: requireName(request.title, "title"),
    color: request.color,
    icon: request.roleIcon,
    description: request.description,
    displayOnline: request.displayOnline,
    allowMention: request.allowMention,
    order: request.orderRole,
    overrides: new Map(),
  };
  world.roles.add(role);
  pushRole(platform, person, role, EventAction.Created, { ...request, removeUserIds: [], removePermissionIds: [] });
  return role;
}

/** Changes a role, its members and its permissions, and notifies the clan. Allowed for those who manage the clan. */
export function changeRole(platform: Platform, person: Person, change: RoleChange): void {
  const clan = managedClan(platform, person, change.clanId);
  const role = platform.world.roles.get(clan.id, change.roleId);
  requireGrantable(clan, change);
  role.title = change.title === undefined ? role.title : requireName(change.title, "title");
  role.color = change.color ?? role.color;
  role.icon = change.roleIcon ?? role.icon;
  role.description = change.description ?? role.description;
  role.displayOnline = change.displayOnline;
  role.allowMention = change.allowMention;
  trackVisibility(platform, person, channelsByRole(platform, clan.id), () => {
    for (const id of change.addUserIds) role.memberIds.add(id);
    for (const id of change.removeUserIds) role.memberIds.delete(id);
  });
  for (const id of change.activePermissionIds) role.permissionIds.add(id);
  for (const id of change.removePermissionIds) role.permissionIds.delete(id);
  pushRole(platform, person, role, EventAction.Updated, change);
}

/**
 * Deletes a role and notifies the clan, and those who can no longer see a channel. Allowed for those who manage the
 * clan.
 */
export function deleteRole(platform: Platform, person: Person, clanId: string, roleId: string): void {
  const { world, broadcaster } = platform;
  const clan = managedClan(platform, person, clanId);
  const role = world.roles.get(clan.id, roleId);
  trackVisibility(platform, person, channelsByRole(platform, clan.id), () => {
    world.roles.remove(role.id);
    for (const channel of world.channels.all()) channel.roleIds.delete(role.id);
  });
  const value = { role: describeRole(platform, role), status: EventAction.Deleted, userId: person.id };
  broadcaster.toClan(clan.id, { case: "roleEvent", value });
  audit(platform, person, { clanId: clan.id, action: "Delete Role", name: role.title, id: role.id });
}

/** Sorts roles by their numbers. Allowed for those who manage the clan. */
export function orderRoles(
  platform: Platform,
  person: Person,
  clanId: string,
  orders: readonly { readonly roleId: string; readonly order: number }[],
): void {
  const clan = managedClan(platform, person, clanId);
  const ordered = orders.map(({ roleId, order }) => ({ role: platform.world.roles.get(clan.id, roleId), order }));
  for (const { role, order } of ordered) role.order = order;
}

type Grants = Pick<RoleChange, "addUserIds" | "activePermissionIds">;

function requireGrantable(clan: Clan, { addUserIds, activePermissionIds }: Grants): void {
  for (const id of addUserIds) if (!clan.memberIds.has(id)) throw invalid(`user ${id} is no member of clan ${clan.id}`);
  for (const id of activePermissionIds) {
    if (!permissions.some((permission) => permission.id === id)) throw invalid(`there is no permission ${id}`);
  }
}

type Effect = Pick<RoleChange, "addUserIds" | "removeUserIds" | "activePermissionIds" | "removePermissionIds">;

function pushRole(platform: Platform, person: Person, role: Role, status: number, effect: Effect): void {
  const { broadcaster } = platform;
  broadcaster.toClan(role.clanId, {
    case: "roleEvent",
    value: {
      role: describeRole(platform, role),
      status,
      userId: person.id,
      userAddIds: [...effect.addUserIds],
      userRemoveIds: [...effect.removeUserIds],
      activePermissionIds: [...effect.activePermissionIds],
      removePermissionIds: [...effect.removePermissionIds],
    },
  });
  if (effect.addUserIds.length + effect.removeUserIds.length === 0) return;
  broadcaster.toClan(role.clanId, {
    case: "roleAssignEvent",
    value: {
      ClanId: role.clanId,
      roleId: role.id,
      userIdsAssigned: [...effect.addUserIds],
      userIdsRemoved: [...effect.removeUserIds],
    },
  });
}
