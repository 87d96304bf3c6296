import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { MessageStore } from "../cache/messageStore.js";
import { BoundedMap } from "../core/boundedMap.js";
import type { Clock } from "../core/clock.js";
import type { Delivery } from "../core/delivery.js";
import { ConnectionError, type MezonError } from "../core/errors.js";
import { compareIds } from "../core/ids.js";
import { loadPart } from "../core/loadPart.js";
import type { Logger } from "../core/logger.js";
import type { Init } from "../runtime/wire.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { SentMessage } from "../wire/sentMessage.js";
import type { CatchUpReport } from "./catchUp.js";
import type { CatchUpBudget } from "./catchUpBudget.js";
import { type CatchUpRequest, CatchUps } from "./catchUps.js";
import { LiveBuffer } from "./liveBuffer.js";
import type {
  ChannelReference,
  DeliveryCheck,
  HistoryPage,
  HistoryRequest,
  MessageHistory,
  MessageOrigin,
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
  /** Whether ephemeral messages are stored too. */
  readonly storeEphemeral: boolean;
  /** Budget of a catch-up; `undefined` for no catch-up. */
  readonly catchUp: CatchUpBudget | undefined;
  /** Whether missed messages are delivered to listeners; otherwise they are only stored. */
  readonly replays: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Returns the account's id. */
  readonly selfId: () => string | undefined;
  /** Delivers a message to listeners. */
  readonly deliver: (message: ChannelMessage, origin: MessageOrigin) => Delivery;
  /** Resolves when listeners have room for more messages. Returns how many milliseconds this took. */
  readonly room: () => Promise<number>;
  readonly onError: (error: MezonError) => void;
}

/** Limits of the index that a catch-up compares with: channels, messages per channel, and topics. */
const LIMITS = { channelLimit: 20_000, messageLimit: 50, topicLimit: 500 };
/**
 * Largest number of messages that are held back. More are delivered at once, since a message out of order is better
 * than a lost one.
 */
const HELD_LIMIT = 100_000;
/** Number of the bot's own messages to remember. */
const OWN = 1_000;
/** Number of removed messages to remember: a page of history may still contain them. */
const GONE = 1_000;

/** The message history of a client. Only this class observes, delivers and records a message, in this order. */
export class ClientHistory implements MessageHistory {
  readonly #options: ClientHistoryOptions;
  readonly #index = new MessageIndex(LIMITS);
  readonly #stored: StoredHistory;
  readonly #reader: ReadThrough;
  /**
   * Messages that the bot sent, kept even if messages have no listeners: interactions need the messages they belong to.
   */
  readonly #own = new RecentMessages<SentMessage>(OWN);
  readonly #gone = new BoundedMap<string, true>(GONE);
  /** Live messages that must not be delivered before missed ones. */
  #buffer: LiveBuffer | undefined;
  /** Reactions that arrived while messages were held back: their messages may not have been replayed yet. */
  #heldReactions: MessageReaction[] = [];
  #isReplaying = false;
  /**
   * When the client first received messages, and the newest known time of the server, in unix seconds of the server's
   * time.
   */
  #listeningSince: number | undefined;
  #serverTime: number | undefined;
  readonly #catchUps: CatchUps;
  /** Aborted when the client ends. */
  #life = new AbortController();

