import { ChannelType } from "../../../generated/constants.js";
import { addAppToClan, changeApp, deleteApp, ownApp, registerApp } from "../actions/apps.js";
import type { App } from "../state/app.js";
import type { Handlers } from "./handlers.js";

/** Apps that people register. They cannot log in: only the sandbox's one bot can. */
export const appHandlers = {
  addApp: (request, { platform, caller }) => {
    const { appname, token, appLogo: applogo, aboutMe: about, appUrl, isShadow } = request;
    return described(registerApp(platform, caller, { appname, token, applogo, about, appUrl, isShadow }));
  },

  listApps: ({ filter }, { platform, caller }) => {
    const own = platform.world.apps.where((app) => app.creatorId === caller.id && app.appname.includes(filter));
    return { apps: own.map(described), totalCount: own.length };
  },

  getApp: ({ id }, { platform, caller }) => described(ownApp(platform, caller, id)),

  updateApp: ({ id, appname, applogo, token, about, appUrl }, { platform, caller }) => {
    const change = { appname, applogo, token, about: about || undefined, appUrl: appUrl || undefined };
    return described(changeApp(platform, caller, { id, ...change }));
  },

  deleteApp: ({ id }, { platform, caller }) => deleteApp(platform, caller, id),

  addAppToClan: (request, { platform, caller }) => addAppToClan(platform, caller, request),

  listChannelApps: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const channels = world.channels.all().filter((channel) => {
      const isApp = channel.clanId === clan.id && channel.type === ChannelType.App;
      return isApp && world.channels.canSee(caller.id, channel);
    });
    const channelApps = channels.flatMap((channel) => {
      const app = world.apps.find(channel.appId);
      if (app === undefined) return [];
      const { id: appId, appUrl, appname: appName, applogo: appLogo } = app;
      return [{ id: channel.id, clanId: clan.id, channelId: channel.id, appId, appUrl, appName, appLogo }];
    });
    return { channelApps };
  },
} satisfies Handlers;

function described({ clanIds: _, ...app }: App): Omit<App, "clanIds"> {
  return app;
}
