/** The one app that can log in: the bot. */
export interface BotAccount {
  readonly botId: string;
  readonly token: string;
  /** Whether its logins are refused. */
  banned: boolean;
}
