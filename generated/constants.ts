// Generated from proto/ by protoc-gen-mezon-constants. Do not edit.

/**
 * How many answers a vote may hold.
 */
export const PollType = {
  /**
   * One answer.
   */
  Single: 0,
  /**
   * Several answers.
   */
  Multiple: 1,
} as const;

export type PollType = (typeof PollType)[keyof typeof PollType];

/**
 * What a channel is: `type` and `channel_type` wherever a channel is described,
 * listed, created or joined.
 */
export const ChannelType = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * A text channel of a clan.
   */
  Channel: 1,
  /**
   * A direct conversation of more than two people.
   */
  Group: 2,
  /**
   * A direct conversation of two people.
   */
  Dm: 3,
  /**
   * A voice room of the older kind; today's official clients no longer know it.
   */
  GmeetVoice: 4,
  /**
   * A forum.
   */
  Forum: 5,
  /**
   * A stream.
   */
  Streaming: 6,
  /**
   * A thread under a channel.
   */
  Thread: 7,
  /**
   * A channel that opens an app.
   */
  App: 8,
  /**
   * A channel for announcements.
   */
  Announcement: 9,
  /**
   * A voice room.
   */
  MezonVoice: 10,
} as const;

export type ChannelType = (typeof ChannelType)[keyof typeof ChannelType];

/**
 * How a message travels: the `mode` that goes with every message, edit,
 * removal, reaction and typing notice.
 */
export const ChannelStreamMode = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * A channel of a clan.
   */
  Channel: 2,
  /**
   * A group conversation.
   */
  Group: 3,
  /**
   * A direct conversation of two people.
   */
  Dm: 4,
  /**
   * A whole clan.
   */
  Clan: 5,
  /**
   * A thread.
   */
  Thread: 6,
} as const;

export type ChannelStreamMode = (typeof ChannelStreamMode)[keyof typeof ChannelStreamMode];

/**
 * What kind of message this is: `code` of ChannelMessage, ChannelMessageSend
 * and ChannelMessageAck. Newer servers may send numbers without a name here.
 */
export const MessageCode = {
  /**
   * What people write.
   */
  Chat: 0,
  /**
   * An edit of an earlier message.
   */
  ChatUpdate: 1,
  /**
   * The removal of an earlier message.
   */
  ChatRemove: 2,
  /**
   * Somebody is typing.
   */
  Typing: 3,
  /**
   * The first message of a channel.
   */
  Indicator: 4,
  /**
   * Somebody joined the clan.
   */
  Welcome: 5,
  /**
   * A thread was created.
   */
  CreateThread: 6,
  /**
   * A message was pinned.
   */
  CreatePin: 7,
  /**
   * A message that asks for attention.
   */
  MessageBuzz: 8,
  /**
   * A topic was started under a message.
   */
  Topic: 9,
  /**
   * An entry of the audit log.
   */
  AuditLog: 10,
  /**
   * Tokens were sent.
   */
  SendToken: 11,
  /**
   * A message that only some people see and nobody keeps.
   */
  Ephemeral: 12,
  /**
   * A calendar event is about to begin.
   */
  UpcomingEvent: 13,
  /**
   * An edit of an ephemeral message.
   */
  UpdateEphemeralMsg: 14,
  /**
   * The removal of an ephemeral message.
   */
  DeleteEphemeralMsg: 15,
  /**
   * A shared contact.
   */
  Contact: 16,
  /**
   * A shared place.
   */
  Location: 17,
  /**
   * A poll.
   */
  Poll: 18,
  /**
   * A thread was deleted.
   */
  DeleteThread: 19,
} as const;

export type MessageCode = (typeof MessageCode)[keyof typeof MessageCode];

/**
 * What one is notified of: `notification_type` and `notification_setting_type`
 * wherever they are asked for or answered.
 */
export const NotificationType = {
  /**
   * What the clan's default says.
   */
  Default: 0,
  /**
   * Every message.
   */
  AllMessage: 1,
  /**
   * Messages that mention one.
   */
  MentionMessage: 2,
  /**
   * Nothing.
   */
  NothingMessage: 3,
} as const;

export type NotificationType = (typeof NotificationType)[keyof typeof NotificationType];

/**
 * Which list a notification stands in: `category` of Notification and of the
 * calls that list and delete them.
 */
export const NotificationCategory = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * Messages that mention one.
   */
  Mentions: 1,
  /**
   * Messages.
   */
  Messages: 2,
  /**
   * What concerns the account itself.
   */
  ForYou: 3,
} as const;

export type NotificationCategory = (typeof NotificationCategory)[keyof typeof NotificationCategory];

