import type { EnvelopeEvents, EventName } from "../../../generated/events.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Platform } from "../platform.js";
import type { Connection } from "./connection.js";

/** What a request over a socket is served with. */
export interface RequestContext {
  readonly platform: Platform;
  readonly connection: Connection;
}

/** Serves the requests of one field of the envelope; answers what answers them. Throws a `Refusal`. */
export type RequestHandlers = {
  readonly [Name in EventName]?: (value: EnvelopeEvents[Name], context: RequestContext) => EnvelopePayload;
};
