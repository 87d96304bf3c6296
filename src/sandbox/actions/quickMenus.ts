import { QuickMenuType } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { denied, notFound, taken } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { QuickMenu } from "../state/quickMenus.js";
import { requireName } from "./names.js";

/** Registers a quick menu (slash command) of a bot; an `id` of "0" asks for a new one. Only the bot itself may. */
export function registerQuickMenu({ world }: Platform, bot: Person, menu: QuickMenu): void {
  if (menu.botId !== "0" && menu.botId !== bot.id) throw denied("only a bot itself can register its menus");
  if (menu.clanId !== "0") world.clans.getFor(bot.id, menu.clanId);
  if (menu.channelId !== "0") world.channels.getFor(bot.id, menu.channelId);
  const known = world.quickMenus.find(menu.id);
  // The bot chooses the id: it must not stand for the menu of another one.
  if (known !== undefined && known.botId !== bot.id) throw taken(`the id ${menu.id} is taken`);
  world.quickMenus.set({
    id: menu.id === "0" ? world.newId() : menu.id,
    botId: bot.id,
    clanId: menu.clanId,
    channelId: menu.channelId,
    menuName: requireName(menu.menuName, "menu_name"),
    background: menu.background,
    actionMsg: menu.actionMsg,
    menuType: menu.menuType || QuickMenuType.FlashMessage,
  });
}

/** Changes a quick menu of the bot; a `menuType` of 0 keeps its value. */
export function changeQuickMenu(
  { world }: Platform,
  bot: Person,
  change: Pick<QuickMenu, "id" | "menuName" | "background" | "actionMsg" | "menuType">,
): void {
  const known = world.quickMenus.find(change.id);
  if (known?.botId !== bot.id) throw notFound(`there is no quick menu ${change.id} of yours`);
  const { background, actionMsg, menuType } = change;
  const menuName = requireName(change.menuName, "menu_name");
  world.quickMenus.set({ ...known, menuName, background, actionMsg, menuType: menuType || known.menuType });
}

/** Removes a quick menu of the bot by its id, or those of a name when the id is "0". */
export function removeQuickMenu({ world }: Platform, bot: Person, named: Pick<QuickMenu, "id" | "menuName">): void {
  world.quickMenus.remove(bot.id, named);
}
