import { ChannelType, HistoryDirection, MessageCode } from "../../generated/constants.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { idBefore } from "../cache/historyRange.js";
import type { Clock } from "../core/clock.js";
import { RequestError } from "../core/errors.js";
import { forEachConcurrently } from "../core/forEachConcurrently.js";
import { compareIds } from "../core/ids.js";
import type { Logger } from "../core/logger.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { MessageIndex } from "./messageIndex.js";
import type { StoredHistory } from "./storedHistory.js";

/** How much may be fetched after one gap. What is beyond it is left out, and said. */
export interface CatchUpBudget {
  /** Missed messages. Default 10,000. */
  readonly messages: number;
  /** Calls. Default 1,000. */
  readonly requests: number;
  /** Milliseconds. Default 60,000. */
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
  readonly memory: MessageIndex;
  readonly recorder: StoredHistory;
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
  /** When the client first listened, or those before it with its store, unix seconds; `undefined` when it begins to. */
  readonly listeningSince: number | undefined;
  /** Gets what was missed, oldest first within a channel: edits with code 1, removals with code 2. */
  readonly emit: (message: ChannelMessage) => void;
  /** Resolves when those who get it have room for more, with the milliseconds that took: they are no part of the budget. */
  readonly room: () => Promise<number>;
  /** Told of every channel that was asked for, as it is now. */
  readonly describe: (channel: ChannelDescription) => void;
  readonly signal: AbortSignal;
}

const DIRECT_MESSAGES = "0";
const CHANNELS_A_PAGE = 500;
const MESSAGES_A_PAGE = 100;
/** Messages looked at beyond those that are remembered: some may lie between them that were never heard. */
const UNHEARD = 10;
/** Channels looked at side by side. */
const CONCURRENCY = 8;

