import type { CustomStatusEvent } from "../../../generated/mezon/realtime/presence_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Platform } from "../platform.js";
import type { Activity } from "../state/activity.js";
import type { Person } from "../state/person.js";
import type { IssuedSession } from "../state/sessions.js";
import { requireName } from "./names.js";

/** Changes the display name and the picture; omitted fields keep their value. The rest of a profile is not stored. */
export function changeProfile(
  platform: Platform,
  person: Person,
  change: { readonly displayName?: string | undefined; readonly avatar?: string | undefined },
): void {
  const { displayName, avatar } = change;
  if (displayName !== undefined) person.displayName = requireName(displayName, "display_name");
  person.avatar = avatar ?? person.avatar;
  const value = { userId: person.id, displayName: person.displayName, avatar: person.avatar };
  pushToAcquaintances(platform, person, { case: "userProfileUpdatedEvent", value });
}

/** Changes a person's username if it is free. Returns a session whose tokens contain it. */
export function changeUsername({ world, sessions }: Platform, person: Person, username: string): IssuedSession {
  world.people.rename(person, requireName(username, "username"));
  return sessions.open(person);
}

/** Sets the custom status of a person. */
export function setCustomStatus(platform: Platform, person: Person, status: string): void {
  person.customStatus = status;
  const value = { userId: person.id, username: person.username, status };
  pushToAcquaintances(platform, person, { case: "customStatusEvent", value });
}

/** Pushes a custom status to a clan without storing it; "0" pushes it to nobody. Returns the push. */
export function pushCustomStatus(
  { world, broadcaster }: Platform,
  person: Person,
  status: CustomStatusEvent,
): Init<CustomStatusEvent> {
  const event = { ...status, userId: person.id, username: person.username };
  if (status.clanId !== "0") {
    world.clans.getFor(person.id, status.clanId);
    broadcaster.toClan(status.clanId, { case: "customStatusEvent", value: event });
  }
  return event;
}

/** Sets the presence that a person has chosen, such as "Idle". */
export function setAvailability(platform: Platform, person: Person, availability: string): void {
  person.availability = availability;
  const value = { userId: person.id, customStatus: availability };
  pushToAcquaintances(platform, person, { case: "userStatusEvent", value });
}

/** Sets a person's activity. It replaces the previous one: a person has one activity. */
export function setActivity({ world }: Platform, person: Person, activity: Omit<Activity, "id" | "userId">): Activity {
  const activityName = requireName(activity.activityName, "activity_name");
  return world.activities.add({ ...activity, activityName, id: person.id, userId: person.id });
}

/** Stores the keys with which others encrypt messages to a person. */
export function setPublicKey(person: Person, key: { readonly encr: Uint8Array; readonly sign: Uint8Array }): void {
  person.publicKey = { encr: key.encr.slice(), sign: key.sign.slice() };
}

/** Notifies everybody who shares a clan with a person and has subscribed to it, once each. */
function pushToAcquaintances({ world, broadcaster }: Platform, person: Person, payload: EnvelopePayload): void {
  const clans = world.clans.of(person.id);
  broadcaster.to(payload, (subscriber) =>
    clans.some((clan) => clan.memberIds.has(subscriber.personId) && subscriber.receivesClan(clan.id)),
  );
}
