import { notFound } from "../refusal.js";
import type { Channel } from "./channel.js";
import type { Category, Clan } from "./clans.js";

/** The category of a channel; `undefined` in conversations. */
export function categoryOf(clan: Clan | undefined, channel: Channel): Category | undefined {
  return clan?.categories.find(({ id }) => id === channel.categoryId);
}

/** Returns the category with an id, or the first if none is given. Refuses one of another clan. */
export function requireCategory(clan: Clan, id = "0"): Category {
  const category = id === "0" ? clan.categories[0] : clan.categories.find((each) => each.id === id);
  if (category === undefined) throw notFound(`there is no category ${id} in clan ${clan.id}`);
  return category;
}
