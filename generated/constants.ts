// Generated from proto/ by protoc-gen-mezon-constants. Do not edit.

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

