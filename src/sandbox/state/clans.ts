import { limits } from "../limits.js";
import { denied, notFound, tooMany } from "../refusal.js";

/** How a member appears in one clan. */
export interface ClanProfile {
  nick: string;
  avatar: string;
}

export interface Clan {
  readonly id: string;
  readonly createTimeSeconds: number;
  readonly memberIds: Set<string>;
  readonly profiles: Map<string, ClanProfile>;
  /** The one category its channels stand in. */
  readonly category: { readonly id: string; readonly name: string };
  ownerId: string;
  name: string;
  logo: string;
  banner: string;
  description: string;
  /** The channel newcomers are greeted in; "0" while there is none. */
  welcomeChannelId: string;
}

/** The clans, in the order they were made. */
export class Clans {
  readonly #byId = new Map<string, Clan>();

  add(clan: Clan): void {
    if (this.#byId.size >= limits.clans) throw tooMany(`a sandbox holds at most ${limits.clans} clans`);
    this.#byId.set(clan.id, clan);
  }

  find(id: string): Clan | undefined {
    return this.#byId.get(id);
  }

  get(id: string): Clan {
    const clan = this.#byId.get(id);
    if (clan === undefined) throw notFound(`there is no clan ${id}`);
    return clan;
  }

  /** The clan, when the person is in it; refuses otherwise. */
  getFor(personId: string, id: string): Clan {
    const clan = this.get(id);
    if (!clan.memberIds.has(personId)) throw denied(`you are no member of clan ${id}`);
    return clan;
  }

  of(personId: string): readonly Clan[] {
    return [...this.#byId.values()].filter((clan) => clan.memberIds.has(personId));
  }

  all(): IterableIterator<Clan> {
    return this.#byId.values();
  }
}
