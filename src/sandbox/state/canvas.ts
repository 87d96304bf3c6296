/** A document in a channel. */
export interface Canvas {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly title: string;
  readonly content: string;
  readonly creatorId: string;
  readonly editorId: string;
  readonly isDefault: boolean;
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}
