import type { EventManagement } from "../../../generated/mezon/api/calendar_pb.js";
import type { Init } from "../../runtime/wire.js";
import { changeEvent, createEvent, deleteEvent, setInterested } from "../actions/calendar.js";
import type { CalendarEvent } from "../state/calendar.js";
import type { Handlers } from "./handlers.js";

export const calendarHandlers = {
  createEvent: (request, { platform, caller }) => describeEvent(createEvent(platform, caller, request.clanId, request)),

  listEvents: ({ clanId }, { platform, caller }) => {
    const clan = platform.world.clans.getFor(caller.id, clanId);
    return { events: platform.world.calendar.of(clan.id).map(describeEvent) };
  },

  updateEvent: (request, { platform, caller }) => changeEvent(platform, caller, request, request),

  addUserEvent: (request, { platform, caller }) => setInterested(platform, caller, request, true),

  deleteUserEvent: (request, { platform, caller }) => setInterested(platform, caller, request, false),

  deleteEvent: (request, { platform, caller }) => deleteEvent(platform, caller, request),
} satisfies Handlers;

function describeEvent(event: CalendarEvent): Init<EventManagement> {
  return { ...event, active: 1, userIds: [...event.interestedIds] };
}
