import { EventAction } from "../../../generated/constants.js";
import { managedClan } from "../actions/changingClans.js";
import { requireName } from "../actions/names.js";
import { requireChannelManager } from "../actions/permissions.js";
import { describeUpdated } from "../describe/channel.js";
import type { Platform } from "../platform.js";
import { denied } from "../refusal.js";
import { requireCategory } from "../state/categories.js";
import type { Category, Clan } from "../state/clans.js";
import type { Handlers } from "./handlers.js";

/** The categories that channels stand in. */
export const categoryHandlers = {
  listCategoryDescs: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return { categorydesc: clan.categories.map((category) => describe(clan, category)) };
  },

  createCategoryDesc: ({ clanId, categoryName }, { platform, caller }) => {
    const clan = managedClan(platform, caller, clanId);
    const name = requireName(categoryName, "category_name");
    const category = { id: platform.world.newId(), name, creatorId: caller.id };
    clan.categories = [...clan.categories, category];
    tell(platform, clan, category, EventAction.Created);
    return describe(clan, category);
  },

  updateCategory: ({ clanId, categoryId, categoryName }, { platform, caller }) => {
    const clan = managedClan(platform, caller, clanId);
    const category = requireCategory(clan, categoryId);
    category.name = requireName(categoryName, "category_name");
    tell(platform, clan, category, EventAction.Updated);
  },

  deleteCategoryDesc: ({ clanId, categoryId }, { platform, caller }) => {
    const clan = managedClan(platform, caller, clanId);
    const category = requireCategory(clan, categoryId);
    const rest = clan.categories.filter((each) => each !== category);
    const [first] = rest;
    if (first === undefined) throw denied("a clan keeps at least one category");
    clan.categories = rest;
    // Its channels are not deleted with it.
    for (const channel of platform.world.channels.all())
      if (channel.categoryId === category.id) channel.categoryId = first.id;
    tell(platform, clan, category, EventAction.Deleted);
  },

  updateCategoryOrder: ({ clanId, categories }, { platform, caller }) => {
    const clan = managedClan(platform, caller, clanId);
    const orders = new Map(categories.map(({ categoryId, order }) => [requireCategory(clan, categoryId).id, order]));
    const rank = ({ id }: Category): number => orders.get(id) ?? orders.size;
    clan.categories = clan.categories.toSorted((a, b) => rank(a) - rank(b));
  },

  changeChannelCategory: ({ channelId, newCategoryId }, { platform, caller }) => {
    const { world, pushes } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    requireChannelManager(platform, caller, channel);
    channel.categoryId = requireCategory(world.clans.get(channel.clanId), newCategoryId).id;
    pushes.aboutChannel(channel, { case: "channelUpdatedEvent", value: describeUpdated(channel) });
  },
} satisfies Handlers;

function describe(clan: Clan, category: Category) {
  const { id: categoryId, name: categoryName, creatorId } = category;
  const categoryOrder = clan.categories.indexOf(category) + 1;
  return { clanId: clan.id, categoryId, categoryName, creatorId, categoryOrder };
}

function tell({ pushes }: Platform, clan: Clan, category: Category, status: number): void {
  const { id, name: categoryName, creatorId } = category;
  pushes.toClan(clan.id, { case: "categoryEvent", value: { clanId: clan.id, id, categoryName, creatorId, status } });
}
