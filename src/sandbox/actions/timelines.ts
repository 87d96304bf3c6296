import type { Platform } from "../platform.js";
import { denied } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { TimelineEvent } from "../state/timelineEvent.js";
import { requireName } from "./names.js";

export type TimelineDraft = Pick<
  TimelineEvent,
  "channelId" | "title" | "description" | "location" | "type" | "startTimeSeconds" | "endTimeSeconds"
>;

/** Adds an event to the timeline of a channel. Allowed for everybody who can see the channel. */
export function addToTimeline({ world }: Platform, person: Person, draft: TimelineDraft): TimelineEvent {
  const channel = world.channels.getFor(person.id, draft.channelId);
  const now = world.nowSeconds();
  const { description, location, type, startTimeSeconds, endTimeSeconds } = draft;
  return world.timelines.add({
    id: world.newId(),
    clanId: channel.clanId,
    channelId: channel.id,
    title: requireName(draft.title, "title"),
    ...{ description, location, type, startTimeSeconds, endTimeSeconds },
    creatorId: person.id,
    createTimeSeconds: now,
    updateTimeSeconds: now,
  });
}

/** Changes an event of a timeline, except its end. Allowed for its creator. */
export function changeOnTimeline(
  platform: Platform,
  person: Person,
  change: Omit<TimelineDraft, "endTimeSeconds"> & Pick<TimelineEvent, "id">,
): TimelineEvent {
  const { world } = platform;
  const known = visibleTimelineEvent(platform, person, change.channelId, change.id);
  if (known.creatorId !== person.id) throw denied("only who made an event may change it");
  const { description, location, type, startTimeSeconds } = change;
  const title = requireName(change.title, "title");
  const changes = { title, description, location, type, startTimeSeconds, updateTimeSeconds: world.nowSeconds() };
  return world.timelines.add({ ...known, ...changes });
}

/** Returns an event on the timeline of a channel that the person can see. */
export function visibleTimelineEvent(
  { world }: Platform,
  person: Person,
  channelId: string,
  id: string,
): TimelineEvent {
  const channel = world.channels.getFor(person.id, channelId);
  return world.timelines.get(id, (event) => event.channelId === channel.id);
}
