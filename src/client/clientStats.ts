/** What a client has done since it was created, and its current queues. */
export interface ClientStats {
  readonly state: string;
  /** Number of envelopes that were pushed to it. */
  readonly received: number;
  /** Number of requests and calls that it sent over the socket. */
  readonly sent: number;
  /** Number of calls that it made over HTTP. Retries are not counted. */
  readonly calls: number;
  /** Number of times a lost connection was restored. */
  readonly reconnects: number;
  /** Number of sends that wait for a lost connection now. */
  readonly waitingForConnection: number;
  /** Number of sends that wait for the rate limit now. */
  readonly waitingForRateLimit: number;
  /** Number of messages, edits, removals and reactions that are not stored yet. */
  readonly waitingForStore: number;
  /** Number of requests over the socket and calls over HTTP that are not answered yet. */
  readonly unanswered: number;
  /** Number of events that listeners and streams have not handled yet. */
  readonly handling: number;
  /** Number of waits for messages, interactions and reactions, and of streams that collect them. */
  readonly awaited: number;
  /** Number of known channels. */
  readonly channels: number;
  /** Number of channels that were joined by hand; they are joined again after a loss of the connection. */
  readonly joinedChannels: number;
}

/** The counters behind {@link ClientStats}. */
export class ClientCounters {
  received = 0;
  sent = 0;
  calls = 0;
  reconnects = 0;
  /** Calls over HTTP that are not answered yet. */
  calling = 0;
  /** Calls whose code is loaded first. */
  loading = 0;
}
