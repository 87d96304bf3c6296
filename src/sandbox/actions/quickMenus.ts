import { QuickMenuType } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { denied, invalid, notFound, taken } from "../refusal.js";
import type { Person } from "../state/person.js";
import { OF_THE_CHANNEL, type QuickMenu } from "../state/quickMenus.js";
import { requireName } from "./names.js";
import { managesChannel, requireChannelManager } from "./permissions.js";

/**
 * Registers a quick menu (slash command). With an `id` of "0" it gets a new id. A bot registers its own menus; a person
 * registers menus of a channel that they manage.
 */
export function registerQuickMenu(platform: Platform, person: Person, menu: QuickMenu): void {
  const { world } = platform;
  const botId = person.isBot ? person.id : OF_THE_CHANNEL;
  if (menu.botId !== OF_THE_CHANNEL && menu.botId !== botId) throw denied("only a bot itself can register its menus");
  if (menu.clanId !== "0") world.clans.getFor(person.id, menu.clanId);
  if (menu.channelId !== "0") world.channels.getFor(person.id, menu.channelId);
  if (!person.isBot) requireChannelOf(platform, person, menu.channelId);
  const known = world.quickMenus.find(menu.id);
  // The client chooses the id, so it may be that of another bot's or channel's menu.
  if (known !== undefined && !owns(platform, person, known)) throw taken(`the id ${menu.id} is taken`);
  world.quickMenus.set({
    id: menu.id === "0" ? world.newId() : menu.id,
    botId,
    clanId: menu.clanId,
    channelId: menu.channelId,
    menuName: requireName(menu.menuName, "menu_name"),
    background: menu.background,
    actionMsg: menu.actionMsg,
    menuType: menu.menuType || QuickMenuType.FlashMessage,
  });
}

/** Changes a quick menu; a `menuType` of 0 keeps its value. */
export function changeQuickMenu(
  platform: Platform,
  person: Person,
  change: Pick<QuickMenu, "id" | "menuName" | "background" | "actionMsg" | "menuType">,
): void {
  const { quickMenus } = platform.world;
  const known = quickMenus.find(change.id);
  if (known === undefined || !owns(platform, person, known)) {
    throw notFound(`there is no quick menu ${change.id} of yours`);
  }
  const { background, actionMsg, menuType } = change;
  const menuName = requireName(change.menuName, "menu_name");
  quickMenus.set({ ...known, menuName, background, actionMsg, menuType: menuType || known.menuType });
}

/** Removes a quick menu by its id, or all with a name if the id is "0"; all of a bot if it names itself only. */
export function removeQuickMenu(
  platform: Platform,
  person: Person,
  named: Pick<QuickMenu, "id" | "botId" | "menuName">,
): void {
  const { quickMenus } = platform.world;
  if (platform.profile.menusRemovedByBot && isBotAlone(person, named)) quickMenus.removeAll(person.id);
  else quickMenus.remove((menu) => owns(platform, person, menu), named);
}

/** Official clients write the bot's id where that of a menu is expected, others where the bot's is. */
function isBotAlone(person: Person, { id, botId, menuName }: Pick<QuickMenu, "id" | "botId" | "menuName">): boolean {
  return person.isBot && (id === person.id || (id === "0" && menuName === "" && botId === person.id));
}

function requireChannelOf(platform: Platform, person: Person, channelId: string): void {
  if (channelId === "0") throw invalid("channel_id must name the channel of the menu");
  requireChannelManager(platform, person, platform.world.channels.getFor(person.id, channelId));
}

/** Whether a menu is a bot's own, or of a channel that a person manages. */
function owns(platform: Platform, person: Person, { botId, channelId }: QuickMenu): boolean {
  if (botId !== OF_THE_CHANNEL) return botId === person.id;
  const channel = platform.world.channels.find(channelId);
  return !person.isBot && channel !== undefined && managesChannel(platform, person, channel);
}
