/** The activity of a person. */
export interface Activity {
  readonly id: string;
  readonly userId: string;
  readonly activityName: string;
  readonly activityType: number;
  readonly activityDescription: string;
  readonly startTimeSeconds: number;
  readonly applicationId: string;
  readonly status: number;
}
