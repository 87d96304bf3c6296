import { assumptions } from "../assumptions.js";
import type { Platform } from "../platform.js";
import { denied, notFound } from "../refusal.js";
import { type Clan, isStanding } from "../state/clans.js";
import type { Invite } from "../state/invite.js";
import type { Person } from "../state/person.js";
import { joinClan } from "./clanMembership.js";

const SECONDS_A_DAY = 86_400;

/** Creates an invite to a clan. Allowed for every member. */
export function inviteTo(
  { world }: Platform,
  creator: Person,
  request: { readonly clanId: string; readonly channelId?: string | undefined; readonly days?: number | undefined },
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
    expiryTimeSeconds: createTimeSeconds + (days > 0 ? days : assumptions.inviteDays) * SECONDS_A_DAY,
  });
}

/** Result of using an invite. */
export interface AcceptedInvite {
  readonly invite: Invite;
  readonly clan: Clan;
  /** Whether the person was a member before. */
  readonly wasMember: boolean;
}

/** Adds a person to the clan of an invite. Refuses expired invites and banned people. */
export function acceptInvite(platform: Platform, person: Person, inviteId: string): AcceptedInvite {
  const { world } = platform;
  const invite = world.invites.get(inviteId);
  if (invite.expiryTimeSeconds <= world.nowSeconds()) throw notFound(`invite ${inviteId} has expired`);
  const clan = world.clans.get(invite.clanId);
  const ban = clan.bans.get(`${person.id}:0`);
  if (ban !== undefined && isStanding(ban, world.nowSeconds())) throw denied(`you are banned from clan ${clan.id}`);
  const wasMember = clan.memberIds.has(person.id);
  joinClan(platform, person, clan);
  return { invite, clan, wasMember };
}
