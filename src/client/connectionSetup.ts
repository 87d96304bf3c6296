import { joinAll, listClans } from "../connection/joinAll.js";
import type { Sender } from "../connection/sender.js";
import type { Subscriptions } from "../connection/subscriptions.js";
import type { Clock } from "../core/clock.js";
import type { Emitter } from "../core/emitter.js";
import type { Logger } from "../core/logger.js";
import { CatchUp, type CatchUpBudget, type CatchUpReport } from "../history/catchUp.js";
import type { MessageIndex } from "../history/messageIndex.js";
import type { StoredHistory } from "../history/storedHistory.js";
import type { Channels } from "../model/channel/channels.js";
import type { Clans } from "../model/clan/clans.js";
import type { Connection } from "../socket/connection.js";
import { createRpcClient, type RpcClient } from "../transport/rpcClient.js";
import { SocketRpcTransport } from "../transport/socketRpcTransport.js";
import type { ClientEvents } from "./events/clientEvents.js";
import type { PushDispatcher } from "./events/pushDispatcher.js";

export interface ConnectionSetupOptions {
  readonly rpc: RpcClient;
  /** Where `rpc` makes its calls. */
  readonly rpcTransport: "http" | "socket";
  readonly sender: Sender;
  readonly dispatcher: PushDispatcher;
  readonly memory: MessageIndex;
  readonly recorder: StoredHistory;
  readonly subscriptions: Subscriptions;
  readonly clans: Clans;
  readonly channels: Channels;
  readonly emitter: Emitter<ClientEvents>;
  /** How much may be caught up with; `undefined`: nothing. */
  readonly catchUp: CatchUpBudget | undefined;
  /** Whether listeners are told of what was missed; otherwise it is only stored. */
  readonly replays: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes a new connection hear what the last one heard, and what was missed in between. */
export class ConnectionSetup {
  readonly #options: ConnectionSetupOptions;
  /** When the client first listened, unix seconds. */
  listeningSince = 0;
  #clanIds: readonly string[] = [];
  #caughtUp: CatchUpReport | undefined;
  /** Where the catch-up that is under way, or was broken off, began. */
  #baseline: string | undefined;

  constructor(options: ConnectionSetupOptions) {
    this.#options = options;
  }

  /** The clans that were joined. */
  get clanIds(): readonly string[] {
    return this.#clanIds;
  }

  /** What the last catch-up did; `undefined` when nothing was looked for. */
  get caughtUp(): CatchUpReport | undefined {
    return this.#caughtUp;
  }

  /** @param again Whether the connection is a restored one. */
  async join(connection: Connection, signal: AbortSignal, again: boolean): Promise<void> {
    const { sender, dispatcher, clans, channels, subscriptions, logger, emitter, rpcTransport } = this.#options;
    const socketRpc = createRpcClient(new SocketRpcTransport(sender.callsOn(connection, signal)));
    // The first time as the official client does it; again over the socket, whose rate allows more. Not through
    // `rpc` when that prefers the socket: such calls wait until the client is ready, which it is not yet.
    const rpc = again || rpcTransport === "socket" ? socketRpc : this.#options.rpc;
    if (!again) await this.#options.recorder.open();
    signal.throwIfAborted();
    // A client that starts knows of something to catch up with only by what it stored before.
    const looksBack = again ? dispatcher.hearsMessages : this.#options.recorder.store !== undefined;
    const budget = looksBack ? this.#options.catchUp : undefined;
    if (budget !== undefined) dispatcher.hold();
    const described = await listClans(rpc, signal);
    this.#clanIds = described.map(({ clanId }) => clanId);
    clans.learnAll(described);
    // What changed while the connection was lost went unheard.
    if (again) {
      clans.forgetLists();
      channels.polls.clear();
    }
    const context = {
      ...sender.joinsOn(connection, signal),
      logger,
      progress: (done: number, total: number) => emitter.emit("joining", { joined: done, total }),
      failed: (error: ClientEvents["error"]) => emitter.emit("error", error),
    };
    await joinAll(context, this.#clanIds, subscriptions);
    this.#caughtUp = budget === undefined ? undefined : await this.#catchUp(socketRpc, budget, signal, again);
    dispatcher.release();
  }

  async #catchUp(rpc: RpcClient, budget: CatchUpBudget, signal: AbortSignal, again: boolean): Promise<CatchUpReport> {
    const { memory, recorder, clock, logger, subscriptions, dispatcher, channels, replays } = this.#options;
    // One that was broken off may have heard of later messages in some channels, and of none in others.
    if (!again) this.#baseline = undefined;
    this.#baseline ??= memory.newest;
    const catchUp = new CatchUp({
      ...{ rpc, memory, recorder, budget, clock, logger, signal },
      isStart: !again,
      baseline: this.#baseline,
      clanIds: this.#clanIds,
      joinedChannelIds: subscriptions.ids(),
      listeningSince: again ? this.listeningSince : recorder.beganAt,
      emit: (message) => dispatcher.replay(message, replays),
      room: () => dispatcher.room(),
      describe: (channel) => channels.learn(channel),
    });
    const report = await catchUp.run();
    this.#baseline = undefined;
    return report;
  }
}
