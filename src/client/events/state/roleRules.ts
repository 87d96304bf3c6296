import { EventAction } from "../../../../generated/constants.js";
import type { Clan } from "../../../model/clan/clan.js";
import type { ModelContext } from "../../../model/modelContext.js";
import type { AddRule } from "./stateRule.js";

/** Adds the rules for roles that are created, changed or deleted, and for people who get or lose them. */
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

/** Whether the roles or the members of any clan are known. Members carry the ids of their roles. */
export function knowsRoles({ clans }: ModelContext): boolean {
  return clans.cached().some(({ roles, members }) => roles.loaded.isNeeded || members.loaded.isNeeded);
}

function removeRole(clan: Clan, roleId: string): void {
  clan.roles.remove(roleId);
  const members = [...(clan.members.loaded.cached?.keys() ?? [])];
  clan.members.patchRole(roleId, [], members);
}
