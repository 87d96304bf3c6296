/** A notification of one person. */
export interface Notification {
  readonly id: string;
  readonly personId: string;
  readonly subject: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly code: number;
  readonly category: number;
  readonly senderId: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly topicId: string;
  readonly createTimeSeconds: number;
}
