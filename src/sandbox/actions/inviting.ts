import type { Platform } from "../platform.js";
import type { Person } from "../state/person.js";
import type { Invite } from "../state/things.js";

const SECONDS_A_DAY = 86_400;
const DAYS = 7;

/** Makes an invite to a clan. Any member may. */
export function inviteTo(
  { world }: Platform,
  creator: Person,
  request: { readonly clanId: string; readonly channelId?: string; readonly days?: number },
): Invite {
  const { channelId = "0", days = 0 } = request;
  const clan = world.clans.getFor(creator.id, request.clanId);
  const createTimeSeconds = world.nowSeconds();
  return world.invites.add({
    id: world.newId(),
    clanId: clan.id,
    creatorId: creator.id,
    channelId: channelId === "0" ? clan.welcomeChannelId : world.channels.getFor(creator.id, channelId).id,
    createTimeSeconds,
    expiryTimeSeconds: createTimeSeconds + (days > 0 ? days : DAYS) * SECONDS_A_DAY,
  });
}
