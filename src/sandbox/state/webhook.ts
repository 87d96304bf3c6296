/** An address that posts what is sent to it: in a channel, or, with channel "0", to the members of a clan. */
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
