import { MessageCode } from "../../generated/constants.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import { type HistoryRange, holds } from "../cache/historyRange.js";
import type { HeardChannel, MessageStore } from "../cache/messageStore.js";
import { type ChannelReference, channelKey, type StoreChange } from "../cache/storeChange.js";
import { WriteBehind } from "../cache/writeBehind.js";
import { BoundedMap } from "../core/boundedMap.js";
import type { Clock } from "../core/clock.js";
import type { Delivery } from "../core/delivery.js";
import { MezonError, StoreError, type StoreFailure, toError } from "../core/errors.js";
import { compareIds, idAfter, idBefore } from "../core/ids.js";
import type { ReactionOptions } from "../wire/changedMessage.js";
import type { SentMessage } from "../wire/sentMessage.js";
import { FrameCopies } from "./frameCopies.js";
import { HandledInOrder } from "./handledInOrder.js";

export interface StoredHistoryOptions {
  readonly store: MessageStore | undefined;
  readonly clock: Clock;
  /** Whether ephemeral messages are stored too. */
  readonly storeEphemeral: boolean;
  /** Whether missed messages will be fetched. Otherwise they are given up when a newer one is received. */
  readonly catchesUp: boolean;
  readonly onError: (error: MezonError) => void;
  /** Returns the account's id. */
  readonly selfId: () => string | undefined;
}

/** Number of places whose last message is remembered. The next message of the place is stored as its successor. */
const PLACES = 20_000;

/** Permanent failures of opening a store: `login()` rejects with them. */
const FATAL: ReadonlySet<StoreFailure> = new Set(["driver_missing", "newer_version", "read_only", "unwritable"]);

/** Stores the messages that the client receives, after listeners have handled them. Does nothing without a store. */
export class StoredHistory {
  readonly store: MessageStore | undefined;
  readonly #options: StoredHistoryOptions;
  readonly #writes: WriteBehind | undefined;
  /** By place, the last message that was received with none missed before it. */
  readonly #last = new BoundedMap<string, string>(PLACES);
  /**
   * By place, the newest message from before the first client with this store. Messages up to it do not count as
   * missed.
   */
  readonly #beganAfter = new BoundedMap<string, string>(PLACES);
  #beganAt: number | undefined;
  readonly #copies = new FrameCopies();
  readonly #handled = new HandledInOrder((place, range, anew) => this.#put({ kind: "handled", place, range, anew }));

