import type { ChannelMessageSend, QuickMenuDataEvent } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import type { Person } from "../state/person.js";

/** Tells the bot that registered a quick menu that somebody called it; nothing is stored. */
export function callQuickMenu(
  platform: Platform,
  person: Person,
  menuName: string,
  message: Init<ChannelMessageSend>,
): Init<QuickMenuDataEvent> {
  const { world, broadcaster } = platform;
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
    messageSenderId: person.id,
  };
  broadcaster.toPeople([menu.botId], { case: "quickMenuEvent", value: event });
  return event;
}
