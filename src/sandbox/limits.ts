/**
 * Limits of what the sandbox stores. Everything that the network can fill has a limit: a request beyond it is refused,
 * and lists of events drop their oldest entries.
 */
export const limits = {
  /** Largest body of an HTTP request in bytes; a larger one is answered with 413. */
  httpBodyBytes: 4 * 1024 * 1024,
  /** Largest frame from a socket in bytes; a larger one closes the socket with 1009. */
  frameBytes: 4 * 1024 * 1024,
  /** Bytes that may wait for a socket that does not read; with more, its connection is reset. */
  unsentBytes: 64 * 1024 * 1024,
  /** Largest number of pushes to one socket that wait for `echoDelayMs`. If there are more, all are sent at once. */
  waitingEchoes: 1_000,
  /** Largest number of open sockets; a further upgrade is answered with 503. */
  connections: 1_000,
  /** Largest number of logins; the oldest is dropped, which ends it. */
  sessions: 10_000,
  /** Largest number of logins that wait for a code or a confirmation; the oldest is dropped. */
  pendingLogins: 1_000,
  people: 10_000,
  clans: 1_000,
  channels: 50_000,
  /** Largest number of messages per channel; the oldest are dropped. */
  messagesPerChannel: 10_000,
  /** Largest number of different (emoji, person) pairs on one message. */
  reactionsPerMessage: 1_000,
  /** Largest number of mentions, of attachments and of references of one message. */
  partsPerMessage: 100,
  pinsPerChannel: 500,
  rolesPerClan: 500,
  eventsPerClan: 500,
  quickMenus: 5_000,
  /** Largest number of items of each other kind: bans, invites, webhooks, polls, topics, canvases, notifications, … */
  records: 20_000,
  /** Largest size in bytes of one uploaded file, and of all of them; the oldest are dropped. */
  fileBytes: 32 * 1024 * 1024,
  filesBytes: 256 * 1024 * 1024,
  /** Largest total number of custom emojis, and of stickers. */
  artworks: 5_000,
  /** Largest number of people whose presence one socket follows. */
  followedPerConnection: 1_000,
  /** Largest number of characters of a name or label. */
  nameLength: 256,
  /** Largest number of characters of the JSON text of a message's content. */
  contentLength: 4_000,
  /** Largest number of pushed items that a scripted person remembers; the oldest are dropped. */
  receivedPerPerson: 10_000,
  /** Largest number of messages in whose forms a person has filled in fields. */
  formsPerPerson: 1_000,
} as const;
