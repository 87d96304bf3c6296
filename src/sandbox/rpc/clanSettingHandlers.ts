import { changeClan, deleteClan, managedClan, transferOwnership } from "../actions/changingClans.js";
import { requireName } from "../actions/names.js";
import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { SystemNotice } from "../state/things.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** What a clan is like, what it says to newcomers, and what became of it. */
export const clanSettingHandlers = {
  updateClanDesc: (request, { platform, caller }) => changeClan(platform, caller, request),

  deleteClanDesc: ({ clanDescId }, { platform, caller }) => deleteClan(platform, caller, clanDescId),

  transferOwnership: ({ clanId, newOwnerId }, { platform, caller }) =>
    transferOwnership(platform, caller, clanId, newOwnerId),

  updateClanOrder: ({ clansOrder }, { platform, caller }) => {
    for (const { clanId, order } of clansOrder) {
      caller.clanOrder.set(platform.world.clans.getFor(caller.id, clanId).id, order);
    }
  },

  createSystemMessage: (request, context) => setSystemNotice(request, context),

  updateSystemMessage: (request, context) => {
    noticeOf(context, request.clanId);
    setSystemNotice(request, context);
  },

  deleteSystemMessage: ({ clanId }, { platform, caller }) => {
    platform.world.systemMessages.delete(managedClan(platform, caller, clanId).id);
  },

  getSystemMessageByClanId: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return platform.world.systemMessages.get(clan.id) ?? { clanId: clan.id };
  },

  getSystemMessagesList: (_, { platform, caller }) => {
    const clans = platform.world.clans.of(caller.id);
    return { systemMessagesList: clans.flatMap(({ id }) => platform.world.systemMessages.get(id) ?? []) };
  },

  listAuditLog: ({ clanId, actionLog, userId, dateLog }, { platform, caller }) => {
    const clan = managedClan(platform, caller, clanId);
    const logs = platform.world.audit.where((entry) => {
      const byWhom = userId === "0" || entry.userId === userId;
      return entry.clanId === clan.id && byWhom && (actionLog === "" || entry.actionLog === actionLog);
    });
    return { totalCount: logs.length, dateLog, logs: [...logs].reverse() };
  },

  listClanBadgeCount: (_, { platform, caller }) => {
    const listBadge = platform.world.clans.of(caller.id).map(({ id: clanId }) => {
      const badge = unreadIn(platform, caller, clanId);
      return { clanId, badge, hasUnread: badge > 0 };
    });
    return { listBadge };
  },

  listClanUnreadMsgIndicator: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return { hasUnreadMessage: unreadIn(platform, caller, clan.id) > 0 };
  },

  createOnboarding: ({ clanId, contents }, { platform, caller }) => {
    const { world } = platform;
    const clan = managedClan(platform, caller, clanId);
    const now = world.nowSeconds();
    const listOnboarding = contents.map(({ guideType, taskType, channelId, title, content, imageUrl, answers }) =>
      world.onboarding.add({
        ...{ id: world.newId(), clanId: clan.id, guideType, taskType, channelId, content, imageUrl, answers },
        title: requireName(title, "title"),
        createTimeSeconds: now,
        updateTimeSeconds: now,
      }),
    );
    return { listOnboarding };
  },

  listOnboarding: ({ clanId, guideType }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const all = platform.world.onboarding.where((item) => item.clanId === clan.id);
    return { listOnboarding: all.filter((item) => guideType === 0 || item.guideType === guideType) };
  },

  getOnboardingDetail: ({ id, clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return platform.world.onboarding.get(id, (item) => item.clanId === clan.id);
  },

  updateOnboarding: (request, { platform, caller }) => {
    const { world } = platform;
    const clan = managedClan(platform, caller, request.clanId);
    const known = world.onboarding.get(request.id, (item) => item.clanId === clan.id);
    const { taskType, channelId, title, content, imageUrl, answers } = request;
    const updateTimeSeconds = world.nowSeconds();
    world.onboarding.add({ ...known, taskType, channelId, title, content, imageUrl, answers, updateTimeSeconds });
  },

  deleteOnboarding: ({ id, clanId }, { platform, caller }) => {
    const clan = managedClan(platform, caller, clanId);
    platform.world.onboarding.delete(platform.world.onboarding.get(id, (item) => item.clanId === clan.id).id);
  },

  listOnboardingStep: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const onboardingStep = platform.world.onboardingSteps.get(`${clan.id}:${caller.id}`);
    if (onboardingStep === undefined) return { listOnboardingStep: [] };
    return { listOnboardingStep: [{ id: caller.id, userId: caller.id, clanId: clan.id, onboardingStep }] };
  },

  updateOnboardingStep: ({ clanId, onboardingStep }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    platform.world.onboardingSteps.set(`${clan.id}:${caller.id}`, onboardingStep);
  },
} satisfies Handlers;

function setSystemNotice(request: Omit<SystemNotice, "id">, { platform, caller }: CallContext): void {
  const { world } = platform;
  const clan = managedClan(platform, caller, request.clanId);
  const { channelId, welcomeRandom, welcomeSticker, boostMessage, setupTips, hideAuditLog } = request;
  if (channelId !== "0") world.channels.getFor(caller.id, channelId);
  const id = world.systemMessages.get(clan.id)?.id ?? world.newId();
  const texts = { channelId, welcomeRandom, welcomeSticker, boostMessage, setupTips, hideAuditLog };
  world.systemMessages.set(clan.id, { id, clanId: clan.id, ...texts });
}

function noticeOf({ platform }: CallContext, clanId: string): SystemNotice {
  const notice = platform.world.systemMessages.get(clanId);
  if (notice === undefined) throw notFound(`clan ${clanId} has no system message`);
  return notice;
}

function unreadIn({ world }: Platform, person: Person, clanId: string): number {
  return world.channels
    .all()
    .filter((channel) => channel.clanId === clanId && world.channels.canSee(person.id, channel))
    .map((channel) => {
      const seen = world.readMarks.get(person.id, channel.id)?.messageId;
      const messages = world.messages.of(channel.id);
      const unread = messages.slice(messages.findIndex(({ id }) => id === seen) + 1);
      return unread.filter(({ senderId }) => senderId !== person.id).length;
    })
    .reduce((sum, count) => sum + count, 0);
}