/**
 * What happened: `code` of Notification. Always below zero.
 */
export const NotificationCode = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * Somebody wants to write to one.
   */
  DmRequest: -1,
  /**
   * Somebody asks to be friends.
   */
  FriendRequest: -2,
  /**
   * Somebody agreed to be friends.
   */
  FriendAccept: -3,
  /**
   * One was added to a group.
   */
  GroupAdd: -4,
  /**
   * Somebody asks to be let into a group.
   */
  GroupJoinRequest: -5,
  /**
   * A friend joined a game.
   */
  FriendJoinGame: -6,
  /**
   * The account connected elsewhere.
   */
  SingleSocket: -7,
  /**
   * One was banned.
   */
  UserBanned: -8,
  /**
   * One was mentioned.
   */
  UserMentioned: -9,
  /**
   * Somebody reacted to one's message.
   */
  UserReactioned: -10,
  /**
   * Somebody replied to one's message.
   */
  UserReplied: -11,
  /**
   * Something happened in a clan.
   */
  NotificationClan: -12,
  /**
   * Something happened in a topic.
   */
  NotificationTopic: -13,
} as const;

export type NotificationCode = (typeof NotificationCode)[keyof typeof NotificationCode];

/**
 * How two people stand: `state` of Friend and of the call that lists them.
 */
export const FriendState = {
  /**
   * They are friends.
   */
  Friend: 0,
  /**
   * The account has asked, and waits.
   */
  InviteSent: 1,
  /**
   * The other has asked.
   */
  InviteReceived: 2,
  /**
   * Blocked; by the account when `source_id` is its own.
   */
  Blocked: 3,
} as const;

export type FriendState = (typeof FriendState)[keyof typeof FriendState];

/**
 * What was done: `action` or `status` of pushes about emojis, calendar events,
 * roles, categories and webhooks.
 */
export const EventAction = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * Made.
   */
  Created: 1,
  /**
   * Changed.
   */
  Updated: 2,
  /**
   * Deleted.
   */
  Deleted: 3,
  /**
   * Somebody is interested.
   */
  Interested: 4,
  /**
   * Somebody is no longer interested.
   */
  Uninterested: 5,
} as const;

export type EventAction = (typeof EventAction)[keyof typeof EventAction];

/**
 * How a calendar event repeats: `repeat_type`.
 */
export const RepeatType = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * Once.
   */
  None: 1,
  /**
   * Each week on its day.
   */
  Weekly: 2,
  /**
   * Every other day.
   */
  EveryOtherDay: 3,
  /**
   * Each month.
   */
  Monthly: 4,
  /**
   * Each year.
   */
  Annually: 5,
  /**
   * Each weekday.
   */
  Weekdays: 6,
} as const;

export type RepeatType = (typeof RepeatType)[keyof typeof RepeatType];

/**
 * Where a thread stands: `active` and `status` of threads.
 */
export const ThreadStatus = {
  /**
   * Archived.
   */
  Archived: 0,
  /**
   * The account is in it.
   */
  Joined: 1,
  /**
   * Open to everybody who sees its channel.
   */
  ActivePublic: 2,
  /**
   * Open to its members.
   */
  ActivePrivate: 3,
} as const;

export type ThreadStatus = (typeof ThreadStatus)[keyof typeof ThreadStatus];

/**
 * What a name is checked as: `type` of CheckDuplicateNameRequest.
 */
export const NameKind = {
  /**
   * Of a clan.
   */
  Clan: 0,
  /**
   * Of a category in the clan `condition_id`.
   */
  Category: 1,
  /**
   * Of a channel.
   */
  Channel: 2,
  /**
   * Of a thread under the channel `condition_id`.
   */
  Thread: 3,
  /**
   * Of a member of the clan `condition_id`.
   */
  Nickname: 4,
} as const;

export type NameKind = (typeof NameKind)[keyof typeof NameKind];

/**
 * Which way a page of history reaches: `direction` of ListChannelMessagesRequest.
 */
export const HistoryDirection = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * Newer than the message named.
   */
  After: 1,
  /**
   * Around the message named.
   */
  Around: 2,
  /**
   * Older than the message named.
   */
  Before: 3,
} as const;

export type HistoryDirection = (typeof HistoryDirection)[keyof typeof HistoryDirection];

/**
 * What a role does about a permission in a channel: `type` of PermissionUpdate.
 */
export const PermissionOverride = {
  /**
   * Nothing.
   */
  Neutral: 0,
  /**
   * Allows it.
   */
  Allow: 1,
  /**
   * Denies it.
   */
  Deny: 2,
} as const;

