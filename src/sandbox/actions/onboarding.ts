import type { Platform } from "../platform.js";
import type { OnboardingEntry } from "../state/onboardingEntry.js";
import type { Person } from "../state/person.js";
import { managedClan } from "./changingClans.js";
import { requireName } from "./names.js";

type Content = Omit<OnboardingEntry, "id" | "clanId" | "createTimeSeconds" | "updateTimeSeconds">;

/** Adds items that new members of a clan are shown or asked. Atomic. Allowed for those who manage the clan. */
export function addOnboarding(
  platform: Platform,
  person: Person,
  clanId: string,
  contents: readonly Content[],
): OnboardingEntry[] {
  const { world } = platform;
  const clan = managedClan(platform, person, clanId);
  const now = world.nowSeconds();
  const entries = contents.map(({ guideType, taskType, channelId, title, content, imageUrl, answers }) => ({
    ...{ id: world.newId(), clanId: clan.id, guideType, taskType, channelId, content, imageUrl, answers },
    title: requireName(title, "title"),
    createTimeSeconds: now,
    updateTimeSeconds: now,
  }));
  world.onboarding.requireRoom(entries.length);
  return entries.map((entry) => world.onboarding.add(entry));
}

/** Changes an entry. Allowed for those who manage the clan. */
export function changeOnboarding(
  platform: Platform,
  person: Person,
  change: Omit<Content, "guideType"> & Pick<OnboardingEntry, "id" | "clanId">,
): void {
  const { world } = platform;
  const known = managedEntry(platform, person, change);
  const { taskType, channelId, title, content, imageUrl, answers } = change;
  const changes = { taskType, channelId, title, content, imageUrl, answers };
  world.onboarding.add({ ...known, ...changes, updateTimeSeconds: world.nowSeconds() });
}

/** Deletes an entry. Allowed for those who manage the clan. */
export function deleteOnboarding(
  platform: Platform,
  person: Person,
  target: Pick<OnboardingEntry, "id" | "clanId">,
): void {
  platform.world.onboarding.delete(managedEntry(platform, person, target).id);
}

/** Stores how far a member has come. */
export function setOnboardingStep({ world }: Platform, person: Person, clanId: string, step: number): void {
  world.onboardingSteps.set(`${world.clans.getFor(person.id, clanId).id}:${person.id}`, step);
}

function managedEntry(
  platform: Platform,
  person: Person,
  { id, clanId }: Pick<OnboardingEntry, "id" | "clanId">,
): OnboardingEntry {
  const clan = managedClan(platform, person, clanId);
  return platform.world.onboarding.get(id, (entry) => entry.clanId === clan.id);
}
