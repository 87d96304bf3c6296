import { type EnvelopeEvents, type EventName, envelopeEvents } from "../../../generated/events.js";
import { ValidationError } from "../../core/errors.js";
import { requireObject } from "../../core/requireObject.js";
import { requireString } from "../../core/requireString.js";
import type { Init } from "../../runtime/wire.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";

/** An event to push: its name, and its payload or a part of it. */
export type SandboxPush = {
  [Name in EventName]: { readonly name: Name; readonly payload: Init<EnvelopeEvents[Name]> };
}[EventName];

/** Returns the payload of an event. @throws {ValidationError} for an unknown name. */
export function payloadOfPush(event: SandboxPush): EnvelopePayload {
  requireObject(event, "event", "an object such as { name, payload }");
  const { name, payload } = event;
  requireString(name, "name");
  requireObject(payload, "payload", "an object with what the event holds");
  if (!Object.hasOwn(envelopeEvents, name))
    throw new ValidationError("name", `no event is named ${JSON.stringify(name)}`);
  // Name, field and payload match, because the table was generated together with the types.
  return { case: envelopeEvents[name].case, value: payload } as EnvelopePayload;
}
