import { type EventName, envelopeEvents } from "../../../generated/events.js";
import type { Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import { joinRequests } from "./joinRequests.js";
import { messageRequests } from "./messageRequests.js";
import { presenceRequests } from "./presenceRequests.js";
import type { RequestContext, RequestHandlers } from "./requestHandler.js";

const handlers: RequestHandlers = { ...joinRequests, ...messageRequests, ...presenceRequests };

type PayloadCase = NonNullable<Envelope["message"]["case"]>;
type AnyHandler = (value: unknown, context: RequestContext) => EnvelopePayload;

const byCase: ReadonlyMap<PayloadCase, AnyHandler> = new Map(
  Object.entries(handlers).map(([name, handler]) => [envelopeEvents[name as EventName].case, handler as AnyHandler]),
);

/**
 * Returns the handler of a field of the envelope; `undefined` for a field that clients do not send, or that is not
 * supported.
 */
export function requestHandlerOf(payloadCase: PayloadCase): AnyHandler | undefined {
  return byCase.get(payloadCase);
}