export type PermissionOverride = (typeof PermissionOverride)[keyof typeof PermissionOverride];

/**
 * Why a call was refused: the numbers of gRPC, as `code` of a failed call's body
 * and of the answer over the socket.
 */
export const CallStatus = {
  /**
   * It was not refused.
   */
  Ok: 0,
  /**
   * Something in the request is wrong.
   */
  InvalidArgument: 3,
  /**
   * What the request names does not exist, or is not to be seen.
   */
  NotFound: 5,
  /**
   * What is to be made exists already.
   */
  AlreadyExists: 6,
  /**
   * The account may not do it.
   */
  PermissionDenied: 7,
  /**
   * A bound is reached.
   */
  ResourceExhausted: 8,
  /**
   * The server does not serve the call.
   */
  Unimplemented: 12,
  /**
   * The server failed.
   */
  Internal: 13,
  /**
   * There is no session, or it has ended.
   */
  Unauthenticated: 16,
} as const;

export type CallStatus = (typeof CallStatus)[keyof typeof CallStatus];

/**
 * Whether a channel or a category makes itself heard: `active` of SetMuteRequest.
 */
export const MuteState = {
  /**
   * Muted.
   */
  Muted: 0,
  /**
   * Heard.
   */
  Sounding: 1,
} as const;

export type MuteState = (typeof MuteState)[keyof typeof MuteState];

/**
 * What a slash command of a bot is: `menu_type` wherever one is registered or
 * listed.
 */
export const QuickMenuType = {
  /**
   * Not set: a flash message.
   */
  Unspecified: 0,
  /**
   * A flash message.
   */
  FlashMessage: 1,
  /**
   * A quick menu.
   */
  QuickMenu: 2,
} as const;

export type QuickMenuType = (typeof QuickMenuType)[keyof typeof QuickMenuType];

/**
 * What became of a pin: `operation` of LastPinMessageEvent. Other values are not
 * established.
 */
export const PinOperation = {
  /**
   * Not set.
   */
  Unspecified: 0,
  /**
   * Pinned.
   */
  Pin: 1,
} as const;

export type PinOperation = (typeof PinOperation)[keyof typeof PinOperation];

/**
 * What became of a ban: `action` of BannedUserEvent.
 */
export const BanAction = {
  /**
   * Taken away.
   */
  Unbanned: 0,
  /**
   * Banned.
   */
  Banned: 1,
} as const;

export type BanAction = (typeof BanAction)[keyof typeof BanAction];

/**
 * What a role can allow.
 */
export const PermissionSlug = {
  /**
   * What only the owner of a clan may do. Evidence: the official web client
   * checks it beside the permissions of roles; no role is seen to give it.
   */
  ClanOwner: "clan-owner",
  /**
   * Everything but what is left to the owner. Evidence: the official web client
   * lists it and lets it stand for the others.
   */
  Administrator: "administrator",
  /**
   * To change the clan itself. Evidence: the official web client lists it.
   */
  ManageClan: "manage-clan",
  /**
   * To make, change and delete channels. Evidence: the official web client
   * lists it.
   */
  ManageChannel: "manage-channel",
  /**
   * To see channels. Evidence: the official web client lists it.
   */
  ViewChannel: "view-channel",
  /**
   * To begin and change threads. Evidence: the official web client lists it
   * among those that a channel can override.
   */
  ManageThread: "manage-thread",
  /**
   * To post. Evidence: as manage-thread.
   */
  SendMessage: "send-message",
  /**
   * To remove messages of others. Evidence: as manage-thread.
   */
  DeleteMessage: "delete-message",
} as const;

export type PermissionSlug = (typeof PermissionSlug)[keyof typeof PermissionSlug];

/**
 * Values of `code`, which is a plain int32 on the wire.
 */
export const ErrorCode = {
  /**
   * The server failed unexpectedly.
   */
  RuntimeException: 0,
  /**
   * The server does not know what was sent.
   */
  UnrecognizedPayload: 1,
  /**
   * The Envelope held no message.
   */
  MissingPayload: 2,
  /**
   * A field is wrong, or the client posts in a channel it has not joined
   * ("Must join channel before sending messages"): join it and send again.
   */
  BadInput: 3,
  /**
   * Left over from a game server; not used by the chat.
   */
  MatchNotFound: 4,
  /**
   * Left over from a game server; not used by the chat.
   */
  MatchJoinRejected: 5,
  /**
   * The server function asked for does not exist.
   */
  RuntimeFunctionNotFound: 6,
  /**
   * The server function failed.
   */
  RuntimeFunctionException: 7,
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

