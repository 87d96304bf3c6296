import type { Account, AccountEmail, AccountMezon, LinkAccountConfirmRequest, LogedDeviceList, RegistFcmDeviceTokenRequest, RegistFcmDeviceTokenResponse, RegistrationEmailRequest, Session, SessionLogoutRequest, SessionRefreshRequest, UpdateAccountRequest, UpdateUsernameRequest } from "./mezon/api/session_pb.js";
import type { Awaitable, ServedMethod } from "../src/runtime/rpc.js";
import { decodeNothing, encodeNothing } from "../src/runtime/rpc.js";
import type { Init } from "../src/runtime/wire.js";
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
import { decodeAccountEmail, decodeAccountMezon, decodeLinkAccountConfirmRequest, decodeRegistFcmDeviceTokenRequest, decodeRegistrationEmailRequest, decodeSessionLogoutRequest, decodeSessionRefreshRequest, decodeUpdateAccountRequest, decodeUpdateUsernameRequest, encodeAccount, encodeLinkAccountConfirmRequest, encodeLogedDeviceList, encodeRegistFcmDeviceTokenResponse, encodeSession } from "./mezon/api/session_codec.js";
import { decodeInviteUserRequest, decodeLinkInviteUserRequest, encodeInviteUserRes, encodeLinkInviteUser } from "./mezon/api/invite_codec.js";
import { decodeAddAppRequest, decodeApp, decodeAppClan, decodeCreateRoomChannelApps, decodeGenerateHashChannelAppsRequest, decodeGetMezonOauthClientRequest, decodeListAppsRequest, decodeListChannelAppsRequest, decodeMezonOauthClient, decodeUpdateAIAgentRequest, decodeUpdateAppRequest, encodeApp, encodeAppList, encodeCreateRoomChannelApps, encodeGenerateHashChannelAppsResponse, encodeListChannelAppsResponse, encodeMezonOauthClient, encodeMezonOauthClientList } from "./mezon/api/app_codec.js";
import { decodeChanEncryptionMethod, decodeGetPubKeysRequest, decodePushPubKeyRequest, encodeChanEncryptionMethod, encodeGetKeyServerResp, encodeGetPubKeysResponse } from "./mezon/api/encryption_codec.js";
import { decodeGiveCoffeeEvent, decodeTokenSentEvent } from "./mezon/api/token_common_codec.js";
import { decodeListForSaleItemsRequest, encodeForSaleItemList } from "./mezon/api/token_deferred_codec.js";
import { decodeListChannelAttachmentRequest, decodeListChannelMessagesRequest, decodeMessage2InboxRequest, decodeMessageReaction, decodeReportMessageAbuseReqest, encodeChannelAttachmentList, encodeChannelMessageHeader, encodeChannelMessageList } from "./mezon/api/message_codec.js";
import { decodeChannelMessageRemove, decodeChannelMessageSend, decodeChannelMessageUpdate, decodeDropdownBoxSelected, decodeMessageButtonClicked, encodeChannelMessageAck, encodeChannelMessageRemove, encodeChannelMessageUpdate } from "./mezon/realtime/message_codec.js";
import { decodeDefaultNotificationCategory, decodeDeleteNotificationsRequest, decodeListMutedChannelRequest, decodeListNotificationsRequest, decodeMarkAsReadRequest, decodeNotificationChannel, decodeNotificationClan, decodeNotifiReactMessage, decodeSetDefaultNotificationRequest, decodeSetMuteRequest, decodeSetNotificationRequest, encodeMutedChannelList, encodeNotificationChannelCategorySettingList, encodeNotificationList, encodeNotificationSetting, encodeNotifiReactMessage } from "./mezon/api/notification_deferred_codec.js";
import { decodeSearchMessageRequest, decodeSearchThreadRequest, encodeSearchMessageResponse } from "./mezon/api/search_codec.js";
import { decodeDeletePinMessage, decodePinMessageRequest, encodePinMessagesList } from "./mezon/api/pin_codec.js";
import { decodeClosePollRequest, decodeCreatePollRequest, decodeGetPollRequest, decodeVotePollRequest, encodeCreatePollResponse, encodeGetPollResponse, encodeVotePollResponse } from "./mezon/api/poll_codec.js";
import { decodeActiveArchivedThread } from "./mezon/realtime/channel_codec.js";
import { decodeDeleteSdTopicRequest, decodeLeaveThreadRequest, decodeListSdTopicRequest, decodeListThreadRequest, decodeSdTopicDetailRequest, decodeSdTopicRequest, encodeSdTopic, encodeSdTopicList } from "./mezon/api/thread_codec.js";
import { decodeAddChannelUsersRequest, decodeAddFavoriteChannelRequest, decodeAllUsersAddChannelRequest, decodeArchiveChannelRequest, decodeChangeChannelPrivateRequest, decodeChannelSettingListRequest, decodeCreateChannelDescRequest, decodeDeleteChannelDescRequest, decodeListArchivedChannelDescsRequest, decodeListChannelBadgeCountRequest, decodeListChannelDescsRequest, decodeListChannelDetailRequest, decodeListChannelUsersRequest, decodeListFavoriteChannelRequest, decodeRemoveChannelUsersRequest, decodeRemoveFavoriteChannelRequest, decodeUpdateChannelDescRequest, encodeAddFavoriteChannelResponse, encodeAllUsersAddChannelResponse, encodeChannelDescList, encodeChannelDescListNoPool, encodeChannelDescription, encodeChannelSettingListResponse, encodeChannelUserList, encodeListArchivedChannelDescsResponse, encodeListChannelBadgeCountResponse, encodeListFavoriteChannelResponse } from "./mezon/api/channel_codec.js";
import { decodeChannelTimelineDetailRequest, decodeCreateChannelTimelineRequest, decodeListChannelTimelineRequest, decodeUpdateChannelTimelineRequest, encodeChannelTimelineDetailResponse, encodeCreateChannelTimelineResponse, encodeListChannelTimelineResponse, encodeUpdateChannelTimelineResponse } from "./mezon/api/timeline_codec.js";
import { decodeChannelCanvasDetailRequest, decodeChannelCanvasListRequest, decodeDeleteChannelCanvasRequest, decodeEditChannelCanvasRequest, encodeChannelCanvasDetailResponse, encodeChannelCanvasListResponse, encodeEditChannelCanvasResponse } from "./mezon/api/canvas_codec.js";
import { decodeClanWebhookHandlerRequest, decodeClanWebhookRequest, decodeGenerateClanWebhookRequest, decodeListClanWebhookRequest, decodeUpdateClanWebhookRequest, decodeWebhookCreateRequest, decodeWebhookDeleteRequestById, decodeWebhookListRequest, decodeWebhookUpdateRequestById, encodeGenerateClanWebhookResponse, encodeListClanWebhookResponse, encodeWebhookGenerateResponse, encodeWebhookListResponse } from "./mezon/api/webhook_deferred_codec.js";
import { decodeClanEmojiCreateRequest, decodeClanEmojiDeleteRequest, decodeClanEmojiUpdateRequest, encodeEmojiListedResponse, encodeEmojiRecentList } from "./mezon/api/emoji_codec.js";
import { decodeClanStickerAddRequest, decodeClanStickerDeleteRequest, decodeClanStickerUpdateByIdRequest, encodeStickerListedResponse } from "./mezon/api/sticker_codec.js";
import { decodeAddRoleChannelDescRequest, decodeCreateRoleRequest, decodeDeleteRoleRequest, decodeListPermissionOfUsersRequest, decodeListPermissionsRequest, decodeListRoleUsersRequest, decodePermissionRoleChannelListEventRequest, decodeRoleListEventRequest, decodeUpdateRoleChannelRequest, decodeUpdateRoleOrderRequest, decodeUpdateRoleRequest, decodeUserPermissionInChannelListRequest, encodePermissionRoleChannelListEventResponse, encodeRoleList, encodeRoleListEventResponse, encodeUserPermissionInChannelListResponse } from "./mezon/api/role_deferred_codec.js";
import { encodePermissionList, encodeRole, encodeRoleUserList } from "./mezon/api/role_common_codec.js";
import { encodeNotificationUserChannel } from "./mezon/api/notification_common_codec.js";
import { decodeGenerateMeetTokenRequest, decodeMeetParticipantRequest, decodeRegisterStreamingChannelRequest, decodeStreamHttpCallbackRequest, encodeGenerateMeetTokenResponse, encodeRegisterStreamingChannelResponse, encodeStreamHttpCallbackResponse, encodeStreamingChannelUserList, encodeVoiceChannelUserList } from "./mezon/api/voice_deferred_codec.js";
import { decodeDeleteEventRequest, decodeListEventsRequest, decodeUpdateEventRequest, decodeUserEventRequest, encodeEventList, encodeEventManagement } from "./mezon/api/calendar_deferred_codec.js";
import { decodeCreateEventRequest } from "./mezon/api/calendar_common_codec.js";
import { decodeCreateOnboardingRequest, decodeListOnboardingRequest, decodeListOnboardingStepRequest, decodeOnboardingRequest, decodeUpdateOnboardingRequest, decodeUpdateOnboardingStepRequest, encodeListOnboardingResponse, encodeListOnboardingStepResponse, encodeOnboardingItem } from "./mezon/api/onboarding_codec.js";
import { decodeListQuickMenuAccessRequest, decodeQuickMenuAccess, encodeQuickMenuAccessList } from "./mezon/api/quick_menu_codec.js";
import { encodeGenerateMezonMeetResponse } from "./mezon/api/voice_common_codec.js";
import { decodeHandleParticipantMeetStateEvent } from "./mezon/realtime/voice_codec.js";
import { decodeMultipartUploadAttachmentFinishRequest, decodeUploadAttachmentRequest, decodeUploadBatchAttachmentRequest, encodeMultipartUploadAttachment, encodeUploadAttachment, encodeUploadAttachmentBatch } from "./mezon/api/upload_codec.js";
import { decodeAddFriendsRequest, decodeBlockFriendsRequest, decodeDeleteFriendsRequest, decodeIsFollowerRequest, decodeListFriendsRequest, encodeAddFriendsResponse, encodeFriendList, encodeIsFollowerResponse } from "./mezon/api/friend_codec.js";
import { decodeCreateActivityRequest, decodeListUserOnlineRequest, decodeUpdateUsersRequest, decodeUserStatusUpdate, encodeListUserActivity, encodeListUserOnlineResponse, encodeUserActivity, encodeUserStatus } from "./mezon/api/user_codec.js";
import { decodeBanClanUsersRequest, decodeBannedUserListRequest, decodeCheckDuplicateNameRequest, decodeClanProfileRequest, decodeCreateClanDescRequest, decodeDeleteClanDescRequest, decodeIsBannedRequest, decodeListAuditLogRequest, decodeListClanDescRequest, decodeListClanUnreadMsgIndicatorRequest, decodeListClanUsersRequest, decodeListClanUsersStatusRequest, decodeRemoveClanUsersRequest, decodeTransferOwnershipRequest, decodeUpdateClanDescRequest, decodeUpdateClanOrderRequest, decodeUpdateClanProfileRequest, encodeAllUserClans, encodeBannedUserList, encodeCheckDuplicateNameResponse, encodeClanDesc, encodeClanDescList, encodeClanProfile, encodeClanUserList, encodeClanUserStatusList, encodeIsBannedResponse, encodeListAuditLog, encodeListClanBadgeCountResponse, encodeListClanUnreadMsgIndicatorResponse } from "./mezon/api/clan_codec.js";
import { decodeCategoryDesc, decodeChangeChannelCategoryRequest, decodeCreateCategoryDescRequest, decodeDeleteCategoryDescRequest, decodeUpdateCategoryDescRequest, decodeUpdateCategoryOrderRequest, encodeCategoryDesc, encodeCategoryDescList } from "./mezon/api/category_codec.js";
import { decodeDeleteSystemMessage, decodeGetSystemMessage, decodeSystemMessageRequest, encodeSystemMessage, encodeSystemMessagesList } from "./mezon/api/system_message_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** What a server may implement. A call without a handler is not served. */
export interface RpcHandlers<Context> {
  confirmLinkMezonOTP?(request: LinkAccountConfirmRequest, context: Context): Awaitable<Init<Session>>;
  createLinkInviteUser?(request: LinkInviteUserRequest, context: Context): Awaitable<Init<LinkInviteUser>>;
  deleteAccount?(request: undefined, context: Context): Awaitable<void>;
  deleteMezonOauthClient?(request: MezonOauthClient, context: Context): Awaitable<void>;
  getAccount?(request: undefined, context: Context): Awaitable<Init<Account>>;
  getKeyServer?(request: undefined, context: Context): Awaitable<Init<GetKeyServerResp>>;
  getMezonOauthClient?(request: GetMezonOauthClientRequest, context: Context): Awaitable<Init<MezonOauthClient>>;
  getPubKeys?(request: GetPubKeysRequest, context: Context): Awaitable<Init<GetPubKeysResponse>>;
  linkEmail?(request: AccountEmail, context: Context): Awaitable<Init<LinkAccountConfirmRequest>>;
  linkSMS?(request: AccountMezon, context: Context): Awaitable<Init<LinkAccountConfirmRequest>>;
  listLogedDevice?(request: undefined, context: Context): Awaitable<Init<LogedDeviceList>>;
  listMezonOauthClient?(request: undefined, context: Context): Awaitable<Init<MezonOauthClientList>>;
  pushPubKey?(request: PushPubKeyRequest, context: Context): Awaitable<void>;
  registFCMDeviceToken?(request: RegistFcmDeviceTokenRequest, context: Context): Awaitable<Init<RegistFcmDeviceTokenResponse>>;
  registrationEmail?(request: RegistrationEmailRequest, context: Context): Awaitable<Init<Session>>;
  sessionLogout?(request: SessionLogoutRequest, context: Context): Awaitable<void>;
  sessionRefresh?(request: SessionRefreshRequest, context: Context): Awaitable<Init<Session>>;
  unlinkEmail?(request: AccountEmail, context: Context): Awaitable<void>;
  unlinkMezon?(request: AccountMezon, context: Context): Awaitable<void>;
  updateAccount?(request: UpdateAccountRequest, context: Context): Awaitable<void>;
  updateMezonOauthClient?(request: MezonOauthClient, context: Context): Awaitable<Init<MezonOauthClient>>;
  updateUsername?(request: UpdateUsernameRequest, context: Context): Awaitable<Init<Session>>;
  giveMeACoffee?(request: GiveCoffeeEvent, context: Context): Awaitable<void>;
  listForSaleItems?(request: ListForSaleItemsRequest, context: Context): Awaitable<Init<ForSaleItemList>>;
  createMessage2Inbox?(request: Message2InboxRequest, context: Context): Awaitable<Init<ChannelMessageHeader>>;
  deleteChannelMessage?(request: ChannelMessageRemove, context: Context): Awaitable<Init<ChannelMessageRemove>>;
  deleteNotiReactMessage?(request: NotificationChannel, context: Context): Awaitable<void>;
  dropdownBoxSelected?(request: DropdownBoxSelected, context: Context): Awaitable<void>;
  getNotificationReactMessage?(request: NotifiReactMessage, context: Context): Awaitable<Init<NotifiReactMessage>>;
  listChannelMessages?(request: ListChannelMessagesRequest, context: Context): Awaitable<Init<ChannelMessageList>>;
  messageButtonClick?(request: MessageButtonClicked, context: Context): Awaitable<void>;
  reactChannelMessage?(request: MessageReaction, context: Context): Awaitable<void>;
  reportMessageAbuse?(request: ReportMessageAbuseReqest, context: Context): Awaitable<void>;
  searchMessage?(request: SearchMessageRequest, context: Context): Awaitable<Init<SearchMessageResponse>>;
  sendChannelMessage?(request: ChannelMessageSend, context: Context): Awaitable<Init<ChannelMessageAck>>;
  setNotificationReactMessage?(request: NotificationChannel, context: Context): Awaitable<void>;
  updateChannelMessage?(request: ChannelMessageUpdate, context: Context): Awaitable<Init<ChannelMessageUpdate>>;
  createPinMessage?(request: PinMessageRequest, context: Context): Awaitable<Init<ChannelMessageHeader>>;
  deletePinMessage?(request: DeletePinMessage, context: Context): Awaitable<void>;
  getPinMessagesList?(request: PinMessageRequest, context: Context): Awaitable<Init<PinMessagesList>>;
  closePoll?(request: ClosePollRequest, context: Context): Awaitable<void>;
  createPoll?(request: CreatePollRequest, context: Context): Awaitable<Init<CreatePollResponse>>;
  getPoll?(request: GetPollRequest, context: Context): Awaitable<Init<GetPollResponse>>;
  votePoll?(request: VotePollRequest, context: Context): Awaitable<Init<VotePollResponse>>;
  activeArchivedThread?(request: ActiveArchivedThread, context: Context): Awaitable<void>;
  createSdTopic?(request: SdTopicRequest, context: Context): Awaitable<Init<SdTopic>>;
  deleteSdTopic?(request: DeleteSdTopicRequest, context: Context): Awaitable<void>;
  getTopicDetail?(request: SdTopicDetailRequest, context: Context): Awaitable<Init<SdTopic>>;
  leaveThread?(request: LeaveThreadRequest, context: Context): Awaitable<void>;
  listSdTopic?(request: ListSdTopicRequest, context: Context): Awaitable<Init<SdTopicList>>;
  listThreadDescs?(request: ListThreadRequest, context: Context): Awaitable<Init<ChannelDescListNoPool>>;
  searchThread?(request: SearchThreadRequest, context: Context): Awaitable<Init<ChannelDescList>>;
  createChannelTimeline?(request: CreateChannelTimelineRequest, context: Context): Awaitable<Init<CreateChannelTimelineResponse>>;
  deleteChannelCanvas?(request: DeleteChannelCanvasRequest, context: Context): Awaitable<void>;
  detailChannelTimeline?(request: ChannelTimelineDetailRequest, context: Context): Awaitable<Init<ChannelTimelineDetailResponse>>;
  editChannelCanvases?(request: EditChannelCanvasRequest, context: Context): Awaitable<Init<EditChannelCanvasResponse>>;
  getChannelCanvasDetail?(request: ChannelCanvasDetailRequest, context: Context): Awaitable<Init<ChannelCanvasDetailResponse>>;
  getChannelCanvasList?(request: ChannelCanvasListRequest, context: Context): Awaitable<Init<ChannelCanvasListResponse>>;
  listChannelTimeline?(request: ListChannelTimelineRequest, context: Context): Awaitable<Init<ListChannelTimelineResponse>>;
  updateChannelTimeline?(request: UpdateChannelTimelineRequest, context: Context): Awaitable<Init<UpdateChannelTimelineResponse>>;
  deleteClanWebhookById?(request: ClanWebhookRequest, context: Context): Awaitable<void>;
  deleteWebhookById?(request: WebhookDeleteRequestById, context: Context): Awaitable<void>;
  generateClanWebhook?(request: GenerateClanWebhookRequest, context: Context): Awaitable<Init<GenerateClanWebhookResponse>>;
  generateWebhook?(request: WebhookCreateRequest, context: Context): Awaitable<Init<WebhookGenerateResponse>>;
  handleClanWebhook?(request: ClanWebhookHandlerRequest, context: Context): Awaitable<void>;
  handleWebhook?(request: ClanWebhookHandlerRequest, context: Context): Awaitable<void>;
  listClanWebhook?(request: ListClanWebhookRequest, context: Context): Awaitable<Init<ListClanWebhookResponse>>;
  listWebhookByChannelId?(request: WebhookListRequest, context: Context): Awaitable<Init<WebhookListResponse>>;
  updateClanWebhookById?(request: UpdateClanWebhookRequest, context: Context): Awaitable<void>;
  updateWebhookById?(request: WebhookUpdateRequestById, context: Context): Awaitable<void>;
  createClanEmoji?(request: ClanEmojiCreateRequest, context: Context): Awaitable<void>;
  deleteByIdClanEmoji?(request: ClanEmojiDeleteRequest, context: Context): Awaitable<void>;
  emojiRecentList?(request: undefined, context: Context): Awaitable<Init<EmojiRecentList>>;
  getListEmojisByUserId?(request: undefined, context: Context): Awaitable<Init<EmojiListedResponse>>;
  updateClanEmojiById?(request: ClanEmojiUpdateRequest, context: Context): Awaitable<void>;
  addClanSticker?(request: ClanStickerAddRequest, context: Context): Awaitable<void>;
  deleteClanStickerById?(request: ClanStickerDeleteRequest, context: Context): Awaitable<void>;
  getListStickersByUserId?(request: undefined, context: Context): Awaitable<Init<StickerListedResponse>>;
  updateClanStickerById?(request: ClanStickerUpdateByIdRequest, context: Context): Awaitable<void>;
  addRolesChannelDesc?(request: AddRoleChannelDescRequest, context: Context): Awaitable<void>;
  createRole?(request: CreateRoleRequest, context: Context): Awaitable<Init<Role>>;
  deleteRole?(request: DeleteRoleRequest, context: Context): Awaitable<void>;
  deleteRoleChannelDesc?(request: DeleteRoleRequest, context: Context): Awaitable<void>;
  getListPermission?(request: undefined, context: Context): Awaitable<Init<PermissionList>>;
  getPermissionByRoleIdChannelId?(request: PermissionRoleChannelListEventRequest, context: Context): Awaitable<Init<PermissionRoleChannelListEventResponse>>;
  getRoleOfUserInTheClan?(request: ListPermissionOfUsersRequest, context: Context): Awaitable<Init<RoleList>>;
  listRolePermissions?(request: ListPermissionsRequest, context: Context): Awaitable<Init<PermissionList>>;
  listRoleUsers?(request: ListRoleUsersRequest, context: Context): Awaitable<Init<RoleUserList>>;
  listRoles?(request: RoleListEventRequest, context: Context): Awaitable<Init<RoleListEventResponse>>;
  listUserPermissionInChannel?(request: UserPermissionInChannelListRequest, context: Context): Awaitable<Init<UserPermissionInChannelListResponse>>;
  setRoleChannelPermission?(request: UpdateRoleChannelRequest, context: Context): Awaitable<void>;
  updateRole?(request: UpdateRoleRequest, context: Context): Awaitable<void>;
  updateRoleOrder?(request: UpdateRoleOrderRequest, context: Context): Awaitable<void>;
  deleteNotificationCategorySetting?(request: DefaultNotificationCategory, context: Context): Awaitable<void>;
  deleteNotificationChannel?(request: NotificationChannel, context: Context): Awaitable<void>;
  deleteNotifications?(request: DeleteNotificationsRequest, context: Context): Awaitable<void>;
  getChannelCategoryNotiSettingsList?(request: NotificationClan, context: Context): Awaitable<Init<NotificationChannelCategorySettingList>>;
  getNotificationCategory?(request: DefaultNotificationCategory, context: Context): Awaitable<Init<NotificationUserChannel>>;
  getNotificationChannel?(request: NotificationChannel, context: Context): Awaitable<Init<NotificationUserChannel>>;
  getNotificationClan?(request: NotificationClan, context: Context): Awaitable<Init<NotificationSetting>>;
  listMutedChannel?(request: ListMutedChannelRequest, context: Context): Awaitable<Init<MutedChannelList>>;
  listNotifications?(request: ListNotificationsRequest, context: Context): Awaitable<Init<NotificationList>>;
  markAsRead?(request: MarkAsReadRequest, context: Context): Awaitable<void>;
  muteParticipantMezonMeet?(request: MeetParticipantRequest, context: Context): Awaitable<void>;
  setMuteCategory?(request: SetMuteRequest, context: Context): Awaitable<void>;
  setMuteChannel?(request: SetMuteRequest, context: Context): Awaitable<void>;
  setNotificationCategorySetting?(request: SetNotificationRequest, context: Context): Awaitable<void>;
  setNotificationChannelSetting?(request: SetNotificationRequest, context: Context): Awaitable<void>;
  setNotificationClanSetting?(request: SetDefaultNotificationRequest, context: Context): Awaitable<void>;
  addUserEvent?(request: UserEventRequest, context: Context): Awaitable<void>;
  createEvent?(request: CreateEventRequest, context: Context): Awaitable<Init<EventManagement>>;
  deleteEvent?(request: DeleteEventRequest, context: Context): Awaitable<void>;
  deleteUserEvent?(request: UserEventRequest, context: Context): Awaitable<void>;
  listEvents?(request: ListEventsRequest, context: Context): Awaitable<Init<EventList>>;
  updateEvent?(request: UpdateEventRequest, context: Context): Awaitable<void>;
  updateEventUser?(request: DeleteEventRequest, context: Context): Awaitable<void>;
  createOnboarding?(request: CreateOnboardingRequest, context: Context): Awaitable<Init<ListOnboardingResponse>>;
  deleteOnboarding?(request: OnboardingRequest, context: Context): Awaitable<void>;
  getOnboardingDetail?(request: OnboardingRequest, context: Context): Awaitable<Init<OnboardingItem>>;
  listOnboarding?(request: ListOnboardingRequest, context: Context): Awaitable<Init<ListOnboardingResponse>>;
  listOnboardingStep?(request: ListOnboardingStepRequest, context: Context): Awaitable<Init<ListOnboardingStepResponse>>;
  updateOnboarding?(request: UpdateOnboardingRequest, context: Context): Awaitable<void>;
  updateOnboardingStep?(request: UpdateOnboardingStepRequest, context: Context): Awaitable<void>;
  addQuickMenuAccess?(request: QuickMenuAccess, context: Context): Awaitable<void>;
  deleteQuickMenuAccess?(request: QuickMenuAccess, context: Context): Awaitable<void>;
  listQuickMenuAccess?(request: ListQuickMenuAccessRequest, context: Context): Awaitable<Init<QuickMenuAccessList>>;
  updateQuickMenuAccess?(request: QuickMenuAccess, context: Context): Awaitable<void>;
  addAgentToChannel?(request: UpdateAIAgentRequest, context: Context): Awaitable<void>;
  addApp?(request: AddAppRequest, context: Context): Awaitable<Init<App>>;
  addAppToClan?(request: AppClan, context: Context): Awaitable<void>;
  createRoomChannelApps?(request: CreateRoomChannelApps, context: Context): Awaitable<Init<CreateRoomChannelApps>>;
  deleteApp?(request: App, context: Context): Awaitable<void>;
  disconnectAgent?(request: UpdateAIAgentRequest, context: Context): Awaitable<void>;
  generateHashChannelApps?(request: GenerateHashChannelAppsRequest, context: Context): Awaitable<Init<GenerateHashChannelAppsResponse>>;
  getApp?(request: App, context: Context): Awaitable<Init<App>>;
  listApps?(request: ListAppsRequest, context: Context): Awaitable<Init<AppList>>;
  listChannelApps?(request: ListChannelAppsRequest, context: Context): Awaitable<Init<ListChannelAppsResponse>>;
  updateApp?(request: UpdateAppRequest, context: Context): Awaitable<Init<App>>;
  createExternalMezonMeet?(request: undefined, context: Context): Awaitable<Init<GenerateMezonMeetResponse>>;
  generateMeetToken?(request: GenerateMeetTokenRequest, context: Context): Awaitable<Init<GenerateMeetTokenResponse>>;
  listChannelVoiceUsers?(request: ListChannelUsersRequest, context: Context): Awaitable<Init<VoiceChannelUserList>>;
  listStreamingChannelUsers?(request: ListChannelUsersRequest, context: Context): Awaitable<Init<StreamingChannelUserList>>;
  registerStreamingChannel?(request: RegisterStreamingChannelRequest, context: Context): Awaitable<Init<RegisterStreamingChannelResponse>>;
  removeParticipantMezonMeet?(request: MeetParticipantRequest, context: Context): Awaitable<void>;
  streamingServerCallback?(request: StreamHttpCallbackRequest, context: Context): Awaitable<Init<StreamHttpCallbackResponse>>;
  updateMezonVoiceState?(request: HandleParticipantMeetStateEvent, context: Context): Awaitable<void>;
  listChannelAttachment?(request: ListChannelAttachmentRequest, context: Context): Awaitable<Init<ChannelAttachmentList>>;
  multipartUploadAttachmentFileFinish?(request: MultipartUploadAttachmentFinishRequest, context: Context): Awaitable<Init<UploadAttachment>>;
  multipartUploadAttachmentFileStart?(request: UploadAttachmentRequest, context: Context): Awaitable<Init<MultipartUploadAttachment>>;
  uploadAttachmentFile?(request: UploadAttachmentRequest, context: Context): Awaitable<Init<UploadAttachment>>;
  uploadBatchAttachmentFile?(request: UploadBatchAttachmentRequest, context: Context): Awaitable<Init<UploadAttachmentBatch>>;
  uploadOauthFile?(request: UploadAttachmentRequest, context: Context): Awaitable<Init<UploadAttachment>>;
  addFriends?(request: AddFriendsRequest, context: Context): Awaitable<Init<AddFriendsResponse>>;
  blockFriends?(request: BlockFriendsRequest, context: Context): Awaitable<void>;
  deleteFriends?(request: DeleteFriendsRequest, context: Context): Awaitable<void>;
  isFollower?(request: IsFollowerRequest, context: Context): Awaitable<Init<IsFollowerResponse>>;
  listFriends?(request: ListFriendsRequest, context: Context): Awaitable<Init<FriendList>>;
  unblockFriends?(request: BlockFriendsRequest, context: Context): Awaitable<void>;
  createActiviy?(request: CreateActivityRequest, context: Context): Awaitable<Init<UserActivity>>;
  getUserProfileOnClan?(request: ClanProfileRequest, context: Context): Awaitable<Init<ClanProfile>>;
  getUserStatus?(request: undefined, context: Context): Awaitable<Init<UserStatus>>;
  inviteUser?(request: InviteUserRequest, context: Context): Awaitable<Init<InviteUserRes>>;
  listActivity?(request: undefined, context: Context): Awaitable<Init<ListUserActivity>>;
  listChannelByUserId?(request: undefined, context: Context): Awaitable<Init<ChannelDescList>>;
  listClanUsersStatus?(request: ListClanUsersStatusRequest, context: Context): Awaitable<Init<ClanUserStatusList>>;
  listUserClansByUserId?(request: undefined, context: Context): Awaitable<Init<AllUserClans>>;
  listUserOnline?(request: ListUserOnlineRequest, context: Context): Awaitable<Init<ListUserOnlineResponse>>;
  updateUser?(request: UpdateUsersRequest, context: Context): Awaitable<void>;
  updateUserCustomStatus?(request: UserStatusUpdate, context: Context): Awaitable<void>;
  updateUserProfileByClan?(request: UpdateClanProfileRequest, context: Context): Awaitable<void>;
  updateUserStatus?(request: UserStatusUpdate, context: Context): Awaitable<void>;
  changeChannelCategory?(request: ChangeChannelCategoryRequest, context: Context): Awaitable<void>;
  createCategoryDesc?(request: CreateCategoryDescRequest, context: Context): Awaitable<Init<CategoryDesc>>;
  deleteCategoryDesc?(request: DeleteCategoryDescRequest, context: Context): Awaitable<void>;
  listCategoryDescs?(request: CategoryDesc, context: Context): Awaitable<Init<CategoryDescList>>;
  updateCategory?(request: UpdateCategoryDescRequest, context: Context): Awaitable<void>;
  updateCategoryOrder?(request: UpdateCategoryOrderRequest, context: Context): Awaitable<void>;
  banClanUsers?(request: BanClanUsersRequest, context: Context): Awaitable<void>;
  createClanDesc?(request: CreateClanDescRequest, context: Context): Awaitable<Init<ClanDesc>>;
  createSystemMessage?(request: SystemMessageRequest, context: Context): Awaitable<void>;
  deleteClanDesc?(request: DeleteClanDescRequest, context: Context): Awaitable<void>;
  deleteSystemMessage?(request: DeleteSystemMessage, context: Context): Awaitable<void>;
  getSystemMessageByClanId?(request: GetSystemMessage, context: Context): Awaitable<Init<SystemMessage>>;
  getSystemMessagesList?(request: undefined, context: Context): Awaitable<Init<SystemMessagesList>>;
  isBanned?(request: IsBannedRequest, context: Context): Awaitable<Init<IsBannedResponse>>;
  listAuditLog?(request: ListAuditLogRequest, context: Context): Awaitable<Init<ListAuditLog>>;
  listBannedUsers?(request: BannedUserListRequest, context: Context): Awaitable<Init<BannedUserList>>;
  listChannelBadgeCount?(request: ListChannelBadgeCountRequest, context: Context): Awaitable<Init<ListChannelBadgeCountResponse>>;
  listClanBadgeCount?(request: undefined, context: Context): Awaitable<Init<ListClanBadgeCountResponse>>;
  listClanDescs?(request: ListClanDescRequest, context: Context): Awaitable<Init<ClanDescList>>;
  listClanUnreadMsgIndicator?(request: ListClanUnreadMsgIndicatorRequest, context: Context): Awaitable<Init<ListClanUnreadMsgIndicatorResponse>>;
  listClanUsers?(request: ListClanUsersRequest, context: Context): Awaitable<Init<ClanUserList>>;
  removeClanUsers?(request: RemoveClanUsersRequest, context: Context): Awaitable<void>;
  transferOwnership?(request: TransferOwnershipRequest, context: Context): Awaitable<void>;
  unbanClanUsers?(request: BanClanUsersRequest, context: Context): Awaitable<void>;
  updateClanDesc?(request: UpdateClanDescRequest, context: Context): Awaitable<void>;
  updateClanOrder?(request: UpdateClanOrderRequest, context: Context): Awaitable<void>;
  updateSystemMessage?(request: SystemMessageRequest, context: Context): Awaitable<void>;
  addChannelFavorite?(request: AddFavoriteChannelRequest, context: Context): Awaitable<Init<AddFavoriteChannelResponse>>;
  addChannelUsers?(request: AddChannelUsersRequest, context: Context): Awaitable<void>;
  archiveChannel?(request: ArchiveChannelRequest, context: Context): Awaitable<void>;
  closeDMByChannelId?(request: DeleteChannelDescRequest, context: Context): Awaitable<void>;
  createChannelDesc?(request: CreateChannelDescRequest, context: Context): Awaitable<Init<ChannelDescription>>;
  deleteChannelDesc?(request: DeleteChannelDescRequest, context: Context): Awaitable<void>;
  getChanEncryptionMethod?(request: ChanEncryptionMethod, context: Context): Awaitable<Init<ChanEncryptionMethod>>;
  getListFavoriteChannel?(request: ListFavoriteChannelRequest, context: Context): Awaitable<Init<ListFavoriteChannelResponse>>;
  listArchivedChannelDescs?(request: ListArchivedChannelDescsRequest, context: Context): Awaitable<Init<ListArchivedChannelDescsResponse>>;
  listChannelDescs?(request: ListChannelDescsRequest, context: Context): Awaitable<Init<ChannelDescList>>;
  listChannelDetail?(request: ListChannelDetailRequest, context: Context): Awaitable<Init<ChannelDescription>>;
  listChannelSetting?(request: ChannelSettingListRequest, context: Context): Awaitable<Init<ChannelSettingListResponse>>;
  listChannelUsers?(request: ListChannelUsersRequest, context: Context): Awaitable<Init<ChannelUserList>>;
  listChannelUsersUC?(request: AllUsersAddChannelRequest, context: Context): Awaitable<Init<AllUsersAddChannelResponse>>;
  openDMByChannelId?(request: DeleteChannelDescRequest, context: Context): Awaitable<void>;
  removeChannelFavorite?(request: RemoveFavoriteChannelRequest, context: Context): Awaitable<void>;
  removeChannelUsers?(request: RemoveChannelUsersRequest, context: Context): Awaitable<void>;
  setChanEncryptionMethod?(request: ChanEncryptionMethod, context: Context): Awaitable<void>;
  updateChannelDesc?(request: UpdateChannelDescRequest, context: Context): Awaitable<void>;
  updateChannelPrivate?(request: ChangeChannelPrivateRequest, context: Context): Awaitable<void>;
  checkDuplicateName?(request: CheckDuplicateNameRequest, context: Context): Awaitable<Init<CheckDuplicateNameResponse>>;
  healthcheck?(request: undefined, context: Context): Awaitable<void>;
  sendToken?(request: TokenSentEvent, context: Context): Awaitable<void>;
}

