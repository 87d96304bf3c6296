/** The sandbox's behaviour where that of the real server is not established. `docs/sandbox.md` lists it for users. */
interface Assumptions {
  /** If the name and the index of a call over the socket disagree, the name decides. */
  readonly callNameDecides: boolean;
  /** Pages of history contain the newest message first. */
  readonly historyNewestFirst: boolean;
  /** Number of messages on a page of history if the request has no limit, and the largest number. */
  readonly historyPage: { readonly default: number; readonly most: number };
  /** Lifetime of a refresh token, as a multiple of the token's. */
  readonly refreshLifetimeFactor: number;
  /** Epoch of ids, in milliseconds since 1970: publicly known ids get plausible dates with it. */
  readonly idEpoch: number;
  /** Milliseconds between a response and the pushes of its request to the socket that sent it, as over a network. */
  readonly echoDelayMs: number;
  /** Days for which an invite is valid if its creator does not say. */
  readonly inviteDays: number;
  /** Hours for which a poll is open if its author does not say. */
  readonly pollHours: number;
}

export const assumptions: Assumptions = {
  callNameDecides: true,
  historyNewestFirst: true,
  historyPage: { default: 50, most: 100 },
  refreshLifetimeFactor: 24 * 7,
  idEpoch: 1_288_834_974_657,
  echoDelayMs: 2,
  inviteDays: 7,
  pollHours: 24,
};

/** Assumptions on which a bot may depend. It should be tested with both profiles. */
export interface ProfileAssumptions {
  /**
   * Channels that a socket must join before it posts in them: only those whose messages it does not receive, or all.
   */
  readonly joinBeforePosting: "where_unheard" | "everywhere";
  /**
   * Whether a quick menu that was created in a channel's settings, without a bot, reaches every bot that can see the
   * channel.
   */
  readonly channelMenusReachBots: boolean;
  /** Whether a bot that names itself, and no menu, removes all its quick menus, if it has any. */
  readonly menusRemovedByBot: boolean;
}

/** `lenient` supports everything that clients in production rely on; `strict` only the least that the server may do. */
export const profiles = {
  lenient: { joinBeforePosting: "where_unheard", channelMenusReachBots: true, menusRemovedByBot: true },
  strict: { joinBeforePosting: "everywhere", channelMenusReachBots: false, menusRemovedByBot: false },
} as const satisfies Readonly<Record<string, ProfileAssumptions>>;

/** A set of assumptions that a sandbox makes. */
export type SandboxProfile = keyof typeof profiles;
