import type { ActiveArchivedThread, AIAgentEnabledEvent, AllowAnonymousEvent, BannedUserEvent, CategoryEvent, Channel, ChannelAppEvent, ChannelArchiveEvent, ChannelCanvas, ChannelCreatedEvent, ChannelDeletedEvent, ChannelJoin, ChannelLeave, ChannelUpdatedEvent, CheckNameExistedEvent, JoinChannelAppData, ListChannelUsersBannedEvent, UnmuteEvent, UserChannelAdded, UserChannelRemoved } from "./mezon/realtime/channel_pb.js";
import type { AddClanUserEvent, ClanCreatedEvent, ClanDeletedEvent, ClanJoin, ClanProfileUpdatedEvent, ClanUpdatedEvent, EventEmoji, PermissionChangedEvent, PermissionSetEvent, RoleAssignedEvent, RoleEvent, StickerCreateEvent, StickerDeleteEvent, StickerUpdateEvent, TransferOwnershipEvent, UserClanRemoved } from "./mezon/realtime/clan_pb.js";
import type { ChannelMessage, MessageReaction } from "./mezon/api/message_pb.js";
import type { ChannelMessageAck, ChannelMessageRemove, ChannelMessageSend, ChannelMessageUpdate, DropdownBoxSelected, EphemeralMessageSend, LastPinMessageEvent, LastSeenMessageEvent, MarkAsRead, MessageButtonClicked, MessageTypingEvent, Notifications, QuickMenuDataEvent, SdTopicEvent, TopicInMessageEvent, UnpinMessageEvent } from "./mezon/realtime/message_pb.js";
import type { ChannelPresenceEvent, CustomStatusEvent, FollowEvent, ListActivity, Status, StatusFollow, StatusPresenceEvent, StatusUnfollow, StatusUpdate, StreamData, StreamPresenceEvent, UserStatusEvent } from "./mezon/realtime/presence_pb.js";
import type { ApiRequestEvent, Envelope, Error, ListDataSocket, Ping, Pong } from "./mezon/realtime/envelope_pb.js";
import type { Rpc } from "./mezon/api/legacy_pb.js";
import type { HandleParticipantMeetStateEvent, IncomingCallPush, MeetParticipantEvent, ScreenShareEvent, StreamingEndedEvent, StreamingJoinedEvent, StreamingLeavedEvent, StreamingStartedEvent, VoiceEndedEvent, VoiceInteractiveEvent, VoiceJoinedEvent, VoiceLeavedEvent, VoiceReactionSend, VoiceStartedEvent, WebrtcSignalingFwd } from "./mezon/realtime/voice_pb.js";
import type { AddFriend, BlockFriend, DeleteAccountEvent, RemoveFriend, UnblockFriend, UserProfileUpdatedEvent } from "./mezon/realtime/user_pb.js";
import type { CreateEventRequest } from "./mezon/api/calendar_pb.js";
import type { GiveCoffeeEvent, TokenSentEvent } from "./mezon/api/token_pb.js";
import type { Webhook } from "./mezon/api/webhook_pb.js";
import type { NotificationUserChannel } from "./mezon/api/notification_pb.js";
import type { Session } from "./mezon/api/session_pb.js";
import { decodeActiveArchivedThread, decodeAIAgentEnabledEvent, decodeAllowAnonymousEvent, decodeBannedUserEvent, decodeCategoryEvent, decodeChannel, decodeChannelAppEvent, decodeChannelArchiveEvent, decodeChannelCanvas, decodeChannelCreatedEvent, decodeChannelDeletedEvent, decodeChannelJoin, decodeChannelLeave, decodeChannelUpdatedEvent, decodeCheckNameExistedEvent, decodeJoinChannelAppData, decodeListChannelUsersBannedEvent, decodeUnmuteEvent, decodeUserChannelAdded, decodeUserChannelRemoved } from "./mezon/realtime/channel_codec.js";
import { decodeAddClanUserEvent, decodeClanCreatedEvent, decodeClanDeletedEvent, decodeClanJoin, decodeClanProfileUpdatedEvent, decodeClanUpdatedEvent, decodeEventEmoji, decodePermissionChangedEvent, decodePermissionSetEvent, decodeRoleAssignedEvent, decodeRoleEvent, decodeStickerCreateEvent, decodeStickerDeleteEvent, decodeStickerUpdateEvent, decodeTransferOwnershipEvent, decodeUserClanRemoved } from "./mezon/realtime/clan_codec.js";
import { decodeChannelMessage, decodeMessageReaction } from "./mezon/api/message_codec.js";
import { decodeChannelMessageAck, decodeChannelMessageRemove, decodeChannelMessageSend, decodeChannelMessageUpdate, decodeDropdownBoxSelected, decodeEphemeralMessageSend, decodeLastPinMessageEvent, decodeLastSeenMessageEvent, decodeMarkAsRead, decodeMessageButtonClicked, decodeMessageTypingEvent, decodeNotifications, decodeQuickMenuDataEvent, decodeSdTopicEvent, decodeTopicInMessageEvent, decodeUnpinMessageEvent } from "./mezon/realtime/message_codec.js";
import { decodeChannelPresenceEvent, decodeCustomStatusEvent, decodeFollowEvent, decodeListActivity, decodeStatus, decodeStatusFollow, decodeStatusPresenceEvent, decodeStatusUnfollow, decodeStatusUpdate, decodeStreamData, decodeStreamPresenceEvent, decodeUserStatusEvent } from "./mezon/realtime/presence_codec.js";
import { decodeApiRequestEvent, decodeError, decodeListDataSocket, decodePing, decodePong } from "./mezon/realtime/envelope_codec.js";
import { decodeRpc } from "./mezon/api/legacy_codec.js";
import { decodeHandleParticipantMeetStateEvent, decodeIncomingCallPush, decodeMeetParticipantEvent, decodeScreenShareEvent, decodeStreamingEndedEvent, decodeStreamingJoinedEvent, decodeStreamingLeavedEvent, decodeStreamingStartedEvent, decodeVoiceEndedEvent, decodeVoiceInteractiveEvent, decodeVoiceJoinedEvent, decodeVoiceLeavedEvent, decodeVoiceReactionSend, decodeVoiceStartedEvent, decodeWebrtcSignalingFwd } from "./mezon/realtime/voice_codec.js";
import { decodeAddFriend, decodeBlockFriend, decodeDeleteAccountEvent, decodeRemoveFriend, decodeUnblockFriend, decodeUserProfileUpdatedEvent } from "./mezon/realtime/user_codec.js";
import { decodeCreateEventRequest } from "./mezon/api/calendar_codec.js";
import { decodeGiveCoffeeEvent, decodeTokenSentEvent } from "./mezon/api/token_codec.js";
import { decodeWebhook } from "./mezon/api/webhook_codec.js";
import { decodeNotificationUserChannel } from "./mezon/api/notification_codec.js";
import { decodeSession } from "./mezon/api/session_codec.js";
import type { EventListener } from "../src/runtime/events.js";

// Generated from proto/ by protoc-gen-mezon-events. Do not edit.

