import { FriendState } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import type { Person } from "../state/person.js";
import { notifyOfFriendship } from "./notifying.js";

/** Sends friend requests, or accepts them, and notifies the people. Atomic: for all of them or none. */
export function askFriends(platform: Platform, person: Person, others: readonly Person[]): void {
  const { world, broadcaster } = platform;
  for (const other of others) {
    if (other.id === person.id) throw invalid("nobody can be their own friend");
    world.friends.requireOpen(person.id, other.id);
  }
  const { id: userId, username, displayName, avatar } = person;
  for (const other of others) {
    const isNew = !world.friends.of(person.id).some(({ otherId, state }) => otherId === other.id && isSettled(state));
    const { state } = world.friends.ask(person.id, other.id, world.nowSeconds());
    broadcaster.toPeople([other.id], { case: "addFriend", value: { userId, username, displayName, avatar } });
    if (isNew) notifyOfFriendship(platform, person, other, state === FriendState.Friend);
  }
}

/** Whether asking again changes nothing. */
function isSettled(state: number): boolean {
  return state === FriendState.Friend || state === FriendState.InviteSent;
}

/** Ends friendships or friend requests, and notifies the people. */
export function unfriend({ world, broadcaster }: Platform, person: Person, others: readonly Person[]): void {
  for (const other of others) {
    world.friends.end(person.id, other.id);
    broadcaster.toPeople([other.id], { case: "removeFriend", value: { userId: person.id } });
  }
}

/** Blocks people; only the one who blocks is notified. */
export function block({ world, broadcaster }: Platform, person: Person, others: readonly Person[]): void {
  if (others.includes(person)) throw invalid("nobody can block themselves");
  for (const other of others) {
    world.friends.block(person.id, other.id, world.nowSeconds());
    broadcaster.toPeople([person.id], { case: "blockFriend", value: { userId: other.id } });
  }
}

/** Unblocks people; only the one who blocked is notified. */
export function unblock({ world, broadcaster }: Platform, person: Person, others: readonly Person[]): void {
  for (const { id: userId, username, displayName, avatar } of others) {
    world.friends.unblock(person.id, userId);
    broadcaster.toPeople([person.id], { case: "unBlockFriend", value: { userId, username, displayName, avatar } });
  }
}