  constructor(options: StoredHistoryOptions) {
    this.#options = options;
    this.store = options.store;
    if (options.store === undefined) return;
    this.#writes = new WriteBehind({
      ...{ store: options.store, clock: options.clock, onError: options.onError },
      onLoss: () => this.interrupt(),
    });
  }

  /** Number of changes that are not stored yet. */
  get waiting(): number {
    return this.#writes?.waiting ?? 0;
  }

  /**
   * Opens the store. Returns the last received message of each place, the place with the newest first. Rejects with a
   * permanent `StoreError`; any other failure is an error event.
   *
   * @param seconds The server's time in unix seconds; `undefined` if it is not known.
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

  /** Unix seconds since which earlier clients have listened; `undefined` for the first client. */
  get beganAt(): number | undefined {
    return this.#beganAt;
  }

  /**
   * Stores a message, an edit or a removal that was delivered. It counts as received when listeners have handled it and
   * those before it. Messages that are not handled by the end are delivered again.
   *
   * @param encoded The bytes that the message was decoded from, if it was pushed.
   */
  record(message: ChannelMessage, delivery: Delivery, encoded?: Uint8Array): void {
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
        this.#hear(message, delivery, encoded);
    }
  }

  react(reaction: MessageReaction, options: ReactionOptions): void {
    this.#put({ kind: "reaction", reaction, ...options });
  }

  /** Called when messages may have been missed: the next message does not directly follow the last. */
  interrupt(): void {
    this.#last.clear();
  }

  /** Called when nothing was missed in a place since a message: the next message directly follows it. */
  continueFrom(place: ChannelReference, messageId: string): void {
    this.#last.set(channelKey(place), messageId);
  }

  /** Called when the first client with this store begins. Messages of a place up to this one do not count as missed. */
  beginAfter(place: ChannelReference, messageId: string): void {
    this.#beganAfter.set(channelKey(place), messageId);
    this.continueFrom(place, messageId);
    const range = { after: idBefore(messageId), newest: messageId };
    this.#put({ kind: "handled", place, range, anew: true });
  }

  /** Returns the newest stored messages of a place up to an id, oldest first. */
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
   * Returns those of the given messages of a place that are known: they were received, listeners are handling them, or
   * the bot itself sent them.
   *
   * @param upTo The newest message that was received. Messages with smaller ids count as received only if they are
   * stored.
   */
  async heardAmong(
    place: ChannelReference,
    messages: readonly ChannelMessage[],
    upTo: string,
  ): Promise<ReadonlySet<string>> {
    // Read before the first `await`: a message that is handled meanwhile may not be stored in time.
    const underWay = this.#handled.underWay(place);
    const told = idsOf(messages).filter((id) => underWay.some((part) => holds(part, id)));
    await this.settle();
    const older = messages.filter(({ messageId }) => compareIds(messageId, upTo) <= 0);
    const own = messages.filter(({ senderId }) => senderId === this.#options.selfId());
    return this.#reading(new Set(told), async (store) => {
      const heard = new Set([...(await store.heardAmong(place, idsOf(messages))), ...told]);
      if (older.length + own.length === 0) return heard;
      const stored = await store.storedAmong(idsOf([...older, ...own]));
      const forgotten = older.length === 0 ? "0" : await forgottenUpTo(store, place, upTo);
      const unheard = older.filter(({ messageId }) => !stored.has(messageId) && compareIds(messageId, forgotten) > 0);
      const known = new Set([...heard, ...idsOf(own).filter((id) => stored.has(id))]);
      for (const { messageId } of unheard) known.delete(messageId);
      return known;
    });
  }

  /**
   * Returns the newest message of a place if all recent messages there were received; `undefined` if that is not known.
   */
  newestOf(place: ChannelReference): string | undefined {
    const key = channelKey(place);
    const last = this.#last.peek(key);
    return last === this.#beganAfter.peek(key) ? undefined : last;
  }

  /** Stores messages that the server returned. `range` is the part of the history that they cover completely. */
  keep(place: ChannelReference, messages: readonly ChannelMessage[], range?: HistoryRange): void {
    if (this.#writes === undefined) return;
    for (const message of messages) this.#put({ kind: "message", message });
    if (range !== undefined) this.#put({ kind: "range", place, range });
  }

  /** Stores a message that the bot has sent. */
  sent(message: SentMessage): void {
    if (this.#writes !== undefined) this.#put({ kind: "message", message: message.wire });
  }

  /** Resolves when every earlier change is stored, or has failed. */
  async settle(): Promise<void> {
    // The failure was reported as an error event already.
    await this.#writes?.flush().catch(() => undefined);
  }

  /** Stores pending changes, and closes the store. */
  async close(): Promise<void> {
    this.interrupt();
    this.#handled.clear();
    await this.#writes?.close();
    await this.#reading(undefined, (store) => store.close());
  }

  #hear(message: ChannelMessage, delivery: Delivery, encoded: Uint8Array | undefined): void {
    const key = channelKey(message);
    const { messageId } = message;
    const follows = this.#last.peek(key);
    if (follows === undefined || compareIds(messageId, follows) > 0) this.#last.set(key, messageId);
    const anew = follows === undefined && !this.#options.catchesUp;
    const isHandled = delivery === undefined && this.#handled.isClear(message);
    const heard = { follows, anew, isHandled };
    if (encoded === undefined || this.store?.storesEncoded !== true) this.#put({ kind: "message", message, heard });
    else this.#put(this.#copies.copy(encoded, heard));
    if (isHandled) return;
    const range = { after: follows ?? idBefore(messageId), newest: messageId };
    this.#handled.add(message, range, anew, delivery);
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

/** Returns the newest id that was deleted from the stored history of a place; "0" if no message was deleted. */
async function forgottenUpTo(store: MessageStore, place: ChannelReference, newest: string): Promise<string> {
  const range = await store.rangeAt(place, newest);
  if (range === undefined) return newest;
  const first = idAfter(range.after);
  // The range begins with the first message that was received, or after the last one that was deleted.
  return range.after === "0" || (await store.storedAmong([first])).has(first) ? "0" : range.after;
}
