/** What a client has done since it was made, and what it holds now. */
export interface ClientStats {
  readonly state: string;
  /** Envelopes that were pushed to it. */
  readonly received: number;
  /** Requests and calls it sent over the socket. */
  readonly sent: number;
  /** Calls it made over HTTP, repeats not counted. */
  readonly calls: number;
  /** Times a lost connection was restored. */
  readonly reconnects: number;
  /** Sends that wait for a lost connection now. */
  readonly waitingForConnection: number;
  /** Sends that wait for their turn within the rate now. */
  readonly waitingForTurn: number;
  /** Messages, edits, removals and reactions that are not stored yet. */
  readonly waitingForStore: number;
  /** Events that listeners and streams are not done with now. */
  readonly handling: number;
  /** Messages, interactions and reactions that are waited for or collected now. */
  readonly awaited: number;
  /** Channels it knows now. */
  readonly channels: number;
  /** Channels it joined by hand, and joins again after a loss. */
  readonly joinedChannels: number;
}

/** The counters behind {@link ClientStats}. */
export class ClientCounters {
  received = 0;
  sent = 0;
  calls = 0;
  reconnects = 0;
}
