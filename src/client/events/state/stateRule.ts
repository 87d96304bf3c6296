import type { EnvelopeEvents } from "../../../../generated/events.js";
import type { ClientEvents } from "../clientEvents.js";

/** The kinds of events that both the server pushes and listeners receive. */
export type StateEvent = keyof EnvelopeEvents & keyof ClientEvents;

/** How an event of one kind changes known state. */
export interface StateRule {
  /** Applies an event: synchronously or, if something must be joined or fetched, asynchronously. */
  readonly apply: (event: never) => void | Promise<void>;
  /** Whether there is any state that such an event may change. */
  readonly isNeeded: () => boolean;
}

/** Adds the rule for one kind of event. Without `isNeeded` every event of this kind is decoded and applied. */
export type AddRule = <Name extends StateEvent>(
  name: Name,
  apply: (event: ClientEvents[Name]) => void | Promise<void>,
  isNeeded?: () => boolean,
) => void;
