import type { ChannelMessage, MessageRef } from "../../generated/mezon/api/message_pb.js";
import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import type { BoundedMap } from "../core/boundedMap.js";
import type { Clock } from "../core/clock.js";
import type { MezonError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import type { MessageHistory } from "../history/messageHistory.js";
import type { Init } from "../runtime/wire.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";
import type { Channels } from "./channel/channels.js";
import type { ChannelJoinRetries } from "./channelJoinRetries.js";
import type { Clans } from "./clan/clans.js";
import type { HttpHosts } from "./httpHosts.js";
import type { Waiting } from "./interaction/waiting.js";
import type { EphemeralMessage } from "./message/ephemeralMessage.js";
import type { Message } from "./message/message.js";
import type { AnyContent } from "./message/messageSender.js";
import type { SendOptions } from "./message/sendOptions.js";
import type { MessageTarget } from "./messageTarget.js";
import type { Users } from "./user/users.js";

/** What the objects of the model need from the client. */
export interface ModelContext {
  /** All calls of the API. */
  readonly rpc: RpcClient;
  /** The same calls over the socket. Messages are edited and removed over it. */
  readonly socketRpc: RpcClient;
  /** Sends an envelope and waits for its response. */
  request(
    payload: EnvelopePayload,
    options?: { readonly timeoutMs?: number | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<Envelope>;
  /** Default time limit of requests, in milliseconds. */
  readonly socketTimeoutMs: number;
  /** Joins channels that must be joined before they accept messages. */
  readonly joinRetries: ChannelJoinRetries;
  /** Returns the object for a message that arrived. */
  message(wire: ChannelMessage): Message;
  /** Sends a message to a place, with the messages it refers to. */
  post(
    place: MessageTarget,
    content: AnyContent,
    options: SendOptions,
    references: readonly Init<MessageRef>[],
  ): Promise<Message>;
  /** Shows a message to some people only. */
  postEphemeral(
    place: MessageTarget,
    receivers: string | readonly string[],
    content: AnyContent,
    options: SendOptions,
  ): Promise<EphemeralMessage>;
  /** Ephemeral messages that the bot has shown, by their ids. */
  readonly ephemerals: BoundedMap<string, EphemeralMessage>;
  /** Waits for messages, interactions and reactions. */
  readonly waiting: Waiting;
  /** Reports a failure that no caller waits for. */
  report(error: MezonError): void;
  /** Messages in memory, in the store and on the server. */
  readonly history: MessageHistory;
  /** Id of the account that is logged in. */
  readonly selfId: string;
  readonly clock: Clock;
  /** Default time limit of a call with its pauses and repetitions, in milliseconds. */
  readonly callTimeoutMs: number;
  readonly logger: Logger;
  readonly clans: Clans;
  readonly channels: Channels;
  readonly users: Users;
  /** HTTP requests that are no calls of the API: uploads, and the media host. */
  readonly http: HttpHosts;
}
