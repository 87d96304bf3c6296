/** An address that posts the requests it receives: in a channel or, with channel "0", to members of a clan. */
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