/** The server's side of every call, by its name on the wire. */
export const servedMethods: readonly ServedMethod<keyof RpcHandlers<unknown>>[] = [
  { name: "ConfirmLinkMezonOTP", handler: "confirmLinkMezonOTP", apiIndex: 87, decodeRequest: decodeLinkAccountConfirmRequest, encodeResponse: encodeSession },
  { name: "CreateLinkInviteUser", handler: "createLinkInviteUser", apiIndex: 92, decodeRequest: decodeLinkInviteUserRequest, encodeResponse: encodeLinkInviteUser },
  { name: "DeleteAccount", handler: "deleteAccount", apiIndex: 75, decodeRequest: decodeNothing, encodeResponse: encodeNothing },
  { name: "DeleteMezonOauthClient", handler: "deleteMezonOauthClient", apiIndex: 170, decodeRequest: decodeMezonOauthClient, encodeResponse: encodeNothing },
  { name: "GetAccount", handler: "getAccount", apiIndex: 1, decodeRequest: decodeNothing, encodeResponse: encodeAccount },
  { name: "GetKeyServer", handler: "getKeyServer", apiIndex: 147, decodeRequest: decodeNothing, encodeResponse: encodeGetKeyServerResp },
  { name: "GetMezonOauthClient", handler: "getMezonOauthClient", apiIndex: 169, decodeRequest: decodeGetMezonOauthClientRequest, encodeResponse: encodeMezonOauthClient },
  { name: "GetPubKeys", handler: "getPubKeys", apiIndex: 143, decodeRequest: decodeGetPubKeysRequest, encodeResponse: encodeGetPubKeysResponse },
  { name: "LinkEmail", handler: "linkEmail", apiIndex: 88, decodeRequest: decodeAccountEmail, encodeResponse: encodeLinkAccountConfirmRequest },
  { name: "LinkSMS", handler: "linkSMS", apiIndex: 86, decodeRequest: decodeAccountMezon, encodeResponse: encodeLinkAccountConfirmRequest },
  { name: "ListLogedDevice", handler: "listLogedDevice", apiIndex: 19, decodeRequest: decodeNothing, encodeResponse: encodeLogedDeviceList },
  { name: "ListMezonOauthClient", handler: "listMezonOauthClient", apiIndex: undefined, decodeRequest: decodeNothing, encodeResponse: encodeMezonOauthClientList },
  { name: "PushPubKey", handler: "pushPubKey", apiIndex: 144, decodeRequest: decodePushPubKeyRequest, encodeResponse: encodeNothing },
  { name: "RegistFCMDeviceToken", handler: "registFCMDeviceToken", apiIndex: 35, decodeRequest: decodeRegistFcmDeviceTokenRequest, encodeResponse: encodeRegistFcmDeviceTokenResponse },
  { name: "RegistrationEmail", handler: "registrationEmail", apiIndex: 59, decodeRequest: decodeRegistrationEmailRequest, encodeResponse: encodeSession },
  { name: "SessionLogout", handler: "sessionLogout", apiIndex: 200, decodeRequest: decodeSessionLogoutRequest, encodeResponse: encodeNothing },
  { name: "SessionRefresh", handler: "sessionRefresh", apiIndex: 199, decodeRequest: decodeSessionRefreshRequest, encodeResponse: encodeSession },
  { name: "UnlinkEmail", handler: "unlinkEmail", apiIndex: 105, decodeRequest: decodeAccountEmail, encodeResponse: encodeNothing },
  { name: "UnlinkMezon", handler: "unlinkMezon", apiIndex: 104, decodeRequest: decodeAccountMezon, encodeResponse: encodeNothing },
  { name: "UpdateAccount", handler: "updateAccount", apiIndex: 106, decodeRequest: decodeUpdateAccountRequest, encodeResponse: encodeNothing },
  { name: "UpdateMezonOauthClient", handler: "updateMezonOauthClient", apiIndex: 171, decodeRequest: decodeMezonOauthClient, encodeResponse: encodeMezonOauthClient },
  { name: "UpdateUsername", handler: "updateUsername", apiIndex: 107, decodeRequest: decodeUpdateUsernameRequest, encodeResponse: encodeSession },
  { name: "GiveMeACoffee", handler: "giveMeACoffee", apiIndex: undefined, decodeRequest: decodeGiveCoffeeEvent, encodeResponse: encodeNothing },
  { name: "ListForSaleItems", handler: "listForSaleItems", apiIndex: 53, decodeRequest: decodeListForSaleItemsRequest, encodeResponse: encodeForSaleItemList },
  { name: "CreateMessage2Inbox", handler: "createMessage2Inbox", apiIndex: 103, decodeRequest: decodeMessage2InboxRequest, encodeResponse: encodeChannelMessageHeader },
  { name: "DeleteChannelMessage", handler: "deleteChannelMessage", apiIndex: 182, decodeRequest: decodeChannelMessageRemove, encodeResponse: encodeChannelMessageRemove },
  { name: "DeleteNotiReactMessage", handler: "deleteNotiReactMessage", apiIndex: undefined, decodeRequest: decodeNotificationChannel, encodeResponse: encodeNothing },
  { name: "DropdownBoxSelected", handler: "dropdownBoxSelected", apiIndex: 185, decodeRequest: decodeDropdownBoxSelected, encodeResponse: encodeNothing },
  { name: "GetNotificationReactMessage", handler: "getNotificationReactMessage", apiIndex: undefined, decodeRequest: decodeNotifiReactMessage, encodeResponse: encodeNotifiReactMessage },
  { name: "ListChannelMessages", handler: "listChannelMessages", apiIndex: 30, decodeRequest: decodeListChannelMessagesRequest, encodeResponse: encodeChannelMessageList },
  { name: "MessageButtonClick", handler: "messageButtonClick", apiIndex: 184, decodeRequest: decodeMessageButtonClicked, encodeResponse: encodeNothing },
  { name: "ReactChannelMessage", handler: "reactChannelMessage", apiIndex: 196, decodeRequest: decodeMessageReaction, encodeResponse: encodeNothing },
  { name: "ReportMessageAbuse", handler: "reportMessageAbuse", apiIndex: 183, decodeRequest: decodeReportMessageAbuseReqest, encodeResponse: encodeNothing },
  { name: "SearchMessage", handler: "searchMessage", apiIndex: 116, decodeRequest: decodeSearchMessageRequest, encodeResponse: encodeSearchMessageResponse },
  { name: "SendChannelMessage", handler: "sendChannelMessage", apiIndex: 180, decodeRequest: decodeChannelMessageSend, encodeResponse: encodeChannelMessageAck },
  { name: "SetNotificationReactMessage", handler: "setNotificationReactMessage", apiIndex: undefined, decodeRequest: decodeNotificationChannel, encodeResponse: encodeNothing },
  { name: "UpdateChannelMessage", handler: "updateChannelMessage", apiIndex: 181, decodeRequest: decodeChannelMessageUpdate, encodeResponse: encodeChannelMessageUpdate },
  { name: "CreatePinMessage", handler: "createPinMessage", apiIndex: 102, decodeRequest: decodePinMessageRequest, encodeResponse: encodeChannelMessageHeader },
  { name: "DeletePinMessage", handler: "deletePinMessage", apiIndex: 207, decodeRequest: decodeDeletePinMessage, encodeResponse: encodeNothing },
  { name: "GetPinMessagesList", handler: "getPinMessagesList", apiIndex: 27, decodeRequest: decodePinMessageRequest, encodeResponse: encodePinMessagesList },
  { name: "ClosePoll", handler: "closePoll", apiIndex: 194, decodeRequest: decodeClosePollRequest, encodeResponse: encodeNothing },
  { name: "CreatePoll", handler: "createPoll", apiIndex: 192, decodeRequest: decodeCreatePollRequest, encodeResponse: encodeCreatePollResponse },
  { name: "GetPoll", handler: "getPoll", apiIndex: 195, decodeRequest: decodeGetPollRequest, encodeResponse: encodeGetPollResponse },
  { name: "VotePoll", handler: "votePoll", apiIndex: 193, decodeRequest: decodeVotePollRequest, encodeResponse: encodeVotePollResponse },
  { name: "ActiveArchivedThread", handler: "activeArchivedThread", apiIndex: 186, decodeRequest: decodeActiveArchivedThread, encodeResponse: encodeNothing },
  { name: "CreateSdTopic", handler: "createSdTopic", apiIndex: 162, decodeRequest: decodeSdTopicRequest, encodeResponse: encodeSdTopic },
  { name: "DeleteSdTopic", handler: "deleteSdTopic", apiIndex: 163, decodeRequest: decodeDeleteSdTopicRequest, encodeResponse: encodeNothing },
  { name: "GetTopicDetail", handler: "getTopicDetail", apiIndex: 161, decodeRequest: decodeSdTopicDetailRequest, encodeResponse: encodeSdTopic },
  { name: "LeaveThread", handler: "leaveThread", apiIndex: 84, decodeRequest: decodeLeaveThreadRequest, encodeResponse: encodeNothing },
  { name: "ListSdTopic", handler: "listSdTopic", apiIndex: 56, decodeRequest: decodeListSdTopicRequest, encodeResponse: encodeSdTopicList },
  { name: "ListThreadDescs", handler: "listThreadDescs", apiIndex: 37, decodeRequest: decodeListThreadRequest, encodeResponse: encodeChannelDescListNoPool },
  { name: "SearchThread", handler: "searchThread", apiIndex: 172, decodeRequest: decodeSearchThreadRequest, encodeResponse: encodeChannelDescList },
  { name: "CreateChannelTimeline", handler: "createChannelTimeline", apiIndex: 190, decodeRequest: decodeCreateChannelTimelineRequest, encodeResponse: encodeCreateChannelTimelineResponse },
  { name: "DeleteChannelCanvas", handler: "deleteChannelCanvas", apiIndex: 139, decodeRequest: decodeDeleteChannelCanvasRequest, encodeResponse: encodeNothing },
  { name: "DetailChannelTimeline", handler: "detailChannelTimeline", apiIndex: 191, decodeRequest: decodeChannelTimelineDetailRequest, encodeResponse: encodeChannelTimelineDetailResponse },
  { name: "EditChannelCanvases", handler: "editChannelCanvases", apiIndex: 137, decodeRequest: decodeEditChannelCanvasRequest, encodeResponse: encodeEditChannelCanvasResponse },
  { name: "GetChannelCanvasDetail", handler: "getChannelCanvasDetail", apiIndex: 138, decodeRequest: decodeChannelCanvasDetailRequest, encodeResponse: encodeChannelCanvasDetailResponse },
  { name: "GetChannelCanvasList", handler: "getChannelCanvasList", apiIndex: 28, decodeRequest: decodeChannelCanvasListRequest, encodeResponse: encodeChannelCanvasListResponse },
  { name: "ListChannelTimeline", handler: "listChannelTimeline", apiIndex: 29, decodeRequest: decodeListChannelTimelineRequest, encodeResponse: encodeListChannelTimelineResponse },
  { name: "UpdateChannelTimeline", handler: "updateChannelTimeline", apiIndex: 187, decodeRequest: decodeUpdateChannelTimelineRequest, encodeResponse: encodeUpdateChannelTimelineResponse },
  { name: "DeleteClanWebhookById", handler: "deleteClanWebhookById", apiIndex: 157, decodeRequest: decodeClanWebhookRequest, encodeResponse: encodeNothing },
  { name: "DeleteWebhookById", handler: "deleteWebhookById", apiIndex: 123, decodeRequest: decodeWebhookDeleteRequestById, encodeResponse: encodeNothing },
  { name: "GenerateClanWebhook", handler: "generateClanWebhook", apiIndex: 155, decodeRequest: decodeGenerateClanWebhookRequest, encodeResponse: encodeGenerateClanWebhookResponse },
  { name: "GenerateWebhook", handler: "generateWebhook", apiIndex: 120, decodeRequest: decodeWebhookCreateRequest, encodeResponse: encodeWebhookGenerateResponse },
  { name: "HandleClanWebhook", handler: "handleClanWebhook", apiIndex: 158, decodeRequest: decodeClanWebhookHandlerRequest, encodeResponse: encodeNothing },
  { name: "HandleWebhook", handler: "handleWebhook", apiIndex: 121, decodeRequest: decodeClanWebhookHandlerRequest, encodeResponse: encodeNothing },
  { name: "ListClanWebhook", handler: "listClanWebhook", apiIndex: 54, decodeRequest: decodeListClanWebhookRequest, encodeResponse: encodeListClanWebhookResponse },
  { name: "ListWebhookByChannelId", handler: "listWebhookByChannelId", apiIndex: 48, decodeRequest: decodeWebhookListRequest, encodeResponse: encodeWebhookListResponse },
  { name: "UpdateClanWebhookById", handler: "updateClanWebhookById", apiIndex: 156, decodeRequest: decodeUpdateClanWebhookRequest, encodeResponse: encodeNothing },
  { name: "UpdateWebhookById", handler: "updateWebhookById", apiIndex: 122, decodeRequest: decodeWebhookUpdateRequestById, encodeResponse: encodeNothing },
  { name: "CreateClanEmoji", handler: "createClanEmoji", apiIndex: 117, decodeRequest: decodeClanEmojiCreateRequest, encodeResponse: encodeNothing },
  { name: "DeleteByIdClanEmoji", handler: "deleteByIdClanEmoji", apiIndex: 118, decodeRequest: decodeClanEmojiDeleteRequest, encodeResponse: encodeNothing },
  { name: "EmojiRecentList", handler: "emojiRecentList", apiIndex: 15, decodeRequest: decodeNothing, encodeResponse: encodeEmojiRecentList },
  { name: "GetListEmojisByUserId", handler: "getListEmojisByUserId", apiIndex: 16, decodeRequest: decodeNothing, encodeResponse: encodeEmojiListedResponse },
  { name: "UpdateClanEmojiById", handler: "updateClanEmojiById", apiIndex: 119, decodeRequest: decodeClanEmojiUpdateRequest, encodeResponse: encodeNothing },
  { name: "AddClanSticker", handler: "addClanSticker", apiIndex: 124, decodeRequest: decodeClanStickerAddRequest, encodeResponse: encodeNothing },
  { name: "DeleteClanStickerById", handler: "deleteClanStickerById", apiIndex: 126, decodeRequest: decodeClanStickerDeleteRequest, encodeResponse: encodeNothing },
  { name: "GetListStickersByUserId", handler: "getListStickersByUserId", apiIndex: 25, decodeRequest: decodeNothing, encodeResponse: encodeStickerListedResponse },
  { name: "UpdateClanStickerById", handler: "updateClanStickerById", apiIndex: 125, decodeRequest: decodeClanStickerUpdateByIdRequest, encodeResponse: encodeNothing },
  { name: "AddRolesChannelDesc", handler: "addRolesChannelDesc", apiIndex: 64, decodeRequest: decodeAddRoleChannelDescRequest, encodeResponse: encodeNothing },
  { name: "CreateRole", handler: "createRole", apiIndex: 67, decodeRequest: decodeCreateRoleRequest, encodeResponse: encodeRole },
  { name: "DeleteRole", handler: "deleteRole", apiIndex: 69, decodeRequest: decodeDeleteRoleRequest, encodeResponse: encodeNothing },
  { name: "DeleteRoleChannelDesc", handler: "deleteRoleChannelDesc", apiIndex: 71, decodeRequest: decodeDeleteRoleRequest, encodeResponse: encodeNothing },
  { name: "GetListPermission", handler: "getListPermission", apiIndex: 7, decodeRequest: decodeNothing, encodeResponse: encodePermissionList },
  { name: "GetPermissionByRoleIdChannelId", handler: "getPermissionByRoleIdChannelId", apiIndex: 49, decodeRequest: decodePermissionRoleChannelListEventRequest, encodeResponse: encodePermissionRoleChannelListEventResponse },
  { name: "GetRoleOfUserInTheClan", handler: "getRoleOfUserInTheClan", apiIndex: 6, decodeRequest: decodeListPermissionOfUsersRequest, encodeResponse: encodeRoleList },
  { name: "ListRolePermissions", handler: "listRolePermissions", apiIndex: 205, decodeRequest: decodeListPermissionsRequest, encodeResponse: encodePermissionList },
  { name: "ListRoleUsers", handler: "listRoleUsers", apiIndex: 41, decodeRequest: decodeListRoleUsersRequest, encodeResponse: encodeRoleUserList },
  { name: "ListRoles", handler: "listRoles", apiIndex: 4, decodeRequest: decodeRoleListEventRequest, encodeResponse: encodeRoleListEventResponse },
  { name: "ListUserPermissionInChannel", handler: "listUserPermissionInChannel", apiIndex: 8, decodeRequest: decodeUserPermissionInChannelListRequest, encodeResponse: encodeUserPermissionInChannelListResponse },
  { name: "SetRoleChannelPermission", handler: "setRoleChannelPermission", apiIndex: 94, decodeRequest: decodeUpdateRoleChannelRequest, encodeResponse: encodeNothing },
  { name: "UpdateRole", handler: "updateRole", apiIndex: 114, decodeRequest: decodeUpdateRoleRequest, encodeResponse: encodeNothing },
  { name: "UpdateRoleOrder", handler: "updateRoleOrder", apiIndex: 110, decodeRequest: decodeUpdateRoleOrderRequest, encodeResponse: encodeNothing },
  { name: "DeleteNotificationCategorySetting", handler: "deleteNotificationCategorySetting", apiIndex: 100, decodeRequest: decodeDefaultNotificationCategory, encodeResponse: encodeNothing },
  { name: "DeleteNotificationChannel", handler: "deleteNotificationChannel", apiIndex: 101, decodeRequest: decodeNotificationChannel, encodeResponse: encodeNothing },
  { name: "DeleteNotifications", handler: "deleteNotifications", apiIndex: 78, decodeRequest: decodeDeleteNotificationsRequest, encodeResponse: encodeNothing },
  { name: "GetChannelCategoryNotiSettingsList", handler: "getChannelCategoryNotiSettingsList", apiIndex: 40, decodeRequest: decodeNotificationClan, encodeResponse: encodeNotificationChannelCategorySettingList },
  { name: "GetNotificationCategory", handler: "getNotificationCategory", apiIndex: 204, decodeRequest: decodeDefaultNotificationCategory, encodeResponse: encodeNotificationUserChannel },
  { name: "GetNotificationChannel", handler: "getNotificationChannel", apiIndex: 13, decodeRequest: decodeNotificationChannel, encodeResponse: encodeNotificationUserChannel },
  { name: "GetNotificationClan", handler: "getNotificationClan", apiIndex: 9, decodeRequest: decodeNotificationClan, encodeResponse: encodeNotificationSetting },
  { name: "ListMutedChannel", handler: "listMutedChannel", apiIndex: 10, decodeRequest: decodeListMutedChannelRequest, encodeResponse: encodeMutedChannelList },
  { name: "ListNotifications", handler: "listNotifications", apiIndex: 46, decodeRequest: decodeListNotificationsRequest, encodeResponse: encodeNotificationList },
  { name: "MarkAsRead", handler: "markAsRead", apiIndex: 208, decodeRequest: decodeMarkAsReadRequest, encodeResponse: encodeNothing },
  { name: "MuteParticipantMezonMeet", handler: "muteParticipantMezonMeet", apiIndex: 167, decodeRequest: decodeMeetParticipantRequest, encodeResponse: encodeNothing },
  { name: "SetMuteCategory", handler: "setMuteCategory", apiIndex: 97, decodeRequest: decodeSetMuteRequest, encodeResponse: encodeNothing },
  { name: "SetMuteChannel", handler: "setMuteChannel", apiIndex: 96, decodeRequest: decodeSetMuteRequest, encodeResponse: encodeNothing },
  { name: "SetNotificationCategorySetting", handler: "setNotificationCategorySetting", apiIndex: 99, decodeRequest: decodeSetNotificationRequest, encodeResponse: encodeNothing },
  { name: "SetNotificationChannelSetting", handler: "setNotificationChannelSetting", apiIndex: 95, decodeRequest: decodeSetNotificationRequest, encodeResponse: encodeNothing },
  { name: "SetNotificationClanSetting", handler: "setNotificationClanSetting", apiIndex: 98, decodeRequest: decodeSetDefaultNotificationRequest, encodeResponse: encodeNothing },
  { name: "AddUserEvent", handler: "addUserEvent", apiIndex: 175, decodeRequest: decodeUserEventRequest, encodeResponse: encodeNothing },
  { name: "CreateEvent", handler: "createEvent", apiIndex: 68, decodeRequest: decodeCreateEventRequest, encodeResponse: encodeEventManagement },
  { name: "DeleteEvent", handler: "deleteEvent", apiIndex: 70, decodeRequest: decodeDeleteEventRequest, encodeResponse: encodeNothing },
  { name: "DeleteUserEvent", handler: "deleteUserEvent", apiIndex: 174, decodeRequest: decodeUserEventRequest, encodeResponse: encodeNothing },
  { name: "ListEvents", handler: "listEvents", apiIndex: 5, decodeRequest: decodeListEventsRequest, encodeResponse: encodeEventList },
  { name: "UpdateEvent", handler: "updateEvent", apiIndex: 115, decodeRequest: decodeUpdateEventRequest, encodeResponse: encodeNothing },
  { name: "UpdateEventUser", handler: "updateEventUser", apiIndex: undefined, decodeRequest: decodeDeleteEventRequest, encodeResponse: encodeNothing },
  { name: "CreateOnboarding", handler: "createOnboarding", apiIndex: 150, decodeRequest: decodeCreateOnboardingRequest, encodeResponse: encodeListOnboardingResponse },
  { name: "DeleteOnboarding", handler: "deleteOnboarding", apiIndex: 152, decodeRequest: decodeOnboardingRequest, encodeResponse: encodeNothing },
  { name: "GetOnboardingDetail", handler: "getOnboardingDetail", apiIndex: 149, decodeRequest: decodeOnboardingRequest, encodeResponse: encodeOnboardingItem },
  { name: "ListOnboarding", handler: "listOnboarding", apiIndex: 24, decodeRequest: decodeListOnboardingRequest, encodeResponse: encodeListOnboardingResponse },
  { name: "ListOnboardingStep", handler: "listOnboardingStep", apiIndex: 153, decodeRequest: decodeListOnboardingStepRequest, encodeResponse: encodeListOnboardingStepResponse },
  { name: "UpdateOnboarding", handler: "updateOnboarding", apiIndex: 151, decodeRequest: decodeUpdateOnboardingRequest, encodeResponse: encodeNothing },
  { name: "UpdateOnboardingStep", handler: "updateOnboardingStep", apiIndex: 154, decodeRequest: decodeUpdateOnboardingStepRequest, encodeResponse: encodeNothing },
  { name: "AddQuickMenuAccess", handler: "addQuickMenuAccess", apiIndex: 177, decodeRequest: decodeQuickMenuAccess, encodeResponse: encodeNothing },
  { name: "DeleteQuickMenuAccess", handler: "deleteQuickMenuAccess", apiIndex: 176, decodeRequest: decodeQuickMenuAccess, encodeResponse: encodeNothing },
  { name: "ListQuickMenuAccess", handler: "listQuickMenuAccess", apiIndex: 12, decodeRequest: decodeListQuickMenuAccessRequest, encodeResponse: encodeQuickMenuAccessList },
  { name: "UpdateQuickMenuAccess", handler: "updateQuickMenuAccess", apiIndex: 178, decodeRequest: decodeQuickMenuAccess, encodeResponse: encodeNothing },
  { name: "AddAgentToChannel", handler: "addAgentToChannel", apiIndex: 188, decodeRequest: decodeUpdateAIAgentRequest, encodeResponse: encodeNothing },
  { name: "AddApp", handler: "addApp", apiIndex: 129, decodeRequest: decodeAddAppRequest, encodeResponse: encodeApp },
  { name: "AddAppToClan", handler: "addAppToClan", apiIndex: 132, decodeRequest: decodeAppClan, encodeResponse: encodeNothing },
  { name: "CreateRoomChannelApps", handler: "createRoomChannelApps", apiIndex: 168, decodeRequest: decodeCreateRoomChannelApps, encodeResponse: encodeCreateRoomChannelApps },
  { name: "DeleteApp", handler: "deleteApp", apiIndex: 130, decodeRequest: decodeApp, encodeResponse: encodeNothing },
  { name: "DisconnectAgent", handler: "disconnectAgent", apiIndex: 189, decodeRequest: decodeUpdateAIAgentRequest, encodeResponse: encodeNothing },
  { name: "GenerateHashChannelApps", handler: "generateHashChannelApps", apiIndex: 173, decodeRequest: decodeGenerateHashChannelAppsRequest, encodeResponse: encodeGenerateHashChannelAppsResponse },
  { name: "GetApp", handler: "getApp", apiIndex: 52, decodeRequest: decodeApp, encodeResponse: encodeApp },
  { name: "ListApps", handler: "listApps", apiIndex: 51, decodeRequest: decodeListAppsRequest, encodeResponse: encodeAppList },
  { name: "ListChannelApps", handler: "listChannelApps", apiIndex: 21, decodeRequest: decodeListChannelAppsRequest, encodeResponse: encodeListChannelAppsResponse },
  { name: "UpdateApp", handler: "updateApp", apiIndex: 131, decodeRequest: decodeUpdateAppRequest, encodeResponse: encodeApp },
  { name: "CreateExternalMezonMeet", handler: "createExternalMezonMeet", apiIndex: 164, decodeRequest: decodeNothing, encodeResponse: encodeGenerateMezonMeetResponse },
  { name: "GenerateMeetToken", handler: "generateMeetToken", apiIndex: 165, decodeRequest: decodeGenerateMeetTokenRequest, encodeResponse: encodeGenerateMeetTokenResponse },
  { name: "ListChannelVoiceUsers", handler: "listChannelVoiceUsers", apiIndex: 44, decodeRequest: decodeListChannelUsersRequest, encodeResponse: encodeVoiceChannelUserList },
  { name: "ListStreamingChannelUsers", handler: "listStreamingChannelUsers", apiIndex: 11, decodeRequest: decodeListChannelUsersRequest, encodeResponse: encodeStreamingChannelUserList },
  { name: "RegisterStreamingChannel", handler: "registerStreamingChannel", apiIndex: undefined, decodeRequest: decodeRegisterStreamingChannelRequest, encodeResponse: encodeRegisterStreamingChannelResponse },
  { name: "RemoveParticipantMezonMeet", handler: "removeParticipantMezonMeet", apiIndex: 166, decodeRequest: decodeMeetParticipantRequest, encodeResponse: encodeNothing },
  { name: "StreamingServerCallback", handler: "streamingServerCallback", apiIndex: 136, decodeRequest: decodeStreamHttpCallbackRequest, encodeResponse: encodeStreamHttpCallbackResponse },
  { name: "UpdateMezonVoiceState", handler: "updateMezonVoiceState", apiIndex: undefined, decodeRequest: decodeHandleParticipantMeetStateEvent, encodeResponse: encodeNothing },
  { name: "ListChannelAttachment", handler: "listChannelAttachment", apiIndex: 43, decodeRequest: decodeListChannelAttachmentRequest, encodeResponse: encodeChannelAttachmentList },
  { name: "MultipartUploadAttachmentFileFinish", handler: "multipartUploadAttachmentFileFinish", apiIndex: 198, decodeRequest: decodeMultipartUploadAttachmentFinishRequest, encodeResponse: encodeUploadAttachment },
  { name: "MultipartUploadAttachmentFileStart", handler: "multipartUploadAttachmentFileStart", apiIndex: 197, decodeRequest: decodeUploadAttachmentRequest, encodeResponse: encodeMultipartUploadAttachment },
  { name: "UploadAttachmentFile", handler: "uploadAttachmentFile", apiIndex: 62, decodeRequest: decodeUploadAttachmentRequest, encodeResponse: encodeUploadAttachment },
  { name: "UploadBatchAttachmentFile", handler: "uploadBatchAttachmentFile", apiIndex: 209, decodeRequest: decodeUploadBatchAttachmentRequest, encodeResponse: encodeUploadAttachmentBatch },
  { name: "UploadOauthFile", handler: "uploadOauthFile", apiIndex: 63, decodeRequest: decodeUploadAttachmentRequest, encodeResponse: encodeUploadAttachment },
  { name: "AddFriends", handler: "addFriends", apiIndex: 57, decodeRequest: decodeAddFriendsRequest, encodeResponse: encodeAddFriendsResponse },
  { name: "BlockFriends", handler: "blockFriends", apiIndex: 60, decodeRequest: decodeBlockFriendsRequest, encodeResponse: encodeNothing },
  { name: "DeleteFriends", handler: "deleteFriends", apiIndex: 76, decodeRequest: decodeDeleteFriendsRequest, encodeResponse: encodeNothing },
  { name: "IsFollower", handler: "isFollower", apiIndex: 206, decodeRequest: decodeIsFollowerRequest, encodeResponse: encodeIsFollowerResponse },
  { name: "ListFriends", handler: "listFriends", apiIndex: 14, decodeRequest: decodeListFriendsRequest, encodeResponse: encodeFriendList },
  { name: "UnblockFriends", handler: "unblockFriends", apiIndex: 61, decodeRequest: decodeBlockFriendsRequest, encodeResponse: encodeNothing },
  { name: "CreateActiviy", handler: "createActiviy", apiIndex: 142, decodeRequest: decodeCreateActivityRequest, encodeResponse: encodeUserActivity },
  { name: "GetUserProfileOnClan", handler: "getUserProfileOnClan", apiIndex: 34, decodeRequest: decodeClanProfileRequest, encodeResponse: encodeClanProfile },
  { name: "GetUserStatus", handler: "getUserStatus", apiIndex: 55, decodeRequest: decodeNothing, encodeResponse: encodeUserStatus },
  { name: "InviteUser", handler: "inviteUser", apiIndex: 93, decodeRequest: decodeInviteUserRequest, encodeResponse: encodeInviteUserRes },
  { name: "ListActivity", handler: "listActivity", apiIndex: 31, decodeRequest: decodeNothing, encodeResponse: encodeListUserActivity },
  { name: "ListChannelByUserId", handler: "listChannelByUserId", apiIndex: 32, decodeRequest: decodeNothing, encodeResponse: encodeChannelDescList },
  { name: "ListClanUsersStatus", handler: "listClanUsersStatus", apiIndex: 20, decodeRequest: decodeListClanUsersStatusRequest, encodeResponse: encodeClanUserStatusList },
  { name: "ListUserClansByUserId", handler: "listUserClansByUserId", apiIndex: 33, decodeRequest: decodeNothing, encodeResponse: encodeAllUserClans },
  { name: "ListUserOnline", handler: "listUserOnline", apiIndex: 45, decodeRequest: decodeListUserOnlineRequest, encodeResponse: encodeListUserOnlineResponse },
  { name: "UpdateUser", handler: "updateUser", apiIndex: 80, decodeRequest: decodeUpdateUsersRequest, encodeResponse: encodeNothing },
  { name: "UpdateUserCustomStatus", handler: "updateUserCustomStatus", apiIndex: 160, decodeRequest: decodeUserStatusUpdate, encodeResponse: encodeNothing },
  { name: "UpdateUserProfileByClan", handler: "updateUserProfileByClan", apiIndex: 81, decodeRequest: decodeUpdateClanProfileRequest, encodeResponse: encodeNothing },
  { name: "UpdateUserStatus", handler: "updateUserStatus", apiIndex: 159, decodeRequest: decodeUserStatusUpdate, encodeResponse: encodeNothing },
  { name: "ChangeChannelCategory", handler: "changeChannelCategory", apiIndex: 127, decodeRequest: decodeChangeChannelCategoryRequest, encodeResponse: encodeNothing },
  { name: "CreateCategoryDesc", handler: "createCategoryDesc", apiIndex: 65, decodeRequest: decodeCreateCategoryDescRequest, encodeResponse: encodeCategoryDesc },
  { name: "DeleteCategoryDesc", handler: "deleteCategoryDesc", apiIndex: 77, decodeRequest: decodeDeleteCategoryDescRequest, encodeResponse: encodeNothing },
  { name: "ListCategoryDescs", handler: "listCategoryDescs", apiIndex: 23, decodeRequest: decodeCategoryDesc, encodeResponse: encodeCategoryDescList },
  { name: "UpdateCategory", handler: "updateCategory", apiIndex: 108, decodeRequest: decodeUpdateCategoryDescRequest, encodeResponse: encodeNothing },
  { name: "UpdateCategoryOrder", handler: "updateCategoryOrder", apiIndex: 109, decodeRequest: decodeUpdateCategoryOrderRequest, encodeResponse: encodeNothing },
  { name: "BanClanUsers", handler: "banClanUsers", apiIndex: 91, decodeRequest: decodeBanClanUsersRequest, encodeResponse: encodeNothing },
  { name: "CreateClanDesc", handler: "createClanDesc", apiIndex: 89, decodeRequest: decodeCreateClanDescRequest, encodeResponse: encodeClanDesc },
  { name: "CreateSystemMessage", handler: "createSystemMessage", apiIndex: 133, decodeRequest: decodeSystemMessageRequest, encodeResponse: encodeNothing },
  { name: "DeleteClanDesc", handler: "deleteClanDesc", apiIndex: 79, decodeRequest: decodeDeleteClanDescRequest, encodeResponse: encodeNothing },
  { name: "DeleteSystemMessage", handler: "deleteSystemMessage", apiIndex: 135, decodeRequest: decodeDeleteSystemMessage, encodeResponse: encodeNothing },
  { name: "GetSystemMessageByClanId", handler: "getSystemMessageByClanId", apiIndex: 26, decodeRequest: decodeGetSystemMessage, encodeResponse: encodeSystemMessage },
  { name: "GetSystemMessagesList", handler: "getSystemMessagesList", apiIndex: undefined, decodeRequest: decodeNothing, encodeResponse: encodeSystemMessagesList },
  { name: "IsBanned", handler: "isBanned", apiIndex: 36, decodeRequest: decodeIsBannedRequest, encodeResponse: encodeIsBannedResponse },
  { name: "ListAuditLog", handler: "listAuditLog", apiIndex: 148, decodeRequest: decodeListAuditLogRequest, encodeResponse: encodeListAuditLog },
  { name: "ListBannedUsers", handler: "listBannedUsers", apiIndex: 203, decodeRequest: decodeBannedUserListRequest, encodeResponse: encodeBannedUserList },
  { name: "ListChannelBadgeCount", handler: "listChannelBadgeCount", apiIndex: 18, decodeRequest: decodeListChannelBadgeCountRequest, encodeResponse: encodeListChannelBadgeCountResponse },
  { name: "ListClanBadgeCount", handler: "listClanBadgeCount", apiIndex: 17, decodeRequest: decodeNothing, encodeResponse: encodeListClanBadgeCountResponse },
  { name: "ListClanDescs", handler: "listClanDescs", apiIndex: 2, decodeRequest: decodeListClanDescRequest, encodeResponse: encodeClanDescList },
  { name: "ListClanUnreadMsgIndicator", handler: "listClanUnreadMsgIndicator", apiIndex: undefined, decodeRequest: decodeListClanUnreadMsgIndicatorRequest, encodeResponse: encodeListClanUnreadMsgIndicatorResponse },
  { name: "ListClanUsers", handler: "listClanUsers", apiIndex: 3, decodeRequest: decodeListClanUsersRequest, encodeResponse: encodeClanUserList },
  { name: "RemoveClanUsers", handler: "removeClanUsers", apiIndex: 90, decodeRequest: decodeRemoveClanUsersRequest, encodeResponse: encodeNothing },
  { name: "TransferOwnership", handler: "transferOwnership", apiIndex: 179, decodeRequest: decodeTransferOwnershipRequest, encodeResponse: encodeNothing },
  { name: "UnbanClanUsers", handler: "unbanClanUsers", apiIndex: 202, decodeRequest: decodeBanClanUsersRequest, encodeResponse: encodeNothing },
  { name: "UpdateClanDesc", handler: "updateClanDesc", apiIndex: 111, decodeRequest: decodeUpdateClanDescRequest, encodeResponse: encodeNothing },
  { name: "UpdateClanOrder", handler: "updateClanOrder", apiIndex: 82, decodeRequest: decodeUpdateClanOrderRequest, encodeResponse: encodeNothing },
  { name: "UpdateSystemMessage", handler: "updateSystemMessage", apiIndex: 134, decodeRequest: decodeSystemMessageRequest, encodeResponse: encodeNothing },
  { name: "AddChannelFavorite", handler: "addChannelFavorite", apiIndex: 140, decodeRequest: decodeAddFavoriteChannelRequest, encodeResponse: encodeAddFavoriteChannelResponse },
  { name: "AddChannelUsers", handler: "addChannelUsers", apiIndex: 58, decodeRequest: decodeAddChannelUsersRequest, encodeResponse: encodeNothing },
  { name: "ArchiveChannel", handler: "archiveChannel", apiIndex: 85, decodeRequest: decodeArchiveChannelRequest, encodeResponse: encodeNothing },
  { name: "CloseDMByChannelId", handler: "closeDMByChannelId", apiIndex: 73, decodeRequest: decodeDeleteChannelDescRequest, encodeResponse: encodeNothing },
  { name: "CreateChannelDesc", handler: "createChannelDesc", apiIndex: 66, decodeRequest: decodeCreateChannelDescRequest, encodeResponse: encodeChannelDescription },
  { name: "DeleteChannelDesc", handler: "deleteChannelDesc", apiIndex: 72, decodeRequest: decodeDeleteChannelDescRequest, encodeResponse: encodeNothing },
  { name: "GetChanEncryptionMethod", handler: "getChanEncryptionMethod", apiIndex: 145, decodeRequest: decodeChanEncryptionMethod, encodeResponse: encodeChanEncryptionMethod },
  { name: "GetListFavoriteChannel", handler: "getListFavoriteChannel", apiIndex: 22, decodeRequest: decodeListFavoriteChannelRequest, encodeResponse: encodeListFavoriteChannelResponse },
  { name: "ListArchivedChannelDescs", handler: "listArchivedChannelDescs", apiIndex: 38, decodeRequest: decodeListArchivedChannelDescsRequest, encodeResponse: encodeListArchivedChannelDescsResponse },
  { name: "ListChannelDescs", handler: "listChannelDescs", apiIndex: 0, decodeRequest: decodeListChannelDescsRequest, encodeResponse: encodeChannelDescList },
  { name: "ListChannelDetail", handler: "listChannelDetail", apiIndex: 39, decodeRequest: decodeListChannelDetailRequest, encodeResponse: encodeChannelDescription },
  { name: "ListChannelSetting", handler: "listChannelSetting", apiIndex: 50, decodeRequest: decodeChannelSettingListRequest, encodeResponse: encodeChannelSettingListResponse },
  { name: "ListChannelUsers", handler: "listChannelUsers", apiIndex: 42, decodeRequest: decodeListChannelUsersRequest, encodeResponse: encodeChannelUserList },
  { name: "ListChannelUsersUC", handler: "listChannelUsersUC", apiIndex: 47, decodeRequest: decodeAllUsersAddChannelRequest, encodeResponse: encodeAllUsersAddChannelResponse },
  { name: "OpenDMByChannelId", handler: "openDMByChannelId", apiIndex: 74, decodeRequest: decodeDeleteChannelDescRequest, encodeResponse: encodeNothing },
  { name: "RemoveChannelFavorite", handler: "removeChannelFavorite", apiIndex: 141, decodeRequest: decodeRemoveFavoriteChannelRequest, encodeResponse: encodeNothing },
  { name: "RemoveChannelUsers", handler: "removeChannelUsers", apiIndex: 83, decodeRequest: decodeRemoveChannelUsersRequest, encodeResponse: encodeNothing },
  { name: "SetChanEncryptionMethod", handler: "setChanEncryptionMethod", apiIndex: 146, decodeRequest: decodeChanEncryptionMethod, encodeResponse: encodeNothing },
  { name: "UpdateChannelDesc", handler: "updateChannelDesc", apiIndex: 112, decodeRequest: decodeUpdateChannelDescRequest, encodeResponse: encodeNothing },
  { name: "UpdateChannelPrivate", handler: "updateChannelPrivate", apiIndex: 113, decodeRequest: decodeChangeChannelPrivateRequest, encodeResponse: encodeNothing },
  { name: "CheckDuplicateName", handler: "checkDuplicateName", apiIndex: 128, decodeRequest: decodeCheckDuplicateNameRequest, encodeResponse: encodeCheckDuplicateNameResponse },
  { name: "Healthcheck", handler: "healthcheck", apiIndex: 201, decodeRequest: decodeNothing, encodeResponse: encodeNothing },
  { name: "SendToken", handler: "sendToken", apiIndex: undefined, decodeRequest: decodeTokenSentEvent, encodeResponse: encodeNothing },
];
