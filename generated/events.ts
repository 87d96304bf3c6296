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
import type { EventListener } from "../src/runtime/events.js";
import { addListenerMethods, otherEvent, pushedEvent } from "../src/runtime/events.js";
import { readActiveArchivedThread, readAIAgentEnabledEvent, readAllowAnonymousEvent, readBannedUserEvent, readCategoryEvent, readChannel, readChannelAppEvent, readChannelArchiveEvent, readChannelCanvas, readChannelCreatedEvent, readChannelDeletedEvent, readChannelJoin, readChannelLeave, readChannelUpdatedEvent, readCheckNameExistedEvent, readJoinChannelAppData, readListChannelUsersBannedEvent, readUnmuteEvent, readUserChannelAdded, readUserChannelRemoved } from "./mezon/realtime/channel_codec.js";
import { readAddClanUserEvent, readClanCreatedEvent, readClanDeletedEvent, readClanJoin, readClanProfileUpdatedEvent, readClanUpdatedEvent, readEventEmoji, readPermissionChangedEvent, readPermissionSetEvent, readRoleAssignedEvent, readRoleEvent, readStickerCreateEvent, readStickerDeleteEvent, readStickerUpdateEvent, readTransferOwnershipEvent, readUserClanRemoved } from "./mezon/realtime/clan_codec.js";
import { readChannelMessage, readMessageReaction } from "./mezon/api/message_codec.js";
import { readChannelMessageAck, readChannelMessageRemove, readChannelMessageSend, readChannelMessageUpdate, readDropdownBoxSelected, readEphemeralMessageSend, readLastPinMessageEvent, readLastSeenMessageEvent, readMarkAsRead, readMessageButtonClicked, readMessageTypingEvent, readNotifications, readQuickMenuDataEvent, readSdTopicEvent, readTopicInMessageEvent, readUnpinMessageEvent } from "./mezon/realtime/message_codec.js";
import { readChannelPresenceEvent, readCustomStatusEvent, readFollowEvent, readListActivity, readStatus, readStatusFollow, readStatusPresenceEvent, readStatusUnfollow, readStatusUpdate, readStreamData, readStreamPresenceEvent, readUserStatusEvent } from "./mezon/realtime/presence_codec.js";
import { readApiRequestEvent, readError, readListDataSocket, readPing, readPong } from "./mezon/realtime/envelope_codec.js";
import { readRpc } from "./mezon/api/legacy_codec.js";
import { readHandleParticipantMeetStateEvent, readIncomingCallPush, readMeetParticipantEvent, readScreenShareEvent, readStreamingEndedEvent, readStreamingJoinedEvent, readStreamingLeavedEvent, readStreamingStartedEvent, readVoiceEndedEvent, readVoiceInteractiveEvent, readVoiceJoinedEvent, readVoiceLeavedEvent, readVoiceReactionSend, readVoiceStartedEvent, readWebrtcSignalingFwd } from "./mezon/realtime/voice_codec.js";
import { readAddFriend, readBlockFriend, readDeleteAccountEvent, readRemoveFriend, readUnblockFriend, readUserProfileUpdatedEvent } from "./mezon/realtime/user_codec.js";
import { readCreateEventRequest } from "./mezon/api/calendar_common_codec.js";
import { readGiveCoffeeEvent, readTokenSentEvent } from "./mezon/api/token_common_codec.js";
import { readWebhook } from "./mezon/api/webhook_common_codec.js";
import { readNotificationUserChannel } from "./mezon/api/notification_common_codec.js";
import { readSession } from "./mezon/api/session_codec.js";

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
  channel: otherEvent("channel", 2, "mezon.realtime.Channel", readChannel),
  clanJoin: otherEvent("clanJoin", 3, "mezon.realtime.ClanJoin", readClanJoin),
  channelJoin: otherEvent("channelJoin", 4, "mezon.realtime.ChannelJoin", readChannelJoin),
  channelLeave: otherEvent("channelLeave", 5, "mezon.realtime.ChannelLeave", readChannelLeave),
  channelMessage: pushedEvent("channelMessage", 6, "mezon.api.ChannelMessage", readChannelMessage),
  channelMessageAck: otherEvent("channelMessageAck", 7, "mezon.realtime.ChannelMessageAck", readChannelMessageAck),
  channelMessageSend: otherEvent("channelMessageSend", 8, "mezon.realtime.ChannelMessageSend", readChannelMessageSend),
  channelMessageUpdate: otherEvent("channelMessageUpdate", 9, "mezon.realtime.ChannelMessageUpdate", readChannelMessageUpdate),
  channelMessageRemove: otherEvent("channelMessageRemove", 10, "mezon.realtime.ChannelMessageRemove", readChannelMessageRemove),
  channelPresence: pushedEvent("channelPresence", 11, "mezon.realtime.ChannelPresenceEvent", readChannelPresenceEvent, "channelPresenceEvent"),
  error: pushedEvent("error", 12, "mezon.realtime.Error", readError),
  notifications: pushedEvent("notifications", 13, "mezon.realtime.Notifications", readNotifications),
  rpc: otherEvent("rpc", 14, "mezon.api.Rpc", readRpc),
  status: otherEvent("status", 15, "mezon.realtime.Status", readStatus),
  statusFollow: otherEvent("statusFollow", 16, "mezon.realtime.StatusFollow", readStatusFollow),
  statusPresence: pushedEvent("statusPresence", 17, "mezon.realtime.StatusPresenceEvent", readStatusPresenceEvent, "statusPresenceEvent"),
  statusUnfollow: otherEvent("statusUnfollow", 18, "mezon.realtime.StatusUnfollow", readStatusUnfollow),
  statusUpdate: otherEvent("statusUpdate", 19, "mezon.realtime.StatusUpdate", readStatusUpdate),
  streamData: otherEvent("streamData", 20, "mezon.realtime.StreamData", readStreamData),
  streamPresence: pushedEvent("streamPresence", 21, "mezon.realtime.StreamPresenceEvent", readStreamPresenceEvent, "streamPresenceEvent"),
  ping: otherEvent("ping", 22, "mezon.realtime.Ping", readPing),
  pong: otherEvent("pong", 23, "mezon.realtime.Pong", readPong),
  messageTyping: pushedEvent("messageTyping", 24, "mezon.realtime.MessageTypingEvent", readMessageTypingEvent, "messageTypingEvent"),
  lastSeenMessage: pushedEvent("lastSeenMessage", 25, "mezon.realtime.LastSeenMessageEvent", readLastSeenMessageEvent, "lastSeenMessageEvent"),
  messageReaction: pushedEvent("messageReaction", 26, "mezon.api.MessageReaction", readMessageReaction, "messageReactionEvent"),
  voiceJoined: pushedEvent("voiceJoined", 27, "mezon.realtime.VoiceJoinedEvent", readVoiceJoinedEvent, "voiceJoinedEvent"),
  voiceLeaved: pushedEvent("voiceLeaved", 28, "mezon.realtime.VoiceLeavedEvent", readVoiceLeavedEvent, "voiceLeavedEvent"),
  voiceStarted: pushedEvent("voiceStarted", 29, "mezon.realtime.VoiceStartedEvent", readVoiceStartedEvent, "voiceStartedEvent"),
  voiceEnded: pushedEvent("voiceEnded", 30, "mezon.realtime.VoiceEndedEvent", readVoiceEndedEvent, "voiceEndedEvent"),
  channelCreated: pushedEvent("channelCreated", 31, "mezon.realtime.ChannelCreatedEvent", readChannelCreatedEvent, "channelCreatedEvent"),
  channelDeleted: pushedEvent("channelDeleted", 32, "mezon.realtime.ChannelDeletedEvent", readChannelDeletedEvent, "channelDeletedEvent"),
  channelUpdated: pushedEvent("channelUpdated", 33, "mezon.realtime.ChannelUpdatedEvent", readChannelUpdatedEvent, "channelUpdatedEvent"),
  lastPinMessage: pushedEvent("lastPinMessage", 34, "mezon.realtime.LastPinMessageEvent", readLastPinMessageEvent, "lastPinMessageEvent"),
  customStatus: pushedEvent("customStatus", 35, "mezon.realtime.CustomStatusEvent", readCustomStatusEvent, "customStatusEvent"),
  userChannelAdded: pushedEvent("userChannelAdded", 36, "mezon.realtime.UserChannelAdded", readUserChannelAdded, "userChannelAddedEvent"),
  userChannelRemoved: pushedEvent("userChannelRemoved", 37, "mezon.realtime.UserChannelRemoved", readUserChannelRemoved, "userChannelRemovedEvent"),
  userClanRemoved: pushedEvent("userClanRemoved", 38, "mezon.realtime.UserClanRemoved", readUserClanRemoved, "userClanRemovedEvent"),
  clanUpdated: pushedEvent("clanUpdated", 39, "mezon.realtime.ClanUpdatedEvent", readClanUpdatedEvent, "clanUpdatedEvent"),
  clanProfileUpdated: pushedEvent("clanProfileUpdated", 40, "mezon.realtime.ClanProfileUpdatedEvent", readClanProfileUpdatedEvent, "clanProfileUpdatedEvent"),
  checkNameExisted: otherEvent("checkNameExisted", 41, "mezon.realtime.CheckNameExistedEvent", readCheckNameExistedEvent, "checkNameExistedEvent"),
  userProfileUpdated: pushedEvent("userProfileUpdated", 42, "mezon.realtime.UserProfileUpdatedEvent", readUserProfileUpdatedEvent, "userProfileUpdatedEvent"),
  addClanUser: pushedEvent("addClanUser", 43, "mezon.realtime.AddClanUserEvent", readAddClanUserEvent, "addClanUserEvent"),
  clanEventCreated: pushedEvent("clanEventCreated", 44, "mezon.api.CreateEventRequest", readCreateEventRequest),
  roleAssign: pushedEvent("roleAssign", 45, "mezon.realtime.RoleAssignedEvent", readRoleAssignedEvent, "roleAssignEvent"),
  clanDeleted: pushedEvent("clanDeleted", 46, "mezon.realtime.ClanDeletedEvent", readClanDeletedEvent, "clanDeletedEvent"),
  giveCoffee: pushedEvent("giveCoffee", 47, "mezon.api.GiveCoffeeEvent", readGiveCoffeeEvent, "giveCoffeeEvent"),
  stickerCreate: pushedEvent("stickerCreate", 48, "mezon.realtime.StickerCreateEvent", readStickerCreateEvent, "stickerCreateEvent"),
  stickerUpdate: pushedEvent("stickerUpdate", 49, "mezon.realtime.StickerUpdateEvent", readStickerUpdateEvent, "stickerUpdateEvent"),
  stickerDelete: pushedEvent("stickerDelete", 50, "mezon.realtime.StickerDeleteEvent", readStickerDeleteEvent, "stickerDeleteEvent"),
  role: pushedEvent("role", 51, "mezon.realtime.RoleEvent", readRoleEvent, "roleEvent"),
  eventEmoji: pushedEvent("eventEmoji", 52, "mezon.realtime.EventEmoji", readEventEmoji),
  streamingJoined: pushedEvent("streamingJoined", 53, "mezon.realtime.StreamingJoinedEvent", readStreamingJoinedEvent, "streamingJoinedEvent"),
  streamingLeaved: pushedEvent("streamingLeaved", 54, "mezon.realtime.StreamingLeavedEvent", readStreamingLeavedEvent, "streamingLeavedEvent"),
  streamingStarted: pushedEvent("streamingStarted", 55, "mezon.realtime.StreamingStartedEvent", readStreamingStartedEvent, "streamingStartedEvent"),
  streamingEnded: pushedEvent("streamingEnded", 56, "mezon.realtime.StreamingEndedEvent", readStreamingEndedEvent, "streamingEndedEvent"),
  permissionSet: pushedEvent("permissionSet", 57, "mezon.realtime.PermissionSetEvent", readPermissionSetEvent, "permissionSetEvent"),
  permissionChanged: pushedEvent("permissionChanged", 58, "mezon.realtime.PermissionChangedEvent", readPermissionChangedEvent, "permissionChangedEvent"),
  tokenSent: pushedEvent("tokenSent", 59, "mezon.api.TokenSentEvent", readTokenSentEvent, "tokenSentEvent"),
  messageButtonClicked: pushedEvent("messageButtonClicked", 60, "mezon.realtime.MessageButtonClicked", readMessageButtonClicked),
  unmute: pushedEvent("unmute", 61, "mezon.realtime.UnmuteEvent", readUnmuteEvent, "unmuteEvent"),
  webrtcSignalingFwd: pushedEvent("webrtcSignalingFwd", 62, "mezon.realtime.WebrtcSignalingFwd", readWebrtcSignalingFwd),
  listActivity: pushedEvent("listActivity", 63, "mezon.realtime.ListActivity", readListActivity),
  dropdownBoxSelected: pushedEvent("dropdownBoxSelected", 64, "mezon.realtime.DropdownBoxSelected", readDropdownBoxSelected),
  incomingCallPush: pushedEvent("incomingCallPush", 65, "mezon.realtime.IncomingCallPush", readIncomingCallPush),
  sdTopic: pushedEvent("sdTopic", 66, "mezon.realtime.SdTopicEvent", readSdTopicEvent, "sdTopicEvent"),
  follow: otherEvent("follow", 67, "mezon.realtime.FollowEvent", readFollowEvent, "followEvent"),
  channelApp: pushedEvent("channelApp", 68, "mezon.realtime.ChannelAppEvent", readChannelAppEvent, "channelAppEvent"),
  userStatus: pushedEvent("userStatus", 69, "mezon.realtime.UserStatusEvent", readUserStatusEvent, "userStatusEvent"),
  removeFriend: pushedEvent("removeFriend", 70, "mezon.realtime.RemoveFriend", readRemoveFriend),
  webhook: pushedEvent("webhook", 71, "mezon.api.Webhook", readWebhook, "webhookEvent"),
  notiUserChannel: pushedEvent("notiUserChannel", 72, "mezon.api.NotificationUserChannel", readNotificationUserChannel),
  joinChannelAppData: pushedEvent("joinChannelAppData", 73, "mezon.realtime.JoinChannelAppData", readJoinChannelAppData),
  canvas: pushedEvent("canvas", 74, "mezon.realtime.ChannelCanvas", readChannelCanvas, "canvasEvent"),
  unpinMessage: pushedEvent("unpinMessage", 75, "mezon.realtime.UnpinMessageEvent", readUnpinMessageEvent, "unpinMessageEvent"),
  category: pushedEvent("category", 76, "mezon.realtime.CategoryEvent", readCategoryEvent, "categoryEvent"),
  handleParticipantMeetState: pushedEvent("handleParticipantMeetState", 77, "mezon.realtime.HandleParticipantMeetStateEvent", readHandleParticipantMeetStateEvent, "handleParticipantMeetStateEvent"),
  deleteAccount: pushedEvent("deleteAccount", 78, "mezon.realtime.DeleteAccountEvent", readDeleteAccountEvent, "deleteAccountEvent"),
  ephemeralMessageSend: otherEvent("ephemeralMessageSend", 79, "mezon.realtime.EphemeralMessageSend", readEphemeralMessageSend),
  blockFriend: pushedEvent("blockFriend", 80, "mezon.realtime.BlockFriend", readBlockFriend),
  voiceReactionSend: pushedEvent("voiceReactionSend", 81, "mezon.realtime.VoiceReactionSend", readVoiceReactionSend),
  markAsRead: pushedEvent("markAsRead", 82, "mezon.realtime.MarkAsRead", readMarkAsRead),
  listDataSocket: otherEvent("listDataSocket", 83, "mezon.realtime.ListDataSocket", readListDataSocket),
  quickMenu: pushedEvent("quickMenu", 84, "mezon.realtime.QuickMenuDataEvent", readQuickMenuDataEvent, "quickMenuEvent"),
  unBlockFriend: pushedEvent("unBlockFriend", 85, "mezon.realtime.UnblockFriend", readUnblockFriend),
  meetParticipant: pushedEvent("meetParticipant", 86, "mezon.realtime.MeetParticipantEvent", readMeetParticipantEvent, "meetParticipantEvent"),
  transferOwnership: pushedEvent("transferOwnership", 87, "mezon.realtime.TransferOwnershipEvent", readTransferOwnershipEvent, "transferOwnershipEvent"),
  addFriend: pushedEvent("addFriend", 88, "mezon.realtime.AddFriend", readAddFriend),
  banUser: pushedEvent("banUser", 89, "mezon.realtime.BannedUserEvent", readBannedUserEvent, "banUserEvent"),
  activeArchivedThread: pushedEvent("activeArchivedThread", 90, "mezon.realtime.ActiveArchivedThread", readActiveArchivedThread),
  allowAnonymous: pushedEvent("allowAnonymous", 91, "mezon.realtime.AllowAnonymousEvent", readAllowAnonymousEvent, "allowAnonymousEvent"),
  apiRequest: otherEvent("apiRequest", 92, "mezon.realtime.ApiRequestEvent", readApiRequestEvent, "apiRequestEvent"),
  clanCreated: pushedEvent("clanCreated", 93, "mezon.realtime.ClanCreatedEvent", readClanCreatedEvent, "clanCreatedEvent"),
  aiagentEnabled: pushedEvent("aiagentEnabled", 94, "mezon.realtime.AIAgentEnabledEvent", readAIAgentEnabledEvent, "aiagentEnabledEvent"),
  listChannelUsersBanned: pushedEvent("listChannelUsersBanned", 95, "mezon.realtime.ListChannelUsersBannedEvent", readListChannelUsersBannedEvent, "listChannelUsersBannedEvent"),
  refreshSession: pushedEvent("refreshSession", 96, "mezon.api.Session", readSession, "refreshSessionEvent"),
  channelArchive: pushedEvent("channelArchive", 97, "mezon.realtime.ChannelArchiveEvent", readChannelArchiveEvent, "channelArchiveEvent"),
  topicInMessage: pushedEvent("topicInMessage", 98, "mezon.realtime.TopicInMessageEvent", readTopicInMessageEvent, "topicInMessageEvent"),
  screenShare: pushedEvent("screenShare", 99, "mezon.realtime.ScreenShareEvent", readScreenShareEvent, "screenShareEvent"),
  voiceInteractive: pushedEvent("voiceInteractive", 100, "mezon.realtime.VoiceInteractiveEvent", readVoiceInteractiveEvent, "voiceInteractiveEvent"),
};

