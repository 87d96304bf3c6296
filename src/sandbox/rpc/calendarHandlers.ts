import { EventAction } from "../../../generated/constants.js";
import type { EventManagement } from "../../../generated/mezon/api/calendar_pb.js";
import type { Init } from "../../../generated/support/wire.js";
import { requireName } from "../actions/names.js";
import { requireManager } from "../actions/permissions.js";
import type { CalendarEvent } from "../state/calendar.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

export const calendarHandlers = {
  createEvent: (request, { platform, caller }) => {
    const { world, pushes } = platform;
    const { logo, description, address, channelId, channelVoiceId, startTimeSeconds, endTimeSeconds, repeatType } =
      request;
    const event: CalendarEvent = {
      id: world.newId(),
      clanId: world.clans.getFor(caller.id, request.clanId).id,
      creatorId: caller.id,
      title: requireName(request.title, "title"),
      createTimeSeconds: world.nowSeconds(),
      interestedIds: new Set([caller.id]),
      ...{ logo, description, address, channelId, channelVoiceId, startTimeSeconds, endTimeSeconds, repeatType },
    };
    world.calendar.add(event);
    pushes.toClan(event.clanId, {
      case: "clanEventCreated",
      value: { ...request, eventId: event.id, creatorId: caller.id, action: EventAction.Created },
    });
    return describeEvent(event);
  },

  listEvents: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return { events: platform.world.calendar.of(clan.id).map(describeEvent) };
  },

  updateEvent: (request, context) => {
    const { platform, caller } = context;
    const { world, pushes } = platform;
    const known = world.calendar.get(world.clans.getFor(caller.id, request.clanId).id, request.eventId);
    if (known.creatorId !== caller.id) requireManager(platform, caller, world.clans.get(known.clanId));
    const { logo, description, address, channelId, channelVoiceId, startTimeSeconds, endTimeSeconds, repeatType } =
      request;
    const title = requireName(request.title, "title");
    const place = { address, channelId, channelVoiceId };
    world.calendar.change({
      ...{ ...known, title, logo, description, ...place, startTimeSeconds, endTimeSeconds, repeatType },
    });
    const ids = { eventId: known.id, clanId: known.clanId, creatorId: known.creatorId };
    const value = { ...ids, title, logo, description, ...place, startTimeSeconds, endTimeSeconds, repeatType };
    pushes.toClan(known.clanId, { case: "clanEventCreated", value: { ...value, action: EventAction.Updated } });
  },

  addUserEvent: (request, context) => setInterested(request, context, true),

  deleteUserEvent: (request, context) => setInterested(request, context, false),

  deleteEvent: ({ eventId, clanId }, { platform, caller }) => {
    const { world, pushes } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const event = world.calendar.remove(clan.id, eventId);
    if (event.creatorId !== caller.id) requireManager(platform, caller, clan);
    pushes.toClan(clan.id, {
      case: "clanEventCreated",
      value: { eventId, clanId, title: event.title, action: EventAction.Deleted },
    });
  },
} satisfies Handlers;

function setInterested(
  { clanId, eventId }: { readonly clanId: string; readonly eventId: string },
  { platform, caller }: CallContext,
  isInterested: boolean,
): void {
  const { world, pushes } = platform;
  const event = world.calendar.get(world.clans.getFor(caller.id, clanId).id, eventId);
  if (isInterested) event.interestedIds.add(caller.id);
  else event.interestedIds.delete(caller.id);
  const action = isInterested ? EventAction.Interested : EventAction.Uninterested;
  const value = { clanId, eventId, title: event.title, userId: caller.id, action };
  pushes.toClan(clanId, { case: "clanEventCreated", value });
}

function describeEvent(event: CalendarEvent): Init<EventManagement> {
  return { ...event, active: 1, userIds: [...event.interestedIds] };
}
