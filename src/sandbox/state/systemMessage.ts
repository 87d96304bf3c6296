/** The message that a clan posts when somebody joins. */
export interface SystemMessage {
  readonly id: string;
  readonly clanId: string;
  readonly channelId: string;
  readonly welcomeRandom: string;
  readonly welcomeSticker: string;
  readonly boostMessage: string;
  readonly setupTips: string;
  readonly hideAuditLog: boolean;
}