const byNumber: ReadonlyMap<number, EnvelopeEventInfo> = new Map(
  Object.values(envelopeEvents).map((info) => [info.number, info]),
);

/** The event that a field number of the envelope stands for, if this version knows it. */
export function eventByNumber(fieldNumber: number): EnvelopeEventInfo | undefined {
  return byNumber.get(fieldNumber);
}

/** One `onXxx` method for each event that is pushed. `Events` says what each listener receives. */
export interface EnvelopeEventMethods<Events extends { [Name in PushedEventName]: unknown }> {
  /**
   * A message was posted, edited or removed in a channel the client has
   * joined; its `code` tells which. Also answers ephemeral_message_send.
   *
   * Returns the function that removes the listener.
   */
  onChannelMessage(listener: EventListener<Events["channelMessage"]>): () => void;

  /**
   * Users came into a channel or left it.
   *
   * Returns the function that removes the listener.
   */
  onChannelPresence(listener: EventListener<Events["channelPresence"]>): () => void;

  /**
   * Answers a request that failed, under that request's `cid`.
   *
   * Returns the function that removes the listener.
   */
  onError(listener: EventListener<Events["error"]>): () => void;

  /**
   * Notifications for the logged-in user arrived.
   *
   * Returns the function that removes the listener.
   */
  onNotifications(listener: EventListener<Events["notifications"]>): () => void;

