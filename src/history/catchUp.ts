import { ChannelType, HistoryDirection, MessageCode } from "../../generated/constants.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { type ChannelReference, channelKey } from "../cache/storeChange.js";
import type { Clock } from "../core/clock.js";
import { RequestError } from "../core/errors.js";
import { forEachConcurrently } from "../core/forEachConcurrently.js";
import { compareIds, idAfter, idBefore } from "../core/ids.js";
import type { Logger } from "../core/logger.js";
import { sleep } from "../core/sleep.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { MessageIndex } from "./messageIndex.js";
import { LAG_MS, MESSAGES_A_PAGE, type PageQuery, readPage } from "./readPage.js";
import type { StoredHistory } from "./storedHistory.js";

/** Budget of a catch-up. What is beyond it is left out, and reported. */
export interface CatchUpBudget {
  /** Largest number of missed messages. @default 10_000 */
  readonly messages: number;
  /** Largest number of calls. @default 1_000 */
  readonly requests: number;
  /** Largest duration in milliseconds. @default 60_000 */
  readonly timeMs: number;
}

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
  /** Whether the client is starting: then it only knows what a store has kept. */
  readonly isStart: boolean;
  readonly budget: CatchUpBudget;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The newest id that was heard anywhere before messages were missed; "0" if none was. */
  readonly baseline: string;
  readonly clanIds: readonly string[];
  /** Ids of channels that were joined by hand, such as threads. The server's lists may omit them. */
  readonly joinedChannelIds: readonly string[];
  /**
   * When the client, or an earlier one with the same store, first listened: unix seconds of the server's time.
   * `undefined` if it begins to listen now, or the server has not said its time.
   */
  readonly listeningSince: number | undefined;
  /** The last time that the server has said, in unix seconds. */
  readonly serverTime: number | undefined;
  /** Whether the server's histories have been seen to lag behind its pushes. */
  readonly expectsLag: boolean;
  /** Whether the bot itself sent a message and received its acknowledgement. */
  readonly isOwn: (messageId: string) => boolean;
  /**
   * Receives missed messages, oldest first within a channel; edits have code 1, removals code 2. Returns false for a
   * message that was heard already.
   */
  readonly missed: (message: ChannelMessage) => boolean;
  /** Returns the messages that were pushed during the catch-up. They are delivered when it has ended. */
  readonly held: () => readonly ChannelMessage[];
  /**
   * Receives a message that an earlier client with the same store has heard: it is only put in its place in the order.
   */
  readonly heardBefore: (message: ChannelMessage) => void;
  /**
   * Resolves when listeners have room for more messages, with the milliseconds that this took. They do not count
   * towards the budget.
   */
  readonly room: () => Promise<number>;
  /** Called with the current description of every channel that was read. */
  readonly describe: (channel: ChannelDescription) => void;
  readonly signal: AbortSignal;
}

const DIRECT_MESSAGES = "0";
const CHANNELS_A_PAGE = 500;
/** Number of messages that are read beyond those that are remembered: there may be missed ones between them. */
const UNHEARD = 10;
/** Number of channels that are read at once. */
const CONCURRENCY = 8;

/** How old a message may be, in seconds of the server's time, if a lagging history does not contain it yet. */
const LATELY_SECONDS = 10;

/** Thrown internally when the budget is used up. */
class BudgetEnded extends Error {}

/**
 * Finds the messages that were missed while the connection was lost, from the descriptions and histories of channels.
 */
export class CatchUp {
  readonly #options: CatchUpOptions;
  readonly #since: number;
  #requests = 0;
  #messages = 0;
  #edits = 0;
  #removals = 0;
  #complete = true;
  /** Milliseconds spent waiting for listeners. */
  #waitedMs = 0;
  /** The newest known time of the server, in unix seconds. */
  #serverTime: number;
  /** By channel or topic, the message after which this catch-up began to read. */
  readonly #from = new Map<string, string>();
  /** Messages that were heard but are not in the history: it lags, or they were removed. */
  readonly #doubtful = new Set<string>();
  #isLastLook = false;
  #looksForChanges = true;
  /** Whether a live message is held back that the history did not contain: it lags, or the message was removed. */
  #holdsUnshown = false;
  #sawLag = false;

  constructor(options: CatchUpOptions) {
    this.#options = options;
    this.#since = options.clock.now();
    this.#serverTime = options.serverTime ?? 0;
  }

  /** Whether the history contained a message only when it was read again. */
  get sawLag(): boolean {
    return this.#sawLag;
  }