/** Event names and what their listeners receive: one for each field of `Envelope.message`. */
export interface EnvelopeEvents {
  /**
   * Answers channel_join: the channel, and who is present in it.
   */
  channel: Channel;
  /**
   * Sent by a client to receive what happens in a clan (clan id 0: direct
   * messages); answered by the same field.
   */
  clanJoin: ClanJoin;
  /**
   * Sent by a client to join a channel, which must come before posting in it;
   * answered by channel.
   */
  channelJoin: ChannelJoin;
  /**
   * Sent by a client to leave a channel it has joined. What answers it is not
   * established.
   */
  channelLeave: ChannelLeave;
  /**
   * A message was posted, edited or removed in a channel the client has
   * joined; its `code` tells which. Also answers ephemeral_message_send.
   */
  channelMessage: ChannelMessage;
  /**
   * Answers channel_message_send, channel_message_update and
   * channel_message_remove: the message's id and times.
   */
  channelMessageAck: ChannelMessageAck;
  /**
   * Sent by a client to post a message in a channel it has joined; answered
   * by channel_message_ack.
   */
  channelMessageSend: ChannelMessageSend;
  /**
   * Sent by a client to replace the content of a message it posted; answered
   * by channel_message_ack.
   */
  channelMessageUpdate: ChannelMessageUpdate;
  /**
   * Sent by a client to delete a message; answered by channel_message_ack.
   */
  channelMessageRemove: ChannelMessageRemove;
  /**
   * Users came into a channel or left it.
   */
  channelPresence: ChannelPresenceEvent;
  /**
   * Answers a request that failed, under that request's `cid`.
   */
  error: Error;
  /**
   * Notifications for the logged-in user arrived.
   */
  notifications: Notifications;
  /**
   * A call of a server function by name. No use of it is established; calls
   * of the API travel in api_request_event.
   */
  rpc: Rpc;
  /**
   * The presences of followed users at one moment. When it is sent is not
   * established.
   */
  status: Status;
  /**
   * Sent by a client to follow the presence of users. What answers it is not
   * established.
   */
  statusFollow: StatusFollow;
  /**
   * Followed users came online, changed their status or went offline.
   */
  statusPresence: StatusPresenceEvent;
  /**
   * Sent by a client to stop following the presence of users. What answers it
   * is not established.
   */
  statusUnfollow: StatusUnfollow;
  /**
   * Sent by a client to set its own status or to appear offline; others see
   * it as status_presence_event.
   */
  statusUpdate: StatusUpdate;
  /**
   * Data was sent on a stream of presences. No use of it is established.
   */
  streamData: StreamData;
  /**
   * Users came onto a stream of presences or left it.
   */
  streamPresence: StreamPresenceEvent;
  /**
   * Sent by a client every 10 seconds to keep the socket alive; answered by
   * pong.
   */
  ping: Ping;
  /**
   * Answers ping, within 10 seconds on a healthy socket.
   */
  pong: Pong;
  /**
   * A user is typing in a channel. Sent by a client to show that it is typing
   * itself; answered by the same field.
   */
  messageTyping: MessageTypingEvent;
  /**
   * A channel was read up to some message. Sent by a client to move its own
   * read mark; answered by the same field.
   */
  lastSeenMessage: LastSeenMessageEvent;
  /**
   * A reaction was put on a message or taken off it (`action` true). Sent by
   * a client to do so itself; answered by the same field.
   */
  messageReaction: MessageReaction;
  /**
   * A user came into a voice room. When a client sends it, the same field
   * answers.
   */
  voiceJoined: VoiceJoinedEvent;
  /**
   * A user left a voice room. Spelt so on the wire. When a client sends it,
   * the same field answers.
   */
  voiceLeaved: VoiceLeavedEvent;
  /**
   * Talk began in a voice room. When a client sends it, the same field
   * answers.
   */
  voiceStarted: VoiceStartedEvent;
  /**
   * Talk ended in a voice room. When a client sends it, the same field
   * answers.
   */
  voiceEnded: VoiceEndedEvent;
  /**
   * A channel or thread was created.
   */
  channelCreated: ChannelCreatedEvent;
  /**
   * A channel or thread was deleted.
   */
  channelDeleted: ChannelDeletedEvent;
  /**
   * A channel or thread was changed; also when a thread became active
   * (channel_type 7, status 1), which is the moment to join it.
   */
  channelUpdated: ChannelUpdatedEvent;
  /**
   * A message was pinned (`operation` 1). Sent by a client to pin one itself;
   * answered by the same field.
   */
  lastPinMessage: LastPinMessageEvent;
  /**
   * A user set or cleared a custom status. Sent by a client to set its own;
   * answered by the same field.
   */
  customStatus: CustomStatusEvent;
  /**
   * Users were added to a channel, thread or conversation; the logged-in user
   * may be one of them.
   */
  userChannelAdded: UserChannelAdded;
  /**
   * Users were removed from a channel, thread or conversation, or left it.
   */
  userChannelRemoved: UserChannelRemoved;
  /**
   * Users were removed from a clan, or left it.
   */
  userClanRemoved: UserClanRemoved;
  /**
   * A clan's name, pictures or settings changed.
   */
  clanUpdated: ClanUpdatedEvent;
  /**
   * A member changed the nickname or picture shown in one clan.
   */
  clanProfileUpdated: ClanProfileUpdatedEvent;
  /**
   * Sent by a client to ask whether a name is taken; that it is still
   * answered is not established. Call Mezon.CheckDuplicateName instead.
   */
  checkNameExisted: CheckNameExistedEvent;
  /**
   * A user changed their own profile: name, picture or description.
   */
  userProfileUpdated: UserProfileUpdatedEvent;
  /**
   * A user joined a clan.
   */
  addClanUser: AddClanUserEvent;
  /**
   * An event in a clan's calendar was created, changed or deleted, or a user
   * took or lost interest in it; `action` tells which.
   */
  clanEventCreated: CreateEventRequest;
  /**
   * A role was given to users or taken from them.
   */
  roleAssign: RoleAssignedEvent;
  /**
   * A clan was deleted.
   */
  clanDeleted: ClanDeletedEvent;
  /**
   * A user gave another a "coffee", a gift of tokens; for a message when it
   * names one.
   */
  giveCoffee: GiveCoffeeEvent;
  /**
   * A sticker was added to a clan.
   */
  stickerCreate: StickerCreateEvent;
  /**
   * A clan's sticker was renamed.
   */
  stickerUpdate: StickerUpdateEvent;
  /**
   * A sticker was removed from a clan.
   */
  stickerDelete: StickerDeleteEvent;
  /**
   * A role was created, changed or deleted; `status` tells which.
   */
  role: RoleEvent;
  /**
   * A custom emoji was created, changed or deleted; `action` tells which.
   */
  eventEmoji: EventEmoji;
  /**
   * A user came to watch or listen to a streaming channel.
   */
  streamingJoined: StreamingJoinedEvent;
  /**
   * A user left a streaming channel. Spelt so on the wire.
   */
  streamingLeaved: StreamingLeavedEvent;
  /**
   * A stream went live in a streaming channel.
   */
  streamingStarted: StreamingStartedEvent;
  /**
   * The stream of a streaming channel ended.
   */
  streamingEnded: StreamingEndedEvent;
  /**
   * The permissions of a role or a user in one channel were set.
   */
  permissionSet: PermissionSetEvent;
  /**
   * A user's permissions in one channel changed.
   */
  permissionChanged: PermissionChangedEvent;
  /**
   * A user sent tokens to another.
   */
  tokenSent: TokenSentEvent;
  /**
   * Somebody clicked a button or chose from a select of a message the bot
   * posted.
   */
  messageButtonClicked: MessageButtonClicked;
  /**
   * A channel, category or clan is no longer muted for the logged-in user.
   */
  unmute: UnmuteEvent;
  /**
   * A step in setting up a direct or group call between users, passed on from
   * the other side; `data_type` tells which step.
   */
  webrtcSignalingFwd: WebrtcSignalingFwd;
  /**
   * Users started or changed an activity, such as a game or a song.
   */
  listActivity: ListActivity;
  /**
   * Somebody chose from a select of a message. Today's clients send
   * message_button_clicked instead: handle it, do not rely on it.
   */
  dropdownBoxSelected: DropdownBoxSelected;
  /**
   * A call for the logged-in user is coming in.
   */
  incomingCallPush: IncomingCallPush;
  /**
   * A topic was opened under a message. Whether later changes of it are told
   * too is not established.
   */
  sdTopic: SdTopicEvent;
  /**
   * Carries nothing. Meaning not established.
   */
  follow: FollowEvent;
  /**
   * A user did something with the app of a channel, such as opening it. The
   * values of `action` are not established.
   */
  channelApp: ChannelAppEvent;
  /**
   * A user changed their custom status.
   */
  userStatus: UserStatusEvent;
  /**
   * A user is no longer a friend of the logged-in user.
   */
  removeFriend: RemoveFriend;
  /**
   * A channel's webhook was created, changed or deleted; `status` tells
   * which.
   */
  webhook: Webhook;
  /**
   * The logged-in user's notification setting for a channel changed.
   */
  notiUserChannel: NotificationUserChannel;
  /**
   * What a user needs to enter the app of a channel: their name and a hash.
   * Who asks for it is not established.
   */
  joinChannelAppData: JoinChannelAppData;
  /**
   * A channel's canvas was created, changed or removed; `status` tells which.
   */
  canvas: ChannelCanvas;
  /**
   * A message was unpinned.
   */
  unpinMessage: UnpinMessageEvent;
  /**
   * A category of a clan was created, changed or deleted; `status` tells
   * which.
   */
  category: CategoryEvent;
  /**
   * A participant joined or left the meeting of a voice room; `state` tells
   * which.
   */
  handleParticipantMeetState: HandleParticipantMeetStateEvent;
  /**
   * A user's account was deleted.
   */
  deleteAccount: DeleteAccountEvent;
  /**
   * Sent by a client to post, change or remove a message only some users see;
   * answered by channel_message.
   */
  ephemeralMessageSend: EphemeralMessageSend;
  /**
   * A friend was blocked, or blocked the logged-in user; which of the two is
   * not established.
   */
  blockFriend: BlockFriend;
  /**
   * A reaction was thrown in a voice room. When a client sends it, the same
   * field answers.
   */
  voiceReactionSend: VoiceReactionSend;
  /**
   * A channel, category or clan was marked as read. The call is
   * Mezon.MarkAsRead.
   */
  markAsRead: MarkAsRead;
  /**
   * An older way to ask for lists over the socket. Use calls of the Mezon
   * service instead.
   */
  listDataSocket: ListDataSocket;
  /**
   * Somebody used a quick menu (a slash command) the bot registered. Only
   * that bot receives it, and nothing is stored.
   */
  quickMenu: QuickMenuDataEvent;
  /**
   * A friend was unblocked.
   */
  unBlockFriend: UnblockFriend;
  /**
   * Something was done to a participant of a meeting. The values of `action`
   * are not established.
   */
  meetParticipant: MeetParticipantEvent;
  /**
   * A clan passed to another owner.
   */
  transferOwnership: TransferOwnershipEvent;
  /**
   * A user became a friend of the logged-in user or asked to; which of the
   * two is not established.
   */
  addFriend: AddFriend;
  /**
   * Users were banned, or their ban was lifted; `action` tells which.
   */
  banUser: BannedUserEvent;
  /**
   * An archived thread was made active again. The call is
   * Mezon.ActiveArchivedThread.
   */
  activeArchivedThread: ActiveArchivedThread;
  /**
   * A clan began or ceased to allow anonymous messages.
   */
  allowAnonymous: AllowAnonymousEvent;
  /**
   * Sent by a client to make a call of the Mezon service over the socket;
   * answered by raw frames, not by an Envelope.
   */
  apiRequest: ApiRequestEvent;
  /**
   * A clan was created.
   */
  clanCreated: ClanCreatedEvent;
  /**
   * An AI agent was switched on or off in a channel's room.
   */
  aiagentEnabled: AIAgentEnabledEvent;
  /**
   * The users banned in a channel. When it is pushed is not established.
   */
  listChannelUsersBanned: ListChannelUsersBannedEvent;
  /**
   * The session was renewed: new tokens to use from now on.
   */
  refreshSession: Session;
  /**
   * A channel or thread was archived, or brought back; `active` tells which.
   */
  channelArchive: ChannelArchiveEvent;
  /**
   * The topic under a message gained replies.
   */
  topicInMessage: TopicInMessageEvent;
  /**
   * A user began or stopped sharing the screen in a voice room.
   */
  screenShare: ScreenShareEvent;
  /**
   * Something interactive happened in a voice room, such as flowers given, a
   * recording or a quiz; `event_type` tells which.
   */
  voiceInteractive: VoiceInteractiveEvent;
}

