/** An address that posts what it is sent; into a channel, or for channel "0" to the members of a clan. */
export interface Webhook {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly creatorId: string;
  readonly name: string;
  readonly avatar: string;
  readonly token: string;
  readonly createTimeSeconds: number;
  readonly updateTimeSeconds: number;
}
