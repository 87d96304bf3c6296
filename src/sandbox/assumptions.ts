/** What the sandbox does where the real server's behaviour is not established; `docs/sandbox.md` lists it for users. */
interface Assumptions {
  /** When the name and the index of a call over the socket disagree, the name is obeyed. */
  readonly callNameDecides: boolean;
  /** History pages hold the newest message first. */
  readonly historyNewestFirst: boolean;
  /** Messages a history page holds when the request names no limit, and at most. */
  readonly historyPage: { readonly default: number; readonly most: number };
  /** How many times as long as the token a refresh token lives. */
  readonly refreshLifetimeFactor: number;
  /** Milliseconds since 1970 at which ids begin: ids seen in public give plausible dates with it. */
  readonly idEpoch: number;
  /** A quick menu that was made in a channel's settings, of no bot, reaches every bot that sees the channel. */
  readonly channelMenusReachBots: boolean;
}

export const assumptions: Assumptions = {
  callNameDecides: true,
  historyNewestFirst: true,
  historyPage: { default: 50, most: 100 },
  refreshLifetimeFactor: 24 * 7,
  idEpoch: 1_288_834_974_657,
  channelMenusReachBots: true,
};
