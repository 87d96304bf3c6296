import { decodeAccount, decodeLinkAccountConfirmRequest, decodeLogedDeviceList, decodeRegistFcmDeviceTokenResponse, decodeSession, encodeAccountEmail, encodeAccountMezon, encodeLinkAccountConfirmRequest, encodeRegistFcmDeviceTokenRequest, encodeRegistrationEmailRequest, encodeSessionLogoutRequest, encodeSessionRefreshRequest, encodeUpdateAccountRequest, encodeUpdateUsernameRequest } from "./mezon/api/session_codec.js";
import { decodeInviteUserRes, decodeLinkInviteUser, encodeInviteUserRequest, encodeLinkInviteUserRequest } from "./mezon/api/invite_codec.js";
import type { RpcCallOptions, RpcInvoke, RpcMethod } from "../src/runtime/rpc.js";
import { decodeNothing, encodeNothing } from "../src/runtime/rpc.js";
import { decodeApp, decodeAppList, decodeCreateRoomChannelApps, decodeGenerateHashChannelAppsResponse, decodeListChannelAppsResponse, decodeMezonOauthClient, decodeMezonOauthClientList, encodeAddAppRequest, encodeApp, encodeAppClan, encodeCreateRoomChannelApps, encodeGenerateHashChannelAppsRequest, encodeGetMezonOauthClientRequest, encodeListAppsRequest, encodeListChannelAppsRequest, encodeMezonOauthClient, encodeUpdateAIAgentRequest, encodeUpdateAppRequest } from "./mezon/api/app_codec.js";
import { decodeChanEncryptionMethod, decodeGetKeyServerResp, decodeGetPubKeysResponse, encodeChanEncryptionMethod, encodeGetPubKeysRequest, encodePushPubKeyRequest } from "./mezon/api/encryption_codec.js";
import { decodeForSaleItemList, encodeGiveCoffeeEvent, encodeListForSaleItemsRequest, encodeTokenSentEvent } from "./mezon/api/token_codec.js";
import { decodeChannelAttachmentList, decodeChannelMessageHeader, decodeChannelMessageList, encodeListChannelAttachmentRequest, encodeListChannelMessagesRequest, encodeMessage2InboxRequest, encodeMessageReaction, encodeReportMessageAbuseReqest } from "./mezon/api/message_codec.js";
import { decodeChannelMessageAck, decodeChannelMessageRemove, decodeChannelMessageUpdate, encodeChannelMessageRemove, encodeChannelMessageSend, encodeChannelMessageUpdate, encodeDropdownBoxSelected, encodeMessageButtonClicked } from "./mezon/realtime/message_codec.js";
import { decodeMutedChannelList, decodeNotificationChannelCategorySettingList, decodeNotificationList, decodeNotificationSetting, decodeNotificationUserChannel, decodeNotifiReactMessage, encodeDefaultNotificationCategory, encodeDeleteNotificationsRequest, encodeListMutedChannelRequest, encodeListNotificationsRequest, encodeMarkAsReadRequest, encodeNotificationChannel, encodeNotificationClan, encodeNotifiReactMessage, encodeSetDefaultNotificationRequest, encodeSetMuteRequest, encodeSetNotificationRequest } from "./mezon/api/notification_codec.js";
import { decodeSearchMessageResponse, encodeSearchMessageRequest, encodeSearchThreadRequest } from "./mezon/api/search_codec.js";
import { decodePinMessagesList, encodeDeletePinMessage, encodePinMessageRequest } from "./mezon/api/pin_codec.js";
import { decodeCreatePollResponse, decodeGetPollResponse, decodeVotePollResponse, encodeClosePollRequest, encodeCreatePollRequest, encodeGetPollRequest, encodeVotePollRequest } from "./mezon/api/poll_codec.js";
import { encodeActiveArchivedThread } from "./mezon/realtime/channel_codec.js";
import { decodeSdTopic, decodeSdTopicList, encodeDeleteSdTopicRequest, encodeLeaveThreadRequest, encodeListSdTopicRequest, encodeListThreadRequest, encodeSdTopicDetailRequest, encodeSdTopicRequest } from "./mezon/api/thread_codec.js";
import { decodeAddFavoriteChannelResponse, decodeAllUsersAddChannelResponse, decodeChannelDescList, decodeChannelDescListNoPool, decodeChannelDescription, decodeChannelSettingListResponse, decodeChannelUserList, decodeListArchivedChannelDescsResponse, decodeListChannelBadgeCountResponse, decodeListFavoriteChannelResponse, encodeAddChannelUsersRequest, encodeAddFavoriteChannelRequest, encodeAllUsersAddChannelRequest, encodeArchiveChannelRequest, encodeChangeChannelPrivateRequest, encodeChannelSettingListRequest, encodeCreateChannelDescRequest, encodeDeleteChannelDescRequest, encodeListArchivedChannelDescsRequest, encodeListChannelBadgeCountRequest, encodeListChannelDescsRequest, encodeListChannelDetailRequest, encodeListChannelUsersRequest, encodeListFavoriteChannelRequest, encodeRemoveChannelUsersRequest, encodeRemoveFavoriteChannelRequest, encodeUpdateChannelDescRequest } from "./mezon/api/channel_codec.js";
import { decodeChannelTimelineDetailResponse, decodeCreateChannelTimelineResponse, decodeListChannelTimelineResponse, decodeUpdateChannelTimelineResponse, encodeChannelTimelineDetailRequest, encodeCreateChannelTimelineRequest, encodeListChannelTimelineRequest, encodeUpdateChannelTimelineRequest } from "./mezon/api/timeline_codec.js";
import { decodeChannelCanvasDetailResponse, decodeChannelCanvasListResponse, decodeEditChannelCanvasResponse, encodeChannelCanvasDetailRequest, encodeChannelCanvasListRequest, encodeDeleteChannelCanvasRequest, encodeEditChannelCanvasRequest } from "./mezon/api/canvas_codec.js";
import { decodeGenerateClanWebhookResponse, decodeListClanWebhookResponse, decodeWebhookGenerateResponse, decodeWebhookListResponse, encodeClanWebhookHandlerRequest, encodeClanWebhookRequest, encodeGenerateClanWebhookRequest, encodeListClanWebhookRequest, encodeUpdateClanWebhookRequest, encodeWebhookCreateRequest, encodeWebhookDeleteRequestById, encodeWebhookListRequest, encodeWebhookUpdateRequestById } from "./mezon/api/webhook_codec.js";
import { decodeEmojiListedResponse, decodeEmojiRecentList, encodeClanEmojiCreateRequest, encodeClanEmojiDeleteRequest, encodeClanEmojiUpdateRequest } from "./mezon/api/emoji_codec.js";
import { decodeStickerListedResponse, encodeClanStickerAddRequest, encodeClanStickerDeleteRequest, encodeClanStickerUpdateByIdRequest } from "./mezon/api/sticker_codec.js";
import { decodePermissionList, decodePermissionRoleChannelListEventResponse, decodeRole, decodeRoleList, decodeRoleListEventResponse, decodeRoleUserList, decodeUserPermissionInChannelListResponse, encodeAddRoleChannelDescRequest, encodeCreateRoleRequest, encodeDeleteRoleRequest, encodeListPermissionOfUsersRequest, encodeListPermissionsRequest, encodeListRoleUsersRequest, encodePermissionRoleChannelListEventRequest, encodeRoleListEventRequest, encodeUpdateRoleChannelRequest, encodeUpdateRoleOrderRequest, encodeUpdateRoleRequest, encodeUserPermissionInChannelListRequest } from "./mezon/api/role_codec.js";
import { decodeGenerateMeetTokenResponse, decodeGenerateMezonMeetResponse, decodeRegisterStreamingChannelResponse, decodeStreamHttpCallbackResponse, decodeStreamingChannelUserList, decodeVoiceChannelUserList, encodeGenerateMeetTokenRequest, encodeMeetParticipantRequest, encodeRegisterStreamingChannelRequest, encodeStreamHttpCallbackRequest } from "./mezon/api/voice_codec.js";
import { decodeEventList, decodeEventManagement, encodeCreateEventRequest, encodeDeleteEventRequest, encodeListEventsRequest, encodeUpdateEventRequest, encodeUserEventRequest } from "./mezon/api/calendar_codec.js";
import { decodeListOnboardingResponse, decodeListOnboardingStepResponse, decodeOnboardingItem, encodeCreateOnboardingRequest, encodeListOnboardingRequest, encodeListOnboardingStepRequest, encodeOnboardingRequest, encodeUpdateOnboardingRequest, encodeUpdateOnboardingStepRequest } from "./mezon/api/onboarding_codec.js";
import { decodeQuickMenuAccessList, encodeListQuickMenuAccessRequest, encodeQuickMenuAccess } from "./mezon/api/quick_menu_codec.js";
import { encodeHandleParticipantMeetStateEvent } from "./mezon/realtime/voice_codec.js";
import { decodeMultipartUploadAttachment, decodeUploadAttachment, decodeUploadAttachmentBatch, encodeMultipartUploadAttachmentFinishRequest, encodeUploadAttachmentRequest, encodeUploadBatchAttachmentRequest } from "./mezon/api/upload_codec.js";
import { decodeAddFriendsResponse, decodeFriendList, decodeIsFollowerResponse, encodeAddFriendsRequest, encodeBlockFriendsRequest, encodeDeleteFriendsRequest, encodeIsFollowerRequest, encodeListFriendsRequest } from "./mezon/api/friend_codec.js";
import { decodeListUserActivity, decodeListUserOnlineResponse, decodeUserActivity, decodeUserStatus, encodeCreateActivityRequest, encodeListUserOnlineRequest, encodeUpdateUsersRequest, encodeUserStatusUpdate } from "./mezon/api/user_codec.js";
import { decodeAllUserClans, decodeBannedUserList, decodeCheckDuplicateNameResponse, decodeClanDesc, decodeClanDescList, decodeClanProfile, decodeClanUserList, decodeClanUserStatusList, decodeIsBannedResponse, decodeListAuditLog, decodeListClanBadgeCountResponse, decodeListClanUnreadMsgIndicatorResponse, encodeBanClanUsersRequest, encodeBannedUserListRequest, encodeCheckDuplicateNameRequest, encodeClanProfileRequest, encodeCreateClanDescRequest, encodeDeleteClanDescRequest, encodeIsBannedRequest, encodeListAuditLogRequest, encodeListClanDescRequest, encodeListClanUnreadMsgIndicatorRequest, encodeListClanUsersRequest, encodeListClanUsersStatusRequest, encodeRemoveClanUsersRequest, encodeTransferOwnershipRequest, encodeUpdateClanDescRequest, encodeUpdateClanOrderRequest, encodeUpdateClanProfileRequest } from "./mezon/api/clan_codec.js";
import { decodeCategoryDesc, decodeCategoryDescList, encodeCategoryDesc, encodeChangeChannelCategoryRequest, encodeCreateCategoryDescRequest, encodeDeleteCategoryDescRequest, encodeUpdateCategoryDescRequest, encodeUpdateCategoryOrderRequest } from "./mezon/api/category_codec.js";
import { decodeSystemMessage, decodeSystemMessagesList, encodeDeleteSystemMessage, encodeGetSystemMessage, encodeSystemMessageRequest } from "./mezon/api/system_message_codec.js";
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
  confirmLinkMezonOTP: {
    name: "ConfirmLinkMezonOTP",
    apiIndex: 87,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeLinkAccountConfirmRequest,
    decode: decodeSession,
  },
  createLinkInviteUser: {
    name: "CreateLinkInviteUser",
    apiIndex: 92,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeLinkInviteUserRequest,
    decode: decodeLinkInviteUser,
  },
  deleteAccount: {
    name: "DeleteAccount",
    apiIndex: 75,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeNothing,
  },
  deleteMezonOauthClient: {
    name: "DeleteMezonOauthClient",
    apiIndex: 170,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMezonOauthClient,
    decode: decodeNothing,
  },
  getAccount: {
    name: "GetAccount",
    apiIndex: 1,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeAccount,
  },
  getKeyServer: {
    name: "GetKeyServer",
    apiIndex: 147,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeGetKeyServerResp,
  },
  getMezonOauthClient: {
    name: "GetMezonOauthClient",
    apiIndex: 169,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeGetMezonOauthClientRequest,
    decode: decodeMezonOauthClient,
  },
  getPubKeys: {
    name: "GetPubKeys",
    apiIndex: 143,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeGetPubKeysRequest,
    decode: decodeGetPubKeysResponse,
  },
  linkEmail: {
    name: "LinkEmail",
    apiIndex: 88,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAccountEmail,
    decode: decodeLinkAccountConfirmRequest,
  },
  linkSMS: {
    name: "LinkSMS",
    apiIndex: 86,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAccountMezon,
    decode: decodeLinkAccountConfirmRequest,
  },
  listLogedDevice: {
    name: "ListLogedDevice",
    apiIndex: 19,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeLogedDeviceList,
  },
  listMezonOauthClient: {
    name: "ListMezonOauthClient",
    apiIndex: undefined,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeMezonOauthClientList,
  },
  pushPubKey: {
    name: "PushPubKey",
    apiIndex: 144,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodePushPubKeyRequest,
    decode: decodeNothing,
  },
  registFCMDeviceToken: {
    name: "RegistFCMDeviceToken",
    apiIndex: 35,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeRegistFcmDeviceTokenRequest,
    decode: decodeRegistFcmDeviceTokenResponse,
  },
  registrationEmail: {
    name: "RegistrationEmail",
    apiIndex: 59,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeRegistrationEmailRequest,
    decode: decodeSession,
  },
  sessionLogout: {
    name: "SessionLogout",
    apiIndex: 200,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSessionLogoutRequest,
    decode: decodeNothing,
  },
  sessionRefresh: {
    name: "SessionRefresh",
    apiIndex: 199,
    readOnly: false,
    serverKeyAuth: true,
    encode: encodeSessionRefreshRequest,
    decode: decodeSession,
  },
  unlinkEmail: {
    name: "UnlinkEmail",
    apiIndex: 105,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAccountEmail,
    decode: decodeNothing,
  },
  unlinkMezon: {
    name: "UnlinkMezon",
    apiIndex: 104,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAccountMezon,
    decode: decodeNothing,
  },
  updateAccount: {
    name: "UpdateAccount",
    apiIndex: 106,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateAccountRequest,
    decode: decodeNothing,
  },
  updateMezonOauthClient: {
    name: "UpdateMezonOauthClient",
    apiIndex: 171,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMezonOauthClient,
    decode: decodeMezonOauthClient,
  },
  updateUsername: {
    name: "UpdateUsername",
    apiIndex: 107,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateUsernameRequest,
    decode: decodeSession,
  },
  giveMeACoffee: {
    name: "GiveMeACoffee",
    apiIndex: undefined,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeGiveCoffeeEvent,
    decode: decodeNothing,
  },
  listForSaleItems: {
    name: "ListForSaleItems",
    apiIndex: 53,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListForSaleItemsRequest,
    decode: decodeForSaleItemList,
  },
  createMessage2Inbox: {
    name: "CreateMessage2Inbox",
    apiIndex: 103,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMessage2InboxRequest,
    decode: decodeChannelMessageHeader,
  },
  deleteChannelMessage: {
    name: "DeleteChannelMessage",
    apiIndex: 182,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeChannelMessageRemove,
    decode: decodeChannelMessageRemove,
  },
  deleteNotiReactMessage: {
    name: "DeleteNotiReactMessage",
    apiIndex: undefined,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeNotificationChannel,
    decode: decodeNothing,
  },
  dropdownBoxSelected: {
    name: "DropdownBoxSelected",
    apiIndex: 185,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDropdownBoxSelected,
    decode: decodeNothing,
  },
  getNotificationReactMessage: {
    name: "GetNotificationReactMessage",
    apiIndex: undefined,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNotifiReactMessage,
    decode: decodeNotifiReactMessage,
  },
  listChannelMessages: {
    name: "ListChannelMessages",
    apiIndex: 30,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelMessagesRequest,
    decode: decodeChannelMessageList,
  },
  messageButtonClick: {
    name: "MessageButtonClick",
    apiIndex: 184,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMessageButtonClicked,
    decode: decodeNothing,
  },
  reactChannelMessage: {
    name: "ReactChannelMessage",
    apiIndex: 196,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMessageReaction,
    decode: decodeNothing,
  },
  reportMessageAbuse: {
    name: "ReportMessageAbuse",
    apiIndex: 183,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeReportMessageAbuseReqest,
    decode: decodeNothing,
  },
  searchMessage: {
    name: "SearchMessage",
    apiIndex: 116,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeSearchMessageRequest,
    decode: decodeSearchMessageResponse,
  },
  sendChannelMessage: {
    name: "SendChannelMessage",
    apiIndex: 180,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeChannelMessageSend,
    decode: decodeChannelMessageAck,
  },
  setNotificationReactMessage: {
    name: "SetNotificationReactMessage",
    apiIndex: undefined,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeNotificationChannel,
    decode: decodeNothing,
  },
  updateChannelMessage: {
    name: "UpdateChannelMessage",
    apiIndex: 181,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeChannelMessageUpdate,
    decode: decodeChannelMessageUpdate,
  },
  createPinMessage: {
    name: "CreatePinMessage",
    apiIndex: 102,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodePinMessageRequest,
    decode: decodeChannelMessageHeader,
  },
  deletePinMessage: {
    name: "DeletePinMessage",
    apiIndex: 207,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeletePinMessage,
    decode: decodeNothing,
  },
  getPinMessagesList: {
    name: "GetPinMessagesList",
    apiIndex: 27,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodePinMessageRequest,
    decode: decodePinMessagesList,
  },
  closePoll: {
    name: "ClosePoll",
    apiIndex: 194,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClosePollRequest,
    decode: decodeNothing,
  },
  createPoll: {
    name: "CreatePoll",
    apiIndex: 192,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreatePollRequest,
    decode: decodeCreatePollResponse,
  },
  getPoll: {
    name: "GetPoll",
    apiIndex: 195,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeGetPollRequest,
    decode: decodeGetPollResponse,
  },
  votePoll: {
    name: "VotePoll",
    apiIndex: 193,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeVotePollRequest,
    decode: decodeVotePollResponse,
  },
  activeArchivedThread: {
    name: "ActiveArchivedThread",
    apiIndex: 186,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeActiveArchivedThread,
    decode: decodeNothing,
  },
  createSdTopic: {
    name: "CreateSdTopic",
    apiIndex: 162,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSdTopicRequest,
    decode: decodeSdTopic,
  },
  deleteSdTopic: {
    name: "DeleteSdTopic",
    apiIndex: 163,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteSdTopicRequest,
    decode: decodeNothing,
  },
  getTopicDetail: {
    name: "GetTopicDetail",
    apiIndex: 161,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeSdTopicDetailRequest,
    decode: decodeSdTopic,
  },
  leaveThread: {
    name: "LeaveThread",
    apiIndex: 84,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeLeaveThreadRequest,
    decode: decodeNothing,
  },
  listSdTopic: {
    name: "ListSdTopic",
    apiIndex: 56,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListSdTopicRequest,
    decode: decodeSdTopicList,
  },
  listThreadDescs: {
    name: "ListThreadDescs",
    apiIndex: 37,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListThreadRequest,
    decode: decodeChannelDescListNoPool,
  },
  searchThread: {
    name: "SearchThread",
    apiIndex: 172,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeSearchThreadRequest,
    decode: decodeChannelDescList,
  },
  createChannelTimeline: {
    name: "CreateChannelTimeline",
    apiIndex: 190,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateChannelTimelineRequest,
    decode: decodeCreateChannelTimelineResponse,
  },
  deleteChannelCanvas: {
    name: "DeleteChannelCanvas",
    apiIndex: 139,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteChannelCanvasRequest,
    decode: decodeNothing,
  },
  detailChannelTimeline: {
    name: "DetailChannelTimeline",
    apiIndex: 191,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeChannelTimelineDetailRequest,
    decode: decodeChannelTimelineDetailResponse,
  },
  editChannelCanvases: {
    name: "EditChannelCanvases",
    apiIndex: 137,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeEditChannelCanvasRequest,
    decode: decodeEditChannelCanvasResponse,
  },
  getChannelCanvasDetail: {
    name: "GetChannelCanvasDetail",
    apiIndex: 138,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeChannelCanvasDetailRequest,
    decode: decodeChannelCanvasDetailResponse,
  },
  getChannelCanvasList: {
    name: "GetChannelCanvasList",
    apiIndex: 28,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeChannelCanvasListRequest,
    decode: decodeChannelCanvasListResponse,
  },
  listChannelTimeline: {
    name: "ListChannelTimeline",
    apiIndex: 29,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelTimelineRequest,
    decode: decodeListChannelTimelineResponse,
  },
  updateChannelTimeline: {
    name: "UpdateChannelTimeline",
    apiIndex: 187,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateChannelTimelineRequest,
    decode: decodeUpdateChannelTimelineResponse,
  },
  deleteClanWebhookById: {
    name: "DeleteClanWebhookById",
    apiIndex: 157,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanWebhookRequest,
    decode: decodeNothing,
  },
  deleteWebhookById: {
    name: "DeleteWebhookById",
    apiIndex: 123,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeWebhookDeleteRequestById,
    decode: decodeNothing,
  },
  generateClanWebhook: {
    name: "GenerateClanWebhook",
    apiIndex: 155,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeGenerateClanWebhookRequest,
    decode: decodeGenerateClanWebhookResponse,
  },
  generateWebhook: {
    name: "GenerateWebhook",
    apiIndex: 120,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeWebhookCreateRequest,
    decode: decodeWebhookGenerateResponse,
  },
  handleClanWebhook: {
    name: "HandleClanWebhook",
    apiIndex: 158,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanWebhookHandlerRequest,
    decode: decodeNothing,
  },
  handleWebhook: {
    name: "HandleWebhook",
    apiIndex: 121,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanWebhookHandlerRequest,
    decode: decodeNothing,
  },
  listClanWebhook: {
    name: "ListClanWebhook",
    apiIndex: 54,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListClanWebhookRequest,
    decode: decodeListClanWebhookResponse,
  },
  listWebhookByChannelId: {
    name: "ListWebhookByChannelId",
    apiIndex: 48,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeWebhookListRequest,
    decode: decodeWebhookListResponse,
  },
  updateClanWebhookById: {
    name: "UpdateClanWebhookById",
    apiIndex: 156,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateClanWebhookRequest,
    decode: decodeNothing,
  },
  updateWebhookById: {
    name: "UpdateWebhookById",
    apiIndex: 122,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeWebhookUpdateRequestById,
    decode: decodeNothing,
  },
  createClanEmoji: {
    name: "CreateClanEmoji",
    apiIndex: 117,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanEmojiCreateRequest,
    decode: decodeNothing,
  },
  deleteByIdClanEmoji: {
    name: "DeleteByIdClanEmoji",
    apiIndex: 118,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanEmojiDeleteRequest,
    decode: decodeNothing,
  },
  emojiRecentList: {
    name: "EmojiRecentList",
    apiIndex: 15,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeEmojiRecentList,
  },
  getListEmojisByUserId: {
    name: "GetListEmojisByUserId",
    apiIndex: 16,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeEmojiListedResponse,
  },
  updateClanEmojiById: {
    name: "UpdateClanEmojiById",
    apiIndex: 119,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanEmojiUpdateRequest,
    decode: decodeNothing,
  },
  addClanSticker: {
    name: "AddClanSticker",
    apiIndex: 124,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanStickerAddRequest,
    decode: decodeNothing,
  },
  deleteClanStickerById: {
    name: "DeleteClanStickerById",
    apiIndex: 126,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanStickerDeleteRequest,
    decode: decodeNothing,
  },
  getListStickersByUserId: {
    name: "GetListStickersByUserId",
    apiIndex: 25,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeStickerListedResponse,
  },
  updateClanStickerById: {
    name: "UpdateClanStickerById",
    apiIndex: 125,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeClanStickerUpdateByIdRequest,
    decode: decodeNothing,
  },
  addRolesChannelDesc: {
    name: "AddRolesChannelDesc",
    apiIndex: 64,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAddRoleChannelDescRequest,
    decode: decodeNothing,
  },
  createRole: {
    name: "CreateRole",
    apiIndex: 67,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateRoleRequest,
    decode: decodeRole,
  },
  deleteRole: {
    name: "DeleteRole",
    apiIndex: 69,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteRoleRequest,
    decode: decodeNothing,
  },
  deleteRoleChannelDesc: {
    name: "DeleteRoleChannelDesc",
    apiIndex: 71,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteRoleRequest,
    decode: decodeNothing,
  },
  getListPermission: {
    name: "GetListPermission",
    apiIndex: 7,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodePermissionList,
  },
  getPermissionByRoleIdChannelId: {
    name: "GetPermissionByRoleIdChannelId",
    apiIndex: 49,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodePermissionRoleChannelListEventRequest,
    decode: decodePermissionRoleChannelListEventResponse,
  },
  getRoleOfUserInTheClan: {
    name: "GetRoleOfUserInTheClan",
    apiIndex: 6,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListPermissionOfUsersRequest,
    decode: decodeRoleList,
  },
  listRolePermissions: {
    name: "ListRolePermissions",
    apiIndex: 205,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListPermissionsRequest,
    decode: decodePermissionList,
  },
  listRoleUsers: {
    name: "ListRoleUsers",
    apiIndex: 41,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListRoleUsersRequest,
    decode: decodeRoleUserList,
  },
  listRoles: {
    name: "ListRoles",
    apiIndex: 4,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeRoleListEventRequest,
    decode: decodeRoleListEventResponse,
  },
  listUserPermissionInChannel: {
    name: "ListUserPermissionInChannel",
    apiIndex: 8,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeUserPermissionInChannelListRequest,
    decode: decodeUserPermissionInChannelListResponse,
  },
  setRoleChannelPermission: {
    name: "SetRoleChannelPermission",
    apiIndex: 94,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateRoleChannelRequest,
    decode: decodeNothing,
  },
  updateRole: {
    name: "UpdateRole",
    apiIndex: 114,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateRoleRequest,
    decode: decodeNothing,
  },
  updateRoleOrder: {
    name: "UpdateRoleOrder",
    apiIndex: 110,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateRoleOrderRequest,
    decode: decodeNothing,
  },
  deleteNotificationCategorySetting: {
    name: "DeleteNotificationCategorySetting",
    apiIndex: 100,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDefaultNotificationCategory,
    decode: decodeNothing,
  },
  deleteNotificationChannel: {
    name: "DeleteNotificationChannel",
    apiIndex: 101,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeNotificationChannel,
    decode: decodeNothing,
  },
  deleteNotifications: {
    name: "DeleteNotifications",
    apiIndex: 78,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteNotificationsRequest,
    decode: decodeNothing,
  },
  getChannelCategoryNotiSettingsList: {
    name: "GetChannelCategoryNotiSettingsList",
    apiIndex: 40,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNotificationClan,
    decode: decodeNotificationChannelCategorySettingList,
  },
  getNotificationCategory: {
    name: "GetNotificationCategory",
    apiIndex: 204,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeDefaultNotificationCategory,
    decode: decodeNotificationUserChannel,
  },
  getNotificationChannel: {
    name: "GetNotificationChannel",
    apiIndex: 13,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNotificationChannel,
    decode: decodeNotificationUserChannel,
  },
  getNotificationClan: {
    name: "GetNotificationClan",
    apiIndex: 9,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNotificationClan,
    decode: decodeNotificationSetting,
  },
  listMutedChannel: {
    name: "ListMutedChannel",
    apiIndex: 10,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListMutedChannelRequest,
    decode: decodeMutedChannelList,
  },
  listNotifications: {
    name: "ListNotifications",
    apiIndex: 46,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListNotificationsRequest,
    decode: decodeNotificationList,
  },
  markAsRead: {
    name: "MarkAsRead",
    apiIndex: 208,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMarkAsReadRequest,
    decode: decodeNothing,
  },
  muteParticipantMezonMeet: {
    name: "MuteParticipantMezonMeet",
    apiIndex: 167,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMeetParticipantRequest,
    decode: decodeNothing,
  },
  setMuteCategory: {
    name: "SetMuteCategory",
    apiIndex: 97,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSetMuteRequest,
    decode: decodeNothing,
  },
  setMuteChannel: {
    name: "SetMuteChannel",
    apiIndex: 96,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSetMuteRequest,
    decode: decodeNothing,
  },
  setNotificationCategorySetting: {
    name: "SetNotificationCategorySetting",
    apiIndex: 99,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSetNotificationRequest,
    decode: decodeNothing,
  },
  setNotificationChannelSetting: {
    name: "SetNotificationChannelSetting",
    apiIndex: 95,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSetNotificationRequest,
    decode: decodeNothing,
  },
  setNotificationClanSetting: {
    name: "SetNotificationClanSetting",
    apiIndex: 98,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSetDefaultNotificationRequest,
    decode: decodeNothing,
  },
  addUserEvent: {
    name: "AddUserEvent",
    apiIndex: 175,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUserEventRequest,
    decode: decodeNothing,
  },
  createEvent: {
    name: "CreateEvent",
    apiIndex: 68,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateEventRequest,
    decode: decodeEventManagement,
  },
  deleteEvent: {
    name: "DeleteEvent",
    apiIndex: 70,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteEventRequest,
    decode: decodeNothing,
  },
  deleteUserEvent: {
    name: "DeleteUserEvent",
    apiIndex: 174,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUserEventRequest,
    decode: decodeNothing,
  },
  listEvents: {
    name: "ListEvents",
    apiIndex: 5,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListEventsRequest,
    decode: decodeEventList,
  },
  updateEvent: {
    name: "UpdateEvent",
    apiIndex: 115,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateEventRequest,
    decode: decodeNothing,
  },
  updateEventUser: {
    name: "UpdateEventUser",
    apiIndex: undefined,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteEventRequest,
    decode: decodeNothing,
  },
  createOnboarding: {
    name: "CreateOnboarding",
    apiIndex: 150,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateOnboardingRequest,
    decode: decodeListOnboardingResponse,
  },
  deleteOnboarding: {
    name: "DeleteOnboarding",
    apiIndex: 152,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeOnboardingRequest,
    decode: decodeNothing,
  },
  getOnboardingDetail: {
    name: "GetOnboardingDetail",
    apiIndex: 149,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeOnboardingRequest,
    decode: decodeOnboardingItem,
  },
  listOnboarding: {
    name: "ListOnboarding",
    apiIndex: 24,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListOnboardingRequest,
    decode: decodeListOnboardingResponse,
  },
  listOnboardingStep: {
    name: "ListOnboardingStep",
    apiIndex: 153,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListOnboardingStepRequest,
    decode: decodeListOnboardingStepResponse,
  },
  updateOnboarding: {
    name: "UpdateOnboarding",
    apiIndex: 151,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateOnboardingRequest,
    decode: decodeNothing,
  },
  updateOnboardingStep: {
    name: "UpdateOnboardingStep",
    apiIndex: 154,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateOnboardingStepRequest,
    decode: decodeNothing,
  },
  addQuickMenuAccess: {
    name: "AddQuickMenuAccess",
    apiIndex: 177,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeQuickMenuAccess,
    decode: decodeNothing,
  },
  deleteQuickMenuAccess: {
    name: "DeleteQuickMenuAccess",
    apiIndex: 176,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeQuickMenuAccess,
    decode: decodeNothing,
  },
  listQuickMenuAccess: {
    name: "ListQuickMenuAccess",
    apiIndex: 12,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListQuickMenuAccessRequest,
    decode: decodeQuickMenuAccessList,
  },
  updateQuickMenuAccess: {
    name: "UpdateQuickMenuAccess",
    apiIndex: 178,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeQuickMenuAccess,
    decode: decodeNothing,
  },
  addAgentToChannel: {
    name: "AddAgentToChannel",
    apiIndex: 188,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateAIAgentRequest,
    decode: decodeNothing,
  },
  addApp: {
    name: "AddApp",
    apiIndex: 129,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAddAppRequest,
    decode: decodeApp,
  },
  addAppToClan: {
    name: "AddAppToClan",
    apiIndex: 132,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAppClan,
    decode: decodeNothing,
  },
  createRoomChannelApps: {
    name: "CreateRoomChannelApps",
    apiIndex: 168,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateRoomChannelApps,
    decode: decodeCreateRoomChannelApps,
  },
  deleteApp: {
    name: "DeleteApp",
    apiIndex: 130,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeApp,
    decode: decodeNothing,
  },
  disconnectAgent: {
    name: "DisconnectAgent",
    apiIndex: 189,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateAIAgentRequest,
    decode: decodeNothing,
  },
  generateHashChannelApps: {
    name: "GenerateHashChannelApps",
    apiIndex: 173,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeGenerateHashChannelAppsRequest,
    decode: decodeGenerateHashChannelAppsResponse,
  },
  getApp: {
    name: "GetApp",
    apiIndex: 52,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeApp,
    decode: decodeApp,
  },
  listApps: {
    name: "ListApps",
    apiIndex: 51,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListAppsRequest,
    decode: decodeAppList,
  },
  listChannelApps: {
    name: "ListChannelApps",
    apiIndex: 21,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelAppsRequest,
    decode: decodeListChannelAppsResponse,
  },
  updateApp: {
    name: "UpdateApp",
    apiIndex: 131,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateAppRequest,
    decode: decodeApp,
  },
  createExternalMezonMeet: {
    name: "CreateExternalMezonMeet",
    apiIndex: 164,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeGenerateMezonMeetResponse,
  },
  generateMeetToken: {
    name: "GenerateMeetToken",
    apiIndex: 165,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeGenerateMeetTokenRequest,
    decode: decodeGenerateMeetTokenResponse,
  },
  listChannelVoiceUsers: {
    name: "ListChannelVoiceUsers",
    apiIndex: 44,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelUsersRequest,
    decode: decodeVoiceChannelUserList,
  },
  listStreamingChannelUsers: {
    name: "ListStreamingChannelUsers",
    apiIndex: 11,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelUsersRequest,
    decode: decodeStreamingChannelUserList,
  },
  registerStreamingChannel: {
    name: "RegisterStreamingChannel",
    apiIndex: undefined,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeRegisterStreamingChannelRequest,
    decode: decodeRegisterStreamingChannelResponse,
  },
  removeParticipantMezonMeet: {
    name: "RemoveParticipantMezonMeet",
    apiIndex: 166,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMeetParticipantRequest,
    decode: decodeNothing,
  },
  streamingServerCallback: {
    name: "StreamingServerCallback",
    apiIndex: 136,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeStreamHttpCallbackRequest,
    decode: decodeStreamHttpCallbackResponse,
  },
  updateMezonVoiceState: {
    name: "UpdateMezonVoiceState",
    apiIndex: undefined,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeHandleParticipantMeetStateEvent,
    decode: decodeNothing,
  },
  listChannelAttachment: {
    name: "ListChannelAttachment",
    apiIndex: 43,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelAttachmentRequest,
    decode: decodeChannelAttachmentList,
  },
  multipartUploadAttachmentFileFinish: {
    name: "MultipartUploadAttachmentFileFinish",
    apiIndex: 198,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeMultipartUploadAttachmentFinishRequest,
    decode: decodeUploadAttachment,
  },
  multipartUploadAttachmentFileStart: {
    name: "MultipartUploadAttachmentFileStart",
    apiIndex: 197,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUploadAttachmentRequest,
    decode: decodeMultipartUploadAttachment,
  },
  uploadAttachmentFile: {
    name: "UploadAttachmentFile",
    apiIndex: 62,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUploadAttachmentRequest,
    decode: decodeUploadAttachment,
  },
  uploadBatchAttachmentFile: {
    name: "UploadBatchAttachmentFile",
    apiIndex: 209,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUploadBatchAttachmentRequest,
    decode: decodeUploadAttachmentBatch,
  },
  uploadOauthFile: {
    name: "UploadOauthFile",
    apiIndex: 63,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUploadAttachmentRequest,
    decode: decodeUploadAttachment,
  },
  addFriends: {
    name: "AddFriends",
    apiIndex: 57,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAddFriendsRequest,
    decode: decodeAddFriendsResponse,
  },
  blockFriends: {
    name: "BlockFriends",
    apiIndex: 60,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeBlockFriendsRequest,
    decode: decodeNothing,
  },
  deleteFriends: {
    name: "DeleteFriends",
    apiIndex: 76,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteFriendsRequest,
    decode: decodeNothing,
  },
  isFollower: {
    name: "IsFollower",
    apiIndex: 206,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeIsFollowerRequest,
    decode: decodeIsFollowerResponse,
  },
  listFriends: {
    name: "ListFriends",
    apiIndex: 14,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListFriendsRequest,
    decode: decodeFriendList,
  },
  unblockFriends: {
    name: "UnblockFriends",
    apiIndex: 61,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeBlockFriendsRequest,
    decode: decodeNothing,
  },
  createActiviy: {
    name: "CreateActiviy",
    apiIndex: 142,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateActivityRequest,
    decode: decodeUserActivity,
  },
  getUserProfileOnClan: {
    name: "GetUserProfileOnClan",
    apiIndex: 34,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeClanProfileRequest,
    decode: decodeClanProfile,
  },
  getUserStatus: {
    name: "GetUserStatus",
    apiIndex: 55,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeUserStatus,
  },
  inviteUser: {
    name: "InviteUser",
    apiIndex: 93,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeInviteUserRequest,
    decode: decodeInviteUserRes,
  },
  listActivity: {
    name: "ListActivity",
    apiIndex: 31,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeListUserActivity,
  },
  listChannelByUserId: {
    name: "ListChannelByUserId",
    apiIndex: 32,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeChannelDescList,
  },
  listClanUsersStatus: {
    name: "ListClanUsersStatus",
    apiIndex: 20,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListClanUsersStatusRequest,
    decode: decodeClanUserStatusList,
  },
  listUserClansByUserId: {
    name: "ListUserClansByUserId",
    apiIndex: 33,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeAllUserClans,
  },
  listUserOnline: {
    name: "ListUserOnline",
    apiIndex: 45,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListUserOnlineRequest,
    decode: decodeListUserOnlineResponse,
  },
  updateUser: {
    name: "UpdateUser",
    apiIndex: 80,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateUsersRequest,
    decode: decodeNothing,
  },
  updateUserCustomStatus: {
    name: "UpdateUserCustomStatus",
    apiIndex: 160,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUserStatusUpdate,
    decode: decodeNothing,
  },
  updateUserProfileByClan: {
    name: "UpdateUserProfileByClan",
    apiIndex: 81,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateClanProfileRequest,
    decode: decodeNothing,
  },
  updateUserStatus: {
    name: "UpdateUserStatus",
    apiIndex: 159,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUserStatusUpdate,
    decode: decodeNothing,
  },
  changeChannelCategory: {
    name: "ChangeChannelCategory",
    apiIndex: 127,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeChangeChannelCategoryRequest,
    decode: decodeNothing,
  },
  createCategoryDesc: {
    name: "CreateCategoryDesc",
    apiIndex: 65,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateCategoryDescRequest,
    decode: decodeCategoryDesc,
  },
  deleteCategoryDesc: {
    name: "DeleteCategoryDesc",
    apiIndex: 77,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteCategoryDescRequest,
    decode: decodeNothing,
  },
  listCategoryDescs: {
    name: "ListCategoryDescs",
    apiIndex: 23,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeCategoryDesc,
    decode: decodeCategoryDescList,
  },
  updateCategory: {
    name: "UpdateCategory",
    apiIndex: 108,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateCategoryDescRequest,
    decode: decodeNothing,
  },
  updateCategoryOrder: {
    name: "UpdateCategoryOrder",
    apiIndex: 109,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateCategoryOrderRequest,
    decode: decodeNothing,
  },
  banClanUsers: {
    name: "BanClanUsers",
    apiIndex: 91,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeBanClanUsersRequest,
    decode: decodeNothing,
  },
  createClanDesc: {
    name: "CreateClanDesc",
    apiIndex: 89,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateClanDescRequest,
    decode: decodeClanDesc,
  },
  createSystemMessage: {
    name: "CreateSystemMessage",
    apiIndex: 133,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSystemMessageRequest,
    decode: decodeNothing,
  },
  deleteClanDesc: {
    name: "DeleteClanDesc",
    apiIndex: 79,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteClanDescRequest,
    decode: decodeNothing,
  },
  deleteSystemMessage: {
    name: "DeleteSystemMessage",
    apiIndex: 135,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteSystemMessage,
    decode: decodeNothing,
  },
  getSystemMessageByClanId: {
    name: "GetSystemMessageByClanId",
    apiIndex: 26,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeGetSystemMessage,
    decode: decodeSystemMessage,
  },
  getSystemMessagesList: {
    name: "GetSystemMessagesList",
    apiIndex: undefined,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeSystemMessagesList,
  },
  isBanned: {
    name: "IsBanned",
    apiIndex: 36,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeIsBannedRequest,
    decode: decodeIsBannedResponse,
  },
  listAuditLog: {
    name: "ListAuditLog",
    apiIndex: 148,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListAuditLogRequest,
    decode: decodeListAuditLog,
  },
  listBannedUsers: {
    name: "ListBannedUsers",
    apiIndex: 203,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeBannedUserListRequest,
    decode: decodeBannedUserList,
  },
  listChannelBadgeCount: {
    name: "ListChannelBadgeCount",
    apiIndex: 18,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelBadgeCountRequest,
    decode: decodeListChannelBadgeCountResponse,
  },
  listClanBadgeCount: {
    name: "ListClanBadgeCount",
    apiIndex: 17,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeListClanBadgeCountResponse,
  },
  listClanDescs: {
    name: "ListClanDescs",
    apiIndex: 2,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListClanDescRequest,
    decode: decodeClanDescList,
  },
  listClanUnreadMsgIndicator: {
    name: "ListClanUnreadMsgIndicator",
    apiIndex: undefined,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListClanUnreadMsgIndicatorRequest,
    decode: decodeListClanUnreadMsgIndicatorResponse,
  },
  listClanUsers: {
    name: "ListClanUsers",
    apiIndex: 3,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListClanUsersRequest,
    decode: decodeClanUserList,
  },
  removeClanUsers: {
    name: "RemoveClanUsers",
    apiIndex: 90,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeRemoveClanUsersRequest,
    decode: decodeNothing,
  },
  transferOwnership: {
    name: "TransferOwnership",
    apiIndex: 179,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeTransferOwnershipRequest,
    decode: decodeNothing,
  },
  unbanClanUsers: {
    name: "UnbanClanUsers",
    apiIndex: 202,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeBanClanUsersRequest,
    decode: decodeNothing,
  },
  updateClanDesc: {
    name: "UpdateClanDesc",
    apiIndex: 111,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateClanDescRequest,
    decode: decodeNothing,
  },
  updateClanOrder: {
    name: "UpdateClanOrder",
    apiIndex: 82,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateClanOrderRequest,
    decode: decodeNothing,
  },
  updateSystemMessage: {
    name: "UpdateSystemMessage",
    apiIndex: 134,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeSystemMessageRequest,
    decode: decodeNothing,
  },
  addChannelFavorite: {
    name: "AddChannelFavorite",
    apiIndex: 140,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAddFavoriteChannelRequest,
    decode: decodeAddFavoriteChannelResponse,
  },
  addChannelUsers: {
    name: "AddChannelUsers",
    apiIndex: 58,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeAddChannelUsersRequest,
    decode: decodeNothing,
  },
  archiveChannel: {
    name: "ArchiveChannel",
    apiIndex: 85,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeArchiveChannelRequest,
    decode: decodeNothing,
  },
  closeDMByChannelId: {
    name: "CloseDMByChannelId",
    apiIndex: 73,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteChannelDescRequest,
    decode: decodeNothing,
  },
  createChannelDesc: {
    name: "CreateChannelDesc",
    apiIndex: 66,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeCreateChannelDescRequest,
    decode: decodeChannelDescription,
  },
  deleteChannelDesc: {
    name: "DeleteChannelDesc",
    apiIndex: 72,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteChannelDescRequest,
    decode: decodeNothing,
  },
  getChanEncryptionMethod: {
    name: "GetChanEncryptionMethod",
    apiIndex: 145,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeChanEncryptionMethod,
    decode: decodeChanEncryptionMethod,
  },
  getListFavoriteChannel: {
    name: "GetListFavoriteChannel",
    apiIndex: 22,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListFavoriteChannelRequest,
    decode: decodeListFavoriteChannelResponse,
  },
  listArchivedChannelDescs: {
    name: "ListArchivedChannelDescs",
    apiIndex: 38,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListArchivedChannelDescsRequest,
    decode: decodeListArchivedChannelDescsResponse,
  },
  listChannelDescs: {
    name: "ListChannelDescs",
    apiIndex: 0,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelDescsRequest,
    decode: decodeChannelDescList,
  },
  listChannelDetail: {
    name: "ListChannelDetail",
    apiIndex: 39,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelDetailRequest,
    decode: decodeChannelDescription,
  },
  listChannelSetting: {
    name: "ListChannelSetting",
    apiIndex: 50,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeChannelSettingListRequest,
    decode: decodeChannelSettingListResponse,
  },
  listChannelUsers: {
    name: "ListChannelUsers",
    apiIndex: 42,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeListChannelUsersRequest,
    decode: decodeChannelUserList,
  },
  listChannelUsersUC: {
    name: "ListChannelUsersUC",
    apiIndex: 47,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeAllUsersAddChannelRequest,
    decode: decodeAllUsersAddChannelResponse,
  },
  openDMByChannelId: {
    name: "OpenDMByChannelId",
    apiIndex: 74,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeDeleteChannelDescRequest,
    decode: decodeNothing,
  },
  removeChannelFavorite: {
    name: "RemoveChannelFavorite",
    apiIndex: 141,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeRemoveFavoriteChannelRequest,
    decode: decodeNothing,
  },
  removeChannelUsers: {
    name: "RemoveChannelUsers",
    apiIndex: 83,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeRemoveChannelUsersRequest,
    decode: decodeNothing,
  },
  setChanEncryptionMethod: {
    name: "SetChanEncryptionMethod",
    apiIndex: 146,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeChanEncryptionMethod,
    decode: decodeNothing,
  },
  updateChannelDesc: {
    name: "UpdateChannelDesc",
    apiIndex: 112,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeUpdateChannelDescRequest,
    decode: decodeNothing,
  },
  updateChannelPrivate: {
    name: "UpdateChannelPrivate",
    apiIndex: 113,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeChangeChannelPrivateRequest,
    decode: decodeNothing,
  },
  checkDuplicateName: {
    name: "CheckDuplicateName",
    apiIndex: 128,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeCheckDuplicateNameRequest,
    decode: decodeCheckDuplicateNameResponse,
  },
  healthcheck: {
    name: "Healthcheck",
    apiIndex: 201,
    readOnly: true,
    serverKeyAuth: false,
    encode: encodeNothing,
    decode: decodeNothing,
  },
  sendToken: {
    name: "SendToken",
    apiIndex: undefined,
    readOnly: false,
    serverKeyAuth: false,
    encode: encodeTokenSentEvent,
    decode: decodeNothing,
  },
} as const satisfies Record<string, RpcMethod<never, unknown>>;

