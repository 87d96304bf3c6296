import { changeClan, deleteClan, managedClan, transferOwnership } from "../actions/changingClans.js";
import { orderClans } from "../actions/clanMembership.js";
import { addOnboarding, changeOnboarding, deleteOnboarding, setOnboardingStep } from "../actions/onboarding.js";
import { changeSystemMessage, deleteSystemMessage, setSystemMessage } from "../actions/systemMessages.js";
import type { Platform } from "../platform.js";
import type { Person } from "../state/person.js";
import type { Handlers } from "./handlers.js";

/** Settings of a clan, its onboarding, and its audit log. */
export const clanSettingHandlers = {
  updateClanDesc: (request, { platform, caller }) => changeClan(platform, caller, request),

  deleteClanDesc: ({ clanDescId }, { platform, caller }) => deleteClan(platform, caller, clanDescId),

  transferOwnership: ({ clanId, newOwnerId }, { platform, caller }) =>
    transferOwnership(platform, caller, clanId, newOwnerId),

  updateClanOrder: ({ clansOrder }, { platform, caller }) => orderClans(platform, caller, clansOrder),

  createSystemMessage: (request, { platform, caller }) => setSystemMessage(platform, caller, request),

  updateSystemMessage: (request, { platform, caller }) => changeSystemMessage(platform, caller, request),

  deleteSystemMessage: ({ clanId }, { platform, caller }) => deleteSystemMessage(platform, caller, clanId),

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

  createOnboarding: ({ clanId, contents }, { platform, caller }) => ({
    listOnboarding: addOnboarding(platform, caller, clanId, contents),
  }),

  listOnboarding: ({ clanId, guideType }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const all = platform.world.onboarding.where((item) => item.clanId === clan.id);
    return { listOnboarding: all.filter((item) => guideType === 0 || item.guideType === guideType) };
  },

  getOnboardingDetail: ({ id, clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return platform.world.onboarding.get(id, (item) => item.clanId === clan.id);
  },

  updateOnboarding: (request, { platform, caller }) => changeOnboarding(platform, caller, request),

  deleteOnboarding: (request, { platform, caller }) => deleteOnboarding(platform, caller, request),

  listOnboardingStep: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    const onboardingStep = platform.world.onboardingSteps.get(`${clan.id}:${caller.id}`);
    if (onboardingStep === undefined) return { listOnboardingStep: [] };
    return { listOnboardingStep: [{ id: caller.id, userId: caller.id, clanId: clan.id, onboardingStep }] };
  },

  updateOnboardingStep: ({ clanId, onboardingStep }, { platform, caller }) =>
    setOnboardingStep(platform, caller, clanId, onboardingStep),
} satisfies Handlers;

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
