/**
 * How much the sandbox keeps. What the network can feed is bounded here: a
 * request beyond a bound is refused, and lists of what happened drop their oldest.
 */
export const limits = {
  /** Bytes of an HTTP request's body; a longer one is answered with 413. */
  httpBodyBytes: 4 * 1024 * 1024,
  /** Bytes of a frame from a socket; a longer one closes the socket with 1009. */
  frameBytes: 4 * 1024 * 1024,
  /** Bytes that may wait for a socket that does not read; beyond them it is cut. */
  unsentBytes: 64 * 1024 * 1024,
  /** Sockets open at once; a further upgrade is answered with 503. */
  connections: 1_000,
  /** Logins remembered; the oldest is forgotten, which ends it. */
  sessions: 10_000,
  /** Logins that wait for a code or a confirmation; the oldest is forgotten. */
  pendingLogins: 1_000,
  people: 10_000,
  clans: 1_000,
  channels: 50_000,
  /** Messages kept a channel; the oldest go. */
  messagesPerChannel: 10_000,
  /** Different (emoji, person) pairs on one message. */
  reactionsPerMessage: 1_000,
  /** Mentions, attachments and references of one message, each. */
  partsPerMessage: 100,
  pinsPerChannel: 500,
  rolesPerClan: 500,
  eventsPerClan: 500,
  quickMenus: 5_000,
  /** Things of each other kind: bans, invites, webhooks, polls, topics, canvases, notifications, … */
  records: 20_000,
  /** Bytes of one file that is uploaded, and of all of them; the oldest go. */
  fileBytes: 32 * 1024 * 1024,
  filesBytes: 256 * 1024 * 1024,
  /** Custom emojis in all, and stickers in all. */
  artworks: 5_000,
  /** People whose presence one socket follows. */
  followedPerConnection: 1_000,
  /** Characters a name or label may have. */
  nameLength: 256,
  /** Characters of the JSON text of a message's content. */
  contentLength: 4_000,
  /** Things a scripted person remembers having been pushed; the oldest go. */
  receivedPerPerson: 10_000,
  /** Messages whose forms a person has begun to fill in. */
  formsPerPerson: 1_000,
} as const;