export type EventName = keyof EnvelopeEvents;

/** Events that a server sends unasked; the others travel in requests and answers only. */
export type PushedEventName = Exclude<EventName, "channel" | "clanJoin" | "channelJoin" | "channelLeave" | "channelMessageAck" | "channelMessageSend" | "channelMessageUpdate" | "channelMessageRemove" | "rpc" | "status" | "statusFollow" | "statusUnfollow" | "statusUpdate" | "streamData" | "ping" | "pong" | "checkNameExisted" | "follow" | "ephemeralMessageSend" | "listDataSocket" | "apiRequest">;

/** The oneof case, field number and codec behind an event. */
export interface EnvelopeEventInfo<Name extends EventName = EventName> {
  readonly name: Name;
  /** Name of the field in `Envelope.message` as the generated types spell it. */
  readonly case: NonNullable<Envelope["message"]["case"]>;
  readonly number: number;
  readonly typeName: string;
  /** Whether a server sends it unasked. */
  readonly isPushed: boolean;
  decode(bytes: Uint8Array): EnvelopeEvents[Name];
}

export const envelopeEvents: { readonly [Name in EventName]: EnvelopeEventInfo<Name> } = {
  channel: { name: "channel", case: "channel", number: 2, typeName: "mezon.realtime.Channel", isPushed: false, decode: decodeChannel },
  clanJoin: { name: "clanJoin", case: "clanJoin", number: 3, typeName: "mezon.realtime.ClanJoin", isPushed: false, decode: decodeClanJoin },
  channelJoin: { name: "channelJoin", case: "channelJoin", number: 4, typeName: "mezon.realtime.ChannelJoin", isPushed: false, decode: decodeChannelJoin },
  channelLeave: { name: "channelLeave", case: "channelLeave", number: 5, typeName: "mezon.realtime.ChannelLeave", isPushed: false, decode: decodeChannelLeave },
  channelMessage: { name: "channelMessage", case: "channelMessage", number: 6, typeName: "mezon.api.ChannelMessage", isPushed: true, decode: decodeChannelMessage },
  channelMessageAck: { name: "channelMessageAck", case: "channelMessageAck", number: 7, typeName: "mezon.realtime.ChannelMessageAck", isPushed: false, decode: decodeChannelMessageAck },
  channelMessageSend: { name: "channelMessageSend", case: "channelMessageSend", number: 8, typeName: "mezon.realtime.ChannelMessageSend", isPushed: false, decode: decodeChannelMessageSend },
  channelMessageUpdate: { name: "channelMessageUpdate", case: "channelMessageUpdate", number: 9, typeName: "mezon.realtime.ChannelMessageUpdate", isPushed: false, decode: decodeChannelMessageUpdate },
  channelMessageRemove: { name: "channelMessageRemove", case: "channelMessageRemove", number: 10, typeName: "mezon.realtime.ChannelMessageRemove", isPushed: false, decode: decodeChannelMessageRemove },
  channelPresence: { name: "channelPresence", case: "channelPresenceEvent", number: 11, typeName: "mezon.realtime.ChannelPresenceEvent", isPushed: true, decode: decodeChannelPresenceEvent },
  error: { name: "error", case: "error", number: 12, typeName: "mezon.realtime.Error", isPushed: true, decode: decodeError },
  notifications: { name: "notifications", case: "notifications", number: 13, typeName: "mezon.realtime.Notifications", isPushed: true, decode: decodeNotifications },
  rpc: { name: "rpc", case: "rpc", number: 14, typeName: "mezon.api.Rpc", isPushed: false, decode: decodeRpc },
  status: { name: "status", case: "status", number: 15, typeName: "mezon.realtime.Status", isPushed: false, decode: decodeStatus },
  statusFollow: { name: "statusFollow", case: "statusFollow", number: 16, typeName: "mezon.realtime.StatusFollow", isPushed: false, decode: decodeStatusFollow },
  statusPresence: { name: "statusPresence", case: "statusPresenceEvent", number: 17, typeName: "mezon.realtime.StatusPresenceEvent", isPushed: true, decode: decodeStatusPresenceEvent },
  statusUnfollow: { name: "statusUnfollow", case: "statusUnfollow", number: 18, typeName: "mezon.realtime.StatusUnfollow", isPushed: false, decode: decodeStatusUnfollow },
  statusUpdate: { name: "statusUpdate", case: "statusUpdate", number: 19, typeName: "mezon.realtime.StatusUpdate", isPushed: false, decode: decodeStatusUpdate },
  streamData: { name: "streamData", case: "streamData", number: 20, typeName: "mezon.realtime.StreamData", isPushed: false, decode: decodeStreamData },
  streamPresence: { name: "streamPresence", case: "streamPresenceEvent", number: 21, typeName: "mezon.realtime.StreamPresenceEvent", isPushed: true, decode: decodeStreamPresenceEvent },
  ping: { name: "ping", case: "ping", number: 22, typeName: "mezon.realtime.Ping", isPushed: false, decode: decodePing },
  pong: { name: "pong", case: "pong", number: 23, typeName: "mezon.realtime.Pong", isPushed: false, decode: decodePong },
  messageTyping: { name: "messageTyping", case: "messageTypingEvent", number: 24, typeName: "mezon.realtime.MessageTypingEvent", isPushed: true, decode: decodeMessageTypingEvent },
  lastSeenMessage: { name: "lastSeenMessage", case: "lastSeenMessageEvent", number: 25, typeName: "mezon.realtime.LastSeenMessageEvent", isPushed: true, decode: decodeLastSeenMessageEvent },
  messageReaction: { name: "messageReaction", case: "messageReactionEvent", number: 26, typeName: "mezon.api.MessageReaction", isPushed: true, decode: decodeMessageReaction },
  voiceJoined: { name: "voiceJoined", case: "voiceJoinedEvent", number: 27, typeName: "mezon.realtime.VoiceJoinedEvent", isPushed: true, decode: decodeVoiceJoinedEvent },
  voiceLeaved: { name: "voiceLeaved", case: "voiceLeavedEvent", number: 28, typeName: "mezon.realtime.VoiceLeavedEvent", isPushed: true, decode: decodeVoiceLeavedEvent },
  voiceStarted: { name: "voiceStarted", case: "voiceStartedEvent", number: 29, typeName: "mezon.realtime.VoiceStartedEvent", isPushed: true, decode: decodeVoiceStartedEvent },
  voiceEnded: { name: "voiceEnded", case: "voiceEndedEvent", number: 30, typeName: "mezon.realtime.VoiceEndedEvent", isPushed: true, decode: decodeVoiceEndedEvent },
  channelCreated: { name: "channelCreated", case: "channelCreatedEvent", number: 31, typeName: "mezon.realtime.ChannelCreatedEvent", isPushed: true, decode: decodeChannelCreatedEvent },
  channelDeleted: { name: "channelDeleted", case: "channelDeletedEvent", number: 32, typeName: "mezon.realtime.ChannelDeletedEvent", isPushed: true, decode: decodeChannelDeletedEvent },
  channelUpdated: { name: "channelUpdated", case: "channelUpdatedEvent", number: 33, typeName: "mezon.realtime.ChannelUpdatedEvent", isPushed: true, decode: decodeChannelUpdatedEvent },
  lastPinMessage: { name: "lastPinMessage", case: "lastPinMessageEvent", number: 34, typeName: "mezon.realtime.LastPinMessageEvent", isPushed: true, decode: decodeLastPinMessageEvent },
  customStatus: { name: "customStatus", case: "customStatusEvent", number: 35, typeName: "mezon.realtime.CustomStatusEvent", isPushed: true, decode: decodeCustomStatusEvent },
  userChannelAdded: { name: "userChannelAdded", case: "userChannelAddedEvent", number: 36, typeName: "mezon.realtime.UserChannelAdded", isPushed: true, decode: decodeUserChannelAdded },
  userChannelRemoved: { name: "userChannelRemoved", case: "userChannelRemovedEvent", number: 37, typeName: "mezon.realtime.UserChannelRemoved", isPushed: true, decode: decodeUserChannelRemoved },
  userClanRemoved: { name: "userClanRemoved", case: "userClanRemovedEvent", number: 38, typeName: "mezon.realtime.UserClanRemoved", isPushed: true, decode: decodeUserClanRemoved },
  clanUpdated: { name: "clanUpdated", case: "clanUpdatedEvent", number: 39, typeName: "mezon.realtime.ClanUpdatedEvent", isPushed: true, decode: decodeClanUpdatedEvent },
  clanProfileUpdated: { name: "clanProfileUpdated", case: "clanProfileUpdatedEvent", number: 40, typeName: "mezon.realtime.ClanProfileUpdatedEvent", isPushed: true, decode: decodeClanProfileUpdatedEvent },
  checkNameExisted: { name: "checkNameExisted", case: "checkNameExistedEvent", number: 41, typeName: "mezon.realtime.CheckNameExistedEvent", isPushed: false, decode: decodeCheckNameExistedEvent },
  userProfileUpdated: { name: "userProfileUpdated", case: "userProfileUpdatedEvent", number: 42, typeName: "mezon.realtime.UserProfileUpdatedEvent", isPushed: true, decode: decodeUserProfileUpdatedEvent },
  addClanUser: { name: "addClanUser", case: "addClanUserEvent", number: 43, typeName: "mezon.realtime.AddClanUserEvent", isPushed: true, decode: decodeAddClanUserEvent },
  clanEventCreated: { name: "clanEventCreated", case: "clanEventCreated", number: 44, typeName: "mezon.api.CreateEventRequest", isPushed: true, decode: decodeCreateEventRequest },
  roleAssign: { name: "roleAssign", case: "roleAssignEvent", number: 45, typeName: "mezon.realtime.RoleAssignedEvent", isPushed: true, decode: decodeRoleAssignedEvent },
  clanDeleted: { name: "clanDeleted", case: "clanDeletedEvent", number: 46, typeName: "mezon.realtime.ClanDeletedEvent", isPushed: true, decode: decodeClanDeletedEvent },
  giveCoffee: { name: "giveCoffee", case: "giveCoffeeEvent", number: 47, typeName: "mezon.api.GiveCoffeeEvent", isPushed: true, decode: decodeGiveCoffeeEvent },
  stickerCreate: { name: "stickerCreate", case: "stickerCreateEvent", number: 48, typeName: "mezon.realtime.StickerCreateEvent", isPushed: true, decode: decodeStickerCreateEvent },
  stickerUpdate: { name: "stickerUpdate", case: "stickerUpdateEvent", number: 49, typeName: "mezon.realtime.StickerUpdateEvent", isPushed: true, decode: decodeStickerUpdateEvent },
  stickerDelete: { name: "stickerDelete", case: "stickerDeleteEvent", number: 50, typeName: "mezon.realtime.StickerDeleteEvent", isPushed: true, decode: decodeStickerDeleteEvent },
  role: { name: "role", case: "roleEvent", number: 51, typeName: "mezon.realtime.RoleEvent", isPushed: true, decode: decodeRoleEvent },
  eventEmoji: { name: "eventEmoji", case: "eventEmoji", number: 52, typeName: "mezon.realtime.EventEmoji", isPushed: true, decode: decodeEventEmoji },
  streamingJoined: { name: "streamingJoined", case: "streamingJoinedEvent", number: 53, typeName: "mezon.realtime.StreamingJoinedEvent", isPushed: true, decode: decodeStreamingJoinedEvent },
  streamingLeaved: { name: "streamingLeaved", case: "streamingLeavedEvent", number: 54, typeName: "mezon.realtime.StreamingLeavedEvent", isPushed: true, decode: decodeStreamingLeavedEvent },
  streamingStarted: { name: "streamingStarted", case: "streamingStartedEvent", number: 55, typeName: "mezon.realtime.StreamingStartedEvent", isPushed: true, decode: decodeStreamingStartedEvent },
  streamingEnded: { name: "streamingEnded", case: "streamingEndedEvent", number: 56, typeName: "mezon.realtime.StreamingEndedEvent", isPushed: true, decode: decodeStreamingEndedEvent },
  permissionSet: { name: "permissionSet", case: "permissionSetEvent", number: 57, typeName: "mezon.realtime.PermissionSetEvent", isPushed: true, decode: decodePermissionSetEvent },
  permissionChanged: { name: "permissionChanged", case: "permissionChangedEvent", number: 58, typeName: "mezon.realtime.PermissionChangedEvent", isPushed: true, decode: decodePermissionChangedEvent },
  tokenSent: { name: "tokenSent", case: "tokenSentEvent", number: 59, typeName: "mezon.api.TokenSentEvent", isPushed: true, decode: decodeTokenSentEvent },
  messageButtonClicked: { name: "messageButtonClicked", case: "messageButtonClicked", number: 60, typeName: "mezon.realtime.MessageButtonClicked", isPushed: true, decode: decodeMessageButtonClicked },
  unmute: { name: "unmute", case: "unmuteEvent", number: 61, typeName: "mezon.realtime.UnmuteEvent", isPushed: true, decode: decodeUnmuteEvent },
  webrtcSignalingFwd: { name: "webrtcSignalingFwd", case: "webrtcSignalingFwd", number: 62, typeName: "mezon.realtime.WebrtcSignalingFwd", isPushed: true, decode: decodeWebrtcSignalingFwd },
  listActivity: { name: "listActivity", case: "listActivity", number: 63, typeName: "mezon.realtime.ListActivity", isPushed: true, decode: decodeListActivity },
  dropdownBoxSelected: { name: "dropdownBoxSelected", case: "dropdownBoxSelected", number: 64, typeName: "mezon.realtime.DropdownBoxSelected", isPushed: true, decode: decodeDropdownBoxSelected },
  incomingCallPush: { name: "incomingCallPush", case: "incomingCallPush", number: 65, typeName: "mezon.realtime.IncomingCallPush", isPushed: true, decode: decodeIncomingCallPush },
  sdTopic: { name: "sdTopic", case: "sdTopicEvent", number: 66, typeName: "mezon.realtime.SdTopicEvent", isPushed: true, decode: decodeSdTopicEvent },
  follow: { name: "follow", case: "followEvent", number: 67, typeName: "mezon.realtime.FollowEvent", isPushed: false, decode: decodeFollowEvent },
  channelApp: { name: "channelApp", case: "channelAppEvent", number: 68, typeName: "mezon.realtime.ChannelAppEvent", isPushed: true, decode: decodeChannelAppEvent },
  userStatus: { name: "userStatus", case: "userStatusEvent", number: 69, typeName: "mezon.realtime.UserStatusEvent", isPushed: true, decode: decodeUserStatusEvent },
  removeFriend: { name: "removeFriend", case: "removeFriend", number: 70, typeName: "mezon.realtime.RemoveFriend", isPushed: true, decode: decodeRemoveFriend },
  webhook: { name: "webhook", case: "webhookEvent", number: 71, typeName: "mezon.api.Webhook", isPushed: true, decode: decodeWebhook },
  notiUserChannel: { name: "notiUserChannel", case: "notiUserChannel", number: 72, typeName: "mezon.api.NotificationUserChannel", isPushed: true, decode: decodeNotificationUserChannel },
  joinChannelAppData: { name: "joinChannelAppData", case: "joinChannelAppData", number: 73, typeName: "mezon.realtime.JoinChannelAppData", isPushed: true, decode: decodeJoinChannelAppData },
  canvas: { name: "canvas", case: "canvasEvent", number: 74, typeName: "mezon.realtime.ChannelCanvas", isPushed: true, decode: decodeChannelCanvas },
  unpinMessage: { name: "unpinMessage", case: "unpinMessageEvent", number: 75, typeName: "mezon.realtime.UnpinMessageEvent", isPushed: true, decode: decodeUnpinMessageEvent },
  category: { name: "category", case: "categoryEvent", number: 76, typeName: "mezon.realtime.CategoryEvent", isPushed: true, decode: decodeCategoryEvent },
  handleParticipantMeetState: { name: "handleParticipantMeetState", case: "handleParticipantMeetStateEvent", number: 77, typeName: "mezon.realtime.HandleParticipantMeetStateEvent", isPushed: true, decode: decodeHandleParticipantMeetStateEvent },
  deleteAccount: { name: "deleteAccount", case: "deleteAccountEvent", number: 78, typeName: "mezon.realtime.DeleteAccountEvent", isPushed: true, decode: decodeDeleteAccountEvent },
  ephemeralMessageSend: { name: "ephemeralMessageSend", case: "ephemeralMessageSend", number: 79, typeName: "mezon.realtime.EphemeralMessageSend", isPushed: false, decode: decodeEphemeralMessageSend },
  blockFriend: { name: "blockFriend", case: "blockFriend", number: 80, typeName: "mezon.realtime.BlockFriend", isPushed: true, decode: decodeBlockFriend },
  voiceReactionSend: { name: "voiceReactionSend", case: "voiceReactionSend", number: 81, typeName: "mezon.realtime.VoiceReactionSend", isPushed: true, decode: decodeVoiceReactionSend },
  markAsRead: { name: "markAsRead", case: "markAsRead", number: 82, typeName: "mezon.realtime.MarkAsRead", isPushed: true, decode: decodeMarkAsRead },
  listDataSocket: { name: "listDataSocket", case: "listDataSocket", number: 83, typeName: "mezon.realtime.ListDataSocket", isPushed: false, decode: decodeListDataSocket },
  quickMenu: { name: "quickMenu", case: "quickMenuEvent", number: 84, typeName: "mezon.realtime.QuickMenuDataEvent", isPushed: true, decode: decodeQuickMenuDataEvent },
  unBlockFriend: { name: "unBlockFriend", case: "unBlockFriend", number: 85, typeName: "mezon.realtime.UnblockFriend", isPushed: true, decode: decodeUnblockFriend },
  meetParticipant: { name: "meetParticipant", case: "meetParticipantEvent", number: 86, typeName: "mezon.realtime.MeetParticipantEvent", isPushed: true, decode: decodeMeetParticipantEvent },
  transferOwnership: { name: "transferOwnership", case: "transferOwnershipEvent", number: 87, typeName: "mezon.realtime.TransferOwnershipEvent", isPushed: true, decode: decodeTransferOwnershipEvent },
  addFriend: { name: "addFriend", case: "addFriend", number: 88, typeName: "mezon.realtime.AddFriend", isPushed: true, decode: decodeAddFriend },
  banUser: { name: "banUser", case: "banUserEvent", number: 89, typeName: "mezon.realtime.BannedUserEvent", isPushed: true, decode: decodeBannedUserEvent },
  activeArchivedThread: { name: "activeArchivedThread", case: "activeArchivedThread", number: 90, typeName: "mezon.realtime.ActiveArchivedThread", isPushed: true, decode: decodeActiveArchivedThread },
  allowAnonymous: { name: "allowAnonymous", case: "allowAnonymousEvent", number: 91, typeName: "mezon.realtime.AllowAnonymousEvent", isPushed: true, decode: decodeAllowAnonymousEvent },
  apiRequest: { name: "apiRequest", case: "apiRequestEvent", number: 92, typeName: "mezon.realtime.ApiRequestEvent", isPushed: false, decode: decodeApiRequestEvent },
  clanCreated: { name: "clanCreated", case: "clanCreatedEvent", number: 93, typeName: "mezon.realtime.ClanCreatedEvent", isPushed: true, decode: decodeClanCreatedEvent },
  aiagentEnabled: { name: "aiagentEnabled", case: "aiagentEnabledEvent", number: 94, typeName: "mezon.realtime.AIAgentEnabledEvent", isPushed: true, decode: decodeAIAgentEnabledEvent },
  listChannelUsersBanned: { name: "listChannelUsersBanned", case: "listChannelUsersBannedEvent", number: 95, typeName: "mezon.realtime.ListChannelUsersBannedEvent", isPushed: true, decode: decodeListChannelUsersBannedEvent },
  refreshSession: { name: "refreshSession", case: "refreshSessionEvent", number: 96, typeName: "mezon.api.Session", isPushed: true, decode: decodeSession },
  channelArchive: { name: "channelArchive", case: "channelArchiveEvent", number: 97, typeName: "mezon.realtime.ChannelArchiveEvent", isPushed: true, decode: decodeChannelArchiveEvent },
  topicInMessage: { name: "topicInMessage", case: "topicInMessageEvent", number: 98, typeName: "mezon.realtime.TopicInMessageEvent", isPushed: true, decode: decodeTopicInMessageEvent },
  screenShare: { name: "screenShare", case: "screenShareEvent", number: 99, typeName: "mezon.realtime.ScreenShareEvent", isPushed: true, decode: decodeScreenShareEvent },
  voiceInteractive: { name: "voiceInteractive", case: "voiceInteractiveEvent", number: 100, typeName: "mezon.realtime.VoiceInteractiveEvent", isPushed: true, decode: decodeVoiceInteractiveEvent },
};

