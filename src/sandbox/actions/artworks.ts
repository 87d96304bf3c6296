import { EventAction } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import type { Artwork, Artworks } from "../state/artwork.js";
import type { Person } from "../state/person.js";
import { requireName } from "./names.js";
import { requireManager } from "./permissions.js";

/** Identifies an emoji or a sticker. */
interface ArtworkTarget {
  readonly id: string;
  readonly clanId: string;
}

/** The artwork to add; with an `id` of "0" it gets a new id. */
export type NewArtwork = Omit<Artwork, "creatorId" | "createTimeSeconds">;

/** Adds an emoji to a clan. Allowed for every member. */
export function addEmoji(platform: Platform, person: Person, emoji: NewArtwork): void {
  platform.world.emojis.add(madeBy(platform, person, emoji));
}

/** Adds a sticker to a clan. Allowed for every member. */
export function addSticker(platform: Platform, person: Person, sticker: NewArtwork): void {
  platform.world.stickers.add(madeBy(platform, person, sticker));
}

/** Renames an emoji. Allowed for its creator and those who manage the clan. */
export function renameEmoji(platform: Platform, person: Person, target: ArtworkTarget, shortname: string): void {
  const known = ownArtwork(platform.world.emojis, platform, person, target);
  const renamed = { ...known, shortname: requireName(shortname, "shortname") };
  platform.world.emojis.change(renamed);
  pushEmoji(platform, person, renamed, EventAction.Updated);
}

/** Deletes an emoji. Allowed for its creator and those who manage the clan. */
export function deleteEmoji(platform: Platform, person: Person, target: ArtworkTarget): void {
  const known = ownArtwork(platform.world.emojis, platform, person, target);
  platform.world.emojis.remove(known.id);
  pushEmoji(platform, person, known, EventAction.Deleted);
}

/**
 * Changes a sticker; an empty source or category keeps its value. Allowed for its creator and those who manage the
 * clan.
 */
export function changeSticker(
  platform: Platform,
  person: Person,
  change: ArtworkTarget & Pick<Artwork, "shortname" | "source" | "category">,
): void {
  const { world, broadcaster } = platform;
  const known = ownArtwork(world.stickers, platform, person, change);
  const shortname = requireName(change.shortname, "shortname");
  const { source, category } = change;
  world.stickers.change({ ...known, shortname, source: source || known.source, category: category || known.category });
  const value = { stickerId: known.id, shortname, userId: person.id };
  broadcaster.toClan(known.clanId, { case: "stickerUpdateEvent", value });
}

/** Deletes a sticker. Allowed for its creator and those who manage the clan. */
export function deleteSticker(platform: Platform, person: Person, target: ArtworkTarget): void {
  const { world, broadcaster } = platform;
  const known = ownArtwork(world.stickers, platform, person, target);
  world.stickers.remove(known.id);
  broadcaster.toClan(known.clanId, { case: "stickerDeleteEvent", value: { stickerId: known.id, userId: person.id } });
}

function madeBy({ world }: Platform, person: Person, artwork: NewArtwork): Artwork {
  const { id, source, category, mediaType, isForSale } = artwork;
  return {
    id: id === "0" ? world.newId() : id,
    clanId: world.clans.getFor(person.id, artwork.clanId).id,
    creatorId: person.id,
    shortname: requireName(artwork.shortname, "shortname"),
    createTimeSeconds: world.nowSeconds(),
    source,
    category,
    mediaType,
    isForSale,
  };
}

function ownArtwork(artworks: Artworks, platform: Platform, person: Person, target: ArtworkTarget): Artwork {
  const clan = platform.world.clans.getFor(person.id, target.clanId);
  const artwork = artworks.get(clan.id, target.id);
  if (artwork.creatorId !== person.id) requireManager(platform, person, clan);
  return artwork;
}

function pushEmoji({ broadcaster }: Platform, person: Person, emoji: Artwork, action: number): void {
  const { id, clanId, shortname: shortName, source, category, isForSale } = emoji;
  const value = { id, clanId, shortName, source, category, isForSale, userId: person.id, action };
  broadcaster.toClan(clanId, { case: "eventEmoji", value });
}