  /**
   * Followed users came online, changed their status or went offline.
   *
   * Returns the function that removes the listener.
   */
  onStatusPresence(listener: EventListener<Events["statusPresence"]>): () => void;

  /**
   * Users came onto a stream of presences or left it.
   *
   * Returns the function that removes the listener.
   */
  onStreamPresence(listener: EventListener<Events["streamPresence"]>): () => void;

  /**
   * A user is typing in a channel. Sent by a client to show that it is typing
   * itself; answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onMessageTyping(listener: EventListener<Events["messageTyping"]>): () => void;

  /**
   * A channel was read up to some message. Sent by a client to move its own
   * read mark; answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onLastSeenMessage(listener: EventListener<Events["lastSeenMessage"]>): () => void;

  /**
   * A reaction was put on a message or taken off it (`action` true). Sent by
   * a client to do so itself; answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onMessageReaction(listener: EventListener<Events["messageReaction"]>): () => void;

  /**
   * A user came into a voice room. When a client sends it, the same field
   * answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceJoined(listener: EventListener<Events["voiceJoined"]>): () => void;

  /**
   * A user left a voice room. Spelt so on the wire. When a client sends it,
   * the same field answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceLeaved(listener: EventListener<Events["voiceLeaved"]>): () => void;

  /**
   * Talk began in a voice room. When a client sends it, the same field
   * answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceStarted(listener: EventListener<Events["voiceStarted"]>): () => void;

  /**
   * Talk ended in a voice room. When a client sends it, the same field
   * answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceEnded(listener: EventListener<Events["voiceEnded"]>): () => void;

  /**
   * A channel or thread was created.
   *
   * Returns the function that removes the listener.
   */
  onChannelCreated(listener: EventListener<Events["channelCreated"]>): () => void;

