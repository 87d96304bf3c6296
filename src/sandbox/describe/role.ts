import type { Role as WireRole } from "../../../generated/mezon/api/role_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { permissions } from "../state/permissions.js";
import type { Role } from "../state/roles.js";

/** The highest rank of a role in the sandbox. */
const LEVEL = 1;

export function describeRole({ world, broadcaster }: Platform, role: Role): Init<WireRole> {
  const members = [...role.memberIds].flatMap((id) => world.people.find(id) ?? []);
  return {
    id: role.id,
    title: role.title,
    slug: role.title.toLowerCase().replaceAll(/\s+/g, "-"),
    color: role.color,
    roleIcon: role.icon,
    description: role.description,
    creatorId: role.creatorId,
    clanId: role.clanId,
    active: 1,
    displayOnline: role.displayOnline,
    allowMention: role.allowMention,
    orderRole: role.order,
    maxLevelPermission: LEVEL,
    roleUserList: {
      roleUsers: members.map((person) => ({
        id: person.id,
        username: person.username,
        displayName: person.displayName,
        avatarUrl: person.avatar,
        online: broadcaster.isOnline(person.id),
      })),
    },
    permissionList: {
      permissions: permissions.filter(({ id }) => role.permissionIds.has(id)).map((each) => ({ ...each, active: 1 })),
    },
  };
}
