import { limits } from "../limits.js";
import { notFound, tooMany } from "../refusal.js";

/** An event in a clan's calendar. */
export interface CalendarEvent {
  readonly id: string;
  readonly clanId: string;
  readonly creatorId: string;
  readonly title: string;
  readonly logo: string;
  readonly description: string;
  readonly address: string;
  readonly channelId: string;
  readonly channelVoiceId: string;
  readonly startTimeSeconds: number;
  readonly endTimeSeconds: number;
  readonly createTimeSeconds: number;
  readonly repeatType: number;
  /** Ids of the people who are interested. */
  readonly interestedIds: Set<string>;
}

/** The calendars of every clan. */
export class Calendar {
  readonly #byId = new Map<string, CalendarEvent>();

  add(event: CalendarEvent): void {
    if (this.of(event.clanId).length >= limits.eventsPerClan) {
      throw tooMany(`a clan's calendar holds at most ${limits.eventsPerClan} events`);
    }
    this.#byId.set(event.id, event);
  }

  get(clanId: string, id: string): CalendarEvent {
    const event = this.#byId.get(id);
    if (event?.clanId !== clanId) throw notFound(`there is no event ${id} in clan ${clanId}`);
    return event;
  }

  change(event: CalendarEvent): void {
    this.#byId.set(event.id, event);
  }

  remove(id: string): void {
    this.#byId.delete(id);
  }

  of(clanId: string): readonly CalendarEvent[] {
    return [...this.#byId.values()].filter((event) => event.clanId === clanId);
  }
}
