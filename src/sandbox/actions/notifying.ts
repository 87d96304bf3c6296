import { NotificationCategory, NotificationCode } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import type { Channel } from "../state/channel.js";
import type { Message, MessageTarget } from "../state/message.js";
import type { Notification } from "../state/notification.js";
import type { Person } from "../state/person.js";

/** Notifies the people whom a message mentions or replies to, except the sender. */
export function notifyOf(platform: Platform, channel: Channel, message: Message): void {
  const { world } = platform;
  const mentioned = message.body.mentions.map(({ userId }) => userId ?? "0");
  const replied = message.body.references.map(({ messageSenderId }) => messageSenderId ?? "0");
  const codes = new Map<string, number>([
    ...replied.map((id) => [id, NotificationCode.UserReplied] as const),
    ...mentioned.map((id) => [id, NotificationCode.UserMentioned] as const),
  ]);
  for (const [personId, code] of codes) {
    if (personId === message.senderId || world.people.find(personId) === undefined) continue;
    if (!world.channels.canSee(personId, channel)) continue;
    addNotification(platform, {
      ...{ id: world.newId(), personId, code, category: NotificationCategory.Mentions, senderId: message.senderId },
      ...{ clanId: channel.clanId, channelId: channel.id, topicId: message.topicId },
      subject: `${world.people.get(message.senderId).displayName} wrote to you in ${channel.label}`,
      content: new TextEncoder().encode(message.body.content),
      createTimeSeconds: world.nowSeconds(),
    });
  }
}

/** Notifies somebody that a person asks to be friends, or has agreed to it. */
export function notifyOfFriendship(platform: Platform, person: Person, other: Person, isAgreed: boolean): void {
  const { world } = platform;
  const { id: senderId, username, displayName, avatar } = person;
  addNotification(platform, {
    ...{ id: world.newId(), personId: other.id, senderId, category: NotificationCategory.ForYou },
    ...{ clanId: "0", channelId: "0", topicId: "0" },
    code: isAgreed ? NotificationCode.FriendAccept : NotificationCode.FriendRequest,
    subject: isAgreed ? `${displayName} is your friend now` : `${displayName} wants to be your friend`,
    content: new TextEncoder().encode(JSON.stringify({ username, display_name: displayName, avatar })),
    createTimeSeconds: world.nowSeconds(),
  });
}

/** Saves a message among the notifications of a person who wants to come back to it. */
export function saveToInbox({ world }: Platform, person: Person, target: MessageTarget): Message {
  const channel = world.channels.getFor(person.id, target.channelId);
  const message = world.messages.get(channel.id, target.messageId);
  world.notifications.add({
    ...{ id: world.newId(), personId: person.id, subject: "saved", senderId: message.senderId },
    ...{ code: NotificationCode.Unspecified, category: NotificationCategory.Messages },
    ...{ clanId: channel.clanId, channelId: channel.id, topicId: message.topicId },
    content: new TextEncoder().encode(message.body.content),
    createTimeSeconds: world.nowSeconds(),
  });
  return message;
}

/** Deletes notifications of a person. Atomic: all of them or none. */
export function deleteNotifications({ world }: Platform, person: Person, ids: readonly string[]): void {
  const own = ids.map((id) => world.notifications.get(id, (notice) => notice.personId === person.id));
  for (const { id } of own) world.notifications.delete(id);
}

function addNotification({ world, broadcaster }: Platform, notice: Notification): void {
  world.notifications.add(notice);
  const { personId, ...notification } = notice;
  broadcaster.toPeople([personId], { case: "notifications", value: { notifications: [notification] } });
}
