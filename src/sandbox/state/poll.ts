export interface Poll {
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly creatorId: string;
  readonly type: number;
  readonly expiresSeconds: number;
  /** The choices of each voter. */
  readonly votes: Map<string, readonly number[]>;
  isClosed: boolean;
}
