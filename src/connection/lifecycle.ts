/** The state of a client. */
export type ClientState = "idle" | "authenticating" | "connecting" | "joining" | "ready" | "reconnecting" | "closed";

/** From each state, the states that may follow. */
const transitions: Readonly<Record<ClientState, readonly ClientState[]>> = {
  // Newly created, or after a login that failed.
  idle: ["authenticating", "closed"],
  // Getting a session.
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

/** Holds the client's state. */
export class Lifecycle {
  #state: ClientState = "idle";

  get state(): ClientState {
    return this.#state;
  }

  /** Changes the state. Throws if the transition is not allowed, which is a defect of the caller. */
  to(next: ClientState): void {
    if (!transitions[this.#state].includes(next))
      throw new Error(`a client that is ${this.#state} cannot be ${next} next`);
    this.#state = next;
  }
}
