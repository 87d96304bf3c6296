import { StoreError, toError } from "../../core/errors.js";
import { storeClosed, storeError } from "../../database/storeFailure.js";
import type { HistoryRange } from "../historyRange.js";
import type { MessageQuery } from "../messageQuery.js";
import type { HeardChannel, MaintainOptions, StoreStatistics } from "../messageStore.js";
import type { ReadRow } from "../rows.js";
import type { Wanted } from "../search/search.js";
import type { ExportedLines, StoreBackend } from "../storeBackend.js";
import type { ChannelReference, StoreChange } from "../storeChange.js";
import { encodeChanges } from "./changeCodec.js";
import type { Method, ThreadSettings } from "./protocol.js";
import { decodeRows } from "./rowCodec.js";
import { type CallOptions, StoreThread } from "./storeThread.js";
import { ThreadPipeline } from "./threadPipeline.js";

/**
 * Stores messages in a file, in a separate thread. If the thread ends by itself, for example for lack of memory, its
 * pending calls reject as those of a lost database server do. The next call starts another thread.
 */
export class ThreadBackend implements StoreBackend {
  #settings: ThreadSettings;
  #thread: Promise<StoreThread> | undefined;
  #isClosed = false;
  #lastPipeline = 0;
  /** Settles when the last close is finished. */
  #closing: Promise<void> = Promise.resolve();
  #onProblem: ((problem: StoreError) => void) | undefined;

  private constructor(settings: ThreadSettings) {
    this.#settings = settings;
  }

  /** Starts a thread. @throws {StoreError} that says why it cannot be started. */
  static async start(settings: Omit<ThreadSettings, "beginning">): Promise<ThreadBackend> {
    const backend = new ThreadBackend({ ...settings, beginning: undefined });
    await backend.#running();
    return backend;
  }

  async open(onProblem?: ((problem: StoreError) => void) | undefined): Promise<void> {
    this.#isClosed = false;
    this.#onProblem = onProblem ?? this.#onProblem;
    await this.#call("open");
  }

  async begin(seconds: number): Promise<number | undefined> {
    // If this thread ends first, the next one has to record it.
    this.#settings = { ...this.#settings, beginning: seconds };
    const first = await this.#call<number | undefined>("begin", [seconds]);
    this.#settings = { ...this.#settings, beginning: undefined };
    return first;
  }

  async get(messageId: string): Promise<ReadRow | undefined> {
    const bytes = await this.#call<Uint8Array | undefined>("get", [messageId]);
    return bytes === undefined ? undefined : decodeRows(bytes)[0];
  }

  storedAmong(messageIds: readonly string[]): Promise<readonly string[]> {
    return this.#call("storedAmong", [messageIds]);
  }

  async page(query: MessageQuery): Promise<readonly ReadRow[]> {
    return decodeRows(await this.#call("page", [query]));
  }

  async search(wanted: Wanted): Promise<readonly ReadRow[]> {
    return decodeRows(await this.#call("search", [wanted]));
  }

  count(channelId?: string): Promise<number> {
    return this.#call("count", [channelId]);
  }

  statistics(): Promise<StoreStatistics> {
    return this.#call("statistics");
  }

  async apply(changes: readonly StoreChange[]): Promise<void> {
    const bytes = this.#encoded(changes);
    await this.#call("apply", [bytes], { transferred: [bytes.buffer] });
  }

  pipeline(): ThreadPipeline {
    this.#lastPipeline += 1;
    const pipeline = this.#lastPipeline;
    return new ThreadPipeline({
      send: async (changes, before) => {
        const bytes = this.#encoded(changes);
        await this.#call("applyNext", [bytes, pipeline], { transferred: [bytes.buffer], before });
      },
      onEnd: () => void this.#thread?.then((thread) => thread.endPipeline(pipeline)).catch(() => undefined),
    });
  }

  delete(messageId: string): Promise<boolean> {
    return this.#call("delete", [messageId]);
  }

  clearChannel(channelId: string): Promise<number> {
    return this.#call("clearChannel", [channelId]);
  }

  clear(): Promise<number> {
    return this.#call("clear");
  }

  maintain({ signal, afterStep }: MaintainOptions = {}): Promise<void> {
    return this.#call("maintain", [], { signal, afterStep });
  }

  exportSome(after: string): Promise<ExportedLines> {
    return this.#call("exportSome", [after]);
  }

  importSome(lines: readonly string[], first: number): Promise<number> {
    return this.#call("importSome", [lines, first]);
  }

  rangeAt(place: Omit<ChannelReference, "clanId">, messageId: string): Promise<HistoryRange | undefined> {
    const { channelId, topicId } = place;
    return this.#call("rangeAt", [{ channelId, topicId }, messageId]);
  }

  heardAmong(
    { channelId, topicId }: Omit<ChannelReference, "clanId">,
    messageIds: readonly string[],
  ): Promise<readonly string[]> {
    return this.#call("heardAmong", [{ channelId, topicId }, messageIds]);
  }

  heard(): Promise<readonly HeardChannel[]> {
    return this.#call("heard");
  }

  close(): Promise<void> {
    this.#isClosed = true;
    const thread = this.#thread;
    this.#thread = undefined;
    this.#closing = this.#closing.then(() => end(thread));
    return this.#closing;
  }

  #encoded(changes: readonly StoreChange[]): Uint8Array<ArrayBuffer> {
    try {
      return encodeChanges(changes);
    } catch (cause) {
      throw storeError(cause, { file: this.#settings.file, isServer: false });
    }
  }

  async #call<T>(method: Method, args: readonly unknown[] = [], options?: CallOptions): Promise<T> {
    if (this.#isClosed) throw storeClosed(this.#settings.file);
    const thread = await this.#running();
    options?.before?.();
    return thread.call<T>(method, args, options);
  }

  #running(): Promise<StoreThread> {
    if (this.#thread !== undefined) return this.#thread;
    const forget = (): void => {
      if (this.#thread === starting) this.#thread = undefined;
    };
    const starting = this.#start(forget);
    this.#thread = starting;
    return starting;
  }

  async #start(forget: () => void): Promise<StoreThread> {
    await this.#closing;
    const settings = this.#settings;
    try {
      return await StoreThread.start({ settings, onProblem: (problem) => this.#onProblem?.(problem), onEnd: forget });
    } catch (cause) {
      forget();
      const { file } = settings;
      const message = `no thread can be started for ${file}: ${toError(cause).message}`;
      throw new StoreError("unavailable", message, { file, cause });
    }
  }
}

/** Closes the file when nothing uses it any more, and ends the thread. */
async function end(starting: Promise<StoreThread> | undefined): Promise<void> {
  const thread = await starting?.catch(() => undefined);
  try {
    await thread?.call("close", []);
  } catch (error) {
    // A thread that ended by itself has closed the file.
    if (!(error instanceof StoreError && error.reason === "unavailable")) throw error;
  } finally {
    await thread?.end();
  }
}
