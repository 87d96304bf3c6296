/** Where a client logs in, and as whom. */
export interface Place {
  readonly port: number;
  readonly botId: string;
  readonly token: string;
}

/** What a client did with the messages it was waiting for. */
export interface Heard {
  /** Messages a second, from the first to the last that a listener got. */
  readonly perSecond: number;
  /** Messages a second until the last one was stored as well. */
  readonly storedPerSecond: number;
  /** Microseconds of processor time a message. */
  readonly cpuMicros: number;
  /** Bytes allocated a message; `undefined` when garbage was collected meanwhile. */
  readonly allocated: number | undefined;
  /** Milliseconds from sender to listener, where messages say when they were sent. */
  readonly delays: readonly number[];
}

/** What a client did with the messages it was asked to send. */
export interface Sent {
  readonly perSecond: number;
  readonly cpuMicros: number;
  /** Milliseconds from the call to its acknowledgement. */
  readonly delays: readonly number[];
}

export interface SendOptions {
  readonly channelId: string;
  readonly count: number;
  /** Sends that wait for their acknowledgement at once; 1: each waits for the one before. */
  readonly inFlight: number;
}

export interface HearOptions {
  readonly count: number;
  /** Whether the text of each message is the time at which it was sent. */
  readonly isTimed?: boolean | undefined;
  /** Resolves when everything heard is stored. */
  readonly stored?: () => Promise<void>;
}
