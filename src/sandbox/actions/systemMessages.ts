import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { SystemMessage } from "../state/systemMessage.js";
import { managedClan } from "./changingClans.js";

/**
 * Sets the message that a clan posts when somebody joins. Like the actions below, allowed for those who manage the
 * clan.
 */
export function setSystemMessage(platform: Platform, person: Person, message: Omit<SystemMessage, "id">): void {
  const { world } = platform;
  const clan = managedClan(platform, person, message.clanId);
  const { channelId, welcomeRandom, welcomeSticker, boostMessage, setupTips, hideAuditLog } = message;
  if (channelId !== "0") world.channels.getFor(person.id, channelId);
  const id = world.systemMessages.get(clan.id)?.id ?? world.newId();
  const texts = { channelId, welcomeRandom, welcomeSticker, boostMessage, setupTips, hideAuditLog };
  world.systemMessages.set(clan.id, { id, clanId: clan.id, ...texts });
}

/** Changes the message; refuses if there is none. */
export function changeSystemMessage(platform: Platform, person: Person, message: Omit<SystemMessage, "id">): void {
  const { clanId } = message;
  if (!platform.world.systemMessages.has(clanId)) throw notFound(`clan ${clanId} has no system message`);
  setSystemMessage(platform, person, message);
}

export function deleteSystemMessage(platform: Platform, person: Person, clanId: string): void {
  platform.world.systemMessages.delete(managedClan(platform, person, clanId).id);
}
