import type { Platform } from "../platform.js";
import type { App } from "../state/app.js";
import type { Person } from "../state/person.js";
import { managedClan } from "./changingClans.js";
import { requireName } from "./names.js";

type Described = Pick<App, "appname" | "applogo" | "about" | "appUrl" | "token">;

/** Registers an app. It cannot log in: only the sandbox's one bot can. */
export function registerApp({ world }: Platform, person: Person, app: Described & Pick<App, "isShadow">): App {
  return world.apps.add({
    ...app,
    id: world.newId(),
    appname: requireName(app.appname, "appname"),
    creatorId: person.id,
    createTimeSeconds: world.nowSeconds(),
    clanIds: new Set(),
  });
}

/** Changes an app; omitted fields keep their value. Allowed for the person who registered it. */
export function changeApp(
  platform: Platform,
  person: Person,
  change: { readonly [Name in keyof Described]?: App[Name] | undefined } & Pick<App, "id">,
): App {
  const known = ownApp(platform, person, change.id);
  return platform.world.apps.add({
    ...known,
    appname: change.appname === undefined ? known.appname : requireName(change.appname, "appname"),
    applogo: change.applogo ?? known.applogo,
    token: change.token ?? known.token,
    about: change.about ?? known.about,
    appUrl: change.appUrl ?? known.appUrl,
  });
}

export function deleteApp(platform: Platform, person: Person, id: string): void {
  platform.world.apps.delete(ownApp(platform, person, id).id);
}

/** Adds one's own app to a clan. Allowed for those who manage the clan. */
export function addAppToClan(
  platform: Platform,
  person: Person,
  { appId, clanId }: { readonly appId: string; readonly clanId: string },
): void {
  const clan = managedClan(platform, person, clanId);
  ownApp(platform, person, appId).clanIds.add(clan.id);
}

/** Returns an app that the person registered. */
export function ownApp({ world }: Platform, person: Person, id: string): App {
  return world.apps.get(id, (app) => app.creatorId === person.id);
}
