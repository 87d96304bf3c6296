import { changeClanProfile } from "../actions/clanMembership.js";
import { acceptInvite, inviteTo } from "../actions/inviting.js";
import { ban, removeMembers, unban } from "../actions/leavingClans.js";
import type { Platform } from "../platform.js";
import { type Ban, type Clan, isStanding } from "../state/clans.js";
import type { Handlers } from "./handlers.js";

/** Members, invites and bans of clans. */
export const clanMemberHandlers = {
  removeClanUsers: ({ clanId, userIds }, { platform, caller }) => removeMembers(platform, caller, clanId, userIds),

  banClanUsers: (request, { platform, caller }) => ban(platform, caller, request),

  unbanClanUsers: (request, { platform, caller }) => unban(platform, caller, request),

  listBannedUsers: ({ clanId, channelId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const bannedUsers = standingBans(platform, clan)
      .filter((each) => each.channelId === channelId)
      .map((each) => ({
        channelId,
        bannedId: each.personId,
        bannerId: each.bannerId,
        banTime: each.untilSeconds,
        reason: each.reason,
      }));
    return { bannedUsers };
  },

  isBanned: ({ channelId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.find(world.channels.get(channelId).clanId);
    const own = clan === undefined ? [] : standingBans(platform, clan).filter((each) => each.personId === caller.id);
    const found = own.find((each) => each.channelId === "0" || each.channelId === channelId);
    return { isBanned: found !== undefined, expiredBanTime: found?.untilSeconds ?? 0 };
  },

  createLinkInviteUser: ({ clanId, channelId, expiryTime }, { platform, caller }) => {
    const invite = inviteTo(platform, caller, { clanId, channelId, days: expiryTime });
    return { ...invite, inviteLink: invite.id };
  },

  inviteUser: ({ inviteId }, { platform, caller }) => {
    const { invite, clan, wasMember } = acceptInvite(platform, caller, inviteId);
    return {
      clanId: clan.id,
      clanName: clan.name,
      clanLogo: clan.logo,
      banner: clan.banner,
      channelId: invite.channelId,
      channelLabel: platform.world.channels.find(invite.channelId)?.label ?? "",
      expiryTimeSeconds: invite.expiryTimeSeconds,
      memberCount: clan.memberIds.size,
      userJoined: wasMember,
    };
  },

  getUserProfileOnClan: ({ clanId }, { platform, caller }) => {
    const profile = platform.world.clans.getFor(caller.id, clanId).profiles.get(caller.id);
    return { userId: caller.id, clanId, nickName: profile?.nick ?? "", avatar: profile?.avatar ?? "" };
  },

  updateUserProfileByClan: ({ clanId, nickName: nick, avatar }, { platform, caller }) =>
    changeClanProfile(platform, caller, { clanId, nick, avatar }),

  listClanUsersStatus: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const clanUserStatuses = [...clan.memberIds].map((userId) => {
      return { userId, userStatus: platform.world.people.get(userId).customStatus };
    });
    return { clanUserStatuses };
  },

  listUserOnline: ({ clanId, limit, page }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const online = [...clan.memberIds].filter((id) => platform.broadcaster.isOnline(id));
    const size = limit > 0 ? limit : online.length;
    const shown = online.slice(Math.max(0, page - 1) * size, Math.max(1, page) * size);
    return { users: shown.map((id) => ({ id, online: true })), totalCount: online.length };
  },
} satisfies Handlers;

function standingBans({ world }: Platform, clan: Clan): readonly Ban[] {
  const now = world.nowSeconds();
  return [...clan.bans.values()].filter((each) => isStanding(each, now));
}
