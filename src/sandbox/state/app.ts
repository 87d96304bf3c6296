/** An app somebody registered. */
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
  /** Clans it was added to. */
  readonly clanIds: Set<string>;
}
