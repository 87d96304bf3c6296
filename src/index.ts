/**
 * mezonkit: the client of the Mezon chat platform.
 */
export { ChannelStreamMode, ChannelType, MessageCode } from "../generated/constants.js";
export type { EnvelopeEvents, EventName } from "../generated/events.js";
export type { RpcCallOptions } from "../generated/support/rpc.js";
export type { CatchUpBudget, CatchUpReport } from "./client/catchUp.js";
export type { ClientEvents, LifecycleEvents, UnknownEnvelope } from "./client/clientEvents.js";
export type { ClientLimits, MezonClientOptions } from "./client/clientOptions.js";
export type { ClientStats } from "./client/clientStats.js";
export { type Closable, closeOnSignals } from "./client/closeOnSignals.js";
export type { ClientState } from "./client/lifecycle.js";
export { type CloseOptions, type LoginOptions, MezonClient } from "./client/mezonClient.js";
export type { Clock, Timer } from "./core/clock.js";
export type { Listener } from "./core/emitter.js";
export {
  ConnectionError,
  DeliveryUnknownError,
  MezonError,
  type MezonErrorCode,
  ProtocolError,
  RpcError,
  ServerError,
  SessionError,
  TimeoutError,
  ValidationError,
} from "./core/errors.js";
export type { Logger } from "./core/logger.js";
export type { RequestTelemetry, RpcTelemetry, StateTelemetry, TelemetryChannels } from "./core/telemetry.js";
export type { Author } from "./model/author.js";
export type { Channel } from "./model/channel.js";
export type { Channels } from "./model/channels.js";
export type { Message } from "./model/message.js";
export type { MessagePlace } from "./model/messagePlace.js";
export type { CallOptions, ReactionEmoji, SendOptions, UpdateOptions } from "./model/sendOptions.js";
export type { OpenSocket, SocketHandlers, SocketPort } from "./socket/socketPort.js";
export type { Fetch } from "./transport/httpExchange.js";
export type { RpcClient } from "./transport/rpcClient.js";
export type { MessageContent, MessageContentInput } from "./wire/messageContent.js";
