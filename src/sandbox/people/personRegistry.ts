import { createPerson, joinClan } from "../actions/clanMembership.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import type { Person } from "../state/person.js";
import { SandboxUser } from "./sandboxUser.js";

/** The people whom code plays, by name. */
export class PersonRegistry {
  readonly #platform: Platform;
  readonly #users = new Map<string, SandboxUser>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Adds a person who has an account. */
  add(person: Person): SandboxUser {
    const user = new SandboxUser(this.#platform, person);
    this.#users.set(person.username, user);
    return user;
  }

  /** The person of a name; created, as a member of the clan, when there is none. */
  get(name: string, clanId: string): SandboxUser {
    const known = this.#users.get(name);
    if (known !== undefined) return known;
    const { world, broadcaster } = this.#platform;
    if (world.people.findByName(name) !== undefined) throw invalid(`"${name}" is the name of a bot`);
    const clan = world.clans.get(clanId);
    return broadcaster.deliverAfter(() => {
      const person = createPerson(this.#platform, { username: name, isBot: false });
      joinClan(this.#platform, person, clan);
      return this.add(person);
    });
  }

  close(reason: Error): void {
    for (const user of this.#users.values()) user.close(reason);
  }
}
