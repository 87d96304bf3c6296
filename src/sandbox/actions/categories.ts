import { EventAction } from "../../../generated/constants.js";
import { describeUpdated } from "../describe/channel.js";
import type { Platform } from "../platform.js";
import { denied } from "../refusal.js";
import { requireCategory } from "../state/categories.js";
import type { Category, Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";
import { managedClan } from "./changingClans.js";
import { requireName } from "./names.js";
import { requireChannelManager } from "./permissions.js";

interface CategoryTarget {
  readonly clanId: string;
  readonly categoryId: string;
}

/** Identifies a category and its clan. */
export interface CategoryOfClan {
  readonly clan: Clan;
  readonly category: Category;
}

/**
 * Adds a category after the others and notifies the clan. Like the actions below, allowed for those who manage the
 * clan.
 */
export function createCategory(platform: Platform, person: Person, clanId: string, name: string): CategoryOfClan {
  const clan = managedClan(platform, person, clanId);
  const category = { name: requireName(name, "category_name"), id: platform.world.newId(), creatorId: person.id };
  clan.categories = [...clan.categories, category];
  pushCategory(platform, { clan, category }, EventAction.Created);
  return { clan, category };
}

export function renameCategory(platform: Platform, person: Person, target: CategoryTarget, name: string): void {
  const clan = managedClan(platform, person, target.clanId);
  const category = requireCategory(clan, target.categoryId);
  category.name = requireName(name, "category_name");
  pushCategory(platform, { clan, category }, EventAction.Updated);
}

/** Deletes a category and notifies the clan. Its channels are not deleted: they move to the first category. */
export function deleteCategory(platform: Platform, person: Person, target: CategoryTarget): void {
  const clan = managedClan(platform, person, target.clanId);
  const category = requireCategory(clan, target.categoryId);
  const rest = clan.categories.filter((each) => each !== category);
  const [first] = rest;
  if (first === undefined) throw denied("a clan keeps at least one category");
  clan.categories = rest;
  for (const channel of platform.world.channels.all())
    if (channel.categoryId === category.id) channel.categoryId = first.id;
  pushCategory(platform, { clan, category }, EventAction.Deleted);
}

/** Sorts categories by their numbers. Categories without a number follow. */
export function orderCategories(
  platform: Platform,
  person: Person,
  clanId: string,
  orders: readonly { readonly categoryId: string; readonly order: number }[],
): void {
  const clan = managedClan(platform, person, clanId);
  const orderOf = new Map(orders.map(({ categoryId, order }) => [requireCategory(clan, categoryId).id, order]));
  const rank = ({ id }: Category): number => orderOf.get(id) ?? orderOf.size;
  clan.categories = clan.categories.toSorted((a, b) => rank(a) - rank(b));
}

/** Moves a channel to another category and notifies those who can see it. Allowed for those who manage the channel. */
export function moveToCategory(platform: Platform, person: Person, channelId: string, categoryId: string): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  channel.categoryId = requireCategory(world.clans.get(channel.clanId), categoryId).id;
  broadcaster.aboutChannel(channel, { case: "channelUpdatedEvent", value: describeUpdated(channel) });
}

function pushCategory({ broadcaster }: Platform, { clan, category }: CategoryOfClan, status: number): void {
  const { id, name: categoryName, creatorId } = category;
  broadcaster.toClan(clan.id, {
    case: "categoryEvent",
    value: { clanId: clan.id, id, categoryName, creatorId, status },
  });
}
