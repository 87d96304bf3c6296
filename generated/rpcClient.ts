import type { RpcCallOptions, RpcInvoke } from "../src/runtime/rpc.js";
import { addCalls, deferred, loaded, rpcMethodsOf } from "../src/runtime/rpc.js";
import { sessionCalls } from "./calls/session.js";
import { serviceCalls } from "./calls/service.js";
import { messageCalls } from "./calls/message.js";
import { realtimeMessageCalls } from "./calls/realtimeMessage.js";
import { realtimeChannelCalls } from "./calls/realtimeChannel.js";
import { realtimeVoiceCalls } from "./calls/realtimeVoice.js";
import { userCalls } from "./calls/user.js";
import { clanCalls } from "./calls/clan.js";
import { channelCalls } from "./calls/channel.js";
import type { Init } from "../src/runtime/wire.js";
import type { Account, AccountEmail, AccountMezon, LinkAccountConfirmRequest, LogedDeviceList, RegistFcmDeviceTokenRequest, RegistFcmDeviceTokenResponse, RegistrationEmailRequest, Session, SessionLogoutRequest, SessionRefreshRequest, UpdateAccountRequest, UpdateUsernameRequest } from "./mezon/api/session_pb.js";
import type { InviteUserRequest, InviteUserRes, LinkInviteUser, LinkInviteUserRequest } from "./mezon/api/invite_pb.js";
import type { AddAppRequest, App, AppClan, AppList, CreateRoomChannelApps, GenerateHashChannelAppsRequest, GenerateHashChannelAppsResponse, GetMezonOauthClientRequest, ListAppsRequest, ListChannelAppsRequest, ListChannelAppsResponse, MezonOauthClient, MezonOauthClientList, UpdateAIAgentRequest, UpdateAppRequest } from "./mezon/api/app_pb.js";
import type { ChanEncryptionMethod, GetKeyServerResp, GetPubKeysRequest, GetPubKeysResponse, PushPubKeyRequest } from "./mezon/api/encryption_pb.js";
import type { ForSaleItemList, GiveCoffeeEvent, ListForSaleItemsRequest, TokenSentEvent } from "./mezon/api/token_pb.js";
import type { ChannelAttachmentList, ChannelMessageHeader, ChannelMessageList, ListChannelAttachmentRequest, ListChannelMessagesRequest, Message2InboxRequest, MessageReaction, ReportMessageAbuseReqest } from "./mezon/api/message_pb.js";
import type { ChannelMessageAck, ChannelMessageRemove, ChannelMessageSend, ChannelMessageUpdate, DropdownBoxSelected, MessageButtonClicked } from "./mezon/realtime/message_pb.js";
import type { DefaultNotificationCategory, DeleteNotificationsRequest, ListMutedChannelRequest, ListNotificationsRequest, MarkAsReadRequest, MutedChannelList, NotificationChannel, NotificationChannelCategorySettingList, NotificationClan, NotificationList, NotificationSetting, NotificationUserChannel, NotifiReactMessage, SetDefaultNotificationRequest, SetMuteRequest, SetNotificationRequest } from "./mezon/api/notification_pb.js";
import type { SearchMessageRequest, SearchMessageResponse, SearchThreadRequest } from "./mezon/api/search_pb.js";
import type { DeletePinMessage, PinMessageRequest, PinMessagesList } from "./mezon/api/pin_pb.js";
import type { ClosePollRequest, CreatePollRequest, CreatePollResponse, GetPollRequest, GetPollResponse, VotePollRequest, VotePollResponse } from "./mezon/api/poll_pb.js";
import type { ActiveArchivedThread } from "./mezon/realtime/channel_pb.js";
import type { DeleteSdTopicRequest, LeaveThreadRequest, ListSdTopicRequest, ListThreadRequest, SdTopic, SdTopicDetailRequest, SdTopicList, SdTopicRequest } from "./mezon/api/thread_pb.js";
import type { AddChannelUsersRequest, AddFavoriteChannelRequest, AddFavoriteChannelResponse, AllUsersAddChannelRequest, AllUsersAddChannelResponse, ArchiveChannelRequest, ChangeChannelPrivateRequest, ChannelDescList, ChannelDescListNoPool, ChannelDescription, ChannelSettingListRequest, ChannelSettingListResponse, ChannelUserList, CreateChannelDescRequest, DeleteChannelDescRequest, ListArchivedChannelDescsRequest, ListArchivedChannelDescsResponse, ListChannelBadgeCountRequest, ListChannelBadgeCountResponse, ListChannelDescsRequest, ListChannelDetailRequest, ListChannelUsersRequest, ListFavoriteChannelRequest, ListFavoriteChannelResponse, RemoveChannelUsersRequest, RemoveFavoriteChannelRequest, UpdateChannelDescRequest } from "./mezon/api/channel_pb.js";
import type { ChannelTimelineDetailRequest, ChannelTimelineDetailResponse, CreateChannelTimelineRequest, CreateChannelTimelineResponse, ListChannelTimelineRequest, ListChannelTimelineResponse, UpdateChannelTimelineRequest, UpdateChannelTimelineResponse } from "./mezon/api/timeline_pb.js";
import type { ChannelCanvasDetailRequest, ChannelCanvasDetailResponse, ChannelCanvasListRequest, ChannelCanvasListResponse, DeleteChannelCanvasRequest, EditChannelCanvasRequest, EditChannelCanvasResponse } from "./mezon/api/canvas_pb.js";
import type { ClanWebhookHandlerRequest, ClanWebhookRequest, GenerateClanWebhookRequest, GenerateClanWebhookResponse, ListClanWebhookRequest, ListClanWebhookResponse, UpdateClanWebhookRequest, WebhookCreateRequest, WebhookDeleteRequestById, WebhookGenerateResponse, WebhookListRequest, WebhookListResponse, WebhookUpdateRequestById } from "./mezon/api/webhook_pb.js";
import type { ClanEmojiCreateRequest, ClanEmojiDeleteRequest, ClanEmojiUpdateRequest, EmojiListedResponse, EmojiRecentList } from "./mezon/api/emoji_pb.js";
import type { ClanStickerAddRequest, ClanStickerDeleteRequest, ClanStickerUpdateByIdRequest, StickerListedResponse } from "./mezon/api/sticker_pb.js";
import type { AddRoleChannelDescRequest, CreateRoleRequest, DeleteRoleRequest, ListPermissionOfUsersRequest, ListPermissionsRequest, ListRoleUsersRequest, PermissionList, PermissionRoleChannelListEventRequest, PermissionRoleChannelListEventResponse, Role, RoleList, RoleListEventRequest, RoleListEventResponse, RoleUserList, UpdateRoleChannelRequest, UpdateRoleOrderRequest, UpdateRoleRequest, UserPermissionInChannelListRequest, UserPermissionInChannelListResponse } from "./mezon/api/role_pb.js";
import type { GenerateMeetTokenRequest, GenerateMeetTokenResponse, GenerateMezonMeetResponse, MeetParticipantRequest, RegisterStreamingChannelRequest, RegisterStreamingChannelResponse, StreamHttpCallbackRequest, StreamHttpCallbackResponse, StreamingChannelUserList, VoiceChannelUserList } from "./mezon/api/voice_pb.js";
import type { CreateEventRequest, DeleteEventRequest, EventList, EventManagement, ListEventsRequest, UpdateEventRequest, UserEventRequest } from "./mezon/api/calendar_pb.js";
import type { CreateOnboardingRequest, ListOnboardingRequest, ListOnboardingResponse, ListOnboardingStepRequest, ListOnboardingStepResponse, OnboardingItem, OnboardingRequest, UpdateOnboardingRequest, UpdateOnboardingStepRequest } from "./mezon/api/onboarding_pb.js";
import type { ListQuickMenuAccessRequest, QuickMenuAccess, QuickMenuAccessList } from "./mezon/api/quick_menu_pb.js";
import type { HandleParticipantMeetStateEvent } from "./mezon/realtime/voice_pb.js";
import type { MultipartUploadAttachment, MultipartUploadAttachmentFinishRequest, UploadAttachment, UploadAttachmentBatch, UploadAttachmentRequest, UploadBatchAttachmentRequest } from "./mezon/api/upload_pb.js";
import type { AddFriendsRequest, AddFriendsResponse, BlockFriendsRequest, DeleteFriendsRequest, FriendList, IsFollowerRequest, IsFollowerResponse, ListFriendsRequest } from "./mezon/api/friend_pb.js";
import type { CreateActivityRequest, ListUserActivity, ListUserOnlineRequest, ListUserOnlineResponse, UpdateUsersRequest, UserActivity, UserStatus, UserStatusUpdate } from "./mezon/api/user_pb.js";
import type { AllUserClans, BanClanUsersRequest, BannedUserList, BannedUserListRequest, CheckDuplicateNameRequest, CheckDuplicateNameResponse, ClanDesc, ClanDescList, ClanProfile, ClanProfileRequest, ClanUserList, ClanUserStatusList, CreateClanDescRequest, DeleteClanDescRequest, IsBannedRequest, IsBannedResponse, ListAuditLog, ListAuditLogRequest, ListClanBadgeCountResponse, ListClanDescRequest, ListClanUnreadMsgIndicatorRequest, ListClanUnreadMsgIndicatorResponse, ListClanUsersRequest, ListClanUsersStatusRequest, RemoveClanUsersRequest, TransferOwnershipRequest, UpdateClanDescRequest, UpdateClanOrderRequest, UpdateClanProfileRequest } from "./mezon/api/clan_pb.js";
import type { CategoryDesc, CategoryDescList, ChangeChannelCategoryRequest, CreateCategoryDescRequest, DeleteCategoryDescRequest, UpdateCategoryDescRequest, UpdateCategoryOrderRequest } from "./mezon/api/category_pb.js";
import type { DeleteSystemMessage, GetSystemMessage, SystemMessage, SystemMessageRequest, SystemMessagesList } from "./mezon/api/system_message_pb.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** Path prefix of every call over HTTP; the call's name follows. */
export const RPC_PATH = "/mezon.api.Mezon/";