const byNumber: ReadonlyMap<number, EnvelopeEventInfo> = new Map(
  Object.values(envelopeEvents).map((info) => [info.number, info]),
);

/** The event that a field number of the envelope stands for, if this version knows it. */
export function eventByNumber(fieldNumber: number): EnvelopeEventInfo | undefined {
  return byNumber.get(fieldNumber);
}

/** One `onXxx` method for each event that is pushed. `Events` says what each listener receives. */
export abstract class EnvelopeEventMethods<Events extends { [Name in PushedEventName]: unknown }> {
  /** Adds a listener. Returns the function that removes it. */
  abstract on<Name extends PushedEventName>(name: Name, listener: EventListener<Events[Name]>): () => void;

  /**
   * A message was posted, edited or removed in a channel the client has
   * joined; its `code` tells which. Also answers ephemeral_message_send.
   *
   * Returns the function that removes the listener.
   */
  onChannelMessage(listener: EventListener<Events["channelMessage"]>): () => void {
    return this.on("channelMessage", listener);
  }

  /**
   * Users came into a channel or left it.
   *
   * Returns the function that removes the listener.
   */
  onChannelPresence(listener: EventListener<Events["channelPresence"]>): () => void {
    return this.on("channelPresence", listener);
  }

  /**
   * Answers a request that failed, under that request's `cid`.
   *
   * Returns the function that removes the listener.
   */
  onError(listener: EventListener<Events["error"]>): () => void {
    return this.on("error", listener);
  }

