import { EventAction } from "../../../../generated/constants.js";
import type { Clan } from "../../../model/clan/clan.js";
import type { ModelContext } from "../../../model/modelContext.js";
import type { AddRule } from "./stateRule.js";

/** Roles are created, changed and deleted; people get them and lose them. */
export function addRoleRules(context: ModelContext, on: AddRule): void {
  const { clans } = context;
  const isNeeded = (): boolean => knowsRoles(context);
  on(
    "role",
    ({ role, status, userAddIds, userRemoveIds }) => {
      const clan = role === undefined ? undefined : clans.get(role.clanId);
      if (role === undefined || clan === undefined) return;
      if (status === EventAction.Deleted) removeRole(clan, role.id);
      else clan.roles.upsert(role);
      clan.patchRole(role.id, userAddIds, userRemoveIds);
    },
    isNeeded,
  );
  on(
    "roleAssign",
    ({ ClanId, roleId, userIdsAssigned, userIdsRemoved }) => {
      clans.get(ClanId)?.patchRole(roleId, userIdsAssigned, userIdsRemoved);
    },
    isNeeded,
  );
}

/** Whether the roles of any clan are known, or its members, who have roles. */
export function knowsRoles({ clans }: ModelContext): boolean {
  return clans.known().some(({ roles, members }) => roles.loaded.isNeeded || members.loaded.isNeeded);
}

function removeRole(clan: Clan, roleId: string): void {
  clan.roles.remove(roleId);
  const members = [...(clan.members.loaded.known?.keys() ?? [])];
  clan.members.patchRole(roleId, [], members);
}
