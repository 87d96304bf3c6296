/** Messages of one channel that a stream had no room for. */
export interface LeftOutOfChannel {
  readonly channelId: string;
  /** They come after this id: `client.channels.messages(channelId).list({ after })` reads them. */
  readonly after: string;
  readonly count: number;
}

/** Messages that a stream had no room for, until its reader caught up. */
export interface LeftOut {
  readonly count: number;
  /** Where they were posted; of 1,000 channels at most. */
  readonly channels: readonly LeftOutOfChannel[];
}
