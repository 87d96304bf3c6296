import { joinAll, listClans } from "../connection/joinAll.js";
import type { Sender } from "../connection/sender.js";
import type { Subscriptions } from "../connection/subscriptions.js";
import type { Clock } from "../core/clock.js";
import type { Emitter } from "../core/emitter.js";
import type { Logger } from "../core/logger.js";
import type { CatchUpReport } from "../history/catchUp.js";
import type { CatchUpBudget } from "../history/catchUpBudget.js";
import type { ClientHistory } from "../history/clientHistory.js";
import type { Channels } from "../model/channel/channels.js";
import type { Clans } from "../model/clan/clans.js";
import type { Connection } from "../socket/connection.js";
import { createRpcClient, type RpcClient } from "../transport/rpcClient.js";
import { SocketRpcTransport } from "../transport/socketRpcTransport.js";
import type { ClientEvents } from "./events/clientEvents.js";
import type { PushDispatcher } from "./events/pushDispatcher.js";

export interface ConnectionSetupOptions {
  readonly rpc: RpcClient;
  /** The transport that `rpc` uses. */
  readonly rpcTransport: "http" | "socket";
  readonly sender: Sender;
  readonly dispatcher: PushDispatcher;
  readonly history: ClientHistory;
  readonly subscriptions: Subscriptions;
  readonly clans: Clans;
  readonly channels: Channels;
  readonly emitter: Emitter<ClientEvents>;
  /** Budget of a catch-up; `undefined` for no catch-up. */
  readonly catchUp: CatchUpBudget | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Prepares a new connection: joins what the last connection had joined, and catches up with missed messages. */
export class ConnectionSetup {
  readonly #options: ConnectionSetupOptions;
  #clanIds: readonly string[] = [];
  #caughtUp: CatchUpReport | undefined;

  constructor(options: ConnectionSetupOptions) {
    this.#options = options;
  }

  /** Ids of the clans that were joined. */
  get clanIds(): readonly string[] {
    return this.#clanIds;
  }

  /** Report of the last catch-up; `undefined` if there was none. */
  get caughtUp(): CatchUpReport | undefined {
    return this.#caughtUp;
  }

  /** @param again Whether this connection replaces a lost one. */
  async join(connection: Connection, signal: AbortSignal, again: boolean): Promise<void> {
    const { sender, dispatcher, history, clans, channels, subscriptions, logger, emitter, rpcTransport } =
      this.#options;
    const socketRpc = createRpcClient(new SocketRpcTransport(sender.callsOn(connection, signal)));
    // The first connection joins over HTTP, as the official client does; later ones join over the socket, which allows
    // a higher rate. `rpc` is not used if it prefers the socket: such calls wait until the client is ready.
    const rpc = again || rpcTransport === "socket" ? socketRpc : this.#options.rpc;
    if (!again) await history.open();
    signal.throwIfAborted();
    // A starting client can only catch up with what it stored earlier.
    const looksBack = again ? dispatcher.hasMessageListeners : history.hasStore;
    const budget = looksBack ? this.#options.catchUp : undefined;
    if (budget !== undefined) {
      dispatcher.beginCatchUp();
      history.hold();
    }
    const described = await listClans(rpc, signal);
    this.#clanIds = described.map(({ clanId }) => clanId);
    clans.replaceAll(described);
    // Changes while the connection was lost were missed.
    if (again) {
      clans.invalidateLists();
      channels.polls.clear();
    }
    const context = {
      ...sender.joinsOn(connection, signal),
      ...{ clock: this.#options.clock, signal, logger },
      progress: (done: number, total: number) => emitter.emit("joining", { joined: done, total }),
      failed: (error: ClientEvents["error"]) => emitter.emit("error", error),
    };
    await joinAll(context, this.#clanIds, subscriptions);
    this.#caughtUp = budget === undefined ? undefined : await this.#catchUp(socketRpc, budget, signal, again);
    history.release();
  }

  #catchUp(rpc: RpcClient, budget: CatchUpBudget, signal: AbortSignal, again: boolean): Promise<CatchUpReport> {
    const { history, subscriptions, channels } = this.#options;
    return history.catchUp(budget, {
      ...{ rpc, signal },
      isStart: !again,
      clanIds: this.#clanIds,
      joinedChannelIds: subscriptions.ids(),
      describe: (channel) => channels.patch({ id: channel.channelId }, channel),
    });
  }
}
