import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import { loadPart } from "../core/loadPart.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { CatchUp, CatchUpOptions, CatchUpReport } from "./catchUp.js";
import type { CatchUpBudget } from "./catchUpBudget.js";

/** What a catch-up needs of its connection. */
export interface CatchUpRequest {
  readonly rpc: RpcClient;
  /** Whether the client is starting. A starting client only knows what is in its store. */
  readonly isStart: boolean;
  readonly clanIds: readonly string[];
  /** Ids of channels that were joined by hand, such as threads. The server's lists may omit them. */
  readonly joinedChannelIds: readonly string[];
  /** Called with the current description of every channel that was read. */
  readonly describe: (channel: ChannelDescription) => void;
  readonly signal: AbortSignal;
}

/** What every catch-up of a client shares. */
type SharedOptions = Pick<
  CatchUpOptions,
  "index" | "stored" | "clock" | "logger" | "room" | "isOwn" | "missed" | "held"
>;

/** Times of the server, in unix seconds. */
interface ServerTimes {
  /** When this client first received messages. */
  readonly listeningSince: number | undefined;
  /** The newest time that the server has reported. */
  readonly serverTime: number | undefined;
}

const load = (): Promise<typeof import("./catchUp.js")> => import("./catchUp.js");

/** Runs the catch-ups of a client. Remembers the baseline of an aborted one, and whether histories lag. */
export class CatchUps {
  readonly #options: SharedOptions;
  /** Baseline of the catch-up that is running or was aborted. */
  #baseline: string | undefined;
  /** End what is kept of the index for the catch-up that is running, and for those before it that were aborted. */
  #releases: (() => void)[] = [];
  #lags = false;

  constructor(options: SharedOptions) {
    this.#options = options;
  }

  /** Loads the code of a catch-up, so that it is there after an outage. A failure is told when a catch-up runs. */
  prepare(): void {
    load().catch(() => undefined);
  }

  async run(budget: CatchUpBudget, request: CatchUpRequest, times: ServerTimes): Promise<CatchUpReport> {
    const { index, stored } = this.#options;
    // An aborted catch-up may have delivered later messages in some channels, and none in others.
    if (request.isStart) {
      this.#baseline = undefined;
      for (const release of this.#releases.splice(0)) release();
    }
    this.#baseline ??= index.newest;
    const baseline = this.#baseline;
    this.#releases.push(index.keepAll());
    const { CatchUp } = await loadPart(load, "catch-ups");
    const catchUp = new CatchUp({
      ...{ ...this.#options, ...request, budget },
      baseline,
      listeningSince: request.isStart ? stored.beganAt : times.listeningSince,
      serverTime: times.serverTime,
      expectsLag: this.#lags,
      handledBefore: (message) => {
        if (index.observe(message)) stored.record(message, undefined);
      },
    });
    const report = await catchUp.run();
    this.#lags ||= catchUp.sawLag;
    this.#baseline = undefined;
    const releases = this.#releases;
    this.#releases = [];
    void this.#lookAgain(catchUp).finally(() => {
      for (const release of releases) release();
    });
    return report;
  }

  /** A failure is ignored: the connection is lost or the client ends, and the next catch-up reads the same messages. */
  async #lookAgain(catchUp: CatchUp): Promise<void> {
    await catchUp.lookAgain().catch(() => undefined);
    this.#lags ||= catchUp.sawLag;
  }
}