  /**
   * A channel or thread was deleted.
   *
   * Returns the function that removes the listener.
   */
  onChannelDeleted(listener: EventListener<Events["channelDeleted"]>): () => void;

  /**
   * A channel or thread was changed; also when a thread became active
   * (channel_type 7, status 1), which is the moment to join it.
   *
   * Returns the function that removes the listener.
   */
  onChannelUpdated(listener: EventListener<Events["channelUpdated"]>): () => void;

  /**
   * A message was pinned (`operation` 1). Sent by a client to pin one itself;
   * answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onLastPinMessage(listener: EventListener<Events["lastPinMessage"]>): () => void;

  /**
   * A user set or cleared a custom status. Sent by a client to set its own;
   * answered by the same field.
   *
   * Returns the function that removes the listener.
   */
  onCustomStatus(listener: EventListener<Events["customStatus"]>): () => void;

  /**
   * Users were added to a channel, thread or conversation; the logged-in user
   * may be one of them.
   *
   * Returns the function that removes the listener.
   */
  onUserChannelAdded(listener: EventListener<Events["userChannelAdded"]>): () => void;

  /**
   * Users were removed from a channel, thread or conversation, or left it.
   *
   * Returns the function that removes the listener.
   */
  onUserChannelRemoved(listener: EventListener<Events["userChannelRemoved"]>): () => void;