/** Every call of the service by its method name. */
export const rpcMethods = {
  ...rpcMethodsOf(loaded(sessionCalls), {
    confirmLinkMezonOTP: { apiIndex: 87 },
    getAccount: { apiIndex: 1, readOnly: true, noRequest: true },
    linkEmail: { apiIndex: 88 },
    linkSMS: { apiIndex: 86 },
    listLogedDevice: { apiIndex: 19, readOnly: true, noRequest: true },
    registFCMDeviceToken: { apiIndex: 35 },
    registrationEmail: { apiIndex: 59 },
    sessionLogout: { apiIndex: 200 },
    sessionRefresh: { apiIndex: 199, serverKeyAuth: true },
    unlinkEmail: { apiIndex: 105 },
    unlinkMezon: { apiIndex: 104 },
    updateAccount: { apiIndex: 106 },
    updateUsername: { apiIndex: 107 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/invite.js")).inviteCalls), {
    createLinkInviteUser: { apiIndex: 92 },
    inviteUser: { apiIndex: 93 },
  }),
  ...rpcMethodsOf(loaded(serviceCalls), {
    deleteAccount: { apiIndex: 75, noRequest: true },
    healthcheck: { apiIndex: 201, readOnly: true, noRequest: true },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/app.js")).appCalls), {
    deleteMezonOauthClient: { apiIndex: 170 },
    getMezonOauthClient: { apiIndex: 169, readOnly: true },
    listMezonOauthClient: { apiIndex: undefined, readOnly: true, noRequest: true },
    updateMezonOauthClient: { apiIndex: 171 },
    addAgentToChannel: { apiIndex: 188 },
    addApp: { apiIndex: 129 },
    addAppToClan: { apiIndex: 132 },
    createRoomChannelApps: { apiIndex: 168 },
    deleteApp: { apiIndex: 130 },
    disconnectAgent: { apiIndex: 189 },
    generateHashChannelApps: { apiIndex: 173 },
    getApp: { apiIndex: 52, readOnly: true },
    listApps: { apiIndex: 51, readOnly: true },
    listChannelApps: { apiIndex: 21, readOnly: true },
    updateApp: { apiIndex: 131 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/encryption.js")).encryptionCalls), {
    getKeyServer: { apiIndex: 147, readOnly: true, noRequest: true },
    getPubKeys: { apiIndex: 143, readOnly: true },
    pushPubKey: { apiIndex: 144 },
    getChanEncryptionMethod: { apiIndex: 145, readOnly: true },
    setChanEncryptionMethod: { apiIndex: 146 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/token.js")).tokenCalls), {
    giveMeACoffee: { apiIndex: undefined },
    listForSaleItems: { apiIndex: 53, readOnly: true },
    sendToken: { apiIndex: undefined },
  }),
  ...rpcMethodsOf(loaded(messageCalls), {
    createMessage2Inbox: { apiIndex: 103 },
    listChannelMessages: { apiIndex: 30, readOnly: true },
    reactChannelMessage: { apiIndex: 196 },
    reportMessageAbuse: { apiIndex: 183 },
    listChannelAttachment: { apiIndex: 43, readOnly: true },
  }),
  ...rpcMethodsOf(loaded(realtimeMessageCalls), {
    deleteChannelMessage: { apiIndex: 182 },
    dropdownBoxSelected: { apiIndex: 185 },
    messageButtonClick: { apiIndex: 184 },
    sendChannelMessage: { apiIndex: 180 },
    updateChannelMessage: { apiIndex: 181 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/notification.js")).notificationCalls), {
    deleteNotiReactMessage: { apiIndex: undefined },
    getNotificationReactMessage: { apiIndex: undefined, readOnly: true },
    setNotificationReactMessage: { apiIndex: undefined },
    deleteNotificationCategorySetting: { apiIndex: 100 },
    deleteNotificationChannel: { apiIndex: 101 },
    deleteNotifications: { apiIndex: 78 },
    getChannelCategoryNotiSettingsList: { apiIndex: 40, readOnly: true },
    getNotificationCategory: { apiIndex: 204, readOnly: true },
    getNotificationChannel: { apiIndex: 13, readOnly: true },
    getNotificationClan: { apiIndex: 9, readOnly: true },
    listMutedChannel: { apiIndex: 10, readOnly: true },
    listNotifications: { apiIndex: 46, readOnly: true },
    markAsRead: { apiIndex: 208 },
    setMuteCategory: { apiIndex: 97 },
    setMuteChannel: { apiIndex: 96 },
    setNotificationCategorySetting: { apiIndex: 99 },
    setNotificationChannelSetting: { apiIndex: 95 },
    setNotificationClanSetting: { apiIndex: 98 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/search.js")).searchCalls), {
    searchMessage: { apiIndex: 116, readOnly: true },
    searchThread: { apiIndex: 172, readOnly: true },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/pin.js")).pinCalls), {
    createPinMessage: { apiIndex: 102 },
    deletePinMessage: { apiIndex: 207 },
    getPinMessagesList: { apiIndex: 27, readOnly: true },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/poll.js")).pollCalls), {
    closePoll: { apiIndex: 194 },
    createPoll: { apiIndex: 192 },
    getPoll: { apiIndex: 195, readOnly: true },
    votePoll: { apiIndex: 193 },
  }),
  ...rpcMethodsOf(loaded(realtimeChannelCalls), {
    activeArchivedThread: { apiIndex: 186 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/thread.js")).threadCalls), {
    createSdTopic: { apiIndex: 162 },
    deleteSdTopic: { apiIndex: 163 },
    getTopicDetail: { apiIndex: 161, readOnly: true },
    leaveThread: { apiIndex: 84 },
    listSdTopic: { apiIndex: 56, readOnly: true },
    listThreadDescs: { apiIndex: 37, readOnly: true },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/timeline.js")).timelineCalls), {
    createChannelTimeline: { apiIndex: 190 },
    detailChannelTimeline: { apiIndex: 191, readOnly: true },
    listChannelTimeline: { apiIndex: 29, readOnly: true },
    updateChannelTimeline: { apiIndex: 187 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/canvas.js")).canvasCalls), {
    deleteChannelCanvas: { apiIndex: 139 },
    editChannelCanvases: { apiIndex: 137 },
    getChannelCanvasDetail: { apiIndex: 138, readOnly: true },
    getChannelCanvasList: { apiIndex: 28, readOnly: true },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/webhook.js")).webhookCalls), {
    deleteClanWebhookById: { apiIndex: 157 },
    deleteWebhookById: { apiIndex: 123 },
    generateClanWebhook: { apiIndex: 155 },
    generateWebhook: { apiIndex: 120 },
    handleClanWebhook: { apiIndex: 158 },
    handleWebhook: { apiIndex: 121 },
    listClanWebhook: { apiIndex: 54, readOnly: true },
    listWebhookByChannelId: { apiIndex: 48, readOnly: true },
    updateClanWebhookById: { apiIndex: 156 },
    updateWebhookById: { apiIndex: 122 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/emoji.js")).emojiCalls), {
    createClanEmoji: { apiIndex: 117 },
    deleteByIdClanEmoji: { apiIndex: 118 },
    emojiRecentList: { apiIndex: 15, readOnly: true, noRequest: true },
    getListEmojisByUserId: { apiIndex: 16, readOnly: true, noRequest: true },
    updateClanEmojiById: { apiIndex: 119 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/sticker.js")).stickerCalls), {
    addClanSticker: { apiIndex: 124 },
    deleteClanStickerById: { apiIndex: 126 },
    getListStickersByUserId: { apiIndex: 25, readOnly: true, noRequest: true },
    updateClanStickerById: { apiIndex: 125 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/role.js")).roleCalls), {
    addRolesChannelDesc: { apiIndex: 64 },
    createRole: { apiIndex: 67 },
    deleteRole: { apiIndex: 69 },
    deleteRoleChannelDesc: { apiIndex: 71 },
    getListPermission: { apiIndex: 7, readOnly: true, noRequest: true },
    getPermissionByRoleIdChannelId: { apiIndex: 49, readOnly: true },
    getRoleOfUserInTheClan: { apiIndex: 6, readOnly: true },
    listRolePermissions: { apiIndex: 205, readOnly: true },
    listRoleUsers: { apiIndex: 41, readOnly: true },
    listRoles: { apiIndex: 4, readOnly: true },
    listUserPermissionInChannel: { apiIndex: 8, readOnly: true },
    setRoleChannelPermission: { apiIndex: 94 },
    updateRole: { apiIndex: 114 },
    updateRoleOrder: { apiIndex: 110 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/voice.js")).voiceCalls), {
    muteParticipantMezonMeet: { apiIndex: 167 },
    createExternalMezonMeet: { apiIndex: 164, noRequest: true },
    generateMeetToken: { apiIndex: 165 },
    listChannelVoiceUsers: { apiIndex: 44, readOnly: true },
    listStreamingChannelUsers: { apiIndex: 11, readOnly: true },
    registerStreamingChannel: { apiIndex: undefined },
    removeParticipantMezonMeet: { apiIndex: 166 },
    streamingServerCallback: { apiIndex: 136 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/calendar.js")).calendarCalls), {
    addUserEvent: { apiIndex: 175 },
    createEvent: { apiIndex: 68 },
    deleteEvent: { apiIndex: 70 },
    deleteUserEvent: { apiIndex: 174 },
    listEvents: { apiIndex: 5, readOnly: true },
    updateEvent: { apiIndex: 115 },
    updateEventUser: { apiIndex: undefined },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/onboarding.js")).onboardingCalls), {
    createOnboarding: { apiIndex: 150 },
    deleteOnboarding: { apiIndex: 152 },
    getOnboardingDetail: { apiIndex: 149, readOnly: true },
    listOnboarding: { apiIndex: 24, readOnly: true },
    listOnboardingStep: { apiIndex: 153, readOnly: true },
    updateOnboarding: { apiIndex: 151 },
    updateOnboardingStep: { apiIndex: 154 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/quickMenu.js")).quickMenuCalls), {
    addQuickMenuAccess: { apiIndex: 177 },
    deleteQuickMenuAccess: { apiIndex: 176 },
    listQuickMenuAccess: { apiIndex: 12, readOnly: true },
    updateQuickMenuAccess: { apiIndex: 178 },
  }),
  ...rpcMethodsOf(loaded(realtimeVoiceCalls), {
    updateMezonVoiceState: { apiIndex: undefined },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/upload.js")).uploadCalls), {
    multipartUploadAttachmentFileFinish: { apiIndex: 198 },
    multipartUploadAttachmentFileStart: { apiIndex: 197 },
    uploadAttachmentFile: { apiIndex: 62 },
    uploadBatchAttachmentFile: { apiIndex: 209 },
    uploadOauthFile: { apiIndex: 63 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/friend.js")).friendCalls), {
    addFriends: { apiIndex: 57 },
    blockFriends: { apiIndex: 60 },
    deleteFriends: { apiIndex: 76 },
    isFollower: { apiIndex: 206, readOnly: true },
    listFriends: { apiIndex: 14, readOnly: true },
    unblockFriends: { apiIndex: 61 },
  }),
  ...rpcMethodsOf(loaded(userCalls), {
    createActiviy: { apiIndex: 142 },
    getUserStatus: { apiIndex: 55, readOnly: true, noRequest: true },
    listActivity: { apiIndex: 31, readOnly: true, noRequest: true },
    listUserOnline: { apiIndex: 45, readOnly: true },
    updateUser: { apiIndex: 80 },
    updateUserCustomStatus: { apiIndex: 160 },
    updateUserStatus: { apiIndex: 159 },
  }),
  ...rpcMethodsOf(loaded(clanCalls), {
    getUserProfileOnClan: { apiIndex: 34, readOnly: true },
    listClanUsersStatus: { apiIndex: 20, readOnly: true },
    listUserClansByUserId: { apiIndex: 33, readOnly: true, noRequest: true },
    updateUserProfileByClan: { apiIndex: 81 },
    banClanUsers: { apiIndex: 91 },
    createClanDesc: { apiIndex: 89 },
    deleteClanDesc: { apiIndex: 79 },
    isBanned: { apiIndex: 36, readOnly: true },
    listAuditLog: { apiIndex: 148, readOnly: true },
    listBannedUsers: { apiIndex: 203, readOnly: true },
    listClanBadgeCount: { apiIndex: 17, readOnly: true, noRequest: true },
    listClanDescs: { apiIndex: 2, readOnly: true },
    listClanUnreadMsgIndicator: { apiIndex: undefined, readOnly: true },
    listClanUsers: { apiIndex: 3, readOnly: true },
    removeClanUsers: { apiIndex: 90 },
    transferOwnership: { apiIndex: 179 },
    unbanClanUsers: { apiIndex: 202 },
    updateClanDesc: { apiIndex: 111 },
    updateClanOrder: { apiIndex: 82 },
    checkDuplicateName: { apiIndex: 128, readOnly: true },
  }),
  ...rpcMethodsOf(loaded(channelCalls), {
    listChannelByUserId: { apiIndex: 32, readOnly: true, noRequest: true },
    listChannelBadgeCount: { apiIndex: 18, readOnly: true },
    addChannelFavorite: { apiIndex: 140 },
    addChannelUsers: { apiIndex: 58 },
    archiveChannel: { apiIndex: 85 },
    closeDMByChannelId: { apiIndex: 73 },
    createChannelDesc: { apiIndex: 66 },
    deleteChannelDesc: { apiIndex: 72 },
    getListFavoriteChannel: { apiIndex: 22, readOnly: true },
    listArchivedChannelDescs: { apiIndex: 38, readOnly: true },
    listChannelDescs: { apiIndex: 0, readOnly: true },
    listChannelDetail: { apiIndex: 39, readOnly: true },
    listChannelSetting: { apiIndex: 50, readOnly: true },
    listChannelUsers: { apiIndex: 42, readOnly: true },
    listChannelUsersUC: { apiIndex: 47, readOnly: true },
    openDMByChannelId: { apiIndex: 74 },
    removeChannelFavorite: { apiIndex: 141 },
    removeChannelUsers: { apiIndex: 83 },
    updateChannelDesc: { apiIndex: 112 },
    updateChannelPrivate: { apiIndex: 113 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/category.js")).categoryCalls), {
    changeChannelCategory: { apiIndex: 127 },
    createCategoryDesc: { apiIndex: 65 },
    deleteCategoryDesc: { apiIndex: 77 },
    listCategoryDescs: { apiIndex: 23, readOnly: true },
    updateCategory: { apiIndex: 108 },
    updateCategoryOrder: { apiIndex: 109 },
  }),
  ...rpcMethodsOf(deferred(async () => (await import("./calls/systemMessage.js")).systemMessageCalls), {
    createSystemMessage: { apiIndex: 133 },
    deleteSystemMessage: { apiIndex: 135 },
    getSystemMessageByClanId: { apiIndex: 26, readOnly: true },
    getSystemMessagesList: { apiIndex: undefined, readOnly: true, noRequest: true },
    updateSystemMessage: { apiIndex: 134 },
  }),
};

/** Every call of the Mezon API as a method. */
export interface RpcClient {
  /**
   * Confirms the phone number or address that LinkSMS or LinkEmail began to
   * link, with the code that was sent there. Answers a new session.
   */
  confirmLinkMezonOTP(request: Init<LinkAccountConfirmRequest>, options?: RpcCallOptions): Promise<Session>;

  /**
   * Creates an invite link to a clan that leads to one of its channels. The
   * expiry is given as asked for; see the answer for when it ends.
   */
  createLinkInviteUser(request: Init<LinkInviteUserRequest>, options?: RpcCallOptions): Promise<LinkInviteUser>;

  /**
   * Deletes the account that is logged in, for good.
   */
  deleteAccount(options?: RpcCallOptions): Promise<void>;

  /**
   * Deletes an OAuth client. Takes the client itself, told by its client_id.
   */
  deleteMezonOauthClient(request: Init<MezonOauthClient>, options?: RpcCallOptions): Promise<void>;

  /**
   * The account that is logged in: user, email, verification times.
   */
  getAccount(options?: RpcCallOptions): Promise<Account>;

  /**
   * The address of the server that keeps encryption keys.
   */
  getKeyServer(options?: RpcCallOptions): Promise<GetKeyServerResp>;

  /**
   * One OAuth client, by its client_id or client_name.
   */
  getMezonOauthClient(request: Init<GetMezonOauthClientRequest>, options?: RpcCallOptions): Promise<MezonOauthClient>;

  /**
   * The public encryption keys of the users named.
   */
  getPubKeys(request: Init<GetPubKeysRequest>, options?: RpcCallOptions): Promise<GetPubKeysResponse>;

  /**
   * Begins to link an email address to the account. Answers the id of the
   * request that ConfirmLinkMezonOTP confirms.
   */
  linkEmail(request: Init<AccountEmail>, options?: RpcCallOptions): Promise<LinkAccountConfirmRequest>;

  /**
   * Begins to link a phone number to the account. Answers the id of the
   * request that ConfirmLinkMezonOTP confirms.
   */
  linkSMS(request: Init<AccountMezon>, options?: RpcCallOptions): Promise<LinkAccountConfirmRequest>;

  /**
   * The devices on which this account is logged in. Spelt so on the wire.
   */
  listLogedDevice(options?: RpcCallOptions): Promise<LogedDeviceList>;

  /**
   * The OAuth clients of this account. Over HTTP only: it has no index.
   */
  listMezonOauthClient(options?: RpcCallOptions): Promise<MezonOauthClientList>;

  /**
   * Publishes this account's public encryption key.
   */
  pushPubKey(request: Init<PushPubKeyRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Registers a device for push notifications. Spelt so on the wire.
   */
  registFCMDeviceToken(request: Init<RegistFcmDeviceTokenRequest>, options?: RpcCallOptions): Promise<RegistFcmDeviceTokenResponse>;

  /**
   * Registers an account by email address and password. Answers a session.
   */
  registrationEmail(request: Init<RegistrationEmailRequest>, options?: RpcCallOptions): Promise<Session>;

  /**
   * Ends a session: its token and refresh token are no longer accepted.
   */
  sessionLogout(request: Init<SessionLogoutRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Buys a new session with a refresh token, given as `token`. Whether a bot's
   * refresh token is accepted is not established: on refusal log in again.
   */
  sessionRefresh(request: Init<SessionRefreshRequest>, options?: RpcCallOptions): Promise<Session>;

  /**
   * Unlinks an email address from the account.
   */
  unlinkEmail(request: Init<AccountEmail>, options?: RpcCallOptions): Promise<void>;

  /**
   * Unlinks a phone number from the account. Takes an AccountMezon: that is
   * what the wire carries.
   */
  unlinkMezon(request: Init<AccountMezon>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes the account that is logged in. Wrapped fields stay as they are
   * when absent.
   */
  updateAccount(request: Init<UpdateAccountRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Replaces the settings of an OAuth client and answers them as they are now.
   */
  updateMezonOauthClient(request: Init<MezonOauthClient>, options?: RpcCallOptions): Promise<MezonOauthClient>;

  /**
   * Changes the username. Answers a new session, because tokens carry the
   * name.
   */
  updateUsername(request: Init<UpdateUsernameRequest>, options?: RpcCallOptions): Promise<Session>;

  /**
   * Tells of tokens given for a message. Retired: transfers go through the
   * chain now; receivers still get the give_coffee_event. What the answer
   * holds is not established; it is not read. Over HTTP only: it has no index.
   */
  giveMeACoffee(request: Init<GiveCoffeeEvent>, options?: RpcCallOptions): Promise<void>;

  /**
   * The items this account can buy or has bought, page by page.
   */
  listForSaleItems(request: Init<ListForSaleItemsRequest>, options?: RpcCallOptions): Promise<ForSaleItemList>;

  /**
   * Puts a message into one's own inbox to come back to. Answers the message's
   * header.
   */
  createMessage2Inbox(request: Init<Message2InboxRequest>, options?: RpcCallOptions): Promise<ChannelMessageHeader>;

  /**
   * Removes a message. Everyone who sees the channel is pushed a
   * channel_message with code 2. Give topic_id when the message is in a topic.
   */
  deleteChannelMessage(request: Init<ChannelMessageRemove>, options?: RpcCallOptions): Promise<ChannelMessageRemove>;

  /**
   * Switches off notifications of reactions in a channel. Retired. What the
   * answer holds is not established; it is not read. Over HTTP only: it has no
   * index.
   */
  deleteNotiReactMessage(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<void>;

  /**
   * Tells the author of a message that values were chosen in a select. Today's
   * clients report choices through MessageButtonClick.
   */
  dropdownBoxSelected(request: Init<DropdownBoxSelected>, options?: RpcCallOptions): Promise<void>;

  /**
   * Whether reactions in a channel are notified. Retired. Over HTTP only: it
   * has no index.
   */
  getNotificationReactMessage(request: Init<NotifiReactMessage>, options?: RpcCallOptions): Promise<NotifiReactMessage>;

  /**
   * A page of a channel's history. message_id is where to start, direction
   * says which way (1 after, 2 around, 3 before); without a message_id the
   * newest page comes. topic_id picks a topic. The answer also holds the last
   * seen and last sent message.
   */
  listChannelMessages(request: Init<ListChannelMessagesRequest>, options?: RpcCallOptions): Promise<ChannelMessageList>;

  /**
   * Tells the author of a message that a button was clicked or an option
   * chosen. extra_data is the form's state as JSON, or the raw value of a
   * select.
   */
  messageButtonClick(request: Init<MessageButtonClicked>, options?: RpcCallOptions): Promise<void>;

  /**
   * Adds a reaction, or takes it back with `action: true`. What the answer
   * holds is not established; it is not read.
   */
  reactChannelMessage(request: Init<MessageReaction>, options?: RpcCallOptions): Promise<void>;

  /**
   * Reports a message. The request is spelt so on the wire.
   */
  reportMessageAbuse(request: Init<ReportMessageAbuseReqest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Searches messages. Filters name a field and the text it must hold; `from`
   * and `size` page through the hits.
   */
  searchMessage(request: Init<SearchMessageRequest>, options?: RpcCallOptions): Promise<SearchMessageResponse>;

  /**
   * Posts a message without a socket. Over the socket a channel_message_send
   * envelope does the same. `content` is JSON text of at most 4,000
   * characters.
   */
  sendChannelMessage(request: Init<ChannelMessageSend>, options?: RpcCallOptions): Promise<ChannelMessageAck>;

  /**
   * Switches on notifications of reactions in a channel. Retired. What the
   * answer holds is not established; it is not read. Over HTTP only: it has no
   * index.
   */
  setNotificationReactMessage(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<void>;

  /**
   * Replaces content, mentions and attachments of a message. Everyone who sees
   * the channel is pushed a channel_message with code 1. create_time_seconds
   * is that of the original.
   */
  updateChannelMessage(request: Init<ChannelMessageUpdate>, options?: RpcCallOptions): Promise<ChannelMessageUpdate>;

  /**
   * Pins a message in its channel. Answers the message's header; clients
   * disagree about that.
   */
  createPinMessage(request: Init<PinMessageRequest>, options?: RpcCallOptions): Promise<ChannelMessageHeader>;

  /**
   * Unpins a message. Takes the pin's id, and the message, channel and clan.
   */
  deletePinMessage(request: Init<DeletePinMessage>, options?: RpcCallOptions): Promise<void>;

  /**
   * The messages pinned in a channel. Takes a PinMessageRequest of which
   * channel_id and clan_id matter.
   */
  getPinMessagesList(request: Init<PinMessageRequest>, options?: RpcCallOptions): Promise<PinMessagesList>;

  /**
   * Ends a poll before its time.
   */
  closePoll(request: Init<ClosePollRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Posts a poll. expire_hours is how long it takes votes; type 0 takes one
   * answer, 1 several.
   */
  createPoll(request: Init<CreatePollRequest>, options?: RpcCallOptions): Promise<CreatePollResponse>;

  /**
   * A poll with its answers, counts and voters.
   */
  getPoll(request: Init<GetPollRequest>, options?: RpcCallOptions): Promise<GetPollResponse>;

  /**
   * Votes in a poll. answer_indices are positions in the list of answers.
   */
  votePoll(request: Init<VotePollRequest>, options?: RpcCallOptions): Promise<VotePollResponse>;

  /**
   * Brings an archived thread back.
   */
  activeArchivedThread(request: Init<ActiveArchivedThread>, options?: RpcCallOptions): Promise<void>;

  /**
   * Starts a topic under a message.
   */
  createSdTopic(request: Init<SdTopicRequest>, options?: RpcCallOptions): Promise<SdTopic>;

  /**
   * Deletes a topic.
   */
  deleteSdTopic(request: Init<DeleteSdTopicRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * One topic.
   */
  getTopicDetail(request: Init<SdTopicDetailRequest>, options?: RpcCallOptions): Promise<SdTopic>;

  /**
   * Leaves a thread; its messages are no longer pushed.
   */
  leaveThread(request: Init<LeaveThreadRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * The topics of a clan, page by page.
   */
  listSdTopic(request: Init<ListSdTopicRequest>, options?: RpcCallOptions): Promise<SdTopicList>;

  /**
   * The threads of a channel, page by page. thread_id picks one; 0 lists all.
   */
  listThreadDescs(request: Init<ListThreadRequest>, options?: RpcCallOptions): Promise<ChannelDescListNoPool>;

  /**
   * Threads of a channel whose name holds `label`.
   */
  searchThread(request: Init<SearchThreadRequest>, options?: RpcCallOptions): Promise<ChannelDescList>;

  /**
   * Adds an entry to a channel's timeline. Times are unix seconds.
   */
  createChannelTimeline(request: Init<CreateChannelTimelineRequest>, options?: RpcCallOptions): Promise<CreateChannelTimelineResponse>;

  /**
   * Deletes a canvas of a channel.
   */
  deleteChannelCanvas(request: Init<DeleteChannelCanvasRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * One entry of a channel's timeline.
   */
  detailChannelTimeline(request: Init<ChannelTimelineDetailRequest>, options?: RpcCallOptions): Promise<ChannelTimelineDetailResponse>;

  /**
   * Creates a canvas, or changes the title and content of one.
   */
  editChannelCanvases(request: Init<EditChannelCanvasRequest>, options?: RpcCallOptions): Promise<EditChannelCanvasResponse>;

  /**
   * One canvas with its content.
   */
  getChannelCanvasDetail(request: Init<ChannelCanvasDetailRequest>, options?: RpcCallOptions): Promise<ChannelCanvasDetailResponse>;

  /**
   * The canvases of a channel, page by page.
   */
  getChannelCanvasList(request: Init<ChannelCanvasListRequest>, options?: RpcCallOptions): Promise<ChannelCanvasListResponse>;

  /**
   * The entries of a channel's timeline in a year or between two times, unix
   * seconds.
   */
  listChannelTimeline(request: Init<ListChannelTimelineRequest>, options?: RpcCallOptions): Promise<ListChannelTimelineResponse>;

  /**
   * Changes an entry of a channel's timeline.
   */
  updateChannelTimeline(request: Init<UpdateChannelTimelineRequest>, options?: RpcCallOptions): Promise<UpdateChannelTimelineResponse>;

  /**
   * Deletes a webhook of a clan.
   */
  deleteClanWebhookById(request: Init<ClanWebhookRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Deletes a webhook of a channel.
   */
  deleteWebhookById(request: Init<WebhookDeleteRequestById>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates an incoming webhook of a clan and answers its address, which is a
   * secret.
   */
  generateClanWebhook(request: Init<GenerateClanWebhookRequest>, options?: RpcCallOptions): Promise<GenerateClanWebhookResponse>;

  /**
   * Creates an incoming webhook of a channel and answers its address, which is
   * a secret.
   */
  generateWebhook(request: Init<WebhookCreateRequest>, options?: RpcCallOptions): Promise<WebhookGenerateResponse>;

  /**
   * Delivers a message through a clan's webhook. Programs outside use the
   * public address instead.
   */
  handleClanWebhook(request: Init<ClanWebhookHandlerRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Delivers a message through a channel's webhook. Programs outside use the
   * public address instead; the request type rests on a single source.
   */
  handleWebhook(request: Init<ClanWebhookHandlerRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * The webhooks of a clan.
   */
  listClanWebhook(request: Init<ListClanWebhookRequest>, options?: RpcCallOptions): Promise<ListClanWebhookResponse>;

  /**
   * The webhooks of a channel.
   */
  listWebhookByChannelId(request: Init<WebhookListRequest>, options?: RpcCallOptions): Promise<WebhookListResponse>;

  /**
   * Changes a webhook of a clan; reset_token asks for a new token in its
   * address.
   */
  updateClanWebhookById(request: Init<UpdateClanWebhookRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes a webhook of a channel; channel_id_update moves it to another.
   */
  updateWebhookById(request: Init<WebhookUpdateRequestById>, options?: RpcCallOptions): Promise<void>;

  /**
   * Adds an emoji to a clan. `source` is the address of its picture.
   */
  createClanEmoji(request: Init<ClanEmojiCreateRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Deletes an emoji of a clan.
   */
  deleteByIdClanEmoji(request: Init<ClanEmojiDeleteRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * The emojis this account used lately.
   */
  emojiRecentList(options?: RpcCallOptions): Promise<EmojiRecentList>;

  /**
   * Every custom emoji this account can use, of all its clans: filter by
   * clan_id for one.
   */
  getListEmojisByUserId(options?: RpcCallOptions): Promise<EmojiListedResponse>;

  /**
   * Renames an emoji of a clan.
   */
  updateClanEmojiById(request: Init<ClanEmojiUpdateRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Adds a sticker (media_type 0) or a sound (1) to a clan. `source` is the
   * address of the file.
   */
  addClanSticker(request: Init<ClanStickerAddRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Deletes a sticker of a clan.
   */
  deleteClanStickerById(request: Init<ClanStickerDeleteRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Every sticker and sound this account can use, of all its clans: filter by
   * clan_id for one.
   */
  getListStickersByUserId(options?: RpcCallOptions): Promise<StickerListedResponse>;

  /**
   * Changes a sticker of a clan.
   */
  updateClanStickerById(request: Init<ClanStickerUpdateByIdRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Gives roles access to a private channel.
   */
  addRolesChannelDesc(request: Init<AddRoleChannelDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates a role in a clan with its colour, permissions and first members.
   */
  createRole(request: Init<CreateRoleRequest>, options?: RpcCallOptions): Promise<Role>;

  /**
   * Deletes a role of a clan.
   */
  deleteRole(request: Init<DeleteRoleRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Takes a role's access to a private channel away.
   */
  deleteRoleChannelDesc(request: Init<DeleteRoleRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Every permission there is.
   */
  getListPermission(options?: RpcCallOptions): Promise<PermissionList>;

  /**
   * What a role, or a user, may do in a channel where it differs from the
   * clan. The other id is 0.
   */
  getPermissionByRoleIdChannelId(request: Init<PermissionRoleChannelListEventRequest>, options?: RpcCallOptions): Promise<PermissionRoleChannelListEventResponse>;

  /**
   * The roles this account has in a clan.
   */
  getRoleOfUserInTheClan(request: Init<ListPermissionOfUsersRequest>, options?: RpcCallOptions): Promise<RoleList>;

  /**
   * The permissions of a role.
   */
  listRolePermissions(request: Init<ListPermissionsRequest>, options?: RpcCallOptions): Promise<PermissionList>;

  /**
   * The members of a role, page by page.
   */
  listRoleUsers(request: Init<ListRoleUsersRequest>, options?: RpcCallOptions): Promise<RoleUserList>;

  /**
   * The roles of a clan, page by page; `state` 1 is what the official client
   * asks for.
   */
  listRoles(request: Init<RoleListEventRequest>, options?: RpcCallOptions): Promise<RoleListEventResponse>;

  /**
   * What this account may do in a channel.
   */
  listUserPermissionInChannel(request: Init<UserPermissionInChannelListRequest>, options?: RpcCallOptions): Promise<UserPermissionInChannelListResponse>;

  /**
   * Allows or denies a role, or a user, something in a channel. Of role_id and
   * user_id the other is 0.
   */
  setRoleChannelPermission(request: Init<UpdateRoleChannelRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes a role: title, colour, permissions and members to add and to
   * remove.
   */
  updateRole(request: Init<UpdateRoleRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Puts the roles of a clan in order.
   */
  updateRoleOrder(request: Init<UpdateRoleOrderRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Takes back what was set for notifications of a category: those of the clan
   * apply.
   */
  deleteNotificationCategorySetting(request: Init<DefaultNotificationCategory>, options?: RpcCallOptions): Promise<void>;

  /**
   * Takes back what was set for notifications of a channel: those of its
   * category or clan apply.
   */
  deleteNotificationChannel(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<void>;

  /**
   * Deletes notifications by id, or a whole category of them.
   */
  deleteNotifications(request: Init<DeleteNotificationsRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Every channel and category of a clan whose notification setting differs
   * from the clan's.
   */
  getChannelCategoryNotiSettingsList(request: Init<NotificationClan>, options?: RpcCallOptions): Promise<NotificationChannelCategorySettingList>;

  /**
   * What is set for notifications of a category.
   */
  getNotificationCategory(request: Init<DefaultNotificationCategory>, options?: RpcCallOptions): Promise<NotificationUserChannel>;

  /**
   * What is set for notifications of a channel.
   */
  getNotificationChannel(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<NotificationUserChannel>;

  /**
   * What is set for notifications of a clan.
   */
  getNotificationClan(request: Init<NotificationClan>, options?: RpcCallOptions): Promise<NotificationSetting>;

  /**
   * The channels of a clan that this account muted.
   */
  listMutedChannel(request: Init<ListMutedChannelRequest>, options?: RpcCallOptions): Promise<MutedChannelList>;

  /**
   * Notifications of this account, page by page from notification_id on;
   * category 1 mentions, 2 messages, 3 for you.
   */
  listNotifications(request: Init<ListNotificationsRequest>, options?: RpcCallOptions): Promise<NotificationList>;

  /**
   * Marks a channel, a category or a whole clan as read: the ids that are not
   * meant are 0.
   */
  markAsRead(request: Init<MarkAsReadRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Mutes somebody in a voice room.
   */
  muteParticipantMezonMeet(request: Init<MeetParticipantRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Mutes or unmutes a category. mute_time 0 unmutes, -1 mutes for ever.
   */
  setMuteCategory(request: Init<SetMuteRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Mutes or unmutes a channel. mute_time 0 unmutes, -1 mutes for ever.
   */
  setMuteChannel(request: Init<SetMuteRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sets which messages of a category notify: 1 all, 2 mentions, 3 none.
   */
  setNotificationCategorySetting(request: Init<SetNotificationRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sets which messages of a channel notify: 1 all, 2 mentions, 3 none.
   */
  setNotificationChannelSetting(request: Init<SetNotificationRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sets which messages of a clan notify: 1 all, 2 mentions, 3 none.
   */
  setNotificationClanSetting(request: Init<SetDefaultNotificationRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Marks this account as interested in a calendar event.
   */
  addUserEvent(request: Init<UserEventRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates a calendar event in a clan, in a voice channel or at an address.
   * Times are unix seconds.
   */
  createEvent(request: Init<CreateEventRequest>, options?: RpcCallOptions): Promise<EventManagement>;

  /**
   * Deletes a calendar event.
   */
  deleteEvent(request: Init<DeleteEventRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Marks this account as no longer interested in a calendar event.
   */
  deleteUserEvent(request: Init<UserEventRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * The calendar events of a clan.
   */
  listEvents(request: Init<ListEventsRequest>, options?: RpcCallOptions): Promise<EventList>;

  /**
   * Changes a calendar event.
   */
  updateEvent(request: Init<UpdateEventRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes who takes part in a calendar event. Takes a DeleteEventRequest:
   * that is what the wire carries. What the answer holds is not established;
   * it is not read. Over HTTP only: it has no index.
   */
  updateEventUser(request: Init<DeleteEventRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Adds greetings, rules, tasks or questions to what new members of a clan
   * see.
   */
  createOnboarding(request: Init<CreateOnboardingRequest>, options?: RpcCallOptions): Promise<ListOnboardingResponse>;

  /**
   * Deletes one part of a clan's onboarding.
   */
  deleteOnboarding(request: Init<OnboardingRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * One part of a clan's onboarding.
   */
  getOnboardingDetail(request: Init<OnboardingRequest>, options?: RpcCallOptions): Promise<OnboardingItem>;

  /**
   * What new members of a clan see, page by page, by guide_type.
   */
  listOnboarding(request: Init<ListOnboardingRequest>, options?: RpcCallOptions): Promise<ListOnboardingResponse>;

  /**
   * How far this account has come in the onboarding of its clans.
   */
  listOnboardingStep(request: Init<ListOnboardingStepRequest>, options?: RpcCallOptions): Promise<ListOnboardingStepResponse>;

  /**
   * Changes one part of a clan's onboarding.
   */
  updateOnboarding(request: Init<UpdateOnboardingRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Records how far this account has come in a clan's onboarding.
   */
  updateOnboardingStep(request: Init<UpdateOnboardingStepRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Registers a quick menu entry or a slash command of a bot. The id is made
   * by the client; channel_id 0 is every channel.
   */
  addQuickMenuAccess(request: Init<QuickMenuAccess>, options?: RpcCallOptions): Promise<void>;

  /**
   * Deletes a quick menu entry of a bot, by its id and bot_id.
   */
  deleteQuickMenuAccess(request: Init<QuickMenuAccess>, options?: RpcCallOptions): Promise<void>;

  /**
   * The quick menu entries of a bot, or those offered in a channel; menu_type
   * 1 flash message, 2 quick menu.
   */
  listQuickMenuAccess(request: Init<ListQuickMenuAccessRequest>, options?: RpcCallOptions): Promise<QuickMenuAccessList>;

  /**
   * Changes a quick menu entry.
   */
  updateQuickMenuAccess(request: Init<QuickMenuAccess>, options?: RpcCallOptions): Promise<void>;

  /**
   * Brings the AI agent into a voice channel.
   */
  addAgentToChannel(request: Init<UpdateAIAgentRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates an app. Its token is the secret a bot logs in with.
   */
  addApp(request: Init<AddAppRequest>, options?: RpcCallOptions): Promise<App>;

  /**
   * Adds an app to a clan.
   */
  addAppToClan(request: Init<AppClan>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates the voice room of a channel's app, and answers it.
   */
  createRoomChannelApps(request: Init<CreateRoomChannelApps>, options?: RpcCallOptions): Promise<CreateRoomChannelApps>;

  /**
   * Deletes an app. Takes an App of which only the id matters.
   */
  deleteApp(request: Init<App>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sends the AI agent out of a voice channel.
   */
  disconnectAgent(request: Init<UpdateAIAgentRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * The signed data that a channel app opens with, to prove who opened it.
   */
  generateHashChannelApps(request: Init<GenerateHashChannelAppsRequest>, options?: RpcCallOptions): Promise<GenerateHashChannelAppsResponse>;

  /**
   * One app. Takes an App of which only the id matters.
   */
  getApp(request: Init<App>, options?: RpcCallOptions): Promise<App>;

  /**
   * The apps of this account, page by page.
   */
  listApps(request: Init<ListAppsRequest>, options?: RpcCallOptions): Promise<AppList>;

  /**
   * The apps that channels of a clan open.
   */
  listChannelApps(request: Init<ListChannelAppsRequest>, options?: RpcCallOptions): Promise<ListChannelAppsResponse>;

  /**
   * Changes an app. Wrapped fields stay as they are when absent.
   */
  updateApp(request: Init<UpdateAppRequest>, options?: RpcCallOptions): Promise<App>;

  /**
   * Creates a meeting that people without an account can join.
   */
  createExternalMezonMeet(options?: RpcCallOptions): Promise<GenerateMezonMeetResponse>;

  /**
   * The token that opens a voice room of a channel.
   */
  generateMeetToken(request: Init<GenerateMeetTokenRequest>, options?: RpcCallOptions): Promise<GenerateMeetTokenResponse>;

  /**
   * Who is in the voice rooms of a clan, or of one channel. The limit goes up
   * to 500.
   */
  listChannelVoiceUsers(request: Init<ListChannelUsersRequest>, options?: RpcCallOptions): Promise<VoiceChannelUserList>;

  /**
   * Who is in the streams of a clan. Takes a ListChannelUsersRequest: that is
   * what the wire carries.
   */
  listStreamingChannelUsers(request: Init<ListChannelUsersRequest>, options?: RpcCallOptions): Promise<StreamingChannelUserList>;

  /**
   * Registers a channel to stream to. Over HTTP only: it has no index.
   */
  registerStreamingChannel(request: Init<RegisterStreamingChannelRequest>, options?: RpcCallOptions): Promise<RegisterStreamingChannelResponse>;

  /**
   * Removes somebody from a voice room.
   */
  removeParticipantMezonMeet(request: Init<MeetParticipantRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * What the streaming server reports to the platform. Not for bots.
   */
  streamingServerCallback(request: Init<StreamHttpCallbackRequest>, options?: RpcCallOptions): Promise<StreamHttpCallbackResponse>;

  /**
   * Tells that somebody joined (state 0) or left (1) a voice room. What the
   * answer holds is not established; it is not read. Over HTTP only: it has no
   * index.
   */
  updateMezonVoiceState(request: Init<HandleParticipantMeetStateEvent>, options?: RpcCallOptions): Promise<void>;

  /**
   * The files posted in a channel, before, after or around a time in unix
   * seconds.
   */
  listChannelAttachment(request: Init<ListChannelAttachmentRequest>, options?: RpcCallOptions): Promise<ChannelAttachmentList>;

  /**
   * Ends an upload in parts, and answers the file's address.
   */
  multipartUploadAttachmentFileFinish(request: Init<MultipartUploadAttachmentFinishRequest>, options?: RpcCallOptions): Promise<UploadAttachment>;

  /**
   * Begins an upload in part_count parts, and answers where to put each.
   */
  multipartUploadAttachmentFileStart(request: Init<UploadAttachmentRequest>, options?: RpcCallOptions): Promise<MultipartUploadAttachment>;

  /**
   * Asks where to put one file. Upload it to the answer's address; its path is
   * what a message's attachment carries.
   */
  uploadAttachmentFile(request: Init<UploadAttachmentRequest>, options?: RpcCallOptions): Promise<UploadAttachment>;

  /**
   * Asks where to put several files at once.
   */
  uploadBatchAttachmentFile(request: Init<UploadBatchAttachmentRequest>, options?: RpcCallOptions): Promise<UploadAttachmentBatch>;

  /**
   * Asks where to put a picture of an OAuth client.
   */
  uploadOauthFile(request: Init<UploadAttachmentRequest>, options?: RpcCallOptions): Promise<UploadAttachment>;

  /**
   * Asks users to be friends, or accepts their asking. By ids or usernames.
   */
  addFriends(request: Init<AddFriendsRequest>, options?: RpcCallOptions): Promise<AddFriendsResponse>;

  /**
   * Blocks users, by ids or usernames.
   */
  blockFriends(request: Init<BlockFriendsRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Ends friendships and asks to be friends. By ids or usernames.
   */
  deleteFriends(request: Init<DeleteFriendsRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Whether a user follows this account.
   */
  isFollower(request: Init<IsFollowerRequest>, options?: RpcCallOptions): Promise<IsFollowerResponse>;

  /**
   * Friends, page by page; `state` picks one kind: 0 friends, 1 asked by us, 2
   * asking us, 3 blocked.
   */
  listFriends(request: Init<ListFriendsRequest>, options?: RpcCallOptions): Promise<FriendList>;

  /**
   * Unblocks users. Takes a BlockFriendsRequest: that is what the wire
   * carries.
   */
  unblockFriends(request: Init<BlockFriendsRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sets what this account is doing, such as a game. Spelt so on the wire.
   */
  createActiviy(request: Init<CreateActivityRequest>, options?: RpcCallOptions): Promise<UserActivity>;

  /**
   * This account's name and picture in a clan.
   */
  getUserProfileOnClan(request: Init<ClanProfileRequest>, options?: RpcCallOptions): Promise<ClanProfile>;

  /**
   * The status of this account.
   */
  getUserStatus(options?: RpcCallOptions): Promise<UserStatus>;

  /**
   * Accepts an invite to a clan by its id, and answers the clan it leads to.
   */
  inviteUser(request: Init<InviteUserRequest>, options?: RpcCallOptions): Promise<InviteUserRes>;

  /**
   * What friends are doing.
   */
  listActivity(options?: RpcCallOptions): Promise<ListUserActivity>;

  /**
   * Every channel this account can see, of all its clans.
   */
  listChannelByUserId(options?: RpcCallOptions): Promise<ChannelDescList>;

  /**
   * The status of every member of a clan.
   */
  listClanUsersStatus(request: Init<ListClanUsersStatusRequest>, options?: RpcCallOptions): Promise<ClanUserStatusList>;

  /**
   * Every user of every clan of this account.
   */
  listUserClansByUserId(options?: RpcCallOptions): Promise<AllUserClans>;

  /**
   * The members of a clan who are online, page by page.
   */
  listUserOnline(request: Init<ListUserOnlineRequest>, options?: RpcCallOptions): Promise<ListUserOnlineResponse>;

  /**
   * Changes this account's display name and picture.
   */
  updateUser(request: Init<UpdateUsersRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sets the status text. `minutes` is how long it stays; until_turn_on keeps
   * it until it is changed.
   */
  updateUserCustomStatus(request: Init<UserStatusUpdate>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes this account's name and picture in a clan.
   */
  updateUserProfileByClan(request: Init<UpdateClanProfileRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sets the presence: "Online", "Idle", "Do Not Disturb" or "Invisible".
   * `minutes` is how long it stays; until_turn_on keeps it until it is
   * changed.
   */
  updateUserStatus(request: Init<UserStatusUpdate>, options?: RpcCallOptions): Promise<void>;

  /**
   * Moves a channel to another category.
   */
  changeChannelCategory(request: Init<ChangeChannelCategoryRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates a category in a clan.
   */
  createCategoryDesc(request: Init<CreateCategoryDescRequest>, options?: RpcCallOptions): Promise<CategoryDesc>;

  /**
   * Deletes a category.
   */
  deleteCategoryDesc(request: Init<DeleteCategoryDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * The categories of a clan. Takes a CategoryDesc of which clan_id matters.
   */
  listCategoryDescs(request: Init<CategoryDesc>, options?: RpcCallOptions): Promise<CategoryDescList>;

  /**
   * Renames a category.
   */
  updateCategory(request: Init<UpdateCategoryDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Puts the categories of a clan in order.
   */
  updateCategoryOrder(request: Init<UpdateCategoryOrderRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Bans users from a clan, or with a channel_id from a channel, for ban_time,
   * whose unit is not established.
   */
  banClanUsers(request: Init<BanClanUsersRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates a clan and answers it.
   */
  createClanDesc(request: Init<CreateClanDescRequest>, options?: RpcCallOptions): Promise<ClanDesc>;

  /**
   * Sets where and which system messages a clan posts.
   */
  createSystemMessage(request: Init<SystemMessageRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Deletes a clan, for good.
   */
  deleteClanDesc(request: Init<DeleteClanDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Takes a clan's system message settings back.
   */
  deleteSystemMessage(request: Init<DeleteSystemMessage>, options?: RpcCallOptions): Promise<void>;

  /**
   * Where and which system messages a clan posts.
   */
  getSystemMessageByClanId(request: Init<GetSystemMessage>, options?: RpcCallOptions): Promise<SystemMessage>;

  /**
   * The system message settings of every clan of this account. Over HTTP only:
   * it has no index.
   */
  getSystemMessagesList(options?: RpcCallOptions): Promise<SystemMessagesList>;

  /**
   * Whether this account is banned from a channel, and until when.
   */
  isBanned(request: Init<IsBannedRequest>, options?: RpcCallOptions): Promise<IsBannedResponse>;

  /**
   * The audit log of a clan, by action, user and day.
   */
  listAuditLog(request: Init<ListAuditLogRequest>, options?: RpcCallOptions): Promise<ListAuditLog>;

  /**
   * Who is banned from a clan or a channel.
   */
  listBannedUsers(request: Init<BannedUserListRequest>, options?: RpcCallOptions): Promise<BannedUserList>;

  /**
   * How many messages wait unread in the channels of a clan, page by page.
   */
  listChannelBadgeCount(request: Init<ListChannelBadgeCountRequest>, options?: RpcCallOptions): Promise<ListChannelBadgeCountResponse>;

  /**
   * How many messages wait unread in each clan.
   */
  listClanBadgeCount(options?: RpcCallOptions): Promise<ListClanBadgeCountResponse>;

  /**
   * The clans of this account; send `state` 1.
   */
  listClanDescs(request: Init<ListClanDescRequest>, options?: RpcCallOptions): Promise<ClanDescList>;

  /**
   * Whether messages wait unread in a clan. Retired: ListClanBadgeCount tells.
   * Over HTTP only: it has no index.
   */
  listClanUnreadMsgIndicator(request: Init<ListClanUnreadMsgIndicatorRequest>, options?: RpcCallOptions): Promise<ListClanUnreadMsgIndicatorResponse>;

  /**
   * Every member of a clan with their roles.
   */
  listClanUsers(request: Init<ListClanUsersRequest>, options?: RpcCallOptions): Promise<ClanUserList>;

  /**
   * Removes users from a clan.
   */
  removeClanUsers(request: Init<RemoveClanUsersRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Gives a clan to another owner.
   */
  transferOwnership(request: Init<TransferOwnershipRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Lifts bans. Takes a BanClanUsersRequest: that is what the wire carries.
   */
  unbanClanUsers(request: Init<BanClanUsersRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes a clan: name, pictures, welcome channel, description.
   */
  updateClanDesc(request: Init<UpdateClanDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Puts the clans of this account in order.
   */
  updateClanOrder(request: Init<UpdateClanOrderRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes where and which system messages a clan posts. Takes a
   * SystemMessageRequest: that is what the wire carries.
   */
  updateSystemMessage(request: Init<SystemMessageRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Adds a channel to the favourites.
   */
  addChannelFavorite(request: Init<AddFavoriteChannelRequest>, options?: RpcCallOptions): Promise<AddFavoriteChannelResponse>;

  /**
   * Adds users to a private channel, group or thread.
   */
  addChannelUsers(request: Init<AddChannelUsersRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Archives a channel or thread.
   */
  archiveChannel(request: Init<ArchiveChannelRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Hides a direct conversation from the list. Takes a
   * DeleteChannelDescRequest: that is what the wire carries.
   */
  closeDMByChannelId(request: Init<DeleteChannelDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Creates a channel, thread or conversation and answers it. A direct
   * message: type 3, channel_private 1, clan_id 0, user_ids of the other;
   * asking again answers the same. A thread names its parent_id.
   */
  createChannelDesc(request: Init<CreateChannelDescRequest>, options?: RpcCallOptions): Promise<ChannelDescription>;

  /**
   * Deletes a channel.
   */
  deleteChannelDesc(request: Init<DeleteChannelDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * How messages of a channel are encrypted.
   */
  getChanEncryptionMethod(request: Init<ChanEncryptionMethod>, options?: RpcCallOptions): Promise<ChanEncryptionMethod>;

  /**
   * The favourite channels of this account in a clan.
   */
  getListFavoriteChannel(request: Init<ListFavoriteChannelRequest>, options?: RpcCallOptions): Promise<ListFavoriteChannelResponse>;

  /**
   * The archived channels of a clan.
   */
  listArchivedChannelDescs(request: Init<ListArchivedChannelDescsRequest>, options?: RpcCallOptions): Promise<ListArchivedChannelDescsResponse>;

  /**
   * The channels of a clan, or with clan_id 0 and channel_type 3 the direct
   * conversations; page by page. Each tells its last sent and last seen
   * message.
   */
  listChannelDescs(request: Init<ListChannelDescsRequest>, options?: RpcCallOptions): Promise<ChannelDescList>;

  /**
   * One channel by its id.
   */
  listChannelDetail(request: Init<ListChannelDetailRequest>, options?: RpcCallOptions): Promise<ChannelDescription>;

  /**
   * The channels of a clan with what their settings page shows, page by page
   * and filtered.
   */
  listChannelSetting(request: Init<ChannelSettingListRequest>, options?: RpcCallOptions): Promise<ChannelSettingListResponse>;

  /**
   * The members of a channel, page by page.
   */
  listChannelUsers(request: Init<ListChannelUsersRequest>, options?: RpcCallOptions): Promise<ChannelUserList>;

  /**
   * The users of a channel with their names and pictures, as lists of equal
   * length.
   */
  listChannelUsersUC(request: Init<AllUsersAddChannelRequest>, options?: RpcCallOptions): Promise<AllUsersAddChannelResponse>;

  /**
   * Shows a direct conversation in the list again. Takes a
   * DeleteChannelDescRequest: that is what the wire carries.
   */
  openDMByChannelId(request: Init<DeleteChannelDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Removes a channel from the favourites.
   */
  removeChannelFavorite(request: Init<RemoveFavoriteChannelRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Removes users from a private channel, group or thread.
   */
  removeChannelUsers(request: Init<RemoveChannelUsersRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Sets how messages of a channel are encrypted.
   */
  setChanEncryptionMethod(request: Init<ChanEncryptionMethod>, options?: RpcCallOptions): Promise<void>;

  /**
   * Changes a channel: name, category, topic, picture. Wrapped fields stay as
   * they are when absent.
   */
  updateChannelDesc(request: Init<UpdateChannelDescRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Makes a channel private or public; user_ids and role_ids are who keeps
   * access.
   */
  updateChannelPrivate(request: Init<ChangeChannelPrivateRequest>, options?: RpcCallOptions): Promise<void>;

  /**
   * Whether a name is taken. type: 0 clan, 1 category, 2 channel, 3 thread, 4
   * nickname; condition_id is the clan of a category or nickname, or the
   * parent channel of a thread.
   */
  checkDuplicateName(request: Init<CheckDuplicateNameRequest>, options?: RpcCallOptions): Promise<CheckDuplicateNameResponse>;

  /**
   * Whether the server is up.
   */
  healthcheck(options?: RpcCallOptions): Promise<void>;

  /**
   * Tells of tokens that were sent. Retired: transfers go through the chain
   * now. What the answer holds is not established; it is not read. Over HTTP
   * only: it has no index.
   */
  sendToken(request: Init<TokenSentEvent>, options?: RpcCallOptions): Promise<void>;
}

/** Makes every call of the Mezon API over anything that can carry a call. */
export class RpcClient {
  static {
    addCalls(RpcClient.prototype, rpcMethods, (client) => client.#invoke);
  }

  readonly #invoke: RpcInvoke;

  constructor(invoke: RpcInvoke) {
    this.#invoke = invoke;
  }
}
