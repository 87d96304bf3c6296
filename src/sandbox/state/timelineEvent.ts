/** An event on the timeline of a channel. */
export interface TimelineEvent {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly type: number;
  readonly startTimeSeconds: number;
  readonly endTimeSeconds: number;
  readonly creatorId: string;
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}
