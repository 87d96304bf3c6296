import type { EventManagement } from "../../../generated/mezon/api/calendar_pb.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireSeconds, requireText } from "../require.js";
import type { Clan } from "./clan.js";

/** An event in a clan's calendar. */
export interface ClanEventDetails {
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  readonly description?: string | undefined;
  readonly logoUrl?: string | undefined;
  /** Where it takes place: an address outside of the platform. */
  readonly address?: string | undefined;
  /** Where it takes place: id of a voice room. */
  readonly voiceChannelId?: string | undefined;
  /** Where it takes place: id of a channel. */
  readonly channelId?: string | undefined;
  /** 1 once, 2 weekly, 3 every other day, 4 monthly, 5 yearly, 6 each weekday. @default 1 */
  readonly repeatType?: number | undefined;
}

const DETAILS: KeysOf<ClanEventDetails> = {
  ...{ title: true, start: true, end: true, description: true, logoUrl: true, address: true },
  ...{ voiceChannelId: true, channelId: true, repeatType: true },
};

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

  /** Creates an event. Rejects with `ValidationError` for an empty title, or an end that is before the start. */
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

  /** Marks the account as interested in an event, or removes the mark. */
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
    requireOptions(event, DETAILS, { path: "event" });
    const { title, start, end, description = "", logoUrl = "", address = "", repeatType = 1 } = event;
    const startTimeSeconds = requireSeconds(start, "start");
    const endTimeSeconds = requireSeconds(end, "end");
    if (endTimeSeconds < startTimeSeconds) throw new ValidationError("end", "must not be before start");
    const channelVoiceId = idOrNone(event.voiceChannelId, "voiceChannelId");
    const places = { channelVoiceId, channelId: idOrNone(event.channelId, "channelId") };
    return {
      clanId: this.#clan.id,
      title: requireText(title, "title"),
      ...{ startTimeSeconds, endTimeSeconds },
      ...{ description, logo: logoUrl, address, repeatType, ...places },
    };
  }
}
