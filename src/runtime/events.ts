/** What the generated event map needs. */
import type { MessageReader } from "./messageReader.js";
import { capitalized, defineMethod } from "./prototypeMethods.js";
import { decodeMessage } from "./wire.js";

/**
 * Receives an event. Its result is ignored, except that a promise is waited for. What it throws, or rejects with, is
 * reported as an `error` event.
 */
export type EventListener<Payload> = (payload: Payload) => unknown;

interface EventInfo<Name, Payload, Case> {
  readonly name: Name;
  readonly case: Case;
  readonly number: number;
  readonly typeName: string;
  readonly isPushed: boolean;
  decode(bytes: Uint8Array): Payload;
}

/**
 * Describes an event that a server sends unasked.
 *
 * @param oneofCase Name of the field of the envelope, unless it is the event's.
 */
export function pushedEvent<Name extends string, Payload, Case extends string = Name>(
  name: Name,
  number: number,
  typeName: string,
  read: (reader: MessageReader, end: number) => Payload,
  oneofCase: Case | Name = name,
): EventInfo<Name, Payload, Case> {
  const decode = (bytes: Uint8Array): Payload => decodeMessage(typeName, read, bytes);
  return { name, case: oneofCase as Case, number, typeName, isPushed: true, decode };
}

/** Describes an event that travels in requests and answers only. Its parameters are those of {@link pushedEvent}. */
export function otherEvent<Name extends string, Payload, Case extends string = Name>(
  name: Name,
  number: number,
  typeName: string,
  read: (reader: MessageReader, end: number) => Payload,
  oneofCase: Case | Name = name,
): EventInfo<Name, Payload, Case> {
  return { ...pushedEvent<Name, Payload, Case>(name, number, typeName, read, oneofCase), isPushed: false };
}

/** Adds an `onXxx` method for each event that is pushed to the prototype of something with `on()`. */
export function addListenerMethods(
  prototype: object,
  events: readonly { readonly name: string; readonly isPushed: boolean }[],
): void {
  for (const { name, isPushed } of events) {
    if (!isPushed) continue;
    const value = function (this: { on(name: string, listener: unknown): () => void }, listener: unknown): () => void {
      return this.on(name, listener);
    };
    defineMethod(prototype, `on${capitalized(name)}`, value);
  }
}