  /**
   * Notifications for the logged-in user arrived.
   *
   * Returns the function that removes the listener.
   */
  onNotifications(listener: EventListener<Events["notifications"]>): () => void {
    return this.on("notifications", listener);
  }

  /**
   * Followed users came online, changed their status or went offline.
   *
   * Returns the function that removes the listener.
   */
  onStatusPresence(listener: EventListener<Events["statusPresence"]>): () => void {
    return this.on("statusPresence", listener);
  }

  /**
   * Users came onto a stream of presences or left it.
   *
   * Returns the function that removes the listener.
   */
  onStreamPresence(listener: EventListener<Events["streamPresence"]>): () => void {
    return this.on("streamPresence", listener);
  }

  /**
   * A user is typing in a channel. Sent by a client to show that it is typing
   * itself; answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onMessageTyping(listener: EventListener<Events["messageTyping"]>): () => void {
    return this.on("messageTyping", listener);
  }

  /**
   * A channel was read up to some message. Sent by a client to move its own
   * read mark; answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onLastSeenMessage(listener: EventListener<Events["lastSeenMessage"]>): () => void {
    return this.on("lastSeenMessage", listener);
  }

  /**
   * A reaction was put on a message or taken off it (`action` true). Sent by
   * a client to do so itself; answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onMessageReaction(listener: EventListener<Events["messageReaction"]>): () => void {
    return this.on("messageReaction", listener);
  }

  /**
   * A user came into a voice room. When a client sends it, the same field
   * answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceJoined(listener: EventListener<Events["voiceJoined"]>): () => void {
    return this.on("voiceJoined", listener);
  }

  /**
   * A user left a voice room. Spelt so on the wire. When a client sends it,
   * the same field answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceLeaved(listener: EventListener<Events["voiceLeaved"]>): () => void {
    return this.on("voiceLeaved", listener);
  }

  /**
   * Talk began in a voice room. When a client sends it, the same field
   * answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceStarted(listener: EventListener<Events["voiceStarted"]>): () => void {
    return this.on("voiceStarted", listener);
  }

  /**
   * Talk ended in a voice room. When a client sends it, the same field
   * answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceEnded(listener: EventListener<Events["voiceEnded"]>): () => void {
    return this.on("voiceEnded", listener);
  }

  /**
   * A channel or thread was created.
   *
   * Returns the function that removes the listener.
   */
  onChannelCreated(listener: EventListener<Events["channelCreated"]>): () => void {
    return this.on("channelCreated", listener);
  }