  /**
   * Users were removed from a clan, or left it.
   *
   * Returns the function that removes the listener.
   */
  onUserClanRemoved(listener: EventListener<Events["userClanRemoved"]>): () => void;

  /**
   * A clan's name, pictures or settings changed.
   *
   * Returns the function that removes the listener.
   */
  onClanUpdated(listener: EventListener<Events["clanUpdated"]>): () => void;

  /**
   * A member changed the nickname or picture shown in one clan.
   *
   * Returns the function that removes the listener.
   */
  onClanProfileUpdated(listener: EventListener<Events["clanProfileUpdated"]>): () => void;

  /**
   * A user changed their own profile: name, picture or description.
   *
   * Returns the function that removes the listener.
   */
  onUserProfileUpdated(listener: EventListener<Events["userProfileUpdated"]>): () => void;

  /**
   * A user joined a clan.
   *
   * Returns the function that removes the listener.
   */
  onAddClanUser(listener: EventListener<Events["addClanUser"]>): () => void;

  /**
   * An event in a clan's calendar was created, changed or deleted, or a user
   * took or lost interest in it; `action` tells which.
   *
   * Returns the function that removes the listener.
   */
  onClanEventCreated(listener: EventListener<Events["clanEventCreated"]>): () => void;

  /**
   * A role was given to users or taken from them.
   *
   * Returns the function that removes the listener.
   */
  onRoleAssign(listener: EventListener<Events["roleAssign"]>): () => void;

