import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { HistoryRange } from "../cache/historyRange.js";
import type { HeardChannel, MessageStore } from "../cache/messageStore.js";
import { type ChannelReference, channelKey, type StoreChange } from "../cache/storeChange.js";
import { WriteBehind } from "../cache/writeBehind.js";
import { BoundedMap } from "../core/boundedMap.js";
import type { Clock } from "../core/clock.js";
import type { Delivery } from "../core/delivery.js";
import { MezonError, StoreError, type StoreFailure, toError } from "../core/errors.js";
import { compareIds, idAfter, idBefore } from "../core/ids.js";
import type { ReactionOptions } from "../wire/changedMessage.js";
import { HandledInOrder } from "./handledInOrder.js";

export interface StoredHistoryOptions {
  readonly store: MessageStore | undefined;
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

/** What keeps a store from ever opening: whoever starts the bot must know. */
const FATAL: ReadonlySet<StoreFailure> = new Set(["driver_missing", "newer_version", "read_only", "unwritable"]);

/** Stores what the client hears, behind its listeners. Without a store it does nothing. */
export class StoredHistory {
  readonly store: MessageStore | undefined;
  readonly #options: StoredHistoryOptions;
  readonly #writes: WriteBehind | undefined;
  /** By place, the last message heard with nothing missed before it. */
  readonly #last = new BoundedMap<string, string>(PLACES);
  /** By place, the newest message of those that are no news, as nobody listened when they were posted. */
  readonly #beganAfter = new BoundedMap<string, string>(PLACES);
  #beganAt: number | undefined;
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
   * Opens the store. Returns up to where each place was heard before, the one that spoke last first. Rejects
   * with `StoreError` for what will not pass; anything else is an error event.
   *
   * @param seconds The time that the server says it is, unix seconds; `undefined` when it says none.
   */
  async open(seconds: number | undefined): Promise<readonly HeardChannel[]> {
    const { store } = this;
    if (store === undefined) return [];
    try {
      await store.open({ onProblem: this.#options.onError });
      if (!this.#options.catchesUp) return [];
      this.#beganAt = seconds === undefined ? undefined : await store.begin(seconds);
      return (await store.heard()).slice(0, PLACES);
    } catch (error) {
      if (!(error instanceof StoreError) || FATAL.has(error.reason)) throw error;
      this.#options.onError(error);
      return [];
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

  react(reaction: MessageReaction, options: ReactionOptions): void {
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

  /** A client listens for the first time: what was posted in a place up to a message is no news. */
  beginAfter(place: ChannelReference, messageId: string): void {
    this.#beganAfter.set(channelKey(place), messageId);
    this.continueFrom(place, messageId);
    const span = { after: idBefore(messageId), newest: messageId };
    this.#put({ kind: "handled", place, span, anew: true });
  }

  /** The newest messages of a place that were stored up to one, the oldest first. */
  async recall(
    { channelId, topicId }: ChannelReference,
    upTo: string,
    limit: number,
  ): Promise<readonly ChannelMessage[]> {
    if (this.store === undefined) return [];
    const before = idAfter(upTo);
    const query = { channelId, topicId: topicId === "0" ? null : topicId, before, limit };
    const stored = await this.#reading([], (store) => store.page(query));
    return stored.map(({ wire }) => wire).toReversed();
  }

  /**
   * Which of these messages of a place are no news: those that were heard, and those that the bot sent itself.
   *
   * @param upTo The newest message that was heard. Of those with smaller ids only what is stored is known to be heard.
   */
  async heardAmong(
    place: ChannelReference,
    messages: readonly ChannelMessage[],
    upTo: string,
  ): Promise<ReadonlySet<string>> {
    await this.settle();
    const older = messages.filter(({ messageId }) => compareIds(messageId, upTo) <= 0);
    const own = messages.filter(({ senderId }) => senderId === this.#options.selfId());
    return this.#reading(new Set<string>(), async (store) => {
      const heard = await store.heardAmong(place, idsOf(messages));
      if (older.length + own.length === 0) return heard;
      const stored = await store.known(idsOf([...older, ...own]));
      const forgotten = older.length === 0 ? "0" : await forgottenUpTo(store, place, upTo);
      const unheard = older.filter(({ messageId }) => !stored.has(messageId) && compareIds(messageId, forgotten) > 0);
      const known = new Set([...heard, ...idsOf(own).filter((id) => stored.has(id))]);
      for (const { messageId } of unheard) known.delete(messageId);
      return known;
    });
  }

  /** The newest message of a place, when all that was posted there lately was heard; `undefined` when that is not known. */
  newestOf(place: ChannelReference): string | undefined {
    const key = channelKey(place);
    const last = this.#last.peek(key);
    return last === this.#beganAfter.peek(key) ? undefined : last;
  }

  /** Stores messages that the server told of. `span`: the part of the history that they are all of. */
  keep(place: ChannelReference, messages: readonly ChannelMessage[], span?: HistoryRange): void {
    if (this.#writes === undefined) return;
    for (const message of messages) this.#put({ kind: "message", message });
    if (span !== undefined) this.#put({ kind: "span", place, span });
  }

  /** Stores a message that the bot has sent. */
  sent(message: ChannelMessage): void {
    this.#put({ kind: "message", message });
  }

  /** Resolves when everything given so far is stored, or cannot be now. */
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

/** The newest id that was deleted from the stored history of a place; "0" when none was. */
async function forgottenUpTo(store: MessageStore, place: ChannelReference, newest: string): Promise<string> {
  const range = await store.rangeAt(place, newest);
  if (range === undefined) return newest;
  const first = idAfter(range.after);
  // The range begins with the first message that was heard, or behind the last one that was deleted.
  return range.after === "0" || (await store.known([first])).has(first) ? "0" : range.after;
}
