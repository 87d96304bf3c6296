import type { ChannelMessage, MessageRef } from "../../generated/mezon/api/message_pb.js";
import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
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
import type { Message } from "./message/message.js";
import type { AnyContent } from "./message/messageSender.js";
import type { SendOptions } from "./message/sendOptions.js";
import type { MessagePlace } from "./messagePlace.js";
import type { Users } from "./user/users.js";

/** What the objects of the model need of whoever made them. */
export interface ModelContext {
  /** Every call of the API. */
  readonly rpc: RpcClient;
  /** The same calls over the socket, which is how messages are edited and removed. */
  readonly socketRpc: RpcClient;
  /** Sends an envelope and waits for the one that answers it. */
  request(
    payload: EnvelopePayload,
    options?: { readonly timeoutMs?: number | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<Envelope>;
  /** Milliseconds for requests that do not say. */
  readonly socketTimeoutMs: number;
  /** Joins what must be joined before it can be posted in. */
  readonly joinRetries: ChannelJoinRetries;
  /** A message that came over the wire. */
  message(wire: ChannelMessage): Message;
  /** Sends a message to a place, with the messages it refers to. */
  post(
    place: MessagePlace,
    content: AnyContent,
    options: SendOptions,
    references: readonly Init<MessageRef>[],
  ): Promise<Message>;
  /** What messages, their buttons and reactions are waited for with. */
  readonly waiting: Waiting;
  /** Tells of a failure that no caller waits for. */
  report(error: MezonError): void;
  /** Messages in memory, in the store and on the server. */
  readonly history: MessageHistory;
  /** Who is logged in. */
  readonly selfId: string;
  readonly clock: Clock;
  /** Milliseconds for a call that does not say, its waits and repeats included. */
  readonly callTimeoutMs: number;
  readonly logger: Logger;
  readonly clans: Clans;
  readonly channels: Channels;
  readonly users: Users;
  /** What is not a call of the API: uploads and the media host. */
  readonly http: HttpHosts;
}