  /**
   * A clan was deleted.
   *
   * Returns the function that removes the listener.
   */
  onClanDeleted(listener: EventListener<Events["clanDeleted"]>): () => void;

  /**
   * A user gave another a "coffee", a gift of tokens; for a message when it
   * names one.
   *
   * Returns the function that removes the listener.
   */
  onGiveCoffee(listener: EventListener<Events["giveCoffee"]>): () => void;

  /**
   * A sticker was added to a clan.
   *
   * Returns the function that removes the listener.
   */
  onStickerCreate(listener: EventListener<Events["stickerCreate"]>): () => void;

  /**
   * A clan's sticker was renamed.
   *
   * Returns the function that removes the listener.
   */
  onStickerUpdate(listener: EventListener<Events["stickerUpdate"]>): () => void;

  /**
   * A sticker was removed from a clan.
   *
   * Returns the function that removes the listener.
   */
  onStickerDelete(listener: EventListener<Events["stickerDelete"]>): () => void;

  /**
   * A role was created, changed or deleted; `status` tells which.
   *
   * Returns the function that removes the listener.
   */
  onRole(listener: EventListener<Events["role"]>): () => void;

  /**
   * A custom emoji was created, changed or deleted; `action` tells which.
   *
   * Returns the function that removes the listener.
   */
  onEventEmoji(listener: EventListener<Events["eventEmoji"]>): () => void;

  /**
   * A user came to watch or listen to a streaming channel.
   *
   * Returns the function that removes the listener.
   */
  onStreamingJoined(listener: EventListener<Events["streamingJoined"]>): () => void;

  /**
   * A user left a streaming channel. Spelt so on the wire.
   *
   * Returns the function that removes the listener.
   */
  onStreamingLeaved(listener: EventListener<Events["streamingLeaved"]>): () => void;

  /**
   * A stream went live in a streaming channel.
   *
   * Returns the function that removes the listener.
   */
  onStreamingStarted(listener: EventListener<Events["streamingStarted"]>): () => void;

  /**
   * The stream of a streaming channel ended.
   *
   * Returns the function that removes the listener.
   */
  onStreamingEnded(listener: EventListener<Events["streamingEnded"]>): () => void;

