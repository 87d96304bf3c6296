import { MessageCode } from "../../generated/constants.js";
import type { ChannelDescription } from "../../generated/mezon/api/channel_pb.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { MessageStore } from "../cache/messageStore.js";
import { BoundedMap } from "../core/boundedMap.js";
import type { Clock } from "../core/clock.js";
import type { Delivery } from "../core/delivery.js";
import { ConnectionError, type MezonError } from "../core/errors.js";
import { compareIds } from "../core/ids.js";
import type { Logger } from "../core/logger.js";
import type { Init } from "../runtime/wire.js";
import type { RpcClient } from "../transport/rpcClient.js";
import { detachLists } from "../wire/changedMessage.js";
import { CatchUp, type CatchUpBudget, type CatchUpReport } from "./catchUp.js";
import { findSent } from "./deliveryCheck.js";
import { LiveBuffer } from "./liveBuffer.js";
import type {
  ChannelReference,
  DeliveryCheck,
  HistoryPage,
  HistoryRequest,
  MessageHistory,
  ReadOptions,
} from "./messageHistory.js";
import { MessageIndex } from "./messageIndex.js";
import { isChange } from "./messageKind.js";
import { ReadThrough } from "./readThrough.js";
import { RecentMessages } from "./recentMessages.js";
import { StoredHistory } from "./storedHistory.js";

export interface ClientHistoryOptions {
  readonly rpc: RpcClient;
  readonly store: MessageStore | undefined;
  /** Whether messages that only some people see are stored too. */
  readonly storeEphemeral: boolean;
  /** How much may be caught up with; `undefined`: nothing. */
  readonly catchUp: CatchUpBudget | undefined;
  /** Whether listeners are told of what was missed; otherwise it is only stored. */
  readonly replays: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Who is logged in. */
  readonly selfId: () => string | undefined;
  /** Tells listeners of a message. */
  readonly tell: (message: ChannelMessage, isMissed: boolean) => Delivery;
  /** Resolves when listeners have room for more, with the milliseconds that took. */
  readonly room: () => Promise<number>;
  readonly onError: (error: MezonError) => void;
}

/** What a catch-up needs of the connection it is made over. */
export interface CatchUpRequest {
  readonly rpc: RpcClient;
  /** Whether the client starts, so that what it knows is what a store kept. */
  readonly isStart: boolean;
  readonly clanIds: readonly string[];
  /** Channels joined by hand, threads among them, which lists of channels need not hold. */
  readonly joinedChannelIds: readonly string[];
  /** Told of every channel that was asked for, as it is now. */
  readonly describe: (channel: ChannelDescription) => void;
  readonly signal: AbortSignal;
}

/** Channels whose newest messages are remembered, how many of each, and topics: what a catch-up compares with. */
const LIMITS = { channelLimit: 20_000, messageLimit: 50, topicLimit: 500 };
/** Messages held back at most; more are delivered at once, out of order rather than lost. */
const HELD_LIMIT = 100_000;
/** Messages of the bot's own to remember. */
const OWN = 1_000;
/** Messages that were removed a moment ago, and may still arrive with a page of history. */
const GONE = 1_000;

/** The messages of a client: the one place where a message is observed, told of and recorded, in this order. */
export class ClientHistory implements MessageHistory {
  readonly #options: ClientHistoryOptions;
  readonly #index = new MessageIndex(LIMITS);
  readonly #stored: StoredHistory;
  readonly #reader: ReadThrough;
  /** What the bot sent, whether or not anybody listens for messages: interactions with it are read by it. */
  readonly #own = new RecentMessages(OWN);
  readonly #gone = new BoundedMap<string, true>(GONE);
  /** Messages that must not overtake what was missed before them. */
  #buffer: LiveBuffer | undefined;
  /** Reactions that came meanwhile, to messages that may have yet to be replayed. */
  #heldReactions: MessageReaction[] = [];
  #isReplaying = false;
  /** When the client first listened, and the last time that is known, as the server says: unix seconds. */
  #listeningSince: number | undefined;
  #serverTime: number | undefined;
  /** Where the catch-up that is under way, or was broken off, began. */
  #baseline: string | undefined;
  #lags = false;
  /** Ends with the client. */
  #life = new AbortController();

