import { ChannelType } from "../../../generated/constants.js";
import { managedClan } from "../actions/changingClans.js";
import { requireName } from "../actions/names.js";
import type { App } from "../state/things.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Apps that people register. They cannot log in: the sandbox's one bot is the app that can. */
export const appHandlers = {
  addApp: (request, { platform, caller }) => {
    const { world } = platform;
    const { token, appLogo: applogo, aboutMe: about, appUrl, isShadow } = request;
    const app = world.apps.add({
      ...{ id: world.newId(), appname: requireName(request.appname, "appname"), creatorId: caller.id },
      ...{ applogo, about, appUrl, token, isShadow, createTimeSeconds: world.nowSeconds(), clanIds: new Set() },
    });
    return described(app);
  },

  listApps: ({ filter }, { platform, caller }) => {
    const own = platform.world.apps.where((app) => app.creatorId === caller.id && app.appname.includes(filter));
    return { apps: own.map(described), totalCount: own.length };
  },

  getApp: ({ id }, context) => described(ownApp(context, id)),

  updateApp: ({ id, appname, applogo, token, about, appUrl }, context) => {
    const known = ownApp(context, id);
    const news = {
      appname: appname === undefined ? known.appname : requireName(appname, "appname"),
      ...{ applogo: applogo ?? known.applogo, token: token ?? known.token },
      ...{ about: about || known.about, appUrl: appUrl || known.appUrl },
    };
    return described(context.platform.world.apps.add({ ...known, ...news }));
  },

  deleteApp: ({ id }, context) => {
    context.platform.world.apps.delete(ownApp(context, id).id);
  },

  addAppToClan: ({ appId, clanId }, context) => {
    const clan = managedClan(context.platform, context.caller, clanId);
    ownApp(context, appId).clanIds.add(clan.id);
  },

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

function ownApp({ platform, caller }: CallContext, id: string): App {
  return platform.world.apps.get(id, (app) => app.creatorId === caller.id);
}

function described({ clanIds: _, ...app }: App): Omit<App, "clanIds"> {
  return app;
}