  /**
   * The permissions of a role or a user in one channel were set.
   *
   * Returns the function that removes the listener.
   */
  onPermissionSet(listener: EventListener<Events["permissionSet"]>): () => void;

  /**
   * A user's permissions in one channel changed.
   *
   * Returns the function that removes the listener.
   */
  onPermissionChanged(listener: EventListener<Events["permissionChanged"]>): () => void;

  /**
   * A user sent tokens to another.
   *
   * Returns the function that removes the listener.
   */
  onTokenSent(listener: EventListener<Events["tokenSent"]>): () => void;

  /**
   * Somebody clicked a button or chose from a select of a message the bot
   * posted.
   *
   * Returns the function that removes the listener.
   */
  onMessageButtonClicked(listener: EventListener<Events["messageButtonClicked"]>): () => void;

  /**
   * A channel, category or clan is no longer muted for the logged-in user.
   *
   * Returns the function that removes the listener.
   */
  onUnmute(listener: EventListener<Events["unmute"]>): () => void;

  /**
   * A step in setting up a direct or group call between users, passed on from
   * the other side; `data_type` tells which step.
   *
   * Returns the function that removes the listener.
   */
  onWebrtcSignalingFwd(listener: EventListener<Events["webrtcSignalingFwd"]>): () => void;

  /**
   * Users started or changed an activity, such as a game or a song.
   *
   * Returns the function that removes the listener.
   */
  onListActivity(listener: EventListener<Events["listActivity"]>): () => void;

  /**
   * Somebody chose from a select of a message. Today's clients send
   * message_button_clicked instead: handle it, do not rely on it.
   *
   * Returns the function that removes the listener.
   */
  onDropdownBoxSelected(listener: EventListener<Events["dropdownBoxSelected"]>): () => void;

  /**
   * A call for the logged-in user is coming in.
   *
   * Returns the function that removes the listener.
   */
  onIncomingCallPush(listener: EventListener<Events["incomingCallPush"]>): () => void;

  /**
   * A topic was opened under a message. Whether later changes of it are told
   * too is not established.
   *
   * Returns the function that removes the listener.
   */
  onSdTopic(listener: EventListener<Events["sdTopic"]>): () => void;

  /**
   * A user did something with the app of a channel, such as opening it. The
   * values of `action` are not established.
   *
   * Returns the function that removes the listener.
   */
  onChannelApp(listener: EventListener<Events["channelApp"]>): () => void;

  /**
   * A user changed their custom status.
   *
   * Returns the function that removes the listener.
   */
  onUserStatus(listener: EventListener<Events["userStatus"]>): () => void;

  /**
   * A user is no longer a friend of the logged-in user.
   *
   * Returns the function that removes the listener.
   */
  onRemoveFriend(listener: EventListener<Events["removeFriend"]>): () => void;

  /**
   * A channel's webhook was created, changed or deleted; `status` tells
   * which.
   *
   * Returns the function that removes the listener.
   */
  onWebhook(listener: EventListener<Events["webhook"]>): () => void;

  /**
   * The logged-in user's notification setting for a channel changed.
   *
   * Returns the function that removes the listener.
   */
  onNotiUserChannel(listener: EventListener<Events["notiUserChannel"]>): () => void;

  /**
   * What a user needs to enter the app of a channel: their name and a hash.
   * Who asks for it is not established.
   *
   * Returns the function that removes the listener.
   */
  onJoinChannelAppData(listener: EventListener<Events["joinChannelAppData"]>): () => void;

  /**
   * A channel's canvas was created, changed or removed; `status` tells which.
   *
   * Returns the function that removes the listener.
   */
  onCanvas(listener: EventListener<Events["canvas"]>): () => void;

  /**
   * A message was unpinned.
   *
   * Returns the function that removes the listener.
   */
  onUnpinMessage(listener: EventListener<Events["unpinMessage"]>): () => void;

  /**
   * A category of a clan was created, changed or deleted; `status` tells
   * which.
   *
   * Returns the function that removes the listener.
   */
  onCategory(listener: EventListener<Events["category"]>): () => void;

  /**
   * A participant joined or left the meeting of a voice room; `state` tells
   * which.
   *
   * Returns the function that removes the listener.
   */
  onHandleParticipantMeetState(listener: EventListener<Events["handleParticipantMeetState"]>): () => void;

  /**
   * A user's account was deleted.
   *
   * Returns the function that removes the listener.
   */
  onDeleteAccount(listener: EventListener<Events["deleteAccount"]>): () => void;

