import { NameKind } from "../../../generated/constants.js";
import { createClan } from "../actions/clanMembership.js";
import { describeClan } from "../describe/clan.js";
import { describeUser } from "../describe/people.js";
import { invalid } from "../refusal.js";
import type { Clan } from "../state/clans.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

export const clanHandlers = {
  listClanDescs: (request, { platform, caller }) => {
    const rank = ({ id }: Clan): number => caller.clanOrder.get(id) ?? Number.MAX_SAFE_INTEGER;
    const clans = platform.world.clans.of(caller.id).toSorted((a, b) => rank(a) - rank(b));
    const { items } = pageOf(clans, request);
    return { clandesc: items.map(describeClan) };
  },

  createClanDesc: ({ clanName, logo, banner }, { platform, caller }) =>
    describeClan(createClan(platform, caller, { name: clanName, logo, banner }), 0),

  listClanUsers: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const clanUsers = [...clan.memberIds].map((id) => {
      const profile = clan.profiles.get(id);
      return {
        user: describeUser(platform, world.people.get(id)),
        roleId: world.roles.idsOf(clan.id, id),
        clanNick: profile?.nick ?? "",
        clanAvatar: profile?.avatar ?? "",
        clanId: clan.id,
      };
    });
    return { clanId: clan.id, clanUsers };
  },

  listUserClansByUserId: (_, { platform, caller }) => {
    const { clans, people } = platform.world;
    const ids = new Set(clans.of(caller.id).flatMap((clan) => [...clan.memberIds]));
    return { users: [...ids].map((id) => describeUser(platform, people.get(id))) };
  },

  checkDuplicateName: ({ name, type, conditionId }, context) => ({
    isDuplicate: [...namesTaken(type, conditionId, context)].includes(name),
  }),
} satisfies Handlers;

function namesTaken(kind: number, conditionId: string, { platform, caller }: CallContext): readonly string[] {
  const { clans, channels, people } = platform.world;
  switch (kind) {
    case NameKind.Clan:
      return [...clans.all()].map((clan) => clan.name);
    case NameKind.Category:
      return clans.getFor(caller.id, conditionId).categories.map((category) => category.name);
    case NameKind.Channel:
    case NameKind.Thread: {
      const within = kind === NameKind.Thread ? "parentId" : "clanId";
      return channels.all().flatMap((channel) => (channel[within] === conditionId ? channel.label : []));
    }
    case NameKind.Nickname: {
      const clan = clans.getFor(caller.id, conditionId);
      return [...clan.memberIds].map((id) => clan.profiles.get(id)?.nick ?? people.get(id).displayName);
    }
    default:
      throw invalid(`the sandbox checks names of type 0 (clan) to 4 (nickname), not ${kind}`);
  }
}
