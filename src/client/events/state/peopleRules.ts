import type { ModelContext } from "../../../model/modelContext.js";
import { knowsRoles } from "./roleRules.js";
import type { AddRule } from "./stateRule.js";

/** Adds the rules for changed profiles, statuses and presences, and for deleted accounts. */
export function addPeopleRules(context: ModelContext, on: AddRule): void {
  const { clans, users } = context;
  const knowsMembers = (): boolean => clans.cached().some(({ members }) => members.loaded.isNeeded);
  const knowsUsers = (): boolean => users.size > 0;
  const knowsPeople = (): boolean => knowsUsers() || knowsMembers();
  on(
    "deleteAccount",
    ({ userId }) => {
      users.remove(userId);
      for (const clan of clans.cached()) clan.removeMembers([userId]);
    },
    () => knowsPeople() || knowsRoles(context),
  );
  on(
    "clanProfileUpdated",
    ({ clanId, userId, clanNick, clanAvatar }) => {
      clans.get(clanId)?.members.get(userId)?.patch({ clanNick, clanAvatar });
    },
    knowsMembers,
  );
  on(
    "userProfileUpdated",
    ({ userId, displayName, avatar, aboutMe }) => {
      const changes = { displayName, avatarUrl: avatar, aboutMe };
      users.get(userId)?.patch(changes);
      for (const clan of clans.cached()) {
        const member = clan.members.get(userId);
        if (member?.wire.user !== undefined) member.patch({ user: { ...member.wire.user, ...changes } });
      }
    },
    knowsPeople,
  );
  on("userStatus", ({ userId, customStatus }) => users.get(userId)?.patch({ userStatus: customStatus }), knowsUsers);
  on(
    "statusPresence",
    ({ joins, leaves }) => {
      for (const { userId } of leaves) users.get(userId)?.patch({ online: false });
      for (const { userId } of joins) users.get(userId)?.patch({ online: true });
    },
    knowsUsers,
  );
}