  /**
   * A channel or thread was deleted.
   *
   * Returns the function that removes the listener.
   */
  onChannelDeleted(listener: EventListener<Events["channelDeleted"]>): () => void {
    return this.on("channelDeleted", listener);
  }

  /**
   * A channel or thread was changed; also when a thread became active
   * (channel_type 7, status 1), which is the moment to join it.
   *
   * Returns the function that removes the listener.
   */
  onChannelUpdated(listener: EventListener<Events["channelUpdated"]>): () => void {
    return this.on("channelUpdated", listener);
  }

  /**
   * A message was pinned (`operation` 1). Sent by a client to pin one itself;
   * answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onLastPinMessage(listener: EventListener<Events["lastPinMessage"]>): () => void {
    return this.on("lastPinMessage", listener);
  }

  /**
   * A user set or cleared a custom status. Sent by a client to set its own;
   * answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onCustomStatus(listener: EventListener<Events["customStatus"]>): () => void {
    return this.on("customStatus", listener);
  }

  /**
   * Users were added to a channel, thread or conversation; the logged-in user
   * may be one of them.
   *
   * Returns the function that removes the listener.
   */
  onUserChannelAdded(listener: EventListener<Events["userChannelAdded"]>): () => void {
    return this.on("userChannelAdded", listener);
  }