  constructor(options: ClientHistoryOptions) {
    this.#options = options;
    this.#stored = new StoredHistory({ ...options, catchesUp: options.catchUp !== undefined });
    this.#reader = new ReadThrough({
      ...options,
      stored: this.#stored,
      isGone: (channelId, messageId) => this.isGone(channelId, messageId),
    });
    const { clock, logger, room } = options;
    this.#catchUps = new CatchUps({
      ...{ clock, logger, room, index: this.#index, stored: this.#stored },
      isOwn: (messageId) => this.#own.has(messageId),
      missed: (message) => this.missed(message),
      held: () => this.#buffer?.unseen ?? [],
    });
  }

  get hasStore(): boolean {
    return this.#stored.store !== undefined;
  }

  /** Number of changes that are not stored yet. */
  get waitingForStore(): number {
    return this.#stored.waiting;
  }

  /** Whether the message that is delivered now was missed, or held back until missed messages were delivered. */
  get isReplaying(): boolean {
    return this.#isReplaying;
  }

  /** Called when a client logs in. Forgets what was received before. */
  begin(): void {
    this.#life = new AbortController();
    this.#index.clear();
    this.#buffer = undefined;
    this.#heldReactions = [];
    this.#listeningSince = undefined;
    this.#serverTime = undefined;
    if (this.#options.catchUp !== undefined) this.#catchUps.prepare();
  }

  /** Called with the server's time, in unix seconds. */
  noteServerTime(seconds: number): void {
    this.#listeningSince ??= seconds;
    this.#serverTime ??= seconds;
  }

  /** Opens the store and loads the last received message of each place. Rejects with a permanent `StoreError`. */
  async open(): Promise<void> {
    const places = await this.#stored.open(this.#serverTime);
    // The place that received a message last is remembered longest.
    for (const place of places.toReversed()) this.#index.recall(place, place.heardId);
  }

  /** Stores pending changes, and closes the store. */
  close(): Promise<void> {
    this.#life.abort(new ConnectionError("the client was closed", { code: "closed" }));
    return this.#stored.close();
  }

  live(message: ChannelMessage, encoded?: Uint8Array): void {
    if (this.#buffer?.keep(message) === true) return;
    this.#hear(message, false, encoded);
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

  sent(message: SentMessage): void {
    this.#own.add(message);
    this.#stored.sent(message);
  }

  edited(message: SentMessage): void {
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
    const own = this.#gone.peek(messageId) === true ? undefined : this.#own.get(messageId);
    return own?.channelId === channelId ? own.wire : undefined;
  }

  anyIn(channelId: string): ChannelMessage | undefined {
    return this.#index.anyOf(channelId);
  }

  isGone(channelId: string, messageId: string): boolean {
    return this.#gone.peek(messageId) === true || this.#index.isGone(channelId, messageId);
  }

  watch(sent: Init<ChannelMessageSend>): DeliveryCheck {
    const since = this.#serverTime;
    const { rpc, clock, selfId } = this.#options;
    const startedAt = clock.now();
    const isAcknowledged = (id: string): boolean => this.#own.has(id);
    return async () => {
      const { findSent } = await loadPart(() => import("./findSent.js"), "the check of a sent message");
      // Each check has its own signal, because many checks may wait at once.
      const signal = AbortSignal.any([this.#life.signal]);
      return findSent({ rpc, clock, startedAt, signal, selfId: selfId(), since, isAcknowledged }, sent);
    };
  }

  /** Holds live messages back until `release()`, so that missed messages are delivered first. */
  hold(): void {
    const { now = [], buffer = new LiveBuffer(HELD_LIMIT) } =
      this.#buffer?.beginAnew((message) => this.#isKnown(message)) ?? {};
    // These messages are older than those that will be replayed.
    this.#deliver(now);
    this.#buffer = buffer;
  }

  /** Delivers the messages that were held back. */
  release(): void {
    this.#deliver(this.#buffer?.remaining() ?? []);
  }

  /**
   * Delivers missed messages. Rejects if the signal aborts or the connection is lost. The next catch-up begins again.
   */
  catchUp(budget: CatchUpBudget, request: CatchUpRequest): Promise<CatchUpReport> {
    const signal = AbortSignal.any([request.signal, this.#life.signal]);
    const times = { listeningSince: this.#listeningSince, serverTime: this.#serverTime };
    return this.#catchUps.run(budget, { ...request, signal }, times);
  }

  /** Observes, delivers and records a message. Returns false for a message that was received before. */
  #hear(message: ChannelMessage, isMissed: boolean, encoded?: Uint8Array): boolean {
    const { code } = message;
    // Read before it is replaced.
    const previous = isChange(code) ? this.recent(message.channelId, message.messageId) : undefined;
    if (!this.#index.observe(message)) return false;
    if (code === MessageCode.ChatRemove) this.#gone.set(message.messageId, true);
    else if (code !== MessageCode.ChatUpdate && !isMissed) this.#noteTime(message.createTimeSeconds);
    const isDelivered = !isMissed || this.#options.replays;
    const delivery = isDelivered ? this.#options.deliver(message, { isMissed, previous }) : undefined;
    this.#stored.record(message, delivery, encoded);
    return true;
  }

  /** Called with the time of a pushed message. It was just posted, so its time is the server's current time. */
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
    // The history may have been read after the reactions were made.
    for (const reaction of reactions) this.#react(reaction, true);
  }

  #react(reaction: MessageReaction, mayBeKnown: boolean): void {
    this.#index.react(reaction, { mayBeKnown });
    this.#stored.react(reaction, { mayBeKnown });
  }

  #isKnown({ channelId, topicId, messageId }: ChannelMessage): boolean {
    if (this.#index.has(channelId, messageId)) return true;
    const newest = this.#index.newestOf(channelId, topicId);
    return newest !== undefined && compareIds(messageId, newest) <= 0;
  }
}
