/**
 * What the sandbox does where the real server's behaviour is not established.
 * Each is read in one place; `docs/sandbox.md` lists them for users.
 */
export const choices = {
  /** When the name and the index of a call over the socket disagree, the name is obeyed. */
  callNameDecides: true,
  /** History pages hold the newest message first. */
  historyNewestFirst: true,
  /** Messages a history page holds when the request names no limit, and at most. */
  historyPage: { default: 50, most: 100 },
  /** How much longer than the token a refresh token lives. */
  refreshLifetimeFactor: 24 * 7,
  /** Milliseconds since 1970 at which ids begin: ids seen in public give plausible dates with it. */
  idEpoch: 1_288_834_974_657,
  /** The text with which a post in a channel that was not joined is refused, under code 3. */
  mustJoinText: "Must join channel before sending messages",
  /** Any server key is accepted where one is asked for. */
  anyServerKey: true,
} as const;