  /**
   * A friend was blocked, or blocked the logged-in user; which of the two is
   * not established.
   *
   * Returns the function that removes the listener.
   */
  onBlockFriend(listener: EventListener<Events["blockFriend"]>): () => void;

  /**
   * A reaction was thrown in a voice room. When a client sends it, the same
   * field answers.
   *
   * Returns the function that removes the listener.
   */
  onVoiceReactionSend(listener: EventListener<Events["voiceReactionSend"]>): () => void;

  /**
   * A channel, category or clan was marked as read. The call is
   * Mezon.MarkAsRead.
   *
   * Returns the function that removes the listener.
   */
  onMarkAsRead(listener: EventListener<Events["markAsRead"]>): () => void;

  /**
   * Somebody used a quick menu (a slash command) the bot registered. Only
   * that bot receives it, and nothing is stored.
   *
   * Returns the function that removes the listener.
   */
  onQuickMenu(listener: EventListener<Events["quickMenu"]>): () => void;

  /**
   * A friend was unblocked.
   *
   * Returns the function that removes the listener.
   */
  onUnBlockFriend(listener: EventListener<Events["unBlockFriend"]>): () => void;

  /**
   * Something was done to a participant of a meeting. The values of `action`
   * are not established.
   *
   * Returns the function that removes the listener.
   */
  onMeetParticipant(listener: EventListener<Events["meetParticipant"]>): () => void;

  /**
   * A clan passed to another owner.
   *
   * Returns the function that removes the listener.
   */
  onTransferOwnership(listener: EventListener<Events["transferOwnership"]>): () => void;

  /**
   * A user became a friend of the logged-in user or asked to; which of the
   * two is not established.
   *
   * Returns the function that removes the listener.
   */
  onAddFriend(listener: EventListener<Events["addFriend"]>): () => void;

  /**
   * Users were banned, or their ban was lifted; `action` tells which.
   *
   * Returns the function that removes the listener.
   */
  onBanUser(listener: EventListener<Events["banUser"]>): () => void;

  /**
   * An archived thread was made active again. The call is
   * Mezon.ActiveArchivedThread.
   *
   * Returns the function that removes the listener.
   */
  onActiveArchivedThread(listener: EventListener<Events["activeArchivedThread"]>): () => void;

  /**
   * A clan began or ceased to allow anonymous messages.
   *
   * Returns the function that removes the listener.
   */
  onAllowAnonymous(listener: EventListener<Events["allowAnonymous"]>): () => void;

  /**
   * A clan was created.
   *
   * Returns the function that removes the listener.
   */
  onClanCreated(listener: EventListener<Events["clanCreated"]>): () => void;

  /**
   * An AI agent was switched on or off in a channel's room.
   *
   * Returns the function that removes the listener.
   */
  onAiagentEnabled(listener: EventListener<Events["aiagentEnabled"]>): () => void;

  /**
   * The users banned in a channel. When it is pushed is not established.
   *
   * Returns the function that removes the listener.
   */
  onListChannelUsersBanned(listener: EventListener<Events["listChannelUsersBanned"]>): () => void;

  /**
   * The session was renewed: new tokens to use from now on.
   *
   * Returns the function that removes the listener.
   */
  onRefreshSession(listener: EventListener<Events["refreshSession"]>): () => void;

  /**
   * A channel or thread was archived, or brought back; `active` tells which.
   *
   * Returns the function that removes the listener.
   */
  onChannelArchive(listener: EventListener<Events["channelArchive"]>): () => void;

  /**
   * The topic under a message gained replies.
   *
   * Returns the function that removes the listener.
   */
  onTopicInMessage(listener: EventListener<Events["topicInMessage"]>): () => void;

  /**
   * A user began or stopped sharing the screen in a voice room.
   *
   * Returns the function that removes the listener.
   */
  onScreenShare(listener: EventListener<Events["screenShare"]>): () => void;

  /**
   * Something interactive happened in a voice room, such as flowers given, a
   * recording or a quiz; `event_type` tells which.
   *
   * Returns the function that removes the listener.
   */
  onVoiceInteractive(listener: EventListener<Events["voiceInteractive"]>): () => void;
}

/** Implements those methods over `on()`. */
export abstract class EnvelopeEventMethods<Events extends { [Name in PushedEventName]: unknown }> {
  static {
    addListenerMethods(EnvelopeEventMethods.prototype, Object.values(envelopeEvents));
  }

  /** Adds a listener. Returns the function that removes it. */
  abstract on<Name extends PushedEventName>(name: Name, listener: EventListener<Events[Name]>): () => void;
}
