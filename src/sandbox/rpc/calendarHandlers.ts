import type { EventManagement } from "../../../generated/mezon/api/calendar_pb.js";
import type { Init } from "../../../generated/support/wire.js";
import { requireName } from "../actions/names.js";
import { requireManager } from "../actions/permissions.js";
import type { CalendarEvent } from "../state/calendar.js";
import type { Handlers } from "./handlers.js";

/** `action` of the push that tells of an event. */
const Action = { Created: 1, Deleted: 3 } as const;

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
      ...{ logo, description, address, channelId, channelVoiceId, startTimeSeconds, endTimeSeconds, repeatType },
    };
    world.calendar.add(event);
    pushes.toClan(event.clanId, {
      case: "clanEventCreated",
      value: { ...request, eventId: event.id, creatorId: caller.id, action: Action.Created },
    });
    return describeEvent(event);
  },

  listEvents: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return { events: platform.world.calendar.of(clan.id).map(describeEvent) };
  },

  deleteEvent: ({ eventId, clanId }, { platform, caller }) => {
    const { world, pushes } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const event = world.calendar.remove(clan.id, eventId);
    if (event.creatorId !== caller.id) requireManager(platform, caller, clan);
    pushes.toClan(clan.id, {
      case: "clanEventCreated",
      value: { eventId, clanId, title: event.title, action: Action.Deleted },
    });
  },
} satisfies Handlers;

function describeEvent(event: CalendarEvent): Init<EventManagement> {
  return { ...event, active: 1, userIds: [event.creatorId] };
}
