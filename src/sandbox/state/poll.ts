export interface Poll {
  readonly id: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly creatorId: string;
  readonly type: number;
  readonly expiresSeconds: number;
  /** What each voter chose. */
  readonly votes: Map<string, readonly number[]>;
  isClosed: boolean;
}
