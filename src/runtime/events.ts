/**
 */

/**
 * Receives an event. Its result is ignored, except that a promise is waited for. What it throws, or rejects with, is
 * reported as an `error` event.
 */
export type EventListener<Payload> = (payload: Payload) => unknown;
