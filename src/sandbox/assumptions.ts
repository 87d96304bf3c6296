/** The sandbox's behaviour where that of the real server is not established; `docs/sandbox.md` lists it for users. */
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
  /** Milliseconds between an answer and what its request pushes to whoever asked, as over a network. */
  readonly echoDelayMs: number;
}

export const assumptions: Assumptions = {
  callNameDecides: true,
  historyNewestFirst: true,
  historyPage: { default: 50, most: 100 },
  refreshLifetimeFactor: 24 * 7,
  idEpoch: 1_288_834_974_657,
  echoDelayMs: 2,
};

/** Assumptions that a bot can depend on, so that it should be tested with either. */
export interface ProfileAssumptions {
  /** Where a socket must have joined the channel before it posts: where it does not hear it anyway, or everywhere. */
  readonly joinBeforePosting: "where_unheard" | "everywhere";
  /** A quick menu that was made in a channel's settings, of no bot, reaches every bot that sees the channel. */
  readonly channelMenusReachBots: boolean;
}

/** `lenient` does what any client in production relies on; `strict` the least that the server may do. */
export const profiles = {
  lenient: { joinBeforePosting: "where_unheard", channelMenusReachBots: true },
  strict: { joinBeforePosting: "everywhere", channelMenusReachBots: false },
} as const satisfies Readonly<Record<string, ProfileAssumptions>>;

/** Which assumptions a sandbox makes. */
export type SandboxProfile = keyof typeof profiles;