  constructor(options: ClientHistoryOptions) {
    this.#options = options;
    this.#stored = new StoredHistory({ ...options, catchesUp: options.catchUp !== undefined });
    this.#reader = new ReadThrough({
      ...options,
      stored: this.#stored,
      isGone: (channelId, messageId) => this.isGone(channelId, messageId),
    });
  }

  get hasStore(): boolean {
    return this.#stored.store !== undefined;
  }

  /** Changes that are not stored yet. */
  get waitingForStore(): number {
    return this.#stored.waiting;
  }

  /** Whether what is told now was missed, or held back until what was missed had been told. */
  get isReplaying(): boolean {
    return this.#isReplaying;
  }

  /** A client logs in: nothing was heard yet. */
  begin(): void {
    this.#life = new AbortController();
    this.#index.clear();
    this.#buffer = undefined;
    this.#heldReactions = [];
    this.#baseline = undefined;
    this.#listeningSince = undefined;
    this.#serverTime = undefined;
  }

  /** The server says what time it is, unix seconds. */
  serverSays(seconds: number): void {
    this.#listeningSince ??= seconds;
    this.#serverTime ??= seconds;
  }

  /** Opens the store and learns up to where each place was heard. Rejects with `StoreError` for what will not pass. */
  async open(): Promise<void> {
    const places = await this.#stored.open(this.#serverTime);
    // The one that spoke last is remembered longest.
    for (const place of places.toReversed()) this.#index.recall(place, place.heardId);
  }

  /** Stores what waits, and closes the store. */
  close(): Promise<void> {
    this.#life.abort(new ConnectionError("the client was closed", { code: "closed" }));
    return this.#stored.close();
  }

  live(message: ChannelMessage): void {
    if (this.#buffer?.keep(message) === true) return;
    this.#hear(message, false);
  }

  missed(message: ChannelMessage): boolean {
    if (!isChange(message.code)) this.#buffer?.replayed(message);
    this.#isReplaying = true;
    try {
      return this.#hear(message, true);
    } finally {
      this.#isReplaying = false;
    }
  }

  reacted(reaction: MessageReaction): void {
    if (this.#buffer !== undefined && this.#heldReactions.length < HELD_LIMIT) this.#heldReactions.push(reaction);
    else this.#react(reaction, false);
  }

  sent(message: ChannelMessage): void {
    detachLists(message);
    this.#own.add(message);
    this.#stored.sent(message);
  }

  edited(message: ChannelMessage): void {
    detachLists(message);
    this.#own.replace(message.messageId, message);
  }

  gap(): void {
    this.#stored.interrupt();
  }

  page(request: HistoryRequest): Promise<HistoryPage> {
    return this.#reader.page(request);
  }

  around(place: ChannelReference, messageId: string, options: ReadOptions): Promise<readonly ChannelMessage[]> {
    return this.#reader.around(place, messageId, options);
  }

  async get(channelId: string, messageId: string, options: ReadOptions): Promise<ChannelMessage | undefined> {
    if (this.isGone(channelId, messageId)) return undefined;
    return this.recent(channelId, messageId) ?? (await this.#reader.get(channelId, messageId, options));
  }

  recent(channelId: string, messageId: string): ChannelMessage | undefined {
    const heard = this.#index.get(channelId, messageId);
    if (heard !== undefined) return heard;
    const own = this.#own.get(messageId);
    return own?.channelId === channelId ? own : undefined;
  }

  isGone(channelId: string, messageId: string): boolean {
    return this.#gone.peek(messageId) === true || this.#index.isGone(channelId, messageId);
  }

  watch(sent: Init<ChannelMessageSend>): DeliveryCheck {
    const since = this.#serverTime;
    const { rpc, clock, selfId } = this.#options;
    const startedAt = clock.now();
    const isAcknowledged = (id: string): boolean => this.#own.has(id);
    return () => {
      // One of its own: many checks may wait at once.
      const signal = AbortSignal.any([this.#life.signal]);
      return findSent({ rpc, clock, startedAt, signal, selfId: selfId(), since, isAcknowledged }, sent);
    };
  }

  /** Holds live messages back until `release()`, so that what was missed comes first. */
  hold(): void {
    const { now = [], buffer = new LiveBuffer(HELD_LIMIT) } =
      this.#buffer?.beginAnew((message) => this.#wasHeard(message)) ?? {};
    // Older than what history tells now.
    this.#deliver(now);
    this.#buffer = buffer;
  }

  /** Tells of what was held back. */
  release(): void {
    this.#deliver(this.#buffer?.remaining() ?? []);
  }

  /** Tells of what was missed. Rejects when the signal aborts or the connection is lost; it begins anew then. */
  async catchUp(budget: CatchUpBudget, request: CatchUpRequest): Promise<CatchUpReport> {
    const { clock, logger, room } = this.#options;
    // One that was broken off may have heard of later messages in some channels, and of none in others.
    if (request.isStart) this.#baseline = undefined;
    this.#baseline ??= this.#index.newest;
    const catchUp = new CatchUp({
      ...{ ...request, budget, clock, logger, room },
      signal: AbortSignal.any([request.signal, this.#life.signal]),
      index: this.#index,
      stored: this.#stored,
      baseline: this.#baseline,
      listeningSince: request.isStart ? this.#stored.beganAt : this.#listeningSince,
      serverTime: this.#serverTime,
      expectsLag: this.#lags,
      isOwn: (messageId) => this.#own.has(messageId),
      missed: (message) => this.missed(message),
      held: () => this.#buffer?.unseen ?? [],
      heardBefore: (message) => {
        if (this.#index.observe(message)) this.#stored.record(message, undefined);
      },
    });
    const report = await catchUp.run();
    this.#lags ||= catchUp.sawLag;
    this.#baseline = undefined;
    void this.#lookAgain(catchUp);
    return report;
  }

  /** What fails here is for the next catch-up: the connection is lost, or the client ends. */
  async #lookAgain(catchUp: CatchUp): Promise<void> {
    await catchUp.lookAgain().catch(() => undefined);
    this.#lags ||= catchUp.sawLag;
  }

  /** Observes a message, tells of it, records it. Returns false for one that was heard already. */
  #hear(message: ChannelMessage, isMissed: boolean): boolean {
    if (!this.#index.observe(message)) return false;
    const { code } = message;
    if (code === MessageCode.ChatRemove) this.#gone.set(message.messageId, true);
    else if (code !== MessageCode.ChatUpdate && !isMissed) this.#noteTime(message.createTimeSeconds);
    const isTold = !isMissed || this.#options.replays;
    this.#stored.record(message, isTold ? this.#options.tell(message, isMissed) : undefined);
    return true;
  }

  /** What is pushed was posted a moment ago. */
  #noteTime(seconds: number): void {
    this.#listeningSince ??= seconds;
    this.#serverTime = seconds;
  }

  #deliver(held: readonly ChannelMessage[]): void {
    this.#buffer = undefined;
    this.#isReplaying = true;
    for (const message of held) this.#hear(message, false);
    this.#isReplaying = false;
    const reactions = this.#heldReactions;
    this.#heldReactions = [];
    // History may have been read after they were made.
    for (const reaction of reactions) this.#react(reaction, true);
  }

  #react(reaction: MessageReaction, mayBeKnown: boolean): void {
    this.#index.react(reaction, { mayBeKnown });
    this.#stored.react(reaction, { mayBeKnown });
  }

  #wasHeard({ channelId, topicId, messageId }: ChannelMessage): boolean {
    if (this.#index.has(channelId, messageId)) return true;
    const newest = this.#index.newestOf(channelId, topicId);
    return newest !== undefined && compareIds(messageId, newest) <= 0;
  }
}
