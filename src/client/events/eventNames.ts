import { envelopeEvents, type PushedEventName } from "../../../generated/events.js";
import { ValidationError } from "../../core/errors.js";
import { nearestName } from "../../runtime/nearestName.js";
import type { ClientEvents } from "./clientEvents.js";
import { olderEventNames } from "./olderEventNames.js";

/** The client's own events; all others are pushes of the schema. */
const OWN: Readonly<Record<Exclude<keyof ClientEvents, PushedEventName>, true>> = {
  agentEvent: true,
  agentSessionEnded: true,
  agentSessionStarted: true,
  agentSessionSummary: true,
  closed: true,
  disconnected: true,
  ephemeralMessage: true,
  interaction: true,
  joining: true,
  leftOut: true,
  message: true,
  messageEdited: true,
  messageRemoved: true,
  reactionAdded: true,
  reactionRemoved: true,
  rateLimited: true,
  ready: true,
  reconnecting: true,
  resumed: true,
  slashCommand: true,
  systemMessage: true,
  unknown: true,
};

const names: ReadonlySet<string> = new Set([
  ...Object.keys(OWN),
  ...Object.values(envelopeEvents).flatMap(({ name, isPushed }) => (isPushed ? [name] : [])),
]);

/** @throws {ValidationError} if this is not the name of an event: its listener would never be called. */
export function requireEventName(name: unknown): void {
  if (typeof name === "string" && names.has(name)) return;
  throw new ValidationError("name", reasonAgainst(name));
}

function reasonAgainst(name: unknown): string {
  if (typeof name !== "string") return 'must be the name of an event, such as "message"';
  const shown = JSON.stringify(name.slice(0, 64));
  if (Object.hasOwn(envelopeEvents, name))
    return `${shown} is no event: it travels in requests and answers, and a server never sends it unasked`;
  const plain = name.replace(/^on(?=[A-Z_])_?/, "").replace(/_?event$/i, "");
  const meant = olderEventNames.get(plain.replaceAll("_", "").toLowerCase()) ?? nearestName(plain, names);
  return `${shown} is no event${meant === undefined ? ": see ClientEvents for all of them" : `: did you mean "${meant}"?`}`;
}
