import type { EventManagement } from "../../../generated/mezon/api/calendar_pb.js";
import { requireId } from "../../core/ids.js";
import type { ModelContext } from "../modelContext.js";
import { requireText } from "../require.js";
import type { CallOptions } from "../sendOptions.js";
import type { Clan } from "./clan.js";

/** An event in a clan's calendar. */
export interface ClanEventDetails {
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  readonly description?: string;
  readonly logoUrl?: string;
  /** Where it takes place: somewhere in the world, … */
  readonly address?: string;
  /** … in a voice room, … */
  readonly voiceChannelId?: string;
  /** … or in a channel. */
  readonly channelId?: string;
  /** 1 once (the default), 2 weekly, 3 every other day, 4 monthly, 5 yearly, 6 each weekday. */
  readonly repeatType?: number;
}

/** The calendar of a clan. */
export class ClanEvents {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  async list(options: CallOptions = {}): Promise<readonly EventManagement[]> {
    return (await this.#context.rpc.listEvents({ clanId: this.#clan.id }, options)).events;
  }

  /** Rejects with `ValidationError` for an empty title. */
  async create(event: ClanEventDetails, options: CallOptions = {}): Promise<EventManagement> {
    return this.#context.rpc.createEvent({ ...this.#wireOf(event), creatorId: this.#context.selfId }, options);
  }

  async update(eventId: string, event: ClanEventDetails, options: CallOptions = {}): Promise<void> {
    const request = { ...this.#wireOf(event), eventId: requireId(eventId, "eventId"), creatorId: this.#context.selfId };
    await this.#context.rpc.updateEvent(request, options);
  }

  async delete(eventId: string, options: CallOptions = {}): Promise<void> {
    await this.#context.rpc.deleteEvent({ clanId: this.#clan.id, eventId: requireId(eventId, "eventId") }, options);
  }

  /** Says that the account is interested in an event, or no longer. */
  async setInterested(eventId: string, isInterested: boolean, options: CallOptions = {}): Promise<void> {
    const request = { clanId: this.#clan.id, eventId: requireId(eventId, "eventId") };
    if (isInterested) await this.#context.rpc.addUserEvent(request, options);
    else await this.#context.rpc.deleteUserEvent(request, options);
  }

  #wireOf(event: ClanEventDetails): {
    readonly clanId: string;
    readonly title: string;
    readonly startTimeSeconds: number;
    readonly endTimeSeconds: number;
  } {
    const { title, start, end, description = "", logoUrl = "", address = "", repeatType = 1 } = event;
    return {
      clanId: this.#clan.id,
      title: requireText(title, "title"),
      startTimeSeconds: Math.floor(start.getTime() / 1000),
      endTimeSeconds: Math.floor(end.getTime() / 1000),
      ...{ description, logo: logoUrl, address, repeatType },
      ...{ channelVoiceId: event.voiceChannelId ?? "0", channelId: event.channelId ?? "0" },
    };
  }
}
