import type { ChannelMessageSend, QuickMenuDataEvent } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import { type Channel, isConversation, modeOf } from "../state/channel.js";
import type { Person } from "../state/person.js";
import { OF_THE_CHANNEL } from "../state/quickMenus.js";

/** The message that a quick menu is called on. */
interface CalledOn {
  readonly id: string;
  readonly senderId: string;
  readonly topicId: string;
}

/** A call as it was sent. */
export interface QuickMenuCall {
  readonly menuName: string;
  readonly message: Init<ChannelMessageSend>;
  /** Author of the message it was called on; "0" for none. */
  readonly messageSenderId: string;
}

/** Calls a quick menu in a channel, on a message or on none, as a client does. */
export function callQuickMenuIn(
  platform: Platform,
  person: Person,
  channelId: string,
  { menuName, content, on }: { readonly menuName: string; readonly content: string; readonly on: CalledOn | undefined },
): void {
  const channel = platform.world.channels.getFor(person.id, channelId);
  const isPublic = !isConversation(channel) && !channel.isPrivate;
  const { id = "0", senderId: messageSenderId = "0", topicId = "0" } = on ?? {};
  const place = { clanId: channel.clanId, channelId: channel.id, mode: modeOf(channel), isPublic };
  callQuickMenu(platform, person, { menuName, message: { ...place, id, topicId, content }, messageSenderId });
}

/**
 * Notifies the bot that registered a quick menu that a person called it, with the text of the caller; nothing is
 * stored. For a menu of the channel itself, every bot that can see the channel is notified.
 */
export function callQuickMenu(platform: Platform, person: Person, call: QuickMenuCall): Init<QuickMenuDataEvent> {
  const { world, broadcaster } = platform;
  const { menuName, message, messageSenderId } = call;
  const channel = world.channels.getFor(person.id, message.channelId ?? "0");
  const menu = world.quickMenus
    .all()
    .find(
      (each) =>
        each.menuName === menuName &&
        (each.clanId === "0" || each.clanId === channel.clanId) &&
        (each.channelId === "0" || each.channelId === channel.id),
    );
  if (menu === undefined) throw notFound(`no bot offers a quick menu "${menuName.slice(0, 100)}" in this channel`);
  const event: Init<QuickMenuDataEvent> = {
    menuName,
    message: { ...message, clanId: channel.clanId, channelId: channel.id },
    senderId: person.id,
    messageSenderId,
  };
  const receiverIds = menu.botId === OF_THE_CHANNEL ? botsOf(platform, channel) : [menu.botId];
  broadcaster.toPeople(receiverIds, { case: "quickMenuEvent", value: event });
  return event;
}

function botsOf({ world, profile }: Platform, channel: Channel): readonly string[] {
  if (!profile.channelMenusReachBots) return [];
  return world.channels.membersOf(channel).filter((id) => world.people.find(id)?.isBot === true);
}
