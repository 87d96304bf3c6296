import { requireString } from "../../core/requireString.js";
import { limits } from "../limits.js";
import { notFound, taken, tooMany } from "../refusal.js";
import { makeCredentials, type Person } from "./person.js";

/** Everybody who has an account: people and bots. */
export class People {
  readonly #byId = new Map<string, Person>();
  readonly #byName = new Map<string, Person>();

  /** Creates an account. Returns the existing person if the name is taken. */
  create(details: {
    readonly id: string;
    readonly username: string;
    readonly isBot: boolean;
    readonly createTimeSeconds: number;
    readonly displayName?: string | undefined;
    readonly avatar?: string | undefined;
  }): Person {
    const known = this.#byName.get(details.username);
    if (known !== undefined) return known;
    if (this.#byId.has(details.id)) throw taken(`the id ${details.id} is taken`);
    if (this.#byId.size >= limits.people) throw tooMany(`a sandbox holds at most ${limits.people} people`);
    const person: Person = {
      ...details,
      displayName: details.displayName ?? details.username,
      avatar: details.avatar ?? "",
      availability: "Online",
      customStatus: "",
      publicKey: undefined,
      clanOrder: new Map(),
      credentials: makeCredentials(details.username),
    };
    this.#byId.set(person.id, person);
    this.#byName.set(person.username, person);
    return person;
  }

  /** Renames a person, if the name is free. */
  rename(person: Person, username: string): void {
    const other = this.#byName.get(username);
    if (other !== undefined && other !== person) throw taken(`the name ${username} is taken`);
    this.#byName.delete(person.username);
    person.username = username;
    this.#byName.set(username, person);
  }

  find(id: string): Person | undefined {
    return this.#byId.get(id);
  }

  findByName(username: string): Person | undefined {
    return this.#byName.get(username);
  }

  get(id: string): Person {
    const person = this.#byId.get(id);
    if (person === undefined) throw notFound(`there is no user ${requireString(id, "userId")}`);
    return person;
  }

  all(): IterableIterator<Person> {
    return this.#byId.values();
  }
}
