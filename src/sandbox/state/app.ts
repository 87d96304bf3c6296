/** A registered app. */
export interface App {
  readonly id: string;
  readonly appname: string;
  readonly creatorId: string;
  readonly applogo: string;
  readonly about: string;
  readonly appUrl: string;
  readonly token: string;
  readonly isShadow: boolean;
  readonly createTimeSeconds: number;
  /** Ids of the clans to which it was added. */
  readonly clanIds: Set<string>;
}
