import { describeNotificationSetting } from "../describe/notificationSetting.js";
import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import { isConversation } from "../state/channel.js";
import type { NotificationSetting } from "../state/notificationSettings.js";
import type { Person } from "../state/person.js";

/** Changes of a setting; omitted fields keep their value. */
export type SettingChange = Partial<Pick<NotificationSetting, "clanId" | "level" | "muteSeconds">>;

/** Sets how a person is notified of a channel, and notifies their other clients. */
export function setForChannel(platform: Platform, person: Person, channelId: string, change: SettingChange): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, channelId);
  const setting = world.notificationSettings.change(person.id, channel.id, change);
  if (isConversation(channel)) return;
  broadcaster.toPeople([person.id], { case: "notiUserChannel", value: describeNotificationSetting(setting) });
}

/** Sets how a person is notified of the channels of a category. */
export function setForCategory({ world }: Platform, person: Person, categoryId: string, change: SettingChange): void {
  const isKnown = world.clans.of(person.id).some(({ categories }) => categories.some(({ id }) => id === categoryId));
  if (!isKnown) throw notFound(`there is no category ${categoryId} in a clan of yours`);
  world.notificationSettings.change(person.id, categoryId, change);
}

/** Sets how a person is notified of a clan. */
export function setForClan({ world }: Platform, person: Person, clanId: string, change: SettingChange): void {
  world.notificationSettings.change(person.id, world.clans.getFor(person.id, clanId).id, change);
}

/** Resets a person's setting for a channel or a category to that of its clan. */
export function resetNotifications({ world }: Platform, person: Person, placeId: string): void {
  world.notificationSettings.reset(person.id, placeId);
}
