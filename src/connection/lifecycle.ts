/** Where a client is in its life. */
export type ClientState = "idle" | "authenticating" | "connecting" | "joining" | "ready" | "reconnecting" | "closed";

/** From each state, the states that may follow. Nothing else happens. */
const transitions: Readonly<Record<ClientState, readonly ClientState[]>> = {
  // Made, or back from a login that failed.
  idle: ["authenticating", "closed"],
  // Buying a session.
  authenticating: ["connecting", "reconnecting", "idle", "closed"],
  // Opening the socket.
  connecting: ["joining", "reconnecting", "idle", "closed"],
  // Joining clans, and what was joined before.
  joining: ["ready", "reconnecting", "idle", "closed"],
  // Messages arrive.
  ready: ["reconnecting", "closed"],
  // Waiting for the next attempt.
  reconnecting: ["authenticating", "connecting", "closed"],
  // Ended by `close()` or by a permanent refusal.
  closed: ["authenticating", "closed"],
};

/** The one place that knows the client's state. */
export class Lifecycle {
  #state: ClientState = "idle";

  get state(): ClientState {
    return this.#state;
  }

  /** Moves on. Throws when the table does not allow it, which is a defect of the caller. */
  to(next: ClientState): void {
    if (!transitions[this.#state].includes(next))
      throw new Error(`a client that is ${this.#state} cannot be ${next} next`);
    this.#state = next;
  }
}
