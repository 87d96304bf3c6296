import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import { type HistoryRange, idBefore } from "../cache/historyRange.js";
import type { MessageStore } from "../cache/messageStore.js";
import { type ChannelReference, channelKey, type StoreChange } from "../cache/storeChange.js";
import { WriteBehind } from "../cache/writeBehind.js";
import { HandledInOrder } from "../client/handledInOrder.js";
import { BoundedMap } from "../core/boundedMap.js";
import type { Clock } from "../core/clock.js";
import type { Delivery } from "../core/delivery.js";
import { MezonError, StoreError, type StoreFailure, toError } from "../core/errors.js";
import { compareIds } from "../core/ids.js";
import { detachLists, type ReactionOptions } from "../wire/changedMessage.js";
import type { MessageHistory } from "./messageHistory.js";
import type { MessageIndex } from "./messageIndex.js";
import { RecentMessages } from "./recentMessages.js";

export interface StoredHistoryOptions {
  readonly store: MessageStore | undefined;
  readonly memory: MessageIndex;
  readonly clock: Clock;
  /** Whether messages that only some people see are stored too. */
  readonly storeEphemeral: boolean;
  /** Whether what is missed will be asked for; otherwise it is given up as soon as something newer is heard. */
  readonly catchesUp: boolean;
  readonly onError: (error: MezonError) => void;
  /** Who is logged in. */
  readonly selfId: () => string | undefined;
}

/** Places of which the last message is known, for telling what follows what. */
const PLACES = 20_000;
/** Messages of the bot's own to remember. */
const OWN = 1_000;
/** Messages that were removed a moment ago, and may still arrive with a page of history. */
const GONE = 1_000;

/** What keeps a store from ever opening: whoever starts the bot must know. */
const FATAL: ReadonlySet<StoreFailure> = new Set(["driver_missing", "newer_version", "read_only", "unwritable"]);

/** Stores what the client hears, behind its listeners. Without a store it only remembers. */
export class StoredHistory implements MessageHistory {
  readonly store: MessageStore | undefined;
  readonly #options: StoredHistoryOptions;
  readonly #writes: WriteBehind | undefined;
  /** By place, the last message heard with nothing missed before it. */
  readonly #last = new BoundedMap<string, string>(PLACES);
  /** What the bot sent, whether or not anybody listens for messages: interactions with it are read by it. */
  readonly #own = new RecentMessages(OWN);
  #beganAt: number | undefined;
  readonly #gone = new BoundedMap<string, true>(GONE);
  readonly #handled = new HandledInOrder((place, span, anew) => this.#put({ kind: "handled", place, span, anew }));

