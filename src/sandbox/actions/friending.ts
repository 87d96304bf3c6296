import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import type { Person } from "../state/person.js";

/** Asks somebody to be friends, or agrees when they have asked; tells them. */
export function askFriend({ world, pushes }: Platform, person: Person, other: Person): void {
  if (other.id === person.id) throw invalid("nobody can be their own friend");
  world.friends.ask(person.id, other.id, world.nowSeconds());
  const { id: userId, username, displayName, avatar } = person;
  pushes.toPeople([other.id], { case: "addFriend", value: { userId, username, displayName, avatar } });
}
