import { requireName } from "../actions/names.js";
import type { Artwork } from "../state/artwork.js";
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
} satisfies Handlers;

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
