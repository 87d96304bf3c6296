import { requireString } from "../../core/requireString.js";
import { limits } from "../limits.js";
import { denied, notFound, tooMany } from "../refusal.js";

/** A member's nickname and picture in one clan. */
export interface ClanProfile {
  nick: string;
  avatar: string;
}

export interface Category {
  readonly id: string;
  readonly creatorId: string;
  name: string;
}

/** A ban from a clan or from one channel. */
export interface Ban {
  readonly personId: string;
  /** "0" for the whole clan. */
  readonly channelId: string;
  readonly bannerId: string;
  /** Unix seconds at which it ends; 0 if it is permanent. */
  readonly untilSeconds: number;
  readonly reason: string;
}

/** Whether a ban is still active. */
export function isStanding({ untilSeconds }: Ban, nowSeconds: number): boolean {
  return untilSeconds === 0 || untilSeconds > nowSeconds;
}

export interface Clan {
  readonly id: string;
  readonly createTimeSeconds: number;
  readonly memberIds: Set<string>;
  readonly profiles: Map<string, ClanProfile>;
  /** The categories of its channels, in order; channels without one are in the first. */
  categories: Category[];
  /** The bans of the clan. */
  readonly bans: Map<string, Ban>;
  about: string;
  isOnboarding: boolean;
  onboardingBanner: string;
  isCommunity: boolean;
  communityBanner: string;
  shortUrl: string;
  preventAnonymous: boolean;
  ownerId: string;
  name: string;
  logo: string;
  banner: string;
  description: string;
  /** The channel in which new members are greeted; "0" if there is none yet. */
  welcomeChannelId: string;
}

/** The clans, in the order of their creation. */
export class Clans {
  readonly #byId = new Map<string, Clan>();

  add(clan: Clan): void {
    if (this.#byId.size >= limits.clans) throw tooMany(`a sandbox holds at most ${limits.clans} clans`);
    this.#byId.set(clan.id, clan);
  }

  remove(id: string): void {
    this.#byId.delete(id);
  }

  find(id: string): Clan | undefined {
    return this.#byId.get(id);
  }

  get(id: string): Clan {
    const clan = this.#byId.get(id);
    if (clan === undefined) throw notFound(`there is no clan ${requireString(id, "clanId")}`);
    return clan;
  }

  /** Returns the clan if the person is a member; refuses otherwise. */
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
