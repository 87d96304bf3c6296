import { limits } from "../limits.js";
import { notFound, taken, tooMany } from "../refusal.js";

/** A custom emoji or a sticker of a clan. */
export interface Artwork {
  readonly id: string;
  readonly clanId: string;
  readonly creatorId: string;
  readonly source: string;
  readonly shortname: string;
  readonly category: string;
  readonly createTimeSeconds: number;
  /** For a sticker: 1 for a sound. */
  readonly mediaType: number;
  readonly isForSale: boolean;
}

/** The custom emojis, or the stickers, of every clan. */
export class Artworks {
  readonly #byId = new Map<string, Artwork>();

  add(artwork: Artwork): void {
    // The creator chooses the id, so it must not replace another artwork, which may be of another clan.
    if (this.#byId.has(artwork.id)) throw taken(`the id ${artwork.id} is taken`);
    if (this.#byId.size >= limits.artworks) throw tooMany(`a sandbox holds at most ${limits.artworks} of them`);
    this.#byId.set(artwork.id, artwork);
  }

  get(clanId: string, id: string): Artwork {
    const artwork = this.#byId.get(id);
    if (artwork?.clanId !== clanId) throw notFound(`there is no ${id} among those of clan ${clanId}`);
    return artwork;
  }

  change(artwork: Artwork): void {
    this.#byId.set(artwork.id, artwork);
  }

  remove(id: string): void {
    this.#byId.delete(id);
  }

  /** Returns the artworks that members of these clans may use. */
  of(clanIds: ReadonlySet<string>): readonly Artwork[] {
    return [...this.#byId.values()].filter((artwork) => clanIds.has(artwork.clanId));
  }
}
