import { BanAction } from "../../../../generated/constants.js";
import { createClanDesc } from "../../../../generated/mezon/api/clan_codec.js";
import { createUser } from "../../../../generated/mezon/api/user_codec.js";
import type { User as WireUser } from "../../../../generated/mezon/api/user_pb.js";
import type { UserProfileRedis } from "../../../../generated/mezon/realtime/presence_pb.js";
import type { ModelContext } from "../../../model/modelContext.js";
import type { AddRule } from "./stateRule.js";

/** Adds the rules for clans that are created, changed or deleted, and for people who enter or leave them. */
export function addClanRules(context: ModelContext, on: AddRule): void {
  const { clans, users } = context;
  on("clanCreated", async ({ clanId, clanName, logo, creatorId, welcomeChannelId }) => {
    const known = clans.get(clanId)?.wire ?? createClanDesc();
    clans.upsert({ ...known, clanId, clanName, logo, creatorId, welcomeChannelId });
    await joinClan(context, clanId);
  });
  on("clanUpdated", ({ clanId, clanName, $typeName, $unknown, ...changes }) => {
    const clan = clans.get(clanId);
    clan?.patch({ ...changes, clanName: clanName === "" ? clan.name : clanName });
  });
  on("clanDeleted", ({ clanId }) => removeClan(context, clanId));
  on("transferOwnership", ({ clanId, currOwner }) => clans.get(clanId)?.patch({ creatorId: currOwner }));
  on("addClanUser", async ({ clanId, user }) => {
    if (user === undefined) return;
    users.setIsBot(user.userId, user.isBot);
    if (user.userId === context.selfId) await enterClan(context, clanId);
    else clans.get(clanId)?.members.addMember(users.upsert(userFrom(user, users.get(user.userId)?.wire)).wire);
  });
  on("userClanRemoved", ({ clanId, userIds }) => removeMembers(context, clanId, userIds));
  on("banUser", ({ clanId, channelId, userIds, action }) => {
    if (action === BanAction.Banned && channelId === "0") removeMembers(context, clanId, userIds);
  });
}

async function enterClan(context: ModelContext, clanId: string): Promise<void> {
  // The clan is joined before it is known: messages posted meanwhile would be missed, and a known clan is expected to
  // be joined.
  await joinClan(context, clanId);
  await context.clans.refresh();
}

async function joinClan(context: ModelContext, clanId: string): Promise<void> {
  await context.request({ case: "clanJoin", value: { clanId } });
}

function removeMembers(context: ModelContext, clanId: string, userIds: readonly string[]): void {
  if (userIds.includes(context.selfId)) removeClan(context, clanId);
  else context.clans.get(clanId)?.removeMembers(userIds);
}

function removeClan(context: ModelContext, clanId: string): void {
  context.clans.remove(clanId);
  context.channels.removeClan(clanId);
}

/** Returns a person's data from a profile, combined with the data that is known already. */
function userFrom(profile: UserProfileRedis, known: WireUser = createUser()): WireUser {
  const { userId, username, displayName, avatar, userStatus, online } = profile;
  return { ...known, id: userId, username, displayName, avatarUrl: avatar, userStatus, online };
}
