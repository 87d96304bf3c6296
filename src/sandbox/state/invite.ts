/** A link with which people join a clan. */
export interface Invite {
  readonly id: string;
  readonly clanId: string;
  readonly creatorId: string;
  readonly channelId: string;
  readonly createTimeSeconds: number;
  readonly expiryTimeSeconds: number;
}
