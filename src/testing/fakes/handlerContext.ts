import { createModelContext } from "../../client/createModelContext.js";
import type { ClientEvents } from "../../client/events/clientEvents.js";
import { resolveOptions } from "../../client/resolveOptions.js";
import { Subscriptions } from "../../connection/subscriptions.js";
import { Emitter } from "../../core/emitter.js";
import { MezonError } from "../../core/errors.js";
import { ClientHistory } from "../../history/clientHistory.js";
import { Channels } from "../../model/channel/channels.js";
import { Clans } from "../../model/clan/clans.js";
import type { ModelContext } from "../../model/modelContext.js";
import { Users } from "../../model/user/users.js";
import { SessionManager } from "../../session/sessionManager.js";
import { createRpcClient } from "../../transport/rpcClient.js";
import type { HandlerRecorder } from "./sentByHandler.js";

const SIZE = 1_000;

/** Returns what messages need of a client that is not connected: the client's own parts over a recorder. */
export function handlerContext(recorder: HandlerRecorder, botId: string): ModelContext {
  const options = resolveOptions({ botId, token: "none", logger: false }, () => true);
  const rpc = createRpcClient(recorder.transport);
  const refused = (): Promise<never> => Promise.reject(new MezonError("not_ready", "a fake message has no session"));
  const emitter = new Emitter<ClientEvents>((error) => {
    throw error;
  });
  const history = new ClientHistory({
    ...{ ...options, rpc },
    selfId: () => botId,
    deliver: () => undefined,
    room: () => Promise.resolve(0),
    onError: (error) => emitter.emit("error", error),
  });
  const roots: { userId: string; clans?: Clans; channels?: Channels; users?: Users } = { userId: botId };
  const context = createModelContext(options, {
    ...{ rpc, history, emitter },
    socketRpc: rpc,
    sender: { request: recorder.request },
    subscriptions: new Subscriptions(SIZE),
    sessions: new SessionManager({ ...options, login: refused, refresh: refused, refused: () => undefined }),
    atEnd: () => () => undefined,
    roots: roots as Required<typeof roots>,
  });
  roots.clans = new Clans(context);
  roots.channels = new Channels(context, SIZE);
  roots.users = new Users(context, SIZE);
  return context;
}
