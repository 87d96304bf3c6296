/** Messages of one channel for which a stream had no room. */
export interface LeftOutOfChannel {
  readonly channelId: string;
  /** The id after which they begin: `client.channels.messages(channelId).list({ after })` reads them. */
  readonly after: string;
  readonly count: number;
}

/** Messages for which a stream had no room, until its reader caught up. */
export interface LeftOut {
  readonly count: number;
  /** The channels in which they were posted, at most 1,000. */
  readonly channels: readonly LeftOutOfChannel[];
}
