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

/** How much may be fetched after one gap. What is beyond it is left out, and said. */
export interface CatchUpBudget {
  /** Missed messages. @default 10_000 */
  readonly messages: number;
  /** Calls. @default 1_000 */
  readonly requests: number;
  /** Milliseconds. @default 60_000 */
  readonly timeMs: number;
}

/** What a catch-up did. */
export interface CatchUpReport {
  /** Messages that were missed and have been emitted. */
  readonly messages: number;
  readonly edits: number;
  readonly removals: number;
  /** Calls it took. */
  readonly requests: number;
  /** False when the budget ended first, or a channel could not be read. */
  readonly complete: boolean;
}

export interface CatchUpOptions {
  readonly rpc: RpcClient;
  readonly index: MessageIndex;
  readonly stored: StoredHistory;
  /** Whether the client starts, so that what it knows is what a store kept. */
  readonly isStart: boolean;
  readonly budget: CatchUpBudget;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The newest id heard anywhere when nothing was missed; "0" when nothing was heard. */
  readonly baseline: string;
  readonly clanIds: readonly string[];
  /** Channels joined by hand, threads among them, which lists of channels need not hold. */
  readonly joinedChannelIds: readonly string[];
  /**
   * When the client first listened, or those before it with its store, unix seconds as the server says; `undefined`
   * when it begins to, or the server said no time.
   */
  readonly listeningSince: number | undefined;
  /** The last time that the server said, unix seconds. */
  readonly serverTime: number | undefined;
  /** Whether the server's histories have been seen to lag behind what it pushes. */
  readonly expectsLag: boolean;
  /** Whether the bot sent a message itself, and it was acknowledged. */
  readonly isOwn: (messageId: string) => boolean;
  /**
   * Gets what was missed, oldest first within a channel: edits with code 1, removals with code 2. Returns false for
   * what was heard already.
   */
  readonly missed: (message: ChannelMessage) => boolean;
  /** Gets what was heard by an earlier client with the same store: it only takes its place in line. */
  /** The messages that were pushed meanwhile, and are told of when this has ended. */
  readonly held: () => readonly ChannelMessage[];
  readonly heardBefore: (message: ChannelMessage) => void;
  /** Resolves when those who get it have room for more, with the milliseconds that took: they are no part of the budget. */
  readonly room: () => Promise<number>;
  /** Told of every channel that was asked for, as it is now. */
  readonly describe: (channel: ChannelDescription) => void;
  readonly signal: AbortSignal;
}

const DIRECT_MESSAGES = "0";
const CHANNELS_A_PAGE = 500;
/** Messages looked at beyond those that are remembered: some may lie between them that were never heard. */
const UNHEARD = 10;
/** Channels looked at side by side. */
const CONCURRENCY = 8;

/** How old a message may be, in seconds of the server, for a history not to hold it yet. */
const LATELY_SECONDS = 10;

/** Thrown inside when the budget has ended. */
class BudgetEnded extends Error {}

/** Finds what was missed while the connection was lost, by the channels' headers and histories. */
export class CatchUp {
  readonly #options: CatchUpOptions;
  readonly #since: number;
  #requests = 0;
  #messages = 0;
  #edits = 0;
  #removals = 0;
  #complete = true;
  /** Milliseconds that whoever gets the messages was waited for. */
  #waitedMs = 0;
  /** The newest time that the server is known to have reached, unix seconds. */
  #serverTime: number;
  /** By channel or topic, the message after which this catch-up began to read. */
  readonly #from = new Map<string, string>();
  /** Messages that were heard and that history does not hold: it lags, or they were removed. */
  readonly #doubtful = new Set<string>();
  #isLastLook = false;
  #looksForChanges = true;
  /** Whether a live message is held back that the history did not hold: it lags, or the message was removed. */
  #holdsUnshown = false;
  #sawLag = false;

  constructor(options: CatchUpOptions) {
    this.#options = options;
    this.#since = options.clock.now();
    this.#serverTime = options.serverTime ?? 0;
  }

  /** Whether the history showed a message only when it was read once more. */
  get sawLag(): boolean {
    return this.#sawLag;
  }

  /** Rejects when the signal aborts or the connection is lost again; what was emitted by then counts as had. */
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
   * Looks once more for what the history did not hold yet when the connection was restored, if that has not been done.
   * Nobody waits for it. Rejects as `run()` does.
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
   * Reads on where a live message is held back: a history that holds it holds all that was posted before it. One that
   * does not lags, or the message was removed.
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

  /** Looks at every channel and topic, and tells of what was missed. */
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
    // Should the budget end, what was posted comes before what was changed.
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