  constructor(options: StoredHistoryOptions) {
    this.#options = options;
    this.store = options.store;
    if (options.store === undefined) return;
    this.#writes = new WriteBehind({
      ...{ store: options.store, clock: options.clock, onError: options.onError },
      onLoss: () => this.interrupt(),
    });
  }

  /** Changes that are not stored yet. */
  get waiting(): number {
    return this.#writes?.waiting ?? 0;
  }

  /**
   * Opens the store and remembers up to where each place was heard before. Rejects
   * with `StoreError` for what will not pass; anything else is an error event.
   */
  async open(): Promise<void> {
    const { store } = this;
    if (store === undefined) return;
    try {
      await store.open({ onProblem: this.#options.onError });
      if (!this.#options.catchesUp) return;
      this.#beganAt = await store.begin(Math.floor(this.#options.clock.now() / 1000));
      const places = await store.heard();
      // The one that spoke last is remembered longest.
      for (const place of places.slice(0, PLACES).toReversed()) this.#options.memory.recall(place, place.heardId);
    } catch (error) {
      if (!(error instanceof StoreError) || FATAL.has(error.reason)) throw error;
      this.#options.onError(error);
    }
  }

  /** Unix seconds since when what was posted has been listened for, by earlier clients; `undefined` for the first one. */
  get beganAt(): number | undefined {
    return this.#beganAt;
  }

  /**
   * Stores a message, an edit or a removal that listeners have been told of. A message counts as heard once they are
   * done with it, and with those before it: what they are not done with at the end comes again.
   */
  record(message: ChannelMessage, delivery: Delivery): void {
    if (message.code === MessageCode.ChatRemove) this.#gone.set(message.messageId, true);
    if (this.#writes === undefined) return;
    switch (message.code) {
      case MessageCode.ChatUpdate:
        this.#put({ kind: "edit", message });
        return;
      case MessageCode.ChatRemove:
        this.#remove(message.messageId);
        return;
      case MessageCode.Ephemeral:
      case MessageCode.UpdateEphemeralMsg:
      case MessageCode.DeleteEphemeralMsg:
        if (this.#options.storeEphemeral) this.#recordEphemeral(message);
        return;
      default:
        this.#hear(message, delivery);
    }
  }

  react(reaction: MessageReaction, options: ReactionOptions = {}): void {
    this.#options.memory.react(reaction, options);
    this.#put({ kind: "reaction", reaction, ...options });
  }

  /** Something may have been missed: what comes next does not follow what came last. */
  interrupt(): void {
    this.#last.clear();
  }

  /** Nothing was missed in a place since a message: what comes next follows it. */
  continueFrom(place: ChannelReference, messageId: string): void {
    this.#last.set(channelKey(place), messageId);
  }

  /** The newest messages of a place that were stored up to one, the oldest first. */
  async recall(
    { channelId, topicId }: ChannelReference,
    upTo: string,
    limit: number,
  ): Promise<readonly ChannelMessage[]> {
    if (this.store === undefined) return [];
    const before = String(BigInt(upTo) + 1n);
    const query = { channelId, topicId: topicId === "0" ? null : topicId, before, limit };
    const stored = await this.#reading([], (store) => store.page(query));
    return stored.map(({ wire }) => wire).toReversed();
  }

  /** Which of these messages of a place are no news: those that were heard, and those that the bot sent itself. */
  async heardAmong(place: ChannelReference, messages: readonly ChannelMessage[]): Promise<ReadonlySet<string>> {
    await this.settle();
    const own = messages.filter(({ senderId }) => senderId === this.#options.selfId());
    return this.#reading(new Set<string>(), async (store) => {
      const heard = await store.heardAmong(place, idsOf(messages));
      return own.length === 0 ? heard : new Set([...heard, ...(await store.known(idsOf(own)))]);
    });
  }

  recent(channelId: string, messageId: string): ChannelMessage | undefined {
    const heard = this.#options.memory.get(channelId, messageId);
    if (heard !== undefined) return heard;
    const own = this.#own.get(messageId);
    return own?.channelId === channelId ? own : undefined;
  }

  isGone(channelId: string, messageId: string): boolean {
    return this.#gone.peek(messageId) === true || this.#options.memory.isGone(channelId, messageId);
  }

  newestOf(place: ChannelReference): string | undefined {
    return this.#last.peek(channelKey(place));
  }

  keep(place: ChannelReference, messages: readonly ChannelMessage[], span?: HistoryRange): void {
    if (this.#writes === undefined) return;
    for (const message of messages) {
      if (!this.isGone(place.channelId, message.messageId)) this.#put({ kind: "message", message });
    }
    if (span !== undefined) this.#put({ kind: "span", place, span });
  }

  changed(message: ChannelMessage): void {
    detachLists(message);
    this.#own.replace(message.messageId, message);
  }

  sent(message: ChannelMessage): void {
    detachLists(message);
    this.#own.add(message);
    this.#put({ kind: "message", message });
  }

  async settle(): Promise<void> {
    // Why it failed is an error event already.
    await this.#writes?.flush().catch(() => undefined);
  }

  /** Stores what waits, and closes the store. */
  async close(): Promise<void> {
    this.interrupt();
    this.#handled.clear();
    await this.#writes?.close();
    await this.#reading(undefined, (store) => store.close());
  }

  #hear(message: ChannelMessage, delivery: Delivery): void {
    const key = channelKey(message);
    const { messageId } = message;
    const follows = this.#last.peek(key);
    if (follows === undefined || compareIds(messageId, follows) > 0) this.#last.set(key, messageId);
    const anew = follows === undefined && !this.#options.catchesUp;
    const isHandled = delivery === undefined && this.#handled.isClear(message);
    this.#put({ kind: "message", message, heard: { follows, anew, isHandled } });
    const span = { after: follows ?? idBefore(messageId), newest: messageId };
    if (!isHandled) this.#handled.add(message, span, anew, delivery);
  }

  #recordEphemeral(message: ChannelMessage): void {
    if (message.code === MessageCode.UpdateEphemeralMsg) this.#put({ kind: "edit", message });
    else if (message.code === MessageCode.DeleteEphemeralMsg) this.#remove(message.messageId);
    else this.#put({ kind: "message", message });
  }

  #remove(messageId: string): void {
    this.#put({ kind: "removal", messageId, at: Math.floor(this.#options.clock.now() / 1000) });
  }

  #put(change: StoreChange): void {
    this.#writes?.put(change);
  }

  async #reading<T>(otherwise: T, read: (store: MessageStore) => Promise<T>): Promise<T> {
    if (this.store === undefined) return otherwise;
    try {
      return await read(this.store);
    } catch (error) {
      const message = toError(error).message;
      this.#options.onError(error instanceof MezonError ? error : new StoreError("failed", message, { cause: error }));
      return otherwise;
    }
  }
}

function idsOf(messages: readonly ChannelMessage[]): readonly string[] {
  return messages.map(({ messageId }) => messageId);
}
