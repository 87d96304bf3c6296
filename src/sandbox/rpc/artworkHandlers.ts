import { EventAction } from "../../../generated/constants.js";
import { requireName } from "../actions/names.js";
import { requireManager } from "../actions/permissions.js";
import type { Artwork, Artworks } from "../state/artwork.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Custom emojis and stickers. */
export const artworkHandlers = {
  createClanEmoji: (request, context) => {
    context.platform.world.emojis.add(newArtwork({ ...request, mediaType: 0 }, context));
  },

  addClanSticker: (request, context) => {
    context.platform.world.stickers.add(newArtwork(request, context));
  },

  getListEmojisByUserId: (_, context) => {
    const emojiList = context.platform.world.emojis
      .of(clanIdsOf(context))
      .map((emoji) => ({ ...shown(emoji, context), src: emoji.source }));
    return { emojiList };
  },

  getListStickersByUserId: (_, context) => {
    const stickers = context.platform.world.stickers
      .of(clanIdsOf(context))
      .map((sticker) => ({ ...shown(sticker, context), source: sticker.source, mediaType: sticker.mediaType }));
    return { stickers };
  },
  updateClanEmojiById: ({ id, clanId, shortname }, context) => {
    const { emojis } = context.platform.world;
    const known = ownArtwork(emojis, context, { id, clanId });
    emojis.change({ ...known, shortname: requireName(shortname, "shortname") });
    tellEmoji(context, emojis.get(clanId, id), EventAction.Updated);
  },

  deleteByIdClanEmoji: ({ id, clanId }, context) => {
    const { emojis } = context.platform.world;
    const known = ownArtwork(emojis, context, { id, clanId });
    emojis.remove(known.id);
    tellEmoji(context, known, EventAction.Deleted);
  },

  updateClanStickerById: ({ id, clanId, shortname, source, category }, context) => {
    const { stickers } = context.platform.world;
    const known = ownArtwork(stickers, context, { id, clanId });
    const news = { shortname: requireName(shortname, "shortname"), source: source || known.source };
    stickers.change({ ...known, ...news, category: category || known.category });
    const value = { stickerId: id, shortname, userId: context.caller.id };
    context.platform.pushes.toClan(clanId, { case: "stickerUpdateEvent", value });
  },

  deleteClanStickerById: ({ id, clanId }, context) => {
    const { stickers } = context.platform.world;
    const known = ownArtwork(stickers, context, { id, clanId });
    stickers.remove(known.id);
    const value = { stickerId: known.id, userId: context.caller.id };
    context.platform.pushes.toClan(clanId, { case: "stickerDeleteEvent", value });
  },

  emojiRecentList: (_, { platform, caller }) => {
    const { world } = platform;
    const used = world.channels
      .all()
      .flatMap(({ id }) => world.messages.of(id))
      .flatMap((message) => [...message.reactions.values()].map((reaction) => ({ ...reaction, message })))
      .filter(({ senderId }) => senderId === caller.id);
    const emojiRecents = used.map(({ id, emojiId, message }) => {
      return { emojiRecentsId: id, emojiId, updateTimeSeconds: message.createTimeSeconds };
    });
    return { emojiRecents };
  },
} satisfies Handlers;

/** The artwork, when the caller made it or manages its clan. */
function ownArtwork(
  artworks: Artworks,
  { platform, caller }: CallContext,
  { id, clanId }: { readonly id: string; readonly clanId: string },
): Artwork {
  const clan = platform.world.clans.getFor(caller.id, clanId);
  const artwork = artworks.get(clan.id, id);
  if (artwork.creatorId !== caller.id) requireManager(platform, caller, clan);
  return artwork;
}

function tellEmoji({ platform, caller }: CallContext, emoji: Artwork, action: number): void {
  const { id, clanId, shortname: shortName, source, category, isForSale } = emoji;
  const value = { id, clanId, shortName, source, category, isForSale, userId: caller.id, action };
  platform.pushes.toClan(clanId, { case: "eventEmoji", value });
}

type Requested = Pick<Artwork, "id" | "clanId" | "source" | "shortname" | "category" | "mediaType" | "isForSale">;

function newArtwork(request: Requested, { platform, caller }: CallContext): Artwork {
  const { world } = platform;
  const { id, source, category, mediaType, isForSale } = request;
  return {
    id: id === "0" ? world.newId() : id,
    clanId: world.clans.getFor(caller.id, request.clanId).id,
    creatorId: caller.id,
    shortname: requireName(request.shortname, "shortname"),
    createTimeSeconds: world.nowSeconds(),
    source,
    category,
    mediaType,
    isForSale,
  };
}

function clanIdsOf({ platform, caller }: CallContext): ReadonlySet<string> {
  return new Set(platform.world.clans.of(caller.id).map((clan) => clan.id));
}

function shown({ id, clanId, creatorId, shortname, category, isForSale }: Artwork, { platform }: CallContext) {
  const clan = platform.world.clans.get(clanId);
  return { id, clanId, creatorId, shortname, category, isForSale, logo: clan.logo, clanName: clan.name };
}