/** Every call of the Mezon API as a method. Built over anything that can carry a call. */
export class RpcClient {
  readonly #invoke: RpcInvoke;

  constructor(invoke: RpcInvoke) {
    this.#invoke = invoke;
  }

  /**
   * Confirms the phone number or address that LinkSMS or LinkEmail began to
   * link, with the code that was sent there. Answers a new session.
   */
  confirmLinkMezonOTP(request: Init<LinkAccountConfirmRequest>, options?: RpcCallOptions): Promise<Session> {
    return this.#invoke(rpcMethods.confirmLinkMezonOTP, request, options);
  }

  /**
   * Creates an invite link to a clan that leads to one of its channels. The
   * expiry is given as asked for; see the answer for when it ends.
   */
  createLinkInviteUser(request: Init<LinkInviteUserRequest>, options?: RpcCallOptions): Promise<LinkInviteUser> {
    return this.#invoke(rpcMethods.createLinkInviteUser, request, options);
  }

  /**
   * Deletes the account that is logged in, for good.
   */
  deleteAccount(options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteAccount, undefined, options);
  }

  /**
   * Deletes an OAuth client. Takes the client itself, told by its client_id.
   */
  deleteMezonOauthClient(request: Init<MezonOauthClient>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteMezonOauthClient, request, options);
  }

  /**
   * The account that is logged in: user, email, verification times.
   */
  getAccount(options?: RpcCallOptions): Promise<Account> {
    return this.#invoke(rpcMethods.getAccount, undefined, options);
  }

  /**
   * The address of the server that keeps encryption keys.
   */
  getKeyServer(options?: RpcCallOptions): Promise<GetKeyServerResp> {
    return this.#invoke(rpcMethods.getKeyServer, undefined, options);
  }

  /**
   * One OAuth client, by its client_id or client_name.
   */
  getMezonOauthClient(request: Init<GetMezonOauthClientRequest>, options?: RpcCallOptions): Promise<MezonOauthClient> {
    return this.#invoke(rpcMethods.getMezonOauthClient, request, options);
  }

  /**
   * The public encryption keys of the users named.
   */
  getPubKeys(request: Init<GetPubKeysRequest>, options?: RpcCallOptions): Promise<GetPubKeysResponse> {
    return this.#invoke(rpcMethods.getPubKeys, request, options);
  }

  /**
   * Begins to link an email address to the account. Answers the id of the
   * request that ConfirmLinkMezonOTP confirms.
   */
  linkEmail(request: Init<AccountEmail>, options?: RpcCallOptions): Promise<LinkAccountConfirmRequest> {
    return this.#invoke(rpcMethods.linkEmail, request, options);
  }

  /**
   * Begins to link a phone number to the account. Answers the id of the
   * request that ConfirmLinkMezonOTP confirms.
   */
  linkSMS(request: Init<AccountMezon>, options?: RpcCallOptions): Promise<LinkAccountConfirmRequest> {
    return this.#invoke(rpcMethods.linkSMS, request, options);
  }

  /**
   * The devices on which this account is logged in. Spelt so on the wire.
   */
  listLogedDevice(options?: RpcCallOptions): Promise<LogedDeviceList> {
    return this.#invoke(rpcMethods.listLogedDevice, undefined, options);
  }

  /**
   * The OAuth clients of this account. Over HTTP only: it has no index.
   */
  listMezonOauthClient(options?: RpcCallOptions): Promise<MezonOauthClientList> {
    return this.#invoke(rpcMethods.listMezonOauthClient, undefined, options);
  }

  /**
   * Publishes this account's public encryption key.
   */
  pushPubKey(request: Init<PushPubKeyRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.pushPubKey, request, options);
  }

  /**
   * Registers a device for push notifications. Spelt so on the wire.
   */
  registFCMDeviceToken(request: Init<RegistFcmDeviceTokenRequest>, options?: RpcCallOptions): Promise<RegistFcmDeviceTokenResponse> {
    return this.#invoke(rpcMethods.registFCMDeviceToken, request, options);
  }

  /**
   * Registers an account by email address and password. Answers a session.
   */
  registrationEmail(request: Init<RegistrationEmailRequest>, options?: RpcCallOptions): Promise<Session> {
    return this.#invoke(rpcMethods.registrationEmail, request, options);
  }

  /**
   * Ends a session: its token and refresh token are no longer accepted.
   */
  sessionLogout(request: Init<SessionLogoutRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.sessionLogout, request, options);
  }

  /**
   * Buys a new session with a refresh token, given as `token`. Whether a bot's
   * refresh token is accepted is not established: on refusal log in again.
   */
  sessionRefresh(request: Init<SessionRefreshRequest>, options?: RpcCallOptions): Promise<Session> {
    return this.#invoke(rpcMethods.sessionRefresh, request, options);
  }

  /**
   * Unlinks an email address from the account.
   */
  unlinkEmail(request: Init<AccountEmail>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.unlinkEmail, request, options);
  }

  /**
   * Unlinks a phone number from the account. Takes an AccountMezon: that is
   * what the wire carries.
   */
  unlinkMezon(request: Init<AccountMezon>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.unlinkMezon, request, options);
  }

  /**
   * Changes the account that is logged in. Wrapped fields stay as they are
   * when absent.
   */
  updateAccount(request: Init<UpdateAccountRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateAccount, request, options);
  }

  /**
   * Replaces the settings of an OAuth client and answers them as they are now.
   */
  updateMezonOauthClient(request: Init<MezonOauthClient>, options?: RpcCallOptions): Promise<MezonOauthClient> {
    return this.#invoke(rpcMethods.updateMezonOauthClient, request, options);
  }

  /**
   * Changes the username. Answers a new session, because tokens carry the
   * name.
   */
  updateUsername(request: Init<UpdateUsernameRequest>, options?: RpcCallOptions): Promise<Session> {
    return this.#invoke(rpcMethods.updateUsername, request, options);
  }

  /**
   * Tells of tokens given for a message. Retired: transfers go through the
   * chain now; receivers still get the give_coffee_event. What the answer
   * holds is not established; it is not read. Over HTTP only: it has no index.
   */
  giveMeACoffee(request: Init<GiveCoffeeEvent>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.giveMeACoffee, request, options);
  }

  /**
   * The items this account can buy or has bought, page by page.
   */
  listForSaleItems(request: Init<ListForSaleItemsRequest>, options?: RpcCallOptions): Promise<ForSaleItemList> {
    return this.#invoke(rpcMethods.listForSaleItems, request, options);
  }

  /**
   * Puts a message into one's own inbox to come back to. Answers the message's
   * header.
   */
  createMessage2Inbox(request: Init<Message2InboxRequest>, options?: RpcCallOptions): Promise<ChannelMessageHeader> {
    return this.#invoke(rpcMethods.createMessage2Inbox, request, options);
  }

  /**
   * Removes a message. Everyone who sees the channel is pushed a
   * channel_message with code 2. Give topic_id when the message is in a topic.
   */
  deleteChannelMessage(request: Init<ChannelMessageRemove>, options?: RpcCallOptions): Promise<ChannelMessageRemove> {
    return this.#invoke(rpcMethods.deleteChannelMessage, request, options);
  }

  /**
   * Switches off notifications of reactions in a channel. Retired. What the
   * answer holds is not established; it is not read. Over HTTP only: it has no
   * index.
   */
  deleteNotiReactMessage(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteNotiReactMessage, request, options);
  }

  /**
   * Tells the author of a message that values were chosen in a select. Today's
   * clients report choices through MessageButtonClick.
   */
  dropdownBoxSelected(request: Init<DropdownBoxSelected>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.dropdownBoxSelected, request, options);
  }

  /**
   * Whether reactions in a channel are notified. Retired. Over HTTP only: it
   * has no index.
   */
  getNotificationReactMessage(request: Init<NotifiReactMessage>, options?: RpcCallOptions): Promise<NotifiReactMessage> {
    return this.#invoke(rpcMethods.getNotificationReactMessage, request, options);
  }

  /**
   * A page of a channel's history. message_id is where to start, direction
   * says which way (1 after, 2 around, 3 before); without a message_id the
   * newest page comes. topic_id picks a topic. The answer also holds the last
   * seen and last sent message.
   */
  listChannelMessages(request: Init<ListChannelMessagesRequest>, options?: RpcCallOptions): Promise<ChannelMessageList> {
    return this.#invoke(rpcMethods.listChannelMessages, request, options);
  }

  /**
   * Tells the author of a message that a button was clicked or an option
   * chosen. extra_data is the form's state as JSON, or the raw value of a
   * select.
   */
  messageButtonClick(request: Init<MessageButtonClicked>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.messageButtonClick, request, options);
  }

  /**
   * Adds a reaction, or takes it back with `action: true`. What the answer
   * holds is not established; it is not read.
   */
  reactChannelMessage(request: Init<MessageReaction>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.reactChannelMessage, request, options);
  }

  /**
   * Reports a message. The request is spelt so on the wire.
   */
  reportMessageAbuse(request: Init<ReportMessageAbuseReqest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.reportMessageAbuse, request, options);
  }

  /**
   * Searches messages. Filters name a field and the text it must hold; `from`
   * and `size` page through the hits.
   */
  searchMessage(request: Init<SearchMessageRequest>, options?: RpcCallOptions): Promise<SearchMessageResponse> {
    return this.#invoke(rpcMethods.searchMessage, request, options);
  }

  /**
   * Posts a message without a socket. Over the socket a channel_message_send
   * envelope does the same. `content` is JSON text of at most 4,000
   * characters.
   */
  sendChannelMessage(request: Init<ChannelMessageSend>, options?: RpcCallOptions): Promise<ChannelMessageAck> {
    return this.#invoke(rpcMethods.sendChannelMessage, request, options);
  }

  /**
   * Switches on notifications of reactions in a channel. Retired. What the
   * answer holds is not established; it is not read. Over HTTP only: it has no
   * index.
   */
  setNotificationReactMessage(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setNotificationReactMessage, request, options);
  }

  /**
   * Replaces content, mentions and attachments of a message. Everyone who sees
   * the channel is pushed a channel_message with code 1. create_time_seconds
   * is that of the original.
   */
  updateChannelMessage(request: Init<ChannelMessageUpdate>, options?: RpcCallOptions): Promise<ChannelMessageUpdate> {
    return this.#invoke(rpcMethods.updateChannelMessage, request, options);
  }

  /**
   * Pins a message in its channel. Answers the message's header; clients
   * disagree about that.
   */
  createPinMessage(request: Init<PinMessageRequest>, options?: RpcCallOptions): Promise<ChannelMessageHeader> {
    return this.#invoke(rpcMethods.createPinMessage, request, options);
  }

  /**
   * Unpins a message. Takes the pin's id, and the message, channel and clan.
   */
  deletePinMessage(request: Init<DeletePinMessage>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deletePinMessage, request, options);
  }

  /**
   * The messages pinned in a channel. Takes a PinMessageRequest of which
   * channel_id and clan_id matter.
   */
  getPinMessagesList(request: Init<PinMessageRequest>, options?: RpcCallOptions): Promise<PinMessagesList> {
    return this.#invoke(rpcMethods.getPinMessagesList, request, options);
  }

  /**
   * Ends a poll before its time.
   */
  closePoll(request: Init<ClosePollRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.closePoll, request, options);
  }

  /**
   * Posts a poll. expire_hours is how long it takes votes; type 0 takes one
   * answer, 1 several.
   */
  createPoll(request: Init<CreatePollRequest>, options?: RpcCallOptions): Promise<CreatePollResponse> {
    return this.#invoke(rpcMethods.createPoll, request, options);
  }

  /**
   * A poll with its answers, counts and voters.
   */
  getPoll(request: Init<GetPollRequest>, options?: RpcCallOptions): Promise<GetPollResponse> {
    return this.#invoke(rpcMethods.getPoll, request, options);
  }

  /**
   * Votes in a poll. answer_indices are positions in the list of answers.
   */
  votePoll(request: Init<VotePollRequest>, options?: RpcCallOptions): Promise<VotePollResponse> {
    return this.#invoke(rpcMethods.votePoll, request, options);
  }

  /**
   * Brings an archived thread back.
   */
  activeArchivedThread(request: Init<ActiveArchivedThread>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.activeArchivedThread, request, options);
  }

  /**
   * Starts a topic under a message.
   */
  createSdTopic(request: Init<SdTopicRequest>, options?: RpcCallOptions): Promise<SdTopic> {
    return this.#invoke(rpcMethods.createSdTopic, request, options);
  }

  /**
   * Deletes a topic.
   */
  deleteSdTopic(request: Init<DeleteSdTopicRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteSdTopic, request, options);
  }

  /**
   * One topic.
   */
  getTopicDetail(request: Init<SdTopicDetailRequest>, options?: RpcCallOptions): Promise<SdTopic> {
    return this.#invoke(rpcMethods.getTopicDetail, request, options);
  }

  /**
   * Leaves a thread; its messages are no longer pushed.
   */
  leaveThread(request: Init<LeaveThreadRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.leaveThread, request, options);
  }

  /**
   * The topics of a clan, page by page.
   */
  listSdTopic(request: Init<ListSdTopicRequest>, options?: RpcCallOptions): Promise<SdTopicList> {
    return this.#invoke(rpcMethods.listSdTopic, request, options);
  }

  /**
   * The threads of a channel, page by page. thread_id picks one; 0 lists all.
   */
  listThreadDescs(request: Init<ListThreadRequest>, options?: RpcCallOptions): Promise<ChannelDescListNoPool> {
    return this.#invoke(rpcMethods.listThreadDescs, request, options);
  }

  /**
   * Threads of a channel whose name holds `label`.
   */
  searchThread(request: Init<SearchThreadRequest>, options?: RpcCallOptions): Promise<ChannelDescList> {
    return this.#invoke(rpcMethods.searchThread, request, options);
  }

  /**
   * Adds an entry to a channel's timeline. Times are unix seconds.
   */
  createChannelTimeline(request: Init<CreateChannelTimelineRequest>, options?: RpcCallOptions): Promise<CreateChannelTimelineResponse> {
    return this.#invoke(rpcMethods.createChannelTimeline, request, options);
  }

  /**
   * Deletes a canvas of a channel.
   */
  deleteChannelCanvas(request: Init<DeleteChannelCanvasRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteChannelCanvas, request, options);
  }

  /**
   * One entry of a channel's timeline.
   */
  detailChannelTimeline(request: Init<ChannelTimelineDetailRequest>, options?: RpcCallOptions): Promise<ChannelTimelineDetailResponse> {
    return this.#invoke(rpcMethods.detailChannelTimeline, request, options);
  }

  /**
   * Creates a canvas, or changes the title and content of one.
   */
  editChannelCanvases(request: Init<EditChannelCanvasRequest>, options?: RpcCallOptions): Promise<EditChannelCanvasResponse> {
    return this.#invoke(rpcMethods.editChannelCanvases, request, options);
  }

  /**
   * One canvas with its content.
   */
  getChannelCanvasDetail(request: Init<ChannelCanvasDetailRequest>, options?: RpcCallOptions): Promise<ChannelCanvasDetailResponse> {
    return this.#invoke(rpcMethods.getChannelCanvasDetail, request, options);
  }

  /**
   * The canvases of a channel, page by page.
   */
  getChannelCanvasList(request: Init<ChannelCanvasListRequest>, options?: RpcCallOptions): Promise<ChannelCanvasListResponse> {
    return this.#invoke(rpcMethods.getChannelCanvasList, request, options);
  }

  /**
   * The entries of a channel's timeline in a year or between two times, unix
   * seconds.
   */
  listChannelTimeline(request: Init<ListChannelTimelineRequest>, options?: RpcCallOptions): Promise<ListChannelTimelineResponse> {
    return this.#invoke(rpcMethods.listChannelTimeline, request, options);
  }

  /**
   * Changes an entry of a channel's timeline.
   */
  updateChannelTimeline(request: Init<UpdateChannelTimelineRequest>, options?: RpcCallOptions): Promise<UpdateChannelTimelineResponse> {
    return this.#invoke(rpcMethods.updateChannelTimeline, request, options);
  }

  /**
   * Deletes a webhook of a clan.
   */
  deleteClanWebhookById(request: Init<ClanWebhookRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteClanWebhookById, request, options);
  }

  /**
   * Deletes a webhook of a channel.
   */
  deleteWebhookById(request: Init<WebhookDeleteRequestById>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteWebhookById, request, options);
  }

  /**
   * Creates an incoming webhook of a clan and answers its address, which is a
   * secret.
   */
  generateClanWebhook(request: Init<GenerateClanWebhookRequest>, options?: RpcCallOptions): Promise<GenerateClanWebhookResponse> {
    return this.#invoke(rpcMethods.generateClanWebhook, request, options);
  }

  /**
   * Creates an incoming webhook of a channel and answers its address, which is
   * a secret.
   */
  generateWebhook(request: Init<WebhookCreateRequest>, options?: RpcCallOptions): Promise<WebhookGenerateResponse> {
    return this.#invoke(rpcMethods.generateWebhook, request, options);
  }

  /**
   * Delivers a message through a clan's webhook. Programs outside use the
   * public address instead.
   */
  handleClanWebhook(request: Init<ClanWebhookHandlerRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.handleClanWebhook, request, options);
  }

  /**
   * Delivers a message through a channel's webhook. Programs outside use the
   * public address instead; the request type rests on a single source.
   */
  handleWebhook(request: Init<ClanWebhookHandlerRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.handleWebhook, request, options);
  }

  /**
   * The webhooks of a clan.
   */
  listClanWebhook(request: Init<ListClanWebhookRequest>, options?: RpcCallOptions): Promise<ListClanWebhookResponse> {
    return this.#invoke(rpcMethods.listClanWebhook, request, options);
  }

  /**
   * The webhooks of a channel.
   */
  listWebhookByChannelId(request: Init<WebhookListRequest>, options?: RpcCallOptions): Promise<WebhookListResponse> {
    return this.#invoke(rpcMethods.listWebhookByChannelId, request, options);
  }

  /**
   * Changes a webhook of a clan; reset_token asks for a new token in its
   * address.
   */
  updateClanWebhookById(request: Init<UpdateClanWebhookRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateClanWebhookById, request, options);
  }

  /**
   * Changes a webhook of a channel; channel_id_update moves it to another.
   */
  updateWebhookById(request: Init<WebhookUpdateRequestById>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateWebhookById, request, options);
  }

  /**
   * Adds an emoji to a clan. `source` is the address of its picture.
   */
  createClanEmoji(request: Init<ClanEmojiCreateRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.createClanEmoji, request, options);
  }

  /**
   * Deletes an emoji of a clan.
   */
  deleteByIdClanEmoji(request: Init<ClanEmojiDeleteRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteByIdClanEmoji, request, options);
  }

  /**
   * The emojis this account used lately.
   */
  emojiRecentList(options?: RpcCallOptions): Promise<EmojiRecentList> {
    return this.#invoke(rpcMethods.emojiRecentList, undefined, options);
  }

  /**
   * Every custom emoji this account can use, of all its clans: filter by
   * clan_id for one.
   */
  getListEmojisByUserId(options?: RpcCallOptions): Promise<EmojiListedResponse> {
    return this.#invoke(rpcMethods.getListEmojisByUserId, undefined, options);
  }

  /**
   * Renames an emoji of a clan.
   */
  updateClanEmojiById(request: Init<ClanEmojiUpdateRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateClanEmojiById, request, options);
  }

  /**
   * Adds a sticker (media_type 0) or a sound (1) to a clan. `source` is the
   * address of the file.
   */
  addClanSticker(request: Init<ClanStickerAddRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.addClanSticker, request, options);
  }

  /**
   * Deletes a sticker of a clan.
   */
  deleteClanStickerById(request: Init<ClanStickerDeleteRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteClanStickerById, request, options);
  }

  /**
   * Every sticker and sound this account can use, of all its clans: filter by
   * clan_id for one.
   */
  getListStickersByUserId(options?: RpcCallOptions): Promise<StickerListedResponse> {
    return this.#invoke(rpcMethods.getListStickersByUserId, undefined, options);
  }

  /**
   * Changes a sticker of a clan.
   */
  updateClanStickerById(request: Init<ClanStickerUpdateByIdRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateClanStickerById, request, options);
  }

  /**
   * Gives roles access to a private channel.
   */
  addRolesChannelDesc(request: Init<AddRoleChannelDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.addRolesChannelDesc, request, options);
  }

  /**
   * Creates a role in a clan with its colour, permissions and first members.
   */
  createRole(request: Init<CreateRoleRequest>, options?: RpcCallOptions): Promise<Role> {
    return this.#invoke(rpcMethods.createRole, request, options);
  }

  /**
   * Deletes a role of a clan.
   */
  deleteRole(request: Init<DeleteRoleRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteRole, request, options);
  }

  /**
   * Takes a role's access to a private channel away.
   */
  deleteRoleChannelDesc(request: Init<DeleteRoleRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteRoleChannelDesc, request, options);
  }

  /**
   * Every permission there is.
   */
  getListPermission(options?: RpcCallOptions): Promise<PermissionList> {
    return this.#invoke(rpcMethods.getListPermission, undefined, options);
  }

  /**
   * What a role, or a user, may do in a channel where it differs from the
   * clan. The other id is 0.
   */
  getPermissionByRoleIdChannelId(request: Init<PermissionRoleChannelListEventRequest>, options?: RpcCallOptions): Promise<PermissionRoleChannelListEventResponse> {
    return this.#invoke(rpcMethods.getPermissionByRoleIdChannelId, request, options);
  }

  /**
   * The roles this account has in a clan.
   */
  getRoleOfUserInTheClan(request: Init<ListPermissionOfUsersRequest>, options?: RpcCallOptions): Promise<RoleList> {
    return this.#invoke(rpcMethods.getRoleOfUserInTheClan, request, options);
  }

  /**
   * The permissions of a role.
   */
  listRolePermissions(request: Init<ListPermissionsRequest>, options?: RpcCallOptions): Promise<PermissionList> {
    return this.#invoke(rpcMethods.listRolePermissions, request, options);
  }

  /**
   * The members of a role, page by page.
   */
  listRoleUsers(request: Init<ListRoleUsersRequest>, options?: RpcCallOptions): Promise<RoleUserList> {
    return this.#invoke(rpcMethods.listRoleUsers, request, options);
  }

  /**
   * The roles of a clan, page by page; `state` 1 is what the official client
   * asks for.
   */
  listRoles(request: Init<RoleListEventRequest>, options?: RpcCallOptions): Promise<RoleListEventResponse> {
    return this.#invoke(rpcMethods.listRoles, request, options);
  }

  /**
   * What this account may do in a channel.
   */
  listUserPermissionInChannel(request: Init<UserPermissionInChannelListRequest>, options?: RpcCallOptions): Promise<UserPermissionInChannelListResponse> {
    return this.#invoke(rpcMethods.listUserPermissionInChannel, request, options);
  }

  /**
   * Allows or denies a role, or a user, something in a channel. Of role_id and
   * user_id the other is 0.
   */
  setRoleChannelPermission(request: Init<UpdateRoleChannelRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setRoleChannelPermission, request, options);
  }

  /**
   * Changes a role: title, colour, permissions and members to add and to
   * remove.
   */
  updateRole(request: Init<UpdateRoleRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateRole, request, options);
  }

  /**
   * Puts the roles of a clan in order.
   */
  updateRoleOrder(request: Init<UpdateRoleOrderRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateRoleOrder, request, options);
  }

  /**
   * Takes back what was set for notifications of a category: those of the clan
   * apply.
   */
  deleteNotificationCategorySetting(request: Init<DefaultNotificationCategory>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteNotificationCategorySetting, request, options);
  }

  /**
   * Takes back what was set for notifications of a channel: those of its
   * category or clan apply.
   */
  deleteNotificationChannel(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteNotificationChannel, request, options);
  }

  /**
   * Deletes notifications by id, or a whole category of them.
   */
  deleteNotifications(request: Init<DeleteNotificationsRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteNotifications, request, options);
  }

  /**
   * Every channel and category of a clan whose notification setting differs
   * from the clan's.
   */
  getChannelCategoryNotiSettingsList(request: Init<NotificationClan>, options?: RpcCallOptions): Promise<NotificationChannelCategorySettingList> {
    return this.#invoke(rpcMethods.getChannelCategoryNotiSettingsList, request, options);
  }

  /**
   * What is set for notifications of a category.
   */
  getNotificationCategory(request: Init<DefaultNotificationCategory>, options?: RpcCallOptions): Promise<NotificationUserChannel> {
    return this.#invoke(rpcMethods.getNotificationCategory, request, options);
  }

  /**
   * What is set for notifications of a channel.
   */
  getNotificationChannel(request: Init<NotificationChannel>, options?: RpcCallOptions): Promise<NotificationUserChannel> {
    return this.#invoke(rpcMethods.getNotificationChannel, request, options);
  }

  /**
   * What is set for notifications of a clan.
   */
  getNotificationClan(request: Init<NotificationClan>, options?: RpcCallOptions): Promise<NotificationSetting> {
    return this.#invoke(rpcMethods.getNotificationClan, request, options);
  }

  /**
   * The channels of a clan that this account muted.
   */
  listMutedChannel(request: Init<ListMutedChannelRequest>, options?: RpcCallOptions): Promise<MutedChannelList> {
    return this.#invoke(rpcMethods.listMutedChannel, request, options);
  }

  /**
   * Notifications of this account, page by page from notification_id on;
   * category 1 mentions, 2 messages, 3 for you.
   */
  listNotifications(request: Init<ListNotificationsRequest>, options?: RpcCallOptions): Promise<NotificationList> {
    return this.#invoke(rpcMethods.listNotifications, request, options);
  }

  /**
   * Marks a channel, a category or a whole clan as read: the ids that are not
   * meant are 0.
   */
  markAsRead(request: Init<MarkAsReadRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.markAsRead, request, options);
  }

  /**
   * Mutes somebody in a voice room.
   */
  muteParticipantMezonMeet(request: Init<MeetParticipantRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.muteParticipantMezonMeet, request, options);
  }

  /**
   * Mutes or unmutes a category. mute_time 0 unmutes, -1 mutes for ever.
   */
  setMuteCategory(request: Init<SetMuteRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setMuteCategory, request, options);
  }

  /**
   * Mutes or unmutes a channel. mute_time 0 unmutes, -1 mutes for ever.
   */
  setMuteChannel(request: Init<SetMuteRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setMuteChannel, request, options);
  }

  /**
   * Sets which messages of a category notify: 1 all, 2 mentions, 3 none.
   */
  setNotificationCategorySetting(request: Init<SetNotificationRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setNotificationCategorySetting, request, options);
  }

  /**
   * Sets which messages of a channel notify: 1 all, 2 mentions, 3 none.
   */
  setNotificationChannelSetting(request: Init<SetNotificationRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setNotificationChannelSetting, request, options);
  }

  /**
   * Sets which messages of a clan notify: 1 all, 2 mentions, 3 none.
   */
  setNotificationClanSetting(request: Init<SetDefaultNotificationRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setNotificationClanSetting, request, options);
  }

  /**
   * Marks this account as interested in a calendar event.
   */
  addUserEvent(request: Init<UserEventRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.addUserEvent, request, options);
  }

  /**
   * Creates a calendar event in a clan, in a voice channel or at an address.
   * Times are unix seconds.
   */
  createEvent(request: Init<CreateEventRequest>, options?: RpcCallOptions): Promise<EventManagement> {
    return this.#invoke(rpcMethods.createEvent, request, options);
  }

  /**
   * Deletes a calendar event.
   */
  deleteEvent(request: Init<DeleteEventRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteEvent, request, options);
  }

  /**
   * Marks this account as no longer interested in a calendar event.
   */
  deleteUserEvent(request: Init<UserEventRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteUserEvent, request, options);
  }

  /**
   * The calendar events of a clan.
   */
  listEvents(request: Init<ListEventsRequest>, options?: RpcCallOptions): Promise<EventList> {
    return this.#invoke(rpcMethods.listEvents, request, options);
  }

  /**
   * Changes a calendar event.
   */
  updateEvent(request: Init<UpdateEventRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateEvent, request, options);
  }

  /**
   * Changes who takes part in a calendar event. Takes a DeleteEventRequest:
   * that is what the wire carries. What the answer holds is not established;
   * it is not read. Over HTTP only: it has no index.
   */
  updateEventUser(request: Init<DeleteEventRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateEventUser, request, options);
  }

  /**
   * Adds greetings, rules, tasks or questions to what new members of a clan
   * see.
   */
  createOnboarding(request: Init<CreateOnboardingRequest>, options?: RpcCallOptions): Promise<ListOnboardingResponse> {
    return this.#invoke(rpcMethods.createOnboarding, request, options);
  }

  /**
   * Deletes one part of a clan's onboarding.
   */
  deleteOnboarding(request: Init<OnboardingRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteOnboarding, request, options);
  }

  /**
   * One part of a clan's onboarding.
   */
  getOnboardingDetail(request: Init<OnboardingRequest>, options?: RpcCallOptions): Promise<OnboardingItem> {
    return this.#invoke(rpcMethods.getOnboardingDetail, request, options);
  }

  /**
   * What new members of a clan see, page by page, by guide_type.
   */
  listOnboarding(request: Init<ListOnboardingRequest>, options?: RpcCallOptions): Promise<ListOnboardingResponse> {
    return this.#invoke(rpcMethods.listOnboarding, request, options);
  }

  /**
   * How far this account has come in the onboarding of its clans.
   */
  listOnboardingStep(request: Init<ListOnboardingStepRequest>, options?: RpcCallOptions): Promise<ListOnboardingStepResponse> {
    return this.#invoke(rpcMethods.listOnboardingStep, request, options);
  }

  /**
   * Changes one part of a clan's onboarding.
   */
  updateOnboarding(request: Init<UpdateOnboardingRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateOnboarding, request, options);
  }

  /**
   * Records how far this account has come in a clan's onboarding.
   */
  updateOnboardingStep(request: Init<UpdateOnboardingStepRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateOnboardingStep, request, options);
  }

  /**
   * Registers a quick menu entry or a slash command of a bot. The id is made
   * by the client; channel_id 0 is every channel.
   */
  addQuickMenuAccess(request: Init<QuickMenuAccess>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.addQuickMenuAccess, request, options);
  }

  /**
   * Deletes a quick menu entry of a bot, by its id and bot_id.
   */
  deleteQuickMenuAccess(request: Init<QuickMenuAccess>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteQuickMenuAccess, request, options);
  }

  /**
   * The quick menu entries of a bot, or those offered in a channel; menu_type
   * 1 flash message, 2 quick menu.
   */
  listQuickMenuAccess(request: Init<ListQuickMenuAccessRequest>, options?: RpcCallOptions): Promise<QuickMenuAccessList> {
    return this.#invoke(rpcMethods.listQuickMenuAccess, request, options);
  }

  /**
   * Changes a quick menu entry.
   */
  updateQuickMenuAccess(request: Init<QuickMenuAccess>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateQuickMenuAccess, request, options);
  }

  /**
   * Brings the AI agent into a voice channel.
   */
  addAgentToChannel(request: Init<UpdateAIAgentRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.addAgentToChannel, request, options);
  }

  /**
   * Creates an app. Its token is the secret a bot logs in with.
   */
  addApp(request: Init<AddAppRequest>, options?: RpcCallOptions): Promise<App> {
    return this.#invoke(rpcMethods.addApp, request, options);
  }

  /**
   * Adds an app to a clan.
   */
  addAppToClan(request: Init<AppClan>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.addAppToClan, request, options);
  }

  /**
   * Creates the voice room of a channel's app, and answers it.
   */
  createRoomChannelApps(request: Init<CreateRoomChannelApps>, options?: RpcCallOptions): Promise<CreateRoomChannelApps> {
    return this.#invoke(rpcMethods.createRoomChannelApps, request, options);
  }

  /**
   * Deletes an app. Takes an App of which only the id matters.
   */
  deleteApp(request: Init<App>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteApp, request, options);
  }

  /**
   * Sends the AI agent out of a voice channel.
   */
  disconnectAgent(request: Init<UpdateAIAgentRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.disconnectAgent, request, options);
  }

  /**
   * The signed data that a channel app opens with, to prove who opened it.
   */
  generateHashChannelApps(request: Init<GenerateHashChannelAppsRequest>, options?: RpcCallOptions): Promise<GenerateHashChannelAppsResponse> {
    return this.#invoke(rpcMethods.generateHashChannelApps, request, options);
  }

  /**
   * One app. Takes an App of which only the id matters.
   */
  getApp(request: Init<App>, options?: RpcCallOptions): Promise<App> {
    return this.#invoke(rpcMethods.getApp, request, options);
  }

  /**
   * The apps of this account, page by page.
   */
  listApps(request: Init<ListAppsRequest>, options?: RpcCallOptions): Promise<AppList> {
    return this.#invoke(rpcMethods.listApps, request, options);
  }

  /**
   * The apps that channels of a clan open.
   */
  listChannelApps(request: Init<ListChannelAppsRequest>, options?: RpcCallOptions): Promise<ListChannelAppsResponse> {
    return this.#invoke(rpcMethods.listChannelApps, request, options);
  }

  /**
   * Changes an app. Wrapped fields stay as they are when absent.
   */
  updateApp(request: Init<UpdateAppRequest>, options?: RpcCallOptions): Promise<App> {
    return this.#invoke(rpcMethods.updateApp, request, options);
  }

  /**
   * Creates a meeting that people without an account can join.
   */
  createExternalMezonMeet(options?: RpcCallOptions): Promise<GenerateMezonMeetResponse> {
    return this.#invoke(rpcMethods.createExternalMezonMeet, undefined, options);
  }

  /**
   * The token that opens a voice room of a channel.
   */
  generateMeetToken(request: Init<GenerateMeetTokenRequest>, options?: RpcCallOptions): Promise<GenerateMeetTokenResponse> {
    return this.#invoke(rpcMethods.generateMeetToken, request, options);
  }

  /**
   * Who is in the voice rooms of a clan, or of one channel. The limit goes up
   * to 500.
   */
  listChannelVoiceUsers(request: Init<ListChannelUsersRequest>, options?: RpcCallOptions): Promise<VoiceChannelUserList> {
    return this.#invoke(rpcMethods.listChannelVoiceUsers, request, options);
  }

  /**
   * Who is in the streams of a clan. Takes a ListChannelUsersRequest: that is
   * what the wire carries.
   */
  listStreamingChannelUsers(request: Init<ListChannelUsersRequest>, options?: RpcCallOptions): Promise<StreamingChannelUserList> {
    return this.#invoke(rpcMethods.listStreamingChannelUsers, request, options);
  }

  /**
   * Registers a channel to stream to. Over HTTP only: it has no index.
   */
  registerStreamingChannel(request: Init<RegisterStreamingChannelRequest>, options?: RpcCallOptions): Promise<RegisterStreamingChannelResponse> {
    return this.#invoke(rpcMethods.registerStreamingChannel, request, options);
  }

  /**
   * Removes somebody from a voice room.
   */
  removeParticipantMezonMeet(request: Init<MeetParticipantRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.removeParticipantMezonMeet, request, options);
  }

  /**
   * What the streaming server reports to the platform. Not for bots.
   */
  streamingServerCallback(request: Init<StreamHttpCallbackRequest>, options?: RpcCallOptions): Promise<StreamHttpCallbackResponse> {
    return this.#invoke(rpcMethods.streamingServerCallback, request, options);
  }

  /**
   * Tells that somebody joined (state 0) or left (1) a voice room. What the
   * answer holds is not established; it is not read. Over HTTP only: it has no
   * index.
   */
  updateMezonVoiceState(request: Init<HandleParticipantMeetStateEvent>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateMezonVoiceState, request, options);
  }

  /**
   * The files posted in a channel, before, after or around a time in unix
   * seconds.
   */
  listChannelAttachment(request: Init<ListChannelAttachmentRequest>, options?: RpcCallOptions): Promise<ChannelAttachmentList> {
    return this.#invoke(rpcMethods.listChannelAttachment, request, options);
  }

  /**
   * Ends an upload in parts, and answers the file's address.
   */
  multipartUploadAttachmentFileFinish(request: Init<MultipartUploadAttachmentFinishRequest>, options?: RpcCallOptions): Promise<UploadAttachment> {
    return this.#invoke(rpcMethods.multipartUploadAttachmentFileFinish, request, options);
  }

  /**
   * Begins an upload in part_count parts, and answers where to put each.
   */
  multipartUploadAttachmentFileStart(request: Init<UploadAttachmentRequest>, options?: RpcCallOptions): Promise<MultipartUploadAttachment> {
    return this.#invoke(rpcMethods.multipartUploadAttachmentFileStart, request, options);
  }

  /**
   * Asks where to put one file. Upload it to the answer's address; its path is
   * what a message's attachment carries.
   */
  uploadAttachmentFile(request: Init<UploadAttachmentRequest>, options?: RpcCallOptions): Promise<UploadAttachment> {
    return this.#invoke(rpcMethods.uploadAttachmentFile, request, options);
  }

  /**
   * Asks where to put several files at once.
   */
  uploadBatchAttachmentFile(request: Init<UploadBatchAttachmentRequest>, options?: RpcCallOptions): Promise<UploadAttachmentBatch> {
    return this.#invoke(rpcMethods.uploadBatchAttachmentFile, request, options);
  }

  /**
   * Asks where to put a picture of an OAuth client.
   */
  uploadOauthFile(request: Init<UploadAttachmentRequest>, options?: RpcCallOptions): Promise<UploadAttachment> {
    return this.#invoke(rpcMethods.uploadOauthFile, request, options);
  }

  /**
   * Asks users to be friends, or accepts their asking. By ids or usernames.
   */
  addFriends(request: Init<AddFriendsRequest>, options?: RpcCallOptions): Promise<AddFriendsResponse> {
    return this.#invoke(rpcMethods.addFriends, request, options);
  }

  /**
   * Blocks users, by ids or usernames.
   */
  blockFriends(request: Init<BlockFriendsRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.blockFriends, request, options);
  }

  /**
   * Ends friendships and asks to be friends. By ids or usernames.
   */
  deleteFriends(request: Init<DeleteFriendsRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteFriends, request, options);
  }

  /**
   * Whether a user follows this account.
   */
  isFollower(request: Init<IsFollowerRequest>, options?: RpcCallOptions): Promise<IsFollowerResponse> {
    return this.#invoke(rpcMethods.isFollower, request, options);
  }

  /**
   * Friends, page by page; `state` picks one kind: 0 friends, 1 asked by us, 2
   * asking us, 3 blocked.
   */
  listFriends(request: Init<ListFriendsRequest>, options?: RpcCallOptions): Promise<FriendList> {
    return this.#invoke(rpcMethods.listFriends, request, options);
  }

  /**
   * Unblocks users. Takes a BlockFriendsRequest: that is what the wire
   * carries.
   */
  unblockFriends(request: Init<BlockFriendsRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.unblockFriends, request, options);
  }

  /**
   * Sets what this account is doing, such as a game. Spelt so on the wire.
   */
  createActiviy(request: Init<CreateActivityRequest>, options?: RpcCallOptions): Promise<UserActivity> {
    return this.#invoke(rpcMethods.createActiviy, request, options);
  }

  /**
   * This account's name and picture in a clan.
   */
  getUserProfileOnClan(request: Init<ClanProfileRequest>, options?: RpcCallOptions): Promise<ClanProfile> {
    return this.#invoke(rpcMethods.getUserProfileOnClan, request, options);
  }

  /**
   * The status of this account.
   */
  getUserStatus(options?: RpcCallOptions): Promise<UserStatus> {
    return this.#invoke(rpcMethods.getUserStatus, undefined, options);
  }

  /**
   * Accepts an invite to a clan by its id, and answers the clan it leads to.
   */
  inviteUser(request: Init<InviteUserRequest>, options?: RpcCallOptions): Promise<InviteUserRes> {
    return this.#invoke(rpcMethods.inviteUser, request, options);
  }

  /**
   * What friends are doing.
   */
  listActivity(options?: RpcCallOptions): Promise<ListUserActivity> {
    return this.#invoke(rpcMethods.listActivity, undefined, options);
  }

  /**
   * Every channel this account can see, of all its clans.
   */
  listChannelByUserId(options?: RpcCallOptions): Promise<ChannelDescList> {
    return this.#invoke(rpcMethods.listChannelByUserId, undefined, options);
  }

  /**
   * The status of every member of a clan.
   */
  listClanUsersStatus(request: Init<ListClanUsersStatusRequest>, options?: RpcCallOptions): Promise<ClanUserStatusList> {
    return this.#invoke(rpcMethods.listClanUsersStatus, request, options);
  }

  /**
   * Every user of every clan of this account.
   */
  listUserClansByUserId(options?: RpcCallOptions): Promise<AllUserClans> {
    return this.#invoke(rpcMethods.listUserClansByUserId, undefined, options);
  }

  /**
   * The members of a clan who are online, page by page.
   */
  listUserOnline(request: Init<ListUserOnlineRequest>, options?: RpcCallOptions): Promise<ListUserOnlineResponse> {
    return this.#invoke(rpcMethods.listUserOnline, request, options);
  }

  /**
   * Changes this account's display name and picture.
   */
  updateUser(request: Init<UpdateUsersRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateUser, request, options);
  }

  /**
   * Sets the status text. `minutes` is how long it stays; until_turn_on keeps
   * it until it is changed.
   */
  updateUserCustomStatus(request: Init<UserStatusUpdate>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateUserCustomStatus, request, options);
  }

  /**
   * Changes this account's name and picture in a clan.
   */
  updateUserProfileByClan(request: Init<UpdateClanProfileRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateUserProfileByClan, request, options);
  }

  /**
   * Sets the presence: "Online", "Idle", "Do Not Disturb" or "Invisible".
   * `minutes` is how long it stays; until_turn_on keeps it until it is
   * changed.
   */
  updateUserStatus(request: Init<UserStatusUpdate>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateUserStatus, request, options);
  }

  /**
   * Moves a channel to another category.
   */
  changeChannelCategory(request: Init<ChangeChannelCategoryRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.changeChannelCategory, request, options);
  }

  /**
   * Creates a category in a clan.
   */
  createCategoryDesc(request: Init<CreateCategoryDescRequest>, options?: RpcCallOptions): Promise<CategoryDesc> {
    return this.#invoke(rpcMethods.createCategoryDesc, request, options);
  }

  /**
   * Deletes a category.
   */
  deleteCategoryDesc(request: Init<DeleteCategoryDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteCategoryDesc, request, options);
  }

  /**
   * The categories of a clan. Takes a CategoryDesc of which clan_id matters.
   */
  listCategoryDescs(request: Init<CategoryDesc>, options?: RpcCallOptions): Promise<CategoryDescList> {
    return this.#invoke(rpcMethods.listCategoryDescs, request, options);
  }

  /**
   * Renames a category.
   */
  updateCategory(request: Init<UpdateCategoryDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateCategory, request, options);
  }

  /**
   * Puts the categories of a clan in order.
   */
  updateCategoryOrder(request: Init<UpdateCategoryOrderRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateCategoryOrder, request, options);
  }

  /**
   * Bans users from a clan, or with a channel_id from a channel, for ban_time,
   * whose unit is not established.
   */
  banClanUsers(request: Init<BanClanUsersRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.banClanUsers, request, options);
  }

  /**
   * Creates a clan and answers it.
   */
  createClanDesc(request: Init<CreateClanDescRequest>, options?: RpcCallOptions): Promise<ClanDesc> {
    return this.#invoke(rpcMethods.createClanDesc, request, options);
  }

  /**
   * Sets where and which system messages a clan posts.
   */
  createSystemMessage(request: Init<SystemMessageRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.createSystemMessage, request, options);
  }

  /**
   * Deletes a clan, for good.
   */
  deleteClanDesc(request: Init<DeleteClanDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteClanDesc, request, options);
  }

  /**
   * Takes a clan's system message settings back.
   */
  deleteSystemMessage(request: Init<DeleteSystemMessage>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteSystemMessage, request, options);
  }

  /**
   * Where and which system messages a clan posts.
   */
  getSystemMessageByClanId(request: Init<GetSystemMessage>, options?: RpcCallOptions): Promise<SystemMessage> {
    return this.#invoke(rpcMethods.getSystemMessageByClanId, request, options);
  }

  /**
   * The system message settings of every clan of this account. Over HTTP only:
   * it has no index.
   */
  getSystemMessagesList(options?: RpcCallOptions): Promise<SystemMessagesList> {
    return this.#invoke(rpcMethods.getSystemMessagesList, undefined, options);
  }

  /**
   * Whether this account is banned from a channel, and until when.
   */
  isBanned(request: Init<IsBannedRequest>, options?: RpcCallOptions): Promise<IsBannedResponse> {
    return this.#invoke(rpcMethods.isBanned, request, options);
  }

  /**
   * The audit log of a clan, by action, user and day.
   */
  listAuditLog(request: Init<ListAuditLogRequest>, options?: RpcCallOptions): Promise<ListAuditLog> {
    return this.#invoke(rpcMethods.listAuditLog, request, options);
  }

  /**
   * Who is banned from a clan or a channel.
   */
  listBannedUsers(request: Init<BannedUserListRequest>, options?: RpcCallOptions): Promise<BannedUserList> {
    return this.#invoke(rpcMethods.listBannedUsers, request, options);
  }

  /**
   * How many messages wait unread in the channels of a clan, page by page.
   */
  listChannelBadgeCount(request: Init<ListChannelBadgeCountRequest>, options?: RpcCallOptions): Promise<ListChannelBadgeCountResponse> {
    return this.#invoke(rpcMethods.listChannelBadgeCount, request, options);
  }

  /**
   * How many messages wait unread in each clan.
   */
  listClanBadgeCount(options?: RpcCallOptions): Promise<ListClanBadgeCountResponse> {
    return this.#invoke(rpcMethods.listClanBadgeCount, undefined, options);
  }

  /**
   * The clans of this account; send `state` 1.
   */
  listClanDescs(request: Init<ListClanDescRequest>, options?: RpcCallOptions): Promise<ClanDescList> {
    return this.#invoke(rpcMethods.listClanDescs, request, options);
  }

  /**
   * Whether messages wait unread in a clan. Retired: ListClanBadgeCount tells.
   * Over HTTP only: it has no index.
   */
  listClanUnreadMsgIndicator(request: Init<ListClanUnreadMsgIndicatorRequest>, options?: RpcCallOptions): Promise<ListClanUnreadMsgIndicatorResponse> {
    return this.#invoke(rpcMethods.listClanUnreadMsgIndicator, request, options);
  }

  /**
   * Every member of a clan with their roles.
   */
  listClanUsers(request: Init<ListClanUsersRequest>, options?: RpcCallOptions): Promise<ClanUserList> {
    return this.#invoke(rpcMethods.listClanUsers, request, options);
  }

  /**
   * Removes users from a clan.
   */
  removeClanUsers(request: Init<RemoveClanUsersRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.removeClanUsers, request, options);
  }

  /**
   * Gives a clan to another owner.
   */
  transferOwnership(request: Init<TransferOwnershipRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.transferOwnership, request, options);
  }

  /**
   * Lifts bans. Takes a BanClanUsersRequest: that is what the wire carries.
   */
  unbanClanUsers(request: Init<BanClanUsersRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.unbanClanUsers, request, options);
  }

  /**
   * Changes a clan: name, pictures, welcome channel, description.
   */
  updateClanDesc(request: Init<UpdateClanDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateClanDesc, request, options);
  }

  /**
   * Puts the clans of this account in order.
   */
  updateClanOrder(request: Init<UpdateClanOrderRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateClanOrder, request, options);
  }

  /**
   * Changes where and which system messages a clan posts. Takes a
   * SystemMessageRequest: that is what the wire carries.
   */
  updateSystemMessage(request: Init<SystemMessageRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateSystemMessage, request, options);
  }

  /**
   * Adds a channel to the favourites.
   */
  addChannelFavorite(request: Init<AddFavoriteChannelRequest>, options?: RpcCallOptions): Promise<AddFavoriteChannelResponse> {
    return this.#invoke(rpcMethods.addChannelFavorite, request, options);
  }

  /**
   * Adds users to a private channel, group or thread.
   */
  addChannelUsers(request: Init<AddChannelUsersRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.addChannelUsers, request, options);
  }

  /**
   * Archives a channel or thread.
   */
  archiveChannel(request: Init<ArchiveChannelRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.archiveChannel, request, options);
  }

  /**
   * Hides a direct conversation from the list. Takes a
   * DeleteChannelDescRequest: that is what the wire carries.
   */
  closeDMByChannelId(request: Init<DeleteChannelDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.closeDMByChannelId, request, options);
  }

  /**
   * Creates a channel, thread or conversation and answers it. A direct
   * message: type 3, channel_private 1, clan_id 0, user_ids of the other;
   * asking again answers the same. A thread names its parent_id.
   */
  createChannelDesc(request: Init<CreateChannelDescRequest>, options?: RpcCallOptions): Promise<ChannelDescription> {
    return this.#invoke(rpcMethods.createChannelDesc, request, options);
  }

  /**
   * Deletes a channel.
   */
  deleteChannelDesc(request: Init<DeleteChannelDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.deleteChannelDesc, request, options);
  }

  /**
   * How messages of a channel are encrypted.
   */
  getChanEncryptionMethod(request: Init<ChanEncryptionMethod>, options?: RpcCallOptions): Promise<ChanEncryptionMethod> {
    return this.#invoke(rpcMethods.getChanEncryptionMethod, request, options);
  }

  /**
   * The favourite channels of this account in a clan.
   */
  getListFavoriteChannel(request: Init<ListFavoriteChannelRequest>, options?: RpcCallOptions): Promise<ListFavoriteChannelResponse> {
    return this.#invoke(rpcMethods.getListFavoriteChannel, request, options);
  }

  /**
   * The archived channels of a clan.
   */
  listArchivedChannelDescs(request: Init<ListArchivedChannelDescsRequest>, options?: RpcCallOptions): Promise<ListArchivedChannelDescsResponse> {
    return this.#invoke(rpcMethods.listArchivedChannelDescs, request, options);
  }

  /**
   * The channels of a clan, or with clan_id 0 and channel_type 3 the direct
   * conversations; page by page. Each tells its last sent and last seen
   * message.
   */
  listChannelDescs(request: Init<ListChannelDescsRequest>, options?: RpcCallOptions): Promise<ChannelDescList> {
    return this.#invoke(rpcMethods.listChannelDescs, request, options);
  }

  /**
   * One channel by its id.
   */
  listChannelDetail(request: Init<ListChannelDetailRequest>, options?: RpcCallOptions): Promise<ChannelDescription> {
    return this.#invoke(rpcMethods.listChannelDetail, request, options);
  }

  /**
   * The channels of a clan with what their settings page shows, page by page
   * and filtered.
   */
  listChannelSetting(request: Init<ChannelSettingListRequest>, options?: RpcCallOptions): Promise<ChannelSettingListResponse> {
    return this.#invoke(rpcMethods.listChannelSetting, request, options);
  }

  /**
   * The members of a channel, page by page.
   */
  listChannelUsers(request: Init<ListChannelUsersRequest>, options?: RpcCallOptions): Promise<ChannelUserList> {
    return this.#invoke(rpcMethods.listChannelUsers, request, options);
  }

  /**
   * The users of a channel with their names and pictures, as lists of equal
   * length.
   */
  listChannelUsersUC(request: Init<AllUsersAddChannelRequest>, options?: RpcCallOptions): Promise<AllUsersAddChannelResponse> {
    return this.#invoke(rpcMethods.listChannelUsersUC, request, options);
  }

  /**
   * Shows a direct conversation in the list again. Takes a
   * DeleteChannelDescRequest: that is what the wire carries.
   */
  openDMByChannelId(request: Init<DeleteChannelDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.openDMByChannelId, request, options);
  }

  /**
   * Removes a channel from the favourites.
   */
  removeChannelFavorite(request: Init<RemoveFavoriteChannelRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.removeChannelFavorite, request, options);
  }

  /**
   * Removes users from a private channel, group or thread.
   */
  removeChannelUsers(request: Init<RemoveChannelUsersRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.removeChannelUsers, request, options);
  }

  /**
   * Sets how messages of a channel are encrypted.
   */
  setChanEncryptionMethod(request: Init<ChanEncryptionMethod>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.setChanEncryptionMethod, request, options);
  }

  /**
   * Changes a channel: name, category, topic, picture. Wrapped fields stay as
   * they are when absent.
   */
  updateChannelDesc(request: Init<UpdateChannelDescRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateChannelDesc, request, options);
  }

  /**
   * Makes a channel private or public; user_ids and role_ids are who keeps
   * access.
   */
  updateChannelPrivate(request: Init<ChangeChannelPrivateRequest>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.updateChannelPrivate, request, options);
  }

  /**
   * Whether a name is taken. type: 0 clan, 1 category, 2 channel, 3 thread, 4
   * nickname; condition_id is the clan of a category or nickname, or the
   * parent channel of a thread.
   */
  checkDuplicateName(request: Init<CheckDuplicateNameRequest>, options?: RpcCallOptions): Promise<CheckDuplicateNameResponse> {
    return this.#invoke(rpcMethods.checkDuplicateName, request, options);
  }

  /**
   * Whether the server is up.
   */
  healthcheck(options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.healthcheck, undefined, options);
  }

  /**
   * Tells of tokens that were sent. Retired: transfers go through the chain
   * now. What the answer holds is not established; it is not read. Over HTTP
   * only: it has no index.
   */
  sendToken(request: Init<TokenSentEvent>, options?: RpcCallOptions): Promise<void> {
    return this.#invoke(rpcMethods.sendToken, request, options);
  }
}
