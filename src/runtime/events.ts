/**
 */

/** Receives an event. What it throws, or rejects with, is reported as an `error` event. */
export type EventListener<Payload> = (payload: Payload) => void | PromiseLike<void>;
