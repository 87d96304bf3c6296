import { QuickMenuType } from "../../../generated/constants.js";
import { changeQuickMenu, registerQuickMenu, removeQuickMenu } from "../actions/quickMenus.js";
import type { Handlers } from "./handlers.js";

export const quickMenuHandlers = {
  addQuickMenuAccess: (request, { platform, caller }) => registerQuickMenu(platform, caller, request),

  deleteQuickMenuAccess: (request, { platform, caller }) => removeQuickMenu(platform, caller, request),

  updateQuickMenuAccess: (request, { platform, caller }) => changeQuickMenu(platform, caller, request),

  listQuickMenuAccess: ({ botId, channelId, menuType }, { platform }) => {
    const listMenus = platform.world.quickMenus.all().filter((menu) => {
      const ofBot = botId === "0" || menu.botId === botId;
      const inChannel = channelId === "0" || menu.channelId === "0" || menu.channelId === channelId;
      return ofBot && inChannel && menu.menuType === (menuType || QuickMenuType.FlashMessage);
    });
    return { listMenus: [...listMenus] };
  },
} satisfies Handlers;
