import {
  type CategoryOfClan,
  createCategory,
  deleteCategory,
  moveToCategory,
  orderCategories,
  renameCategory,
} from "../actions/categories.js";
import type { Handlers } from "./handlers.js";

/** The categories into which channels are grouped. */
export const categoryHandlers = {
  listCategoryDescs: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return { categorydesc: clan.categories.map((category) => described({ clan, category })) };
  },

  createCategoryDesc: ({ clanId, categoryName }, { platform, caller }) =>
    described(createCategory(platform, caller, clanId, categoryName)),

  updateCategory: (request, { platform, caller }) => renameCategory(platform, caller, request, request.categoryName),

  deleteCategoryDesc: (request, { platform, caller }) => deleteCategory(platform, caller, request),

  updateCategoryOrder: ({ clanId, categories }, { platform, caller }) =>
    orderCategories(platform, caller, clanId, categories),

  changeChannelCategory: ({ channelId, newCategoryId }, { platform, caller }) =>
    moveToCategory(platform, caller, channelId, newCategoryId),
} satisfies Handlers;

function described({ clan, category }: CategoryOfClan) {
  const { id: categoryId, name: categoryName, creatorId } = category;
  const categoryOrder = clan.categories.indexOf(category) + 1;
  return { clanId: clan.id, categoryId, categoryName, creatorId, categoryOrder };
}