  /**
   * Users were removed from a channel, thread or conversation, or left it.
   *
   * Returns the function that removes the listener.
   */
  onUserChannelRemoved(listener: EventListener<Events["userChannelRemoved"]>): () => void {
    return this.on("userChannelRemoved", listener);
  }

  /**
   * Users were removed from a clan, or left it.
   *
   * Returns the function that removes the listener.
   */
  onUserClanRemoved(listener: EventListener<Events["userClanRemoved"]>): () => void {
    return this.on("userClanRemoved", listener);
  }

  /**
   * A clan's name, pictures or settings changed.
   *
   * Returns the function that removes the listener.
   */
  onClanUpdated(listener: EventListener<Events["clanUpdated"]>): () => void {
    return this.on("clanUpdated", listener);
  }

  /**
   * A member changed the nickname or picture shown in one clan.
   *
   * Returns the function that removes the listener.
   */
  onClanProfileUpdated(listener: EventListener<Events["clanProfileUpdated"]>): () => void {
    return this.on("clanProfileUpdated", listener);
  }

  /**
   * A user changed their own profile: name, picture or description.
   *
   * Returns the function that removes the listener.
   */
  onUserProfileUpdated(listener: EventListener<Events["userProfileUpdated"]>): () => void {
    return this.on("userProfileUpdated", listener);
  }

  /**
   * A user joined a clan.
   *
   * Returns the function that removes the listener.
   */
  onAddClanUser(listener: EventListener<Events["addClanUser"]>): () => void {
    return this.on("addClanUser", listener);
  }

  /**
   * An event in a clan's calendar was created, changed or deleted, or a user
   * took or lost interest in it; `action` tells which.
   *
   * Returns the function that removes the listener.
   */
  onClanEventCreated(listener: EventListener<Events["clanEventCreated"]>): () => void {
    return this.on("clanEventCreated", listener);
  }

  /**
   * A role was given to users or taken from them.
   *
   * Returns the function that removes the listener.
   */
  onRoleAssign(listener: EventListener<Events["roleAssign"]>): () => void {
    return this.on("roleAssign", listener);
  }

  /**
   * A clan was deleted.
   *
   * Returns the function that removes the listener.
   */
  onClanDeleted(listener: EventListener<Events["clanDeleted"]>): () => void {
    return this.on("clanDeleted", listener);
  }

  /**
   * A user gave another a "coffee", a gift of tokens; for a message when it
   * names one.
   *
   * Returns the function that removes the listener.
   */
  onGiveCoffee(listener: EventListener<Events["giveCoffee"]>): () => void {
    return this.on("giveCoffee", listener);
  }

  /**
   * A sticker was added to a clan.
   *
   * Returns the function that removes the listener.
   */
  onStickerCreate(listener: EventListener<Events["stickerCreate"]>): () => void {
    return this.on("stickerCreate", listener);
  }

  /**
   * A clan's sticker was renamed.
   *
   * Returns the function that removes the listener.
   */
  onStickerUpdate(listener: EventListener<Events["stickerUpdate"]>): () => void {
    return this.on("stickerUpdate", listener);
  }

  /**
   * A sticker was removed from a clan.
   *
   * Returns the function that removes the listener.
   */
  onStickerDelete(listener: EventListener<Events["stickerDelete"]>): () => void {
    return this.on("stickerDelete", listener);
  }

  /**
   * A role was created, changed or deleted; `status` tells which.
   *
   * Returns the function that removes the listener.
   */
  onRole(listener: EventListener<Events["role"]>): () => void {
    return this.on("role", listener);
  }

  /**
   * A custom emoji was created, changed or deleted; `action` tells which.
   *
   * Returns the function that removes the listener.
   */
  onEventEmoji(listener: EventListener<Events["eventEmoji"]>): () => void {
    return this.on("eventEmoji", listener);
  }

  /**
   * A user came to watch or listen to a streaming channel.
   *
   * Returns the function that removes the listener.
   */
  onStreamingJoined(listener: EventListener<Events["streamingJoined"]>): () => void {
    return this.on("streamingJoined", listener);
  }

  /**
   * A user left a streaming channel. Spelt so on the wire.
   *
   * Returns the function that removes the listener.
   */
  onStreamingLeaved(listener: EventListener<Events["streamingLeaved"]>): () => void {
    return this.on("streamingLeaved", listener);
  }

  /**
   * A stream went live in a streaming channel.
   *
   * Returns the function that removes the listener.
   */
  onStreamingStarted(listener: EventListener<Events["streamingStarted"]>): () => void {
    return this.on("streamingStarted", listener);
  }

  /**
   * The stream of a streaming channel ended.
   *
   * Returns the function that removes the listener.
   */
  onStreamingEnded(listener: EventListener<Events["streamingEnded"]>): () => void {
    return this.on("streamingEnded", listener);
  }

  /**
   * The permissions of a role or a user in one channel were set.
   *
   * Returns the function that removes the listener.
   */
  onPermissionSet(listener: EventListener<Events["permissionSet"]>): () => void {
    return this.on("permissionSet", listener);
  }

  /**
   * A user's permissions in one channel changed.
   *
   * Returns the function that removes the listener.
   */
  onPermissionChanged(listener: EventListener<Events["permissionChanged"]>): () => void {
    return this.on("permissionChanged", listener);
  }

  /**
   * A user sent tokens to another.
   *
   * Returns the function that removes the listener.
   */
  onTokenSent(listener: EventListener<Events["tokenSent"]>): () => void {
    return this.on("tokenSent", listener);
  }

  /**
   * Somebody clicked a button or chose from a select of a message the bot
   * posted.
   *
   * Returns the function that removes the listener.
   */
  onMessageButtonClicked(listener: EventListener<Events["messageButtonClicked"]>): () => void {
    return this.on("messageButtonClicked", listener);
  }

  /**
   * A channel, category or clan is no longer muted for the logged-in user.
   *
   * Returns the function that removes the listener.
   */
  onUnmute(listener: EventListener<Events["unmute"]>): () => void {
    return this.on("unmute", listener);
  }

  /**
   * A step in setting up a direct or group call between users, passed on from
   * the other side; `data_type` tells which step.
   *
   * Returns the function that removes the listener.
   */
  onWebrtcSignalingFwd(listener: EventListener<Events["webrtcSignalingFwd"]>): () => void {
    return this.on("webrtcSignalingFwd", listener);
  }

  /**
   * Users started or changed an activity, such as a game or a song.
   *
   * Returns the function that removes the listener.
   */
  onListActivity(listener: EventListener<Events["listActivity"]>): () => void {
    return this.on("listActivity", listener);
  }

  /**
   * Somebody chose from a select of a message. Today's clients send
   * message_button_clicked instead: handle it, do not rely on it.
   *
   * Returns the function that removes the listener.
   */
  onDropdownBoxSelected(listener: EventListener<Events["dropdownBoxSelected"]>): () => void {
    return this.on("dropdownBoxSelected", listener);
  }

  /**
   * A call for the logged-in user is coming in.
   *
   * Returns the function that removes the listener.
   */
  onIncomingCallPush(listener: EventListener<Events["incomingCallPush"]>): () => void {
    return this.on("incomingCallPush", listener);
  }

  /**
   * A topic was opened under a message. Whether later changes of it are told
   * too is not established.
   *
   * Returns the function that removes the listener.
   */
  onSdTopic(listener: EventListener<Events["sdTopic"]>): () => void {
    return this.on("sdTopic", listener);
  }

