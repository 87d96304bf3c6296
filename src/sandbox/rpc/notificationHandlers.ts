import { HistoryDirection, MuteState } from "../../../generated/constants.js";
import { resetNotifications, setForCategory, setForChannel, setForClan } from "../actions/notificationSettings.js";
import { deleteNotifications } from "../actions/notifying.js";
import { describeNotificationSetting } from "../describe/notificationSetting.js";
import type { NotificationSetting } from "../state/notificationSettings.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Notifications, and their settings. */
export const notificationHandlers = {
  getNotificationChannel: ({ channelId }, context) => {
    const channel = context.platform.world.channels.getFor(context.caller.id, channelId);
    return describeNotificationSetting(settingOf(context, channel.id));
  },

  getNotificationCategory: ({ categoryId }, context) => describeNotificationSetting(settingOf(context, categoryId)),

  getNotificationClan: ({ clanId }, context) => {
    const clan = context.platform.world.clans.getFor(context.caller.id, clanId);
    return { id: clan.id, notificationSettingType: settingOf(context, clan.id).level };
  },

  setNotificationChannelSetting: ({ channelCategoryId, clanId, notificationType }, { platform, caller }) =>
    setForChannel(platform, caller, channelCategoryId, { clanId, level: notificationType }),

  setNotificationCategorySetting: ({ channelCategoryId, clanId, notificationType }, { platform, caller }) =>
    setForCategory(platform, caller, channelCategoryId, { clanId, level: notificationType }),

  setNotificationClanSetting: ({ clanId, notificationType }, { platform, caller }) =>
    setForClan(platform, caller, clanId, { level: notificationType }),

  deleteNotificationChannel: ({ channelId }, { platform, caller }) => resetNotifications(platform, caller, channelId),

  deleteNotificationCategorySetting: ({ categoryId }, { platform, caller }) =>
    resetNotifications(platform, caller, categoryId),

  getChannelCategoryNotiSettingsList: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const own = world.notificationSettings.of(caller.id).filter((each) => each.clanId === clan.id && each.level !== 0);
    const notificationChannelCategorySettingsList = own.map(({ placeId, level, muteSeconds }) => {
      const category = clan.categories.find(({ id }) => id === placeId);
      const label = category?.name ?? world.channels.find(placeId)?.label ?? "";
      return {
        ...{ id: placeId, channelCategoryLabel: label, notificationSettingType: level },
        ...{ channelCategoryTitle: category === undefined ? "channel" : "category", action: Number(muteSeconds === 0) },
      };
    });
    return { notificationChannelCategorySettingsList };
  },

  setMuteChannel: ({ id, clanId, muteTime, active }, { platform, caller }) =>
    setForChannel(platform, caller, id, { clanId, muteSeconds: active === MuteState.Sounding ? 0 : muteTime }),

  setMuteCategory: ({ id, clanId, muteTime, active }, { platform, caller }) =>
    setForCategory(platform, caller, id, { clanId, muteSeconds: active === MuteState.Sounding ? 0 : muteTime }),

  listMutedChannel: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const muted = world.notificationSettings.of(caller.id).filter(({ muteSeconds }) => muteSeconds !== 0);
    return {
      mutedList: muted.map(({ placeId }) => placeId).filter((id) => world.channels.find(id)?.clanId === clan.id),
    };
  },

  listNotifications: ({ limit, clanId, notificationId, category, direction }, { platform, caller }) => {
    const { world } = platform;
    const own = world.notifications.where((notice) => {
      const inClan = clanId === "0" || notice.clanId === clanId;
      return notice.personId === caller.id && inClan && notice.category === category;
    });
    const isBeyond = (id: string): boolean =>
      direction === HistoryDirection.Before ? BigInt(id) < BigInt(notificationId) : BigInt(id) > BigInt(notificationId);
    const meant = own.toReversed().filter(({ id }) => notificationId === "0" || isBeyond(id));
    const notifications = meant.slice(0, limit > 0 ? limit : meant.length).map(({ personId: _, ...notice }) => {
      return { ...notice, channelType: world.channels.find(notice.channelId)?.type ?? 0 };
    });
    return { notifications };
  },

  deleteNotifications: ({ ids }, { platform, caller }) => deleteNotifications(platform, caller, ids),
} satisfies Handlers;

function settingOf({ platform, caller }: CallContext, placeId: string): NotificationSetting {
  return platform.world.notificationSettings.get(caller.id, placeId);
}
