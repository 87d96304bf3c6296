import { joinClan } from "../actions/clanMembership.js";
import { inviteTo } from "../actions/inviting.js";
import { ban, removeMembers, unban } from "../actions/leavingClans.js";
import type { Platform } from "../platform.js";
import { denied, notFound } from "../refusal.js";
import type { Ban, Clan } from "../state/clans.js";
import type { Handlers } from "./handlers.js";

/** Who is in a clan, who may come in, and who may not. */
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
    const { world } = platform;
    const invite = world.invites.get(inviteId);
    if (invite.expiryTimeSeconds <= world.nowSeconds()) throw notFound(`invite ${inviteId} has expired`);
    const clan = world.clans.get(invite.clanId);
    const isBanned = standingBans(platform, clan).some((each) => each.personId === caller.id && each.channelId === "0");
    if (isBanned) throw denied(`you are banned from clan ${clan.id}`);
    const userJoined = clan.memberIds.has(caller.id);
    joinClan(platform, caller, clan);
    return {
      clanId: clan.id,
      clanName: clan.name,
      clanLogo: clan.logo,
      banner: clan.banner,
      channelId: invite.channelId,
      channelLabel: world.channels.find(invite.channelId)?.label ?? "",
      expiryTimeSeconds: invite.expiryTimeSeconds,
      memberCount: clan.memberIds.size,
      userJoined,
    };
  },

  getUserProfileOnClan: ({ clanId }, { platform, caller }) => {
    const profile = platform.world.clans.getFor(caller.id, clanId).profiles.get(caller.id);
    return { userId: caller.id, clanId, nickName: profile?.nick ?? "", avatar: profile?.avatar ?? "" };
  },

  updateUserProfileByClan: ({ clanId, nickName, avatar }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const known = clan.profiles.get(caller.id);
    const profile = { nick: nickName ?? known?.nick ?? "", avatar: avatar ?? known?.avatar ?? "" };
    clan.profiles.set(caller.id, profile);
    const value = { userId: caller.id, clanId: clan.id, clanNick: profile.nick, clanAvatar: profile.avatar };
    platform.pushes.toClan(clan.id, { case: "clanProfileUpdatedEvent", value });
  },

  listClanUsersStatus: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const clanUserStatuses = [...clan.memberIds].map((userId) => {
      return { userId, userStatus: platform.world.people.get(userId).customStatus };
    });
    return { clanUserStatuses };
  },

  listUserOnline: ({ clanId, limit, page }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const online = [...clan.memberIds].filter((id) => platform.pushes.isOnline(id));
    const size = limit > 0 ? limit : online.length;
    const shown = online.slice(Math.max(0, page - 1) * size, Math.max(1, page) * size);
    return { users: shown.map((id) => ({ id, online: true })), totalCount: online.length };
  },
} satisfies Handlers;

function standingBans({ world }: Platform, clan: Clan): readonly Ban[] {
  const now = world.nowSeconds();
  return [...clan.bans.values()].filter((each) => each.untilSeconds === 0 || each.untilSeconds > now);
}