  /** Every channel whose messages may have been missed, with its newest message. */
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
    // Whether the first page is 0 or 1 is not established: a page that repeats the one before adds nothing.
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
    // What changes is looked at before what is new, so that edits of old messages come before newer messages.
    if (index.newestOf(channelId) !== undefined) await this.#changes(place, from);
    if (from !== "0") {
      if (this.#isQuiet(channel, from)) stored.continueFrom(place, from);
      else await this.#missed(place, from);
      return;
    }
    if (lastOf(channel) === "0") stored.continueFrom(place, from);
    else if (listeningSince === undefined) {
      // Where nothing was ever heard, only the time tells the missed from the old.
      if (!isStart) this.#complete = false;
      else {
        index.recall(place, lastOf(channel));
        stored.beginAfter(place, lastOf(channel));
      }
    } else if (wasQuietSince(channel, listeningSince)) stored.continueFrom(place, lastOf(channel));
    else await this.#missedSince(place, listeningSince);
  }

  /** The message after which the client has yet to hear everything of a channel or topic; "0" when that is not known. */
  #startOf({ channelId, topicId }: Pick<ChannelReference, "channelId" | "topicId">): string {
    const key = channelKey({ channelId, topicId });
    const known = this.#from.get(key);
    if (known !== undefined) return known;
    const { index, isStart, listeningSince, baseline } = this.#options;
    // What a store kept may come from a catch-up that never ended: of channels unheard then, only the time is sure.
    const otherwise = isStart && listeningSince !== undefined ? "0" : baseline;
    const from = index.newestOf(channelId, topicId) ?? otherwise;
    this.#from.set(key, from);
    return from;
  }

  /** Whether a channel's header tells that nothing was posted there that was not heard. */
  #isQuiet(channel: ChannelDescription, from: string): boolean {
    const { index, baseline } = this.#options;
    const last = lastOf(channel);
    if (compareIds(last, from) > 0) return false;
    if (compareIds(last, index.overlapStart(channel.channelId, from)) <= 0) return true;
    if (last !== from && !index.has(channel.channelId, last)) return this.#isOld(channel.lastSentMessage);
    // One with a smaller id may have been posted later.
    return index.idsRise || compareIds(last, index.overlapStart(channel.channelId, baseline)) <= 0;
  }

  /** Emits what was posted since a time, unix seconds. */
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

  /** Emits what came after `from`, page by page. */
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

  /** Whether a message whose id is smaller than that of one that was heard is no news. */
  #isKnown(message: ChannelMessage): boolean {
    const { index, isOwn } = this.#options;
    const { channelId, messageId, createTimeSeconds } = message;
    return index.has(channelId, messageId) || isOwn(messageId) || this.#isOld({ timestampSeconds: createTimeSeconds });
  }

  /** Whether something was posted before the client listened. Of the second in which that began, the ids decide. */
  #isOld(posted: { readonly timestampSeconds: number } | undefined): boolean {
    const { listeningSince = Number.POSITIVE_INFINITY, index, isStart } = this.#options;
    const seconds = posted?.timestampSeconds ?? 0;
    return index.idsRise && !isStart ? seconds <= listeningSince : seconds < listeningSince;
  }

  async #deliver(place: ChannelReference, messages: readonly ChannelMessage[], from: string): Promise<void> {
    const { stored, isStart, signal, heardBefore } = this.#options;
    const heard = isStart ? await stored.heardAmong(place, messages, from) : NOTHING;
    // A store that was slow: the connection this was asked for on may be gone.
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

  /** Emits edits and removals of messages that are remembered, none newer than `upTo`. */
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
      // Older than what the page reaches: nothing can be said of it.
      if (oldestSeen !== undefined && now.length >= limit && compareIds(message.messageId, oldestSeen) < 0) continue;
      const current = byId.get(message.messageId);
      if (current === undefined) this.#absent(message);
      else if (current.updateTimeSeconds !== message.updateTimeSeconds || current.content !== message.content) {
        this.#emitChange({ ...current, code: MessageCode.ChatUpdate });
      }
      if (current !== undefined && this.#doubtful.delete(message.messageId)) this.#sawLag = true;
    }
    // Their reactions are news too, for the store.
    const ids = new Set(remembered.map(({ messageId }) => messageId));
    stored.keep(
      place,
      now.filter(({ messageId }) => ids.has(messageId)),
    );
  }

  /** History does not hold a message that was heard. */
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

/** Whether a channel's header tells that nothing was posted there since a time, unix seconds. */
function wasQuietSince({ lastSentMessage }: ChannelDescription, seconds: number): boolean {
  const posted = lastSentMessage?.timestampSeconds ?? 0;
  return posted > 0 && posted < seconds;
}

/** The newest message of a channel, as its header tells. */
function lastOf(channel: ChannelDescription): string {
  return channel.lastSentMessage?.id ?? "0";
}
