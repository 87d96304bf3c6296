/** A conversation under a message. */
export interface Topic {
  readonly id: string;
  readonly creatorId: string;
  readonly messageId: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly createTimeSeconds: number;
}
