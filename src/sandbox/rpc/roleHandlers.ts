import { changeRole, createRole } from "../actions/changingRoles.js";
import { describeRole } from "../describe/role.js";
import { permissions } from "../state/permissions.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

export const roleHandlers = {
  listRoles: (request, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, request.clanId);
    const { items, cursor } = pageOf(platform.world.roles.of(clan.id), request);
    const roles = items.map((role) => describeRole(platform, role));
    return { clanId: clan.id, limit: request.limit, state: request.state, cursor, roles: { roles } };
  },

  createRole: (request, { platform, caller }) => describeRole(platform, createRole(platform, caller, request)),

  updateRole: (request, { platform, caller }) => changeRole(platform, caller, request),

  getListPermission: () => ({ permissions: permissions.map((each) => ({ ...each, active: 1 })) }),
} satisfies Handlers;
