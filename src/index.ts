/**
 * mezonkit: the client of the Mezon chat platform.
 */
export * from "../generated/constants.js";
export type { MessageContent } from "../generated/content/types.js";
export type { EnvelopeEvents, EventName, PushedEventName } from "../generated/events.js";
export { here, type Mentionable, type MentionableRole, MentionedText, mentioning } from "./builders/mentioning.js";
export { RawContent, rawContent } from "./builders/rawContent.js";
export type { AgentEvent } from "./client/agents/agentEvents.js";
export type {
  CatchUpMode,
  CatchUpSettings,
  ClientLimits,
  ConnectionAgent,
  MezonClientOptions,
} from "./client/clientOptions.js";
export type { ClientStats } from "./client/clientStats.js";
export { type Closable, closeOnSignals } from "./client/closeOnSignals.js";
export type { CloseOptions } from "./client/closeOptions.js";
export type { ClientEvents, LifecycleEvents, UnknownEnvelope } from "./client/events/clientEvents.js";
export type { LeftOut, LeftOutOfChannel } from "./client/events/leftOut.js";
export type { ListenOptions } from "./client/events/listening.js";
export type { LoginOptions } from "./client/loginOptions.js";
export { MezonClient } from "./client/mezonClient.js";
export type { ClientWallet } from "./client/wallet/clientWallet.js";
export type { SendTokenOptions, SendTokenResult } from "./client/wallet/sendToken.js";
export type { ClientState } from "./connection/lifecycle.js";
export type { Clock, Timer } from "./core/clock.js";
export type { CollectOptions, WaitOptions } from "./core/collecting.js";
export type { Listener } from "./core/emitter.js";
export {
  ConnectionError,
  DeliveryUnknownError,
  MezonError,
  type MezonErrorCode,
  ProtocolError,
  SessionError,
  StoreError,
  type StoreFailure,
  TimeoutError,
  ValidationError,
  type ValidationFault,
} from "./core/errors.js";
export type { EventStream, StreamOptions } from "./core/eventStream.js";
export type { Logger } from "./core/logger.js";
export { RequestError, type RequestTransport } from "./core/requestError.js";
export type { RequestTelemetry, RpcTelemetry, StateTelemetry, TelemetryChannels } from "./core/telemetry.js";
export type { CatchUpReport } from "./history/catchUp.js";
export type { CatchUpBudget } from "./history/catchUpBudget.js";
export type { ChannelAccess, ChannelChanges } from "./model/channel/changeChannel.js";
export { Channel } from "./model/channel/channel.js";
export type { CanvasText, ChannelCanvases } from "./model/channel/channelCanvases.js";
export type { ChannelFiles } from "./model/channel/channelFiles.js";
export type { ChannelMembers } from "./model/channel/channelMembers.js";
export type { ChannelMessages, HistoryOptions } from "./model/channel/channelMessages.js";
export type { ChannelPins } from "./model/channel/channelPins.js";
export type { ChannelPolls, PollQuestion, PollReference } from "./model/channel/channelPolls.js";
export type { Channels } from "./model/channel/channels.js";
export type { ChannelTopics } from "./model/channel/channelTopics.js";
export type { ChannelWebhooks, WebhookChanges } from "./model/channel/channelWebhooks.js";
export { DirectChannel } from "./model/channel/directChannel.js";
export type { Poll } from "./model/channel/knownPolls.js";
export { Thread } from "./model/channel/thread.js";
export { VoiceRoom } from "./model/channel/voiceRoom.js";
export type { ClanChanges } from "./model/clan/changeClan.js";
export type { SystemMessageChanges } from "./model/clan/changeSystemMessage.js";
export { Clan, type VoiceUserOptions } from "./model/clan/clan.js";
export type { ArtworkList, NewArtwork } from "./model/clan/clanArtwork.js";
export type { AuditLogOptions, ClanAuditLog } from "./model/clan/clanAuditLog.js";
export type { ClanCategories } from "./model/clan/clanCategories.js";
export type { ClanChannels, NewChannel } from "./model/clan/clanChannels.js";
export type { ClanEventDetails, ClanEvents } from "./model/clan/clanEvents.js";
export type { ClanInvites, InviteOptions } from "./model/clan/clanInvites.js";
export type { BanOptions, ClanMembers } from "./model/clan/clanMembers.js";
export type { ClanNotifications } from "./model/clan/clanNotifications.js";
export type { ClanOnboarding } from "./model/clan/clanOnboarding.js";
export type { ClanRoles, NewRole, RoleChanges, RoleListOptions } from "./model/clan/clanRoles.js";
export type { Clans, NewClan } from "./model/clan/clans.js";
export type { ClanWebhookChanges, ClanWebhooks } from "./model/clan/clanWebhooks.js";
export { Member } from "./model/clan/member.js";
export { Role } from "./model/clan/role.js";
export {
  type AnyInteraction,
  ButtonInteraction,
  FormInteraction,
  Interaction,
  SelectInteraction,
} from "./model/interaction/interaction.js";
export { SlashCommand } from "./model/interaction/slashCommand.js";
export type {
  InteractionFilter,
  MessageFilter,
  ReactionFilter,
  SlashCommandFilter,
} from "./model/interaction/waitFilters.js";
export type { Author } from "./model/message/author.js";
export type { EphemeralHandle, EphemeralMessage } from "./model/message/ephemeralMessage.js";
export { Message } from "./model/message/message.js";
export type { MessageInput } from "./model/message/messageSender.js";
export { type Page, type Pager, type PaginateOptions, paginate } from "./model/message/paginate.js";
export { Reaction } from "./model/message/reaction.js";
export type { ReadMentions } from "./model/message/readMentions.js";
export type { CallOptions, ReactionEmoji, SendOptions, UpdateOptions } from "./model/message/sendOptions.js";
export type { MessageTarget } from "./model/messageTarget.js";
export type { MuteOptions, NotificationLevel, NotificationSettings } from "./model/notificationSettings.js";
export { type AnyPermissionSlug, PermissionSet } from "./model/permissions.js";
export type { MediaToPlay, PlayMediaResponse } from "./model/playMedia.js";
export type { ByteStream, FileInput, FileToUpload, UploadProgress } from "./model/upload/fileToUpload.js";
export type { UploadOptions } from "./model/upload/uploadFile.js";
export type { FriendListOptions, FriendReference, Friends } from "./model/user/friends.js";
export type { AccountChanges, Me, NotificationListOptions, StatusOptions } from "./model/user/me.js";
export type { NewQuickMenu, QuickMenus } from "./model/user/quickMenus.js";
export { User } from "./model/user/user.js";
export type { Users } from "./model/user/users.js";
export type { RpcCallOptions } from "./runtime/rpc.js";
export type {
  EmailCredentials,
  IdTokenCredentials,
  PersonCredentials,
  StoredSession,
} from "./session/credentials.js";
export type { OpenSocket, SocketHandlers, SocketLimits, SocketPort } from "./socket/socketPort.js";
export type { Fetch } from "./transport/httpExchange.js";
export type { RoutePause } from "./transport/limitedTransport.js";
export type { RpcClient } from "./transport/rpcClient.js";
export type { MessageContentInput, ReceivedContent } from "./wire/messageContent.js";
