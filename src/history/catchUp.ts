import { ChannelType } from "../../generated/constants.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { type ChannelReference, channelKey } from "../cache/storeChange.js";
import type { Clock } from "../core/clock.js";
import { forEachConcurrently } from "../core/forEachConcurrently.js";
import { compareIds } from "../core/ids.js";
import type { Logger } from "../core/logger.js";
import { RequestError } from "../core/requestError.js";
import { sleep } from "../core/sleep.js";
import type { RpcClient } from "../transport/rpcClient.js";
import { BudgetEnded, BudgetUse, type CatchUpBudget } from "./catchUpBudget.js";
import type { MessageIndex } from "./messageIndex.js";
import { MissedMessages } from "./missedMessages.js";
import { LAG_MS } from "./readPage.js";
import { lastOf, StartingPoints, wasQuietSince } from "./startingPoints.js";
import type { StoredHistory } from "./storedHistory.js";

/** Result of a catch-up. */
export interface CatchUpReport {
  /** Number of missed messages that were emitted. */
  readonly messages: number;
  readonly edits: number;
  readonly removals: number;
  /** Number of calls. */
  readonly requests: number;
  /** False if the budget was used up, or a channel could not be read. */
  readonly complete: boolean;
}

export interface CatchUpOptions {
  readonly rpc: RpcClient;
  readonly index: MessageIndex;
  readonly stored: StoredHistory;
  /** Whether the client is starting. A starting client only knows what is in its store. */
  readonly isStart: boolean;
  readonly budget: CatchUpBudget;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The newest id that was received anywhere before messages were missed; "0" if none was. */
  readonly baseline: string;
  readonly clanIds: readonly string[];
  /** Ids of channels that were joined by hand, such as threads. The server's lists may omit them. */
  readonly joinedChannelIds: readonly string[];
  /**
   * When the client, or an earlier one with the same store, first received messages: unix seconds of the server's time.
   * `undefined` if this client is the first, or if the server's time is not known.
   */
  readonly listeningSince: number | undefined;
  /** The newest time that the server has reported, in unix seconds. */
  readonly serverTime: number | undefined;
  /** Whether histories of the server lagged behind its pushes before. */
  readonly expectsLag: boolean;
  /** Whether the bot itself sent a message and received its acknowledgement. */
  readonly isOwn: (messageId: string) => boolean;
  /**
   * Receives missed messages, oldest first within a channel; edits have code 1, removals code 2. Returns false for a
   * message that was received before.
   */
  readonly missed: (message: ChannelMessage) => boolean;
  /** Returns the messages that were pushed during the catch-up. They are delivered when it has ended. */
  readonly held: () => readonly ChannelMessage[];
  /**
   * Called with a message that an earlier client with the same store received. It is not delivered again; only its
   * position is recorded.
   */
  readonly handledBefore: (message: ChannelMessage) => void;
  /**
   * Resolves when listeners have room for more messages. Returns how many milliseconds this took; they do not count
   * towards the budget.
   */
  readonly room: () => Promise<number>;
  /** Called with the current description of every channel that was read. */
  readonly describe: (channel: ChannelDescription) => void;
  readonly signal: AbortSignal;
}

const DIRECT_MESSAGES = "0";
const CHANNELS_A_PAGE = 500;
/**
 * Number of channels that are read at once: enough to keep the client busy at a round-trip time of 20 ms. The client's
 * rate limits still apply, and only one page of each channel is in memory.
 */
const CONCURRENCY = 64;

/**
 * Finds the messages that were missed while the connection was lost, from the descriptions and histories of channels.
 */
export class CatchUp {
  readonly #options: CatchUpOptions;
  readonly #points: StartingPoints;
  readonly #budget: BudgetUse;
  readonly #messages: MissedMessages;
  #complete = true;
  #isLastLook = false;
  #looksForChanges = true;
  /**
   * Whether a live message is held back that the history did not contain: the history lags, or the message was removed.
   */
  #holdsUnshown = false;
  #sawLag = false;

  constructor(options: CatchUpOptions) {
    this.#options = options;
    this.#points = new StartingPoints(options);
    this.#budget = new BudgetUse(options.budget, options.clock);
    this.#messages = new MissedMessages({ ...options, points: this.#points, budget: this.#budget });
  }

  /** Whether the history contained a message only on a second read. */
  get sawLag(): boolean {
    return this.#sawLag || this.#messages.sawLag;
  }

  /**
   * Runs the catch-up. Rejects if the signal aborts or the connection is lost again. Messages that were emitted before
   * count as received.
   */
  async run(): Promise<CatchUpReport> {
    await this.#withinBudget(() => this.#catchUp());
    const { messages, requests } = this.#budget;
    const { edits, removals } = this.#messages;
    return { messages, edits, removals, requests, complete: this.#complete };
  }

  async #catchUp(): Promise<void> {
    await this.#look();
    await this.#lookForHeld();
    if (!this.#messages.hasUnconfirmed && !this.#holdsUnshown && !this.#options.expectsLag) return;
    await this.#waitForLag();
    await this.#look();
  }

  /**
   * Reads once more the messages that the history did not contain when the connection was restored. Runs in the
   * background. Rejects as `run()` does.
   */
  async lookAgain(): Promise<void> {
    if (this.#isLastLook || !this.#complete) return;
    await this.#waitForLag();
    this.#looksForChanges = false;
    const before = this.#budget.messages;
    await this.#withinBudget(() => this.#look());
    if (this.#budget.messages > before) this.#sawLag = true;
  }

  /** Waits until a history that lags contains what was pushed. A message that it still does not contain was removed. */
  async #waitForLag(): Promise<void> {
    await sleep(LAG_MS, this.#options);
    this.#isLastLook = true;
    this.#messages.lookLast();
  }

  /**
   * Continues to read where a live message is held back: a history that contains it contains everything posted before
   * it. Otherwise the history lags, or the message was removed.
   */
  async #lookForHeld(): Promise<void> {
    const held = this.#options.held();
    const places = new Map(held.map((message) => [channelKey(message), message]));
    await forEachConcurrently(places.values(), CONCURRENCY, ({ clanId, channelId, topicId }) =>
      this.#skippingRefusals(channelId, async () => {
        const place = { clanId, channelId, topicId };
        const from = this.#points.startOf(place);
        if (from !== "0") await this.#messages.missed(place, from);
      }),
    );
    const { index } = this.#options;
    const isShown = (message: ChannelMessage): boolean =>
      this.#points.startOf(message) === "0" || index.has(message.channelId, message.messageId);
    this.#holdsUnshown = !held.every(isShown);
  }