/** A channel, or a topic in it. */
interface Place {
  readonly clanId: string;
  readonly channelId: string;
  readonly topicId: string;
}

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

  constructor(options: CatchUpOptions) {
    this.#options = options;
    this.#since = options.clock.now();
  }

  /** Rejects when the signal aborts or the connection is lost again; what was emitted by then counts as had. */
  async run(): Promise<CatchUpReport> {
    await this.#withinBudget(() => this.#catchUp());
    const [messages, edits, removals, requests] = [this.#messages, this.#edits, this.#removals, this.#requests];
    return { messages, edits, removals, requests, complete: this.#complete };
  }

  async #catchUp(): Promise<void> {
    const { memory, isStart, listeningSince } = this.#options;
    // What a store kept may come from a catch-up that never ended: of channels unheard then, only the time is sure.
    const baseline = isStart && listeningSince !== undefined ? "0" : this.#options.baseline;
    const channels = await this.#headers();
    for (const channel of channels.values()) this.#options.describe(channel);
    const order = new Map(memory.channelIds().map((id, index) => [id, index]));
    const hasNews = (channel: ChannelDescription): boolean =>
      compareIds(lastOf(channel), this.#from(channel, baseline)) > 0;
    // Should the budget end, what was posted comes before what was changed.
    const rank = (channel: ChannelDescription): number =>
      (order.get(channel.channelId) ?? order.size) + (hasNews(channel) ? 0 : order.size + 1);
    const work = [...channels.values()].sort((a, b) => rank(a) - rank(b));
    await forEachConcurrently(work, CONCURRENCY, (channel) =>
      this.#skippingRefusals(channel.channelId, () => this.#channel(channel, baseline)),
    );
    await forEachConcurrently(memory.topics(), CONCURRENCY, (topic) =>
      this.#skippingRefusals(topic.topicId, async () => {
        await this.#changes(topic, topic.newest);
        await this.#missed(topic, topic.newest);
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

  async #channel(channel: ChannelDescription, baseline: string): Promise<void> {
    const { channelId, clanId } = channel;
    const { recorder, listeningSince } = this.#options;
    const place: Place = { channelId, clanId, topicId: "0" };
    const known = this.#options.memory.newestOf(channelId);
    const from = known ?? baseline;
    // What changes is looked at before what is new, so that edits of old messages come before newer messages.
    if (known !== undefined) await this.#changes(place, known);
    if (compareIds(lastOf(channel), from) <= 0) recorder.continueFrom(place, from);
    else if (from !== "0") await this.#missed(place, from);
    else if (listeningSince === undefined) return;
    // Where nothing was ever heard, only the time tells the missed from the old.
    else if (wasQuietSince(channel, listeningSince)) recorder.continueFrom(place, lastOf(channel));
    else await this.#missedSince(place, listeningSince);
  }

  /** The message after which the client has yet to hear everything of a channel. */
  #from({ channelId }: ChannelDescription, baseline: string): string {
    return this.#options.memory.newestOf(channelId) ?? baseline;
  }

  /** Emits what was posted since a time, unix seconds. */
  async #missedSince(place: Place, seconds: number): Promise<void> {
    const found: ChannelMessage[] = [];
    for (let cursor = "0"; ; ) {
      const page = await this.#page(place, cursor, HistoryDirection.Before);
      const recent = page.filter((message) => message.createTimeSeconds >= seconds);
      found.unshift(...recent);
      const oldest = page[0]?.messageId;
      if (oldest === undefined || recent.length < MESSAGES_A_PAGE || oldest === cursor) break;
      cursor = oldest;
    }
    const [oldest] = found;
    if (oldest !== undefined) this.#options.recorder.continueFrom(place, idBefore(oldest.messageId));
    await this.#deliver(place, found);
  }

  /** Emits what is newer than `from`, page by page. */
  async #missed(place: Place, from: string): Promise<void> {
    this.#options.recorder.continueFrom(place, from);
    for (let cursor = from; ; ) {
      const page = await this.#page(place, cursor, HistoryDirection.After);
      const newer = page.filter((message) => compareIds(message.messageId, cursor) > 0);
      await this.#deliver(place, newer);
      const newest = newer.at(-1)?.messageId;
      if (newest === undefined || page.length < MESSAGES_A_PAGE) return;
      cursor = newest;
    }
  }

  /** What was heard before is not told again: it only takes its place in line. */
  async #deliver(place: Place, messages: readonly ChannelMessage[]): Promise<void> {
    const { recorder, memory, isStart, signal } = this.#options;
    const heard = isStart ? await recorder.heardAmong(place, messages) : NOTHING;
    // A store that was slow: the connection this was asked for on may be gone.
    signal.throwIfAborted();
    for (const message of messages) {
      if (!heard.has(message.messageId)) {
        await this.#room();
        this.#emitMissed(message);
      } else if (memory.observe(message)) recorder.record(message, undefined);
    }
  }

  async #room(): Promise<void> {
    this.#waitedMs += await this.#options.room();
    this.#options.signal.throwIfAborted();
  }

  #emitMissed(message: ChannelMessage): void {
    if (this.#messages >= this.#options.budget.messages) throw new BudgetEnded();
    if (!this.#options.memory.observe(message)) return;
    this.#messages += 1;
    this.#options.emit(message);
  }

  /** Emits edits and removals of messages that are remembered, none newer than `upTo`. */
  async #changes(place: Place, upTo: string): Promise<void> {
    const { memory, recorder, isStart } = this.#options;
    const remembered = isStart
      ? await recorder.recall(place, upTo, MESSAGES_A_PAGE)
      : memory.messagesOf(place.channelId, place.topicId);
    const newest = remembered.at(-1);
    if (newest === undefined) return;
    const limit = Math.min(MESSAGES_A_PAGE, remembered.length + UNHEARD);
    const now = await this.#page(place, successor(newest.messageId), HistoryDirection.Before, limit);
    const oldestSeen = now[0]?.messageId;
    const byId = new Map(now.map((message) => [message.messageId, message]));
    for (const message of remembered) {
      // Older than what the page reaches: nothing can be said of it.
      if (oldestSeen !== undefined && now.length >= limit && compareIds(message.messageId, oldestSeen) < 0) continue;
      const current = byId.get(message.messageId);
      if (current === undefined) this.#emitChange({ ...message, content: "{}", code: MessageCode.ChatRemove });
      else if (current.updateTimeSeconds !== message.updateTimeSeconds || current.content !== message.content) {
        this.#emitChange({ ...current, code: MessageCode.ChatUpdate });
      }
    }
    // Their reactions are news too, for the store.
    recorder.keep(
      place,
      now.filter(({ messageId }) => compareIds(messageId, upTo) <= 0),
    );
  }

  #emitChange(message: ChannelMessage): void {
    if (message.code === MessageCode.ChatRemove) this.#removals += 1;
    else this.#edits += 1;
    this.#options.memory.observe(message);
    this.#options.emit(message);
  }

  /** A page of history, oldest first, whatever the order it comes in. */
  async #page(
    { clanId, channelId, topicId }: Place,
    messageId: string,
    direction: number,
    limit = MESSAGES_A_PAGE,
  ): Promise<readonly ChannelMessage[]> {
    const request = { clanId, channelId, topicId, messageId, direction, limit };
    const { messages } = await this.#ask((rpc, signal) => rpc.listChannelMessages(request, { signal }));
    return messages.sort((a, b) => compareIds(a.messageId, b.messageId));
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

/** The id right after `id`: asking for what is before it includes `id`. */
function successor(id: string): string {
  return String(BigInt(id) + 1n);
}