  /** Rejects if the signal aborts or the connection is lost again; messages emitted by then count as heard. */
  async run(): Promise<CatchUpReport> {
    await this.#withinBudget(() => this.#catchUp());
    const [messages, edits, removals, requests] = [this.#messages, this.#edits, this.#removals, this.#requests];
    return { messages, edits, removals, requests, complete: this.#complete };
  }

  async #catchUp(): Promise<void> {
    await this.#look();
    await this.#lookForHeld();
    if (this.#doubtful.size === 0 && !this.#holdsUnshown && !this.#options.expectsLag) return;
    await sleep(LAG_MS, this.#options);
    this.#isLastLook = true;
    await this.#look();
  }

  /**
   * Reads again, once, what the history did not contain when the connection was restored. Runs in the background.
   * Rejects as `run()` does.
   */
  async lookAgain(): Promise<void> {
    if (this.#isLastLook || !this.#complete) return;
    await sleep(LAG_MS, this.#options);
    this.#isLastLook = true;
    this.#looksForChanges = false;
    const before = this.#messages;
    await this.#withinBudget(() => this.#look());
    if (this.#messages > before) this.#sawLag = true;
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
        const from = this.#startOf(place);
        if (from !== "0") await this.#missed(place, from);
      }),
    );
    const { index } = this.#options;
    const isShown = (message: ChannelMessage): boolean =>
      this.#startOf(message) === "0" || index.has(message.channelId, message.messageId);
    this.#holdsUnshown = !held.every(isShown);
  }

  /** Reads every channel and topic, and emits what was missed. */
  async #look(): Promise<void> {
    const { index } = this.#options;
    const channels = await this.#headers();
    for (const channel of channels.values()) {
      this.#options.describe(channel);
      this.#serverTime = Math.max(this.#serverTime, channel.lastSentMessage?.timestampSeconds ?? 0);
    }
    const order = new Map(index.channelIds().map((id, at) => [id, at]));
    const hasNews = (channel: ChannelDescription): boolean =>
      compareIds(lastOf(channel), this.#startOf({ ...channel, topicId: "0" })) > 0;
    // New messages are read before edits, in case the budget is used up.
    const rank = (channel: ChannelDescription): number =>
      (order.get(channel.channelId) ?? order.size) + (hasNews(channel) ? 0 : order.size + 1);
    const work = [...channels.values()].sort((a, b) => rank(a) - rank(b));
    await forEachConcurrently(work, CONCURRENCY, (channel) =>
      this.#skippingRefusals(channel.channelId, () => this.#channel(channel)),
    );
    await forEachConcurrently(index.topics(), CONCURRENCY, (topic) =>
      this.#skippingRefusals(topic.topicId, async () => {
        const from = this.#startOf(topic);
        await this.#changes(topic, from);
        await this.#missed(topic, from);
      }),
    );
  }

  /** Returns every channel whose messages may have been missed, with its newest message. */
  async #headers(): Promise<Map<string, ChannelDescription>> {
    const { clanIds, joinedChannelIds } = this.#options;
    const channels = new Map<string, ChannelDescription>();
    for (const clanId of clanIds) await this.#skippingRefusals(clanId, () => this.#list(channels, clanId, 0));
    for (const type of [ChannelType.Dm, ChannelType.Group]) {
      await this.#skippingRefusals("direct messages", () => this.#list(channels, DIRECT_MESSAGES, type));
    }
    for (const channelId of joinedChannelIds) {
      if (channels.has(channelId)) continue;
      await this.#skippingRefusals(channelId, async () => {
        const channel = await this.#ask((rpc, signal) => rpc.listChannelDetail({ channelId }, { signal }));
        if (channel.channelId !== "0") channels.set(channelId, channel);
      });
    }
    return channels;
  }

  async #list(channels: Map<string, ChannelDescription>, clanId: string, channelType: number): Promise<void> {
    // It is not established whether the first page is 0 or 1: a page that repeats the one before adds nothing.
    for (let page = 0; ; page += 1) {
      const request = { clanId, channelType, state: 1, limit: CHANNELS_A_PAGE, page };
      const { channeldesc } = await this.#ask((rpc, signal) => rpc.listChannelDescs(request, { signal }));
      const before = channels.size;
      for (const channel of channeldesc) channels.set(channel.channelId, channel);
      if (channeldesc.length < CHANNELS_A_PAGE || (page > 1 && channels.size === before)) return;
    }
  }

  async #channel(channel: ChannelDescription): Promise<void> {
    const { channelId, clanId } = channel;
    const { stored, index, isStart, listeningSince } = this.#options;
    const place: ChannelReference = { channelId, clanId, topicId: "0" };
    const from = this.#startOf(place);
    // Changes are read before new messages, so that edits of old messages are emitted before newer messages.
    if (index.newestOf(channelId) !== undefined) await this.#changes(place, from);
    if (from !== "0") {
      if (this.#isQuiet(channel, from)) stored.continueFrom(place, from);
      else await this.#missed(place, from);
      return;
    }
    if (lastOf(channel) === "0") stored.continueFrom(place, from);
    else if (listeningSince === undefined) {
      // If nothing was ever heard here, only the time separates missed messages from old ones.
      if (!isStart) this.#complete = false;
      else {
        index.recall(place, lastOf(channel));
        stored.beginAfter(place, lastOf(channel));
      }
    } else if (wasQuietSince(channel, listeningSince)) stored.continueFrom(place, lastOf(channel));
    else await this.#missedSince(place, listeningSince);
  }

  /** Returns the last message of a channel or topic up to which everything was heard; "0" if that is not known. */
  #startOf({ channelId, topicId }: Pick<ChannelReference, "channelId" | "topicId">): string {
    const key = channelKey({ channelId, topicId });
    const known = this.#from.get(key);
    if (known !== undefined) return known;
    const { index, isStart, listeningSince, baseline } = this.#options;
    // A stored baseline may come from a catch-up that never ended. For channels in which nothing was heard, only the
    // time is certain.
    const otherwise = isStart && listeningSince !== undefined ? "0" : baseline;
    const from = index.newestOf(channelId, topicId) ?? otherwise;
    this.#from.set(key, from);
    return from;
  }

  /** Whether the description of a channel shows that everything in it was heard. */
  #isQuiet(channel: ChannelDescription, from: string): boolean {
    const { index, baseline } = this.#options;
    const last = lastOf(channel);
    if (compareIds(last, from) > 0) return false;
    if (compareIds(last, index.overlapStart(channel.channelId, from)) <= 0) return true;
    if (last !== from && !index.has(channel.channelId, last)) return this.#isOld(channel.lastSentMessage);
    // A message with a smaller id may have been posted later.
    return index.idsRise || compareIds(last, index.overlapStart(channel.channelId, baseline)) <= 0;
  }

  /** Emits the messages that were posted since a time in unix seconds. */
  async #missedSince(place: ChannelReference, seconds: number): Promise<void> {
    const found: ChannelMessage[] = [];
    for (let cursor = "0"; ; ) {
      const page = await this.#page(place, { messageId: cursor, direction: HistoryDirection.Before });
      const recent = page.filter((message) => message.createTimeSeconds >= seconds);
      found.unshift(...recent);
      const oldest = page[0]?.messageId;
      if (oldest === undefined || recent.length < MESSAGES_A_PAGE || oldest === cursor) break;
      cursor = oldest;
    }
    const [oldest] = found;
    if (oldest !== undefined) this.#options.stored.continueFrom(place, idBefore(oldest.messageId));
    await this.#deliver(place, found, "0");
  }

  /** Emits the messages after `from`, page by page. */
  async #missed(place: ChannelReference, from: string): Promise<void> {
    this.#options.stored.continueFrom(place, from);
    for (let cursor = this.#options.index.overlapStart(place.channelId, from); ; ) {
      const page = await this.#page(place, { messageId: cursor, direction: HistoryDirection.After });
      const newer = page.filter((message) => compareIds(message.messageId, cursor) > 0);
      await this.#deliver(
        place,
        newer.filter((message) => compareIds(message.messageId, from) > 0 || !this.#isKnown(message)),
        from,
      );
      const newest = newer.at(-1)?.messageId;
      if (newest === undefined || page.length < MESSAGES_A_PAGE) return;
      cursor = newest;
    }
  }

  /** Whether a message whose id is smaller than that of a heard one is known, and therefore not missed. */
  #isKnown(message: ChannelMessage): boolean {
    const { index, isOwn } = this.#options;
    const { channelId, messageId, createTimeSeconds } = message;
    return index.has(channelId, messageId) || isOwn(messageId) || this.#isOld({ timestampSeconds: createTimeSeconds });
  }

  /**
   * Whether a message was posted before the client listened. Within the second in which it began to listen, the ids
   * decide.
   */
  #isOld(posted: { readonly timestampSeconds: number } | undefined): boolean {
    const { listeningSince = Number.POSITIVE_INFINITY, index, isStart } = this.#options;
    const seconds = posted?.timestampSeconds ?? 0;
    return index.idsRise && !isStart ? seconds <= listeningSince : seconds < listeningSince;
  }

  async #deliver(place: ChannelReference, messages: readonly ChannelMessage[], from: string): Promise<void> {
    const { stored, isStart, signal, heardBefore } = this.#options;
    const heard = isStart ? await stored.heardAmong(place, messages, from) : NOTHING;
    // The store was slow: the connection of this catch-up may be gone.
    signal.throwIfAborted();
    for (const message of messages) {
      if (heard.has(message.messageId)) heardBefore(message);
      else {
        await this.#room();
        this.#emitMissed(message);
      }
    }
  }

  async #room(): Promise<void> {
    this.#waitedMs += await this.#options.room();
    this.#options.signal.throwIfAborted();
  }

  #emitMissed(message: ChannelMessage): void {
    if (this.#messages >= this.#options.budget.messages) throw new BudgetEnded();
    if (this.#options.missed(message)) this.#messages += 1;
  }

  /** Emits edits and removals of remembered messages, none newer than `upTo`. */
  async #changes(place: ChannelReference, upTo: string): Promise<void> {
    const { index, stored, isStart } = this.#options;
    if (!this.#looksForChanges) return;
    const remembered = isStart
      ? await stored.recall(place, upTo, MESSAGES_A_PAGE)
      : index.messagesOf(place.channelId, place.topicId);
    const newest = remembered.at(-1);
    if (newest === undefined) return;
    const limit = Math.min(MESSAGES_A_PAGE, remembered.length + UNHEARD);
    const query = { messageId: idAfter(newest.messageId), direction: HistoryDirection.Before, limit };
    const now = await this.#page(place, query);
    const oldestSeen = now[0]?.messageId;
    const byId = new Map(now.map((message) => [message.messageId, message]));
    for (const message of remembered) {
      // Older than the page reaches: it says nothing about this message.
      if (oldestSeen !== undefined && now.length >= limit && compareIds(message.messageId, oldestSeen) < 0) continue;
      const current = byId.get(message.messageId);
      if (current === undefined) this.#absent(message);
      else if (current.updateTimeSeconds !== message.updateTimeSeconds || current.content !== message.content) {
        this.#emitChange({ ...current, code: MessageCode.ChatUpdate });
      }
      if (current !== undefined && this.#doubtful.delete(message.messageId)) this.#sawLag = true;
    }
    // Their reactions may have changed too; the store needs them.
    const ids = new Set(remembered.map(({ messageId }) => messageId));
    stored.keep(
      place,
      now.filter(({ messageId }) => ids.has(messageId)),
    );
  }

  /** Called for a message that was heard but is not in the history. */
  #absent(message: ChannelMessage): void {
    const isLately = message.createTimeSeconds >= this.#serverTime - LATELY_SECONDS;
    if (isLately && !this.#doubtful.has(message.messageId)) this.#doubtful.add(message.messageId);
    else if (isLately && !this.#isLastLook) return;
    else this.#emitChange({ ...message, content: "{}", code: MessageCode.ChatRemove });
  }

  #emitChange(message: ChannelMessage): void {
    if (!this.#options.missed(message)) return;
    if (message.code === MessageCode.ChatRemove) this.#removals += 1;
    else this.#edits += 1;
  }

  #page(place: ChannelReference, query: PageQuery): Promise<readonly ChannelMessage[]> {
    return this.#ask((rpc, signal) => readPage(rpc, place, query, { signal }));
  }

  #ask<T>(call: (rpc: RpcClient, signal: AbortSignal) => Promise<T>): Promise<T> {
    const { rpc, signal, budget, clock } = this.#options;
    if (this.#requests >= budget.requests || clock.now() - this.#since - this.#waitedMs >= budget.timeMs)
      throw new BudgetEnded();
    this.#requests += 1;
    return call(rpc, signal);
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
        { requests: this.#requests, messages: this.#messages },
        "the catch-up budget ended first",
      );
    }
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** Whether the description of a channel shows that nothing was posted in it since a time in unix seconds. */
function wasQuietSince({ lastSentMessage }: ChannelDescription, seconds: number): boolean {
  const posted = lastSentMessage?.timestampSeconds ?? 0;
  return posted > 0 && posted < seconds;
}

/** Returns the id of the newest message, from the description of a channel. */
function lastOf(channel: ChannelDescription): string {
  return channel.lastSentMessage?.id ?? "0";
}
