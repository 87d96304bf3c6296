import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import { isConversation } from "../state/channel.js";
import type { Person } from "../state/person.js";

/** Adds a channel to a person's favourites. */
export function addFavourite({ world }: Platform, person: Person, channelId: string): void {
  world.favourites.set(person.id, world.channels.getFor(person.id, channelId).id, true);
}

/** Removes a channel from the favourites, also one that no longer exists. */
export function removeFavourite({ world }: Platform, person: Person, channelId: string): void {
  world.favourites.set(person.id, channelId, false);
}

/** Hides a conversation in the person's own list, or shows it again. */
export function setClosed({ world }: Platform, person: Person, channelId: string, isClosed: boolean): void {
  const channel = world.channels.getFor(person.id, channelId);
  if (!isConversation(channel)) throw invalid(`channel ${channelId} is no conversation`);
  world.closedConversations.set(person.id, channel.id, isClosed);
}
