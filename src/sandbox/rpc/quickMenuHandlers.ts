import { requireName } from "../actions/names.js";
import { denied, notFound } from "../refusal.js";
import type { Handlers } from "./handlers.js";

/** What an absent `menu_type` means: a flash message. */
const FLASH_MESSAGE = 1;

export const quickMenuHandlers = {
  addQuickMenuAccess: (request, { platform, caller }) => {
    const { world } = platform;
    if (request.botId !== "0" && request.botId !== caller.id) throw denied("only a bot itself can register its menus");
    if (request.clanId !== "0") world.clans.getFor(caller.id, request.clanId);
    if (request.channelId !== "0") world.channels.getFor(caller.id, request.channelId);
    world.quickMenus.set({
      id: request.id === "0" ? world.newId() : request.id,
      botId: caller.id,
      clanId: request.clanId,
      channelId: request.channelId,
      menuName: requireName(request.menuName, "menu_name"),
      background: request.background,
      actionMsg: request.actionMsg,
      menuType: request.menuType || FLASH_MESSAGE,
    });
  },

  deleteQuickMenuAccess: (request, { platform, caller }) => platform.world.quickMenus.remove(caller.id, request),

  updateQuickMenuAccess: (request, { platform, caller }) => {
    const { quickMenus } = platform.world;
    const known = quickMenus.all().find(({ id, botId }) => id === request.id && botId === caller.id);
    if (known === undefined) throw notFound(`there is no quick menu ${request.id} of yours`);
    const { background, actionMsg, menuType } = request;
    const menuName = requireName(request.menuName, "menu_name");
    quickMenus.set({ ...known, menuName, background, actionMsg, menuType: menuType || known.menuType });
  },

  listQuickMenuAccess: ({ botId, channelId, menuType }, { platform }) => {
    const listMenus = platform.world.quickMenus.all().filter((menu) => {
      const ofBot = botId === "0" || menu.botId === botId;
      const inChannel = channelId === "0" || menu.channelId === "0" || menu.channelId === channelId;
      return ofBot && inChannel && menu.menuType === (menuType || FLASH_MESSAGE);
    });
    return { listMenus: [...listMenus] };
  },
} satisfies Handlers;
