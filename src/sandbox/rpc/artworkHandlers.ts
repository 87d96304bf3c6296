import { addEmoji, addSticker, changeSticker, deleteEmoji, deleteSticker, renameEmoji } from "../actions/artworks.js";
import type { Artwork } from "../state/artwork.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Custom emojis and stickers. */
export const artworkHandlers = {
  createClanEmoji: (request, { platform, caller }) => addEmoji(platform, caller, { ...request, mediaType: 0 }),

  addClanSticker: (request, { platform, caller }) => addSticker(platform, caller, request),

  updateClanEmojiById: (request, { platform, caller }) => renameEmoji(platform, caller, request, request.shortname),

  deleteByIdClanEmoji: (request, { platform, caller }) => deleteEmoji(platform, caller, request),

  updateClanStickerById: (request, { platform, caller }) => changeSticker(platform, caller, request),

  deleteClanStickerById: (request, { platform, caller }) => deleteSticker(platform, caller, request),

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

function clanIdsOf({ platform, caller }: CallContext): ReadonlySet<string> {
  return new Set(platform.world.clans.of(caller.id).map((clan) => clan.id));
}

function shown({ id, clanId, creatorId, shortname, category, isForSale }: Artwork, { platform }: CallContext) {
  const clan = platform.world.clans.get(clanId);
  return { id, clanId, creatorId, shortname, category, isForSale, logo: clan.logo, clanName: clan.name };
}
