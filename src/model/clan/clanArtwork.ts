import type { ClanEmoji } from "../../../generated/mezon/api/emoji_pb.js";
import type { ClanSticker } from "../../../generated/mezon/api/sticker_pb.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireText } from "../require.js";
import type { Clan } from "./clan.js";

/** An emoji or a sticker to add. */
export interface NewArtwork {
  /** Such as `:party:`. */
  readonly shortname: string;
  /** Address of the picture. */
  readonly source: string;
  readonly category?: string | undefined;
}

/** The custom emojis, or the stickers, of a clan. */
export interface ArtworkList<Item> {
  list(options?: CallOptions): Promise<readonly Item[]>;
  add(artwork: NewArtwork, options?: CallOptions): Promise<void>;
  /** Changes the short name. */
  rename(id: string, shortname: string, options?: CallOptions): Promise<void>;
  delete(id: string, options?: CallOptions): Promise<void>;
}

const ARTWORK: KeysOf<NewArtwork> = { shortname: true, source: true, category: true };

/** The emojis and stickers of a clan. */
export class ClanArtwork {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  /** The emojis of this clan. The server lists those of all clans of the account at once. */
  get emojis(): ArtworkList<ClanEmoji> {
    const { rpc } = this.#context;
    const { id: clanId } = this.#clan;
    return {
      list: async (options) => {
        const { emojiList } = await rpc.getListEmojisByUserId(options);
        return emojiList.filter((emoji) => emoji.clanId === clanId);
      },
      add: async (artwork, options) => {
        requireOptions(artwork, ARTWORK, { path: "artwork" });
        const { shortname, source, category = "Custom" } = artwork;
        const made = { shortname: requireText(shortname, "shortname"), source: requireText(source, "source") };
        await rpc.createClanEmoji({ clanId, ...made, category }, options);
      },
      rename: async (id, shortname, options) => {
        const request = { clanId, id: requireId(id, "id"), shortname: requireText(shortname, "shortname") };
        await rpc.updateClanEmojiById(request, options);
      },
      delete: async (id, options) => {
        await rpc.deleteByIdClanEmoji({ clanId, id: requireId(id, "id") }, options);
      },
    };
  }

  /** The stickers of this clan. The server lists those of all clans of the account at once. */
  get stickers(): ArtworkList<ClanSticker> {
    const { rpc } = this.#context;
    const { id: clanId } = this.#clan;
    return {
      list: async (options) => {
        const { stickers } = await rpc.getListStickersByUserId(options);
        return stickers.filter((sticker) => sticker.clanId === clanId);
      },
      add: async (artwork, options) => {
        requireOptions(artwork, ARTWORK, { path: "artwork" });
        const { shortname, source, category = "" } = artwork;
        const made = { shortname: requireText(shortname, "shortname"), source: requireText(source, "source") };
        await rpc.addClanSticker({ clanId, ...made, category }, options);
      },
      rename: async (id, shortname, options) => {
        const named = { id: requireId(id, "id"), shortname: requireText(shortname, "shortname") };
        // Plain fields cannot say "unchanged", so the known values are sent as well.
        const waitOptions = callOptions(options ?? {});
        const known = (await this.stickers.list(waitOptions)).find((sticker) => sticker.id === id);
        const { source = "", category = "" } = known ?? {};
        const request = { clanId, ...named, source, category };
        await rpc.updateClanStickerById(request, waitOptions);
      },
      delete: async (id, options) => {
        await rpc.deleteClanStickerById({ clanId, id: requireId(id, "id") }, options);
      },
    };
  }
}