  /**
   * A user did something with the app of a channel, such as opening it. The
   * values of `action` are not established.
   *
   * Returns the function that removes the listener.
   */
  onChannelApp(listener: EventListener<Events["channelApp"]>): () => void {
    return this.on("channelApp", listener);
  }

  /**
   * A user changed their custom status.
   *
   * Returns the function that removes the listener.
   */
  onUserStatus(listener: EventListener<Events["userStatus"]>): () => void {
    return this.on("userStatus", listener);
  }

  /**
   * A user is no longer a friend of the logged-in user.
   *
   * Returns the function that removes the listener.
   */
  onRemoveFriend(listener: EventListener<Events["removeFriend"]>): () => void {
    return this.on("removeFriend", listener);
  }

  /**
   * A channel's webhook was created, changed or deleted; `status` tells
   * which.
   *
   * Returns the function that removes the listener.
   */
  onWebhook(listener: EventListener<Events["webhook"]>): () => void {
    return this.on("webhook", listener);
  }

  /**
   * The logged-in user's notification setting for a channel changed.
   *
   * Returns the function that removes the listener.
   */
  onNotiUserChannel(listener: EventListener<Events["notiUserChannel"]>): () => void {
    return this.on("notiUserChannel", listener);
  }

  /**
   * What a user needs to enter the app of a channel: their name and a hash.
   * Who asks for it is not established.
   *
   * Returns the function that removes the listener.
   */
  onJoinChannelAppData(listener: EventListener<Events["joinChannelAppData"]>): () => void {
    return this.on("joinChannelAppData", listener);
  }

  /**
   * A channel's canvas was created, changed or removed; `status` tells which.
   *
   * Returns the function that removes the listener.
   */
  onCanvas(listener: EventListener<Events["canvas"]>): () => void {
    return this.on("canvas", listener);
  }

  /**
   * A message was unpinned.
   *
   * Returns the function that removes the listener.
   */
  onUnpinMessage(listener: EventListener<Events["unpinMessage"]>): () => void {
    return this.on("unpinMessage", listener);
  }

  /**
   * A category of a clan was created, changed or deleted; `status` tells
   * which.
   *
   * Returns the function that removes the listener.
   */
  onCategory(listener: EventListener<Events["category"]>): () => void {
    return this.on("category", listener);
  }

  /**
   * A participant joined or left the meeting of a voice room; `state` tells
   * which.
   *
   * Returns the function that removes the listener.
   */
  onHandleParticipantMeetState(listener: EventListener<Events["handleParticipantMeetState"]>): () => void {
    return this.on("handleParticipantMeetState", listener);
  }

  /**
   * A user's account was deleted.
   *
   * Returns the function that removes the listener.
   */
  onDeleteAccount(listener: EventListener<Events["deleteAccount"]>): () => void {
    return this.on("deleteAccount", listener);
  }

  /**
   * A friend was blocked, or blocked the logged-in user; which of the two is
   * not established.
   *
   * Returns the function that removes the listener.
   */
  onBlockFriend(listener: EventListener<Events["blockFriend"]>): () => void {
    return this.on("blockFriend", listener);
  }

  /**
   * A reaction was thrown in a voice room. When a client sends it, the same
   * field answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceReactionSend(listener: EventListener<Events["voiceReactionSend"]>): () => void {
    return this.on("voiceReactionSend", listener);
  }

  /**
   * A channel, category or clan was marked as read. The call is
   * Mezon.MarkAsRead.
   *
   * Returns the function that removes the listener.
   */
  onMarkAsRead(listener: EventListener<Events["markAsRead"]>): () => void {
    return this.on("markAsRead", listener);
  }

  /**
   * Somebody used a quick menu (a slash command) the bot registered. Only
   * that bot receives it, and nothing is stored.
   *
   * Returns the function that removes the listener.
   */
  onQuickMenu(listener: EventListener<Events["quickMenu"]>): () => void {
    return this.on("quickMenu", listener);
  }

  /**
   * A friend was unblocked.
   *
   * Returns the function that removes the listener.
   */
  onUnBlockFriend(listener: EventListener<Events["unBlockFriend"]>): () => void {
    return this.on("unBlockFriend", listener);
  }

  /**
   * Something was done to a participant of a meeting. The values of `action`
   * are not established.
   *
   * Returns the function that removes the listener.
   */
  onMeetParticipant(listener: EventListener<Events["meetParticipant"]>): () => void {
    return this.on("meetParticipant", listener);
  }

  /**
   * A clan passed to another owner.
   *
   * Returns the function that removes the listener.
   */
  onTransferOwnership(listener: EventListener<Events["transferOwnership"]>): () => void {
    return this.on("transferOwnership", listener);
  }

  /**
   * A user became a friend of the logged-in user or asked to; which of the
   * two is not established.
   *
   * Returns the function that removes the listener.
   */
  onAddFriend(listener: EventListener<Events["addFriend"]>): () => void {
    return this.on("addFriend", listener);
  }

  /**
   * Users were banned, or their ban was lifted; `action` tells which.
   *
   * Returns the function that removes the listener.
   */
  onBanUser(listener: EventListener<Events["banUser"]>): () => void {
    return this.on("banUser", listener);
  }

  /**
   * An archived thread was made active again. The call is
   * Mezon.ActiveArchivedThread.
   *
   * Returns the function that removes the listener.
   */
  onActiveArchivedThread(listener: EventListener<Events["activeArchivedThread"]>): () => void {
    return this.on("activeArchivedThread", listener);
  }

  /**
   * A clan began or ceased to allow anonymous messages.
   *
   * Returns the function that removes the listener.
   */
  onAllowAnonymous(listener: EventListener<Events["allowAnonymous"]>): () => void {
    return this.on("allowAnonymous", listener);
  }

  /**
   * A clan was created.
   *
   * Returns the function that removes the listener.
   */
  onClanCreated(listener: EventListener<Events["clanCreated"]>): () => void {
    return this.on("clanCreated", listener);
  }

  /**
   * An AI agent was switched on or off in a channel's room.
   *
   * Returns the function that removes the listener.
   */
  onAiagentEnabled(listener: EventListener<Events["aiagentEnabled"]>): () => void {
    return this.on("aiagentEnabled", listener);
  }

  /**
   * The users banned in a channel. When it is pushed is not established.
   *
   * Returns the function that removes the listener.
   */
  onListChannelUsersBanned(listener: EventListener<Events["listChannelUsersBanned"]>): () => void {
    return this.on("listChannelUsersBanned", listener);
  }

  /**
   * The session was renewed: new tokens to use from now on.
   *
   * Returns the function that removes the listener.
   */
  onRefreshSession(listener: EventListener<Events["refreshSession"]>): () => void {
    return this.on("refreshSession", listener);
  }

  /**
   * A channel or thread was archived, or brought back; `active` tells which.
   *
   * Returns the function that removes the listener.
   */
  onChannelArchive(listener: EventListener<Events["channelArchive"]>): () => void {
    return this.on("channelArchive", listener);
  }

  /**
   * The topic under a message gained replies.
   *
   * Returns the function that removes the listener.
   */
  onTopicInMessage(listener: EventListener<Events["topicInMessage"]>): () => void {
    return this.on("topicInMessage", listener);
  }

  /**
   * A user began or stopped sharing the screen in a voice room.
   *
   * Returns the function that removes the listener.
   */
  onScreenShare(listener: EventListener<Events["screenShare"]>): () => void {
    return this.on("screenShare", listener);
  }

  /**
   * Something interactive happened in a voice room, such as flowers given, a
   * recording or a quiz; `event_type` tells which.
   *
   * Returns the function that removes the listener.
   */
  onVoiceInteractive(listener: EventListener<Events["voiceInteractive"]>): () => void {
    return this.on("voiceInteractive", listener);
  }
}
