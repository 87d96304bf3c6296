import { CALL_TIMEOUT_MS } from "../connection/rpcTransports.js";
import type { Sender } from "../connection/sender.js";
import type { Subscriptions } from "../connection/subscriptions.js";
import { BoundedMap } from "../core/boundedMap.js";
import type { Emitter } from "../core/emitter.js";
import type { MessageHistory } from "../history/messageHistory.js";
import { ChannelJoinRetries } from "../model/channelJoinRetries.js";
import { Message, postEphemeral, postMessage } from "../model/message/message.js";
import type { ModelContext } from "../model/modelContext.js";
import type { SessionManager } from "../session/sessionManager.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { ClientEvents } from "./events/clientEvents.js";
import { waitingWith } from "./events/eventWaiting.js";
import { createHttpHosts } from "./httpHosts.js";
import type { ResolvedOptions } from "./resolveOptions.js";

/** Number of the bot's ephemeral messages to remember. They are needed to change a message after a click. */
const EPHEMERALS = 1_000;

/** Parts of the model that need the context themselves, so the context looks them up when they are used. */
export interface ModelRoots extends Pick<ModelContext, "clans" | "channels" | "users"> {
  /** The account's id; `undefined` before the first login. */
  readonly userId: string | undefined;
}

export interface ModelParts {
  readonly rpc: RpcClient;
  readonly socketRpc: RpcClient;
  readonly sender: Pick<Sender, "request">;
  readonly subscriptions: Subscriptions;
  readonly history: MessageHistory;
  readonly sessions: SessionManager;
  readonly emitter: Emitter<ClientEvents>;
  /** Calls a function when the client ends. Returns the function that cancels this. */
  readonly atEnd: (end: () => void) => () => void;
  readonly roots: ModelRoots;
}

/** Returns the parts of the client that the objects of the model use. */
export function createModelContext(options: ResolvedOptions, parts: ModelParts): ModelContext {
  const { rpc, socketRpc, sender, subscriptions, history, sessions, emitter, atEnd, roots } = parts;
  const { clock, logger, rpcTransport, socketTimeoutMs } = options;
  const joinRetries = new ChannelJoinRetries(clock, options.offlineQueueLimit);
  const context: ModelContext = {
    ...{ rpc, socketRpc, joinRetries, socketTimeoutMs, clock, logger },
    history,
    waiting: waitingWith({ emitter, clock, atEnd }),
    report: (error) => emitter.emit("error", error),
    callTimeoutMs: rpcTransport === "socket" ? socketTimeoutMs : CALL_TIMEOUT_MS,
    http: createHttpHosts({ ...options, sessions }),
    request: async (payload, requestOptions) => {
      const answer = await sender.request(payload, requestOptions);
      subscriptions.answered(payload);
      if (payload.case === "channelJoin") joinRetries.joined(payload.value.channelId ?? "0");
      else if (payload.case === "channelLeave") {
        joinRetries.left(payload.value.channelId ?? "0");
        // Messages of a channel that was left no longer arrive.
        history.gap();
      }
      return answer;
    },
    get selfId() {
      return roots.userId ?? "0";
    },
    get clans() {
      return roots.clans;
    },
    get channels() {
      return roots.channels;
    },
    get users() {
      return roots.users;
    },
    message: (wire) => new Message(wire, context),
    postEphemeral: (place, receivers, content, sendOptions) =>
      postEphemeral(context, place, receivers, content, sendOptions),
    ephemerals: new BoundedMap(EPHEMERALS),
    post: (place, content, sendOptions, references) => postMessage(context, place, content, sendOptions, references),
  };
  return context;
}
