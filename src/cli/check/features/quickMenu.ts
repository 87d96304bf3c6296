import { QuickMenuType } from "../../../index.js";
import type { Feature } from "../feature.js";

const NAME = "mezonkit-check";

/** Registers a slash command, and hears it called. */
export const quickMenu: Feature = {
  name: "quick-menu",
  summary: "registers a slash command; hears it called if a person is there",
  async attempt(trial) {
    const { client, channel, person, signal } = trial;
    const { quickMenus } = client.me;
    const place = { clanId: channel.clanId, channelId: channel.id, menuType: QuickMenuType.QuickMenu };
    const { made: id } = await trial.make({
      what: "a quick menu",
      make: () => quickMenus.add({ name: NAME, action: `/${NAME}`, ...place }),
      remove: (made, ends) => quickMenus.delete(made, { signal: ends }),
    });
    const { channelId, menuType } = place;
    await trial.eventually("the list of quick menus does not show it", async () =>
      (await quickMenus.list({ channelId, menuType, signal })).find((menu) => menu.id === id),
    );
    if (person === undefined) return "registered; nobody was there to call it";
    const wait = { from: person.id, name: NAME, signal, timeoutMs: Infinity };
    await Promise.all([channel.awaitSlashCommand(wait), person.call(NAME)]);
    return "registered, and called";
  },
};
