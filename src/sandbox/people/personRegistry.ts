import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { changeClanProfile, createPerson, joinClan } from "../actions/clanMembership.js";
import { changeProfile } from "../actions/profiles.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import type { Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";
import { SandboxUser } from "./sandboxUser.js";
import type { PeoplesChain, SandboxUserDetails } from "./userOptions.js";

/** The people that code plays, by name. */
export class PersonRegistry {
  readonly #platform: Platform;
  readonly #chain: PeoplesChain;
  readonly #users = new Map<string, SandboxUser>();

  constructor(platform: Platform, chain: PeoplesChain) {
    this.#platform = platform;
    this.#chain = chain;
  }

  /** Adds a person who has an account. */
  add(person: Person): SandboxUser {
    const user = new SandboxUser(this.#platform, person, this.#chain);
    this.#users.set(person.username, user);
    return user;
  }

  /**
   * Returns the person with a name; creates them as a member of the clan if there is none. Given details replace the
   * person's.
   *
   * @throws {ValidationError} for an id that is not theirs.
   */
  get(name: string, clanId: string, details: SandboxUserDetails): SandboxUser {
    const known = this.#users.get(name);
    const { world, broadcaster } = this.#platform;
    if (known === undefined && world.people.findByName(name) !== undefined) {
      throw invalid(`"${name}" is the name of a bot`);
    }
    const clan = world.clans.get(clanId);
    return broadcaster.deliverAfter(() => {
      if (known === undefined) return this.#create(name, clan, details);
      this.#change(world.people.get(known.id), clan, details);
      return known;
    });
  }

  close(reason: Error): void {
    for (const user of this.#users.values()) user.close(reason);
  }

  #create(username: string, clan: Clan, { id, displayName, avatarUrl: avatar, nick }: SandboxUserDetails): SandboxUser {
    if (id !== undefined) requireId(id, "id");
    const person = createPerson(this.#platform, { username, isBot: false, id, displayName, avatar });
    joinClan(this.#platform, person, clan);
    if (nick !== undefined) changeClanProfile(this.#platform, person, { clanId: clan.id, nick });
    return this.add(person);
  }

  #change(person: Person, clan: Clan, { id, displayName, avatarUrl: avatar, nick }: SandboxUserDetails): void {
    if (id !== undefined && id !== person.id) {
      throw new ValidationError("id", `${person.username} has the id ${person.id} already, and keeps it`);
    }
    if (displayName !== undefined || avatar !== undefined)
      changeProfile(this.#platform, person, { displayName, avatar });
    if (nick !== undefined) changeClanProfile(this.#platform, person, { clanId: clan.id, nick });
  }
}
