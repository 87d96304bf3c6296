import type { ClanDesc } from "../../../generated/mezon/api/clan_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Clan } from "../state/clans.js";

export function describeClan(clan: Clan, order: number): Init<ClanDesc> {
  return {
    clanId: clan.id,
    clanName: clan.name,
    creatorId: clan.ownerId,
    logo: clan.logo,
    banner: clan.banner,
    description: clan.description,
    about: clan.about,
    isOnboarding: clan.isOnboarding,
    onboardingBanner: clan.onboardingBanner,
    isCommunity: clan.isCommunity,
    communityBanner: clan.communityBanner,
    shortUrl: clan.shortUrl,
    preventAnonymous: clan.preventAnonymous,
    welcomeChannelId: clan.welcomeChannelId,
    clanOrder: order,
    status: 1,
  };
}
