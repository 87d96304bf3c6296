import { EventAction } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import type { CalendarEvent } from "../state/calendar.js";
import type { Person } from "../state/person.js";
import { requireName } from "./names.js";
import { requireManager } from "./permissions.js";

interface EventTarget {
  readonly clanId: string;
  readonly eventId: string;
}

/** The details of a calendar event. */
export type EventDetails = Omit<CalendarEvent, "id" | "clanId" | "creatorId" | "createTimeSeconds" | "interestedIds">;

/** Adds an event to a clan's calendar and notifies the clan. Allowed for every member. */
export function createEvent(platform: Platform, person: Person, clanId: string, details: EventDetails): CalendarEvent {
  const { world, broadcaster } = platform;
  const event: CalendarEvent = {
    ...detailsOf(details),
    id: world.newId(),
    clanId: world.clans.getFor(person.id, clanId).id,
    creatorId: person.id,
    createTimeSeconds: world.nowSeconds(),
    interestedIds: new Set([person.id]),
  };
  world.calendar.add(event);
  const ids = { eventId: event.id, clanId: event.clanId, creatorId: person.id };
  const value = { ...detailsOf(details), ...ids, action: EventAction.Created };
  broadcaster.toClan(event.clanId, { case: "clanEventCreated", value });
  return event;
}

/** Changes an event and notifies the clan. Allowed for its creator and those who manage the clan. */
export function changeEvent(platform: Platform, person: Person, target: EventTarget, details: EventDetails): void {
  const { world, broadcaster } = platform;
  const known = ownEvent(platform, person, target);
  const changes = detailsOf(details);
  world.calendar.change({ ...known, ...changes });
  const ids = { eventId: known.id, clanId: known.clanId, creatorId: known.creatorId };
  broadcaster.toClan(known.clanId, {
    case: "clanEventCreated",
    value: { ...ids, ...changes, action: EventAction.Updated },
  });
}

/** Deletes an event and notifies the clan. Allowed for its creator and those who manage the clan. */
export function deleteEvent(platform: Platform, person: Person, target: EventTarget): void {
  const { world, broadcaster } = platform;
  const event = ownEvent(platform, person, target);
  world.calendar.remove(event.id);
  broadcaster.toClan(event.clanId, {
    case: "clanEventCreated",
    value: { eventId: event.id, clanId: event.clanId, title: event.title, action: EventAction.Deleted },
  });
}

/** Marks a member as interested in an event, or removes the mark, and notifies the clan. */
export function setInterested(platform: Platform, person: Person, target: EventTarget, isInterested: boolean): void {
  const { world, broadcaster } = platform;
  const event = world.calendar.get(world.clans.getFor(person.id, target.clanId).id, target.eventId);
  if (isInterested) event.interestedIds.add(person.id);
  else event.interestedIds.delete(person.id);
  const action = isInterested ? EventAction.Interested : EventAction.Uninterested;
  const value = { clanId: event.clanId, eventId: event.id, title: event.title, userId: person.id, action };
  broadcaster.toClan(event.clanId, { case: "clanEventCreated", value });
}

function ownEvent(platform: Platform, person: Person, { clanId, eventId }: EventTarget): CalendarEvent {
  const clan = platform.world.clans.getFor(person.id, clanId);
  const event = platform.world.calendar.get(clan.id, eventId);
  if (event.creatorId !== person.id) requireManager(platform, person, clan);
  return event;
}

/** Returns only the details, from a request that contains more. */
function detailsOf(request: EventDetails): EventDetails {
  const { logo, description, address, channelId, channelVoiceId, startTimeSeconds, endTimeSeconds, repeatType } =
    request;
  const title = requireName(request.title, "title");
  const times = { startTimeSeconds, endTimeSeconds, repeatType };
  return { title, logo, description, address, channelId, channelVoiceId, ...times };
}
