import type { EnvelopeEvents, EventName } from "../../../generated/events.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Platform } from "../platform.js";
import type { Connection } from "./connection.js";

/** The context of a request over a socket. */
export interface RequestContext {
  readonly platform: Platform;
  readonly connection: Connection;
}

/** Handles the requests of one field of the envelope and returns the response. @throws {Refusal} */
export type RequestHandlers = {
  readonly [Name in EventName]?: (value: EnvelopeEvents[Name], context: RequestContext) => EnvelopePayload;
};