  /** Reads every channel and topic, and emits what was missed. */
  async #look(): Promise<void> {
    const { index } = this.#options;
    const channels = await this.#headers();
    for (const channel of channels.values()) {
      this.#options.describe(channel);
      this.#messages.noteServerTime(channel.lastSentMessage?.timestampSeconds ?? 0);
    }
    const order = new Map(index.channelIds().map((id, at) => [id, at]));
    const hasNews = (channel: ChannelDescription): boolean =>
      compareIds(lastOf(channel), this.#points.startOf({ ...channel, topicId: "0" })) > 0;
    // New messages are read before edits, in case the budget is used up.
    const rank = (channel: ChannelDescription): number =>
      (order.get(channel.channelId) ?? order.size) + (hasNews(channel) ? 0 : order.size + 1);
    const work = [...channels.values()].sort((a, b) => rank(a) - rank(b));
    await forEachConcurrently(work, CONCURRENCY, (channel) =>
      this.#skippingRefusals(channel.channelId, () => this.#channel(channel)),
    );
    await forEachConcurrently(index.topics(), CONCURRENCY, (topic) =>
      this.#skippingRefusals(topic.topicId, async () => {
        const from = this.#points.startOf(topic);
        if (this.#looksForChanges) await this.#messages.changes(topic, from);
        await this.#messages.missed(topic, from);
      }),
    );
  }

  /** Returns every channel whose messages may have been missed, with its newest message. */
  async #headers(): Promise<Map<string, ChannelDescription>> {
    const { clanIds, joinedChannelIds, rpc, signal } = this.#options;
    const channels = new Map<string, ChannelDescription>();
    for (const clanId of clanIds) await this.#skippingRefusals(clanId, () => this.#list(channels, clanId, 0));
    for (const type of [ChannelType.Dm, ChannelType.Group]) {
      await this.#skippingRefusals("direct messages", () => this.#list(channels, DIRECT_MESSAGES, type));
    }
    for (const channelId of joinedChannelIds) {
      if (channels.has(channelId)) continue;
      await this.#skippingRefusals(channelId, async () => {
        const channel = await this.#budget.ask(() => rpc.listChannelDetail({ channelId }, { signal }));
        if (channel.channelId !== "0") channels.set(channelId, channel);
      });
    }
    return channels;
  }

  async #list(channels: Map<string, ChannelDescription>, clanId: string, channelType: number): Promise<void> {
    const { rpc, signal } = this.#options;
    // It is not established whether the first page is 0 or 1. A page that repeats the one before adds nothing.
    for (let page = 0; ; page += 1) {
      const request = { clanId, channelType, state: 1, limit: CHANNELS_A_PAGE, page };
      const { channeldesc } = await this.#budget.ask(() => rpc.listChannelDescs(request, { signal }));
      const before = channels.size;
      for (const channel of channeldesc) channels.set(channel.channelId, channel);
      if (channeldesc.length < CHANNELS_A_PAGE || (page > 1 && channels.size === before)) return;
    }
  }

  async #channel(channel: ChannelDescription): Promise<void> {
    const { channelId, clanId } = channel;
    const { stored, index, isStart, listeningSince } = this.#options;
    const place: ChannelReference = { channelId, clanId, topicId: "0" };
    const from = this.#points.startOf(place);
    // Changes are read before new messages, so that edits of old messages are emitted before newer messages.
    if (this.#looksForChanges && index.newestOf(channelId) !== undefined) await this.#messages.changes(place, from);
    if (from !== "0") {
      if (this.#points.isQuiet(channel, from)) stored.continueFrom(place, from);
      else await this.#messages.missed(place, from);
      return;
    }
    if (lastOf(channel) === "0") stored.continueFrom(place, from);
    else if (listeningSince === undefined) {
      // If nothing was ever received here, only the time separates missed messages from old ones.
      if (!isStart) this.#complete = false;
      else {
        index.recall(place, lastOf(channel));
        stored.beginAfter(place, lastOf(channel));
      }
    } else if (wasQuietSince(channel, listeningSince)) stored.continueFrom(place, lastOf(channel));
    else await this.#messages.missedSince(place, listeningSince);
  }

  async #skippingRefusals(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.#complete = false;
      this.#options.logger.warn({ err: error, what }, "a channel could not be caught up with");
    }
  }

  async #withinBudget(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof BudgetEnded)) throw error;
      this.#complete = false;
      this.#options.logger.warn(
        { requests: this.#budget.requests, messages: this.#budget.messages },
        "the catch-up budget ended first",
      );
    }
  }
}
