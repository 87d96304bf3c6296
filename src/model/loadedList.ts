import { requireCallOptions } from "../core/requireWaitOptions.js";
import { SharedCalls } from "../core/sharedCalls.js";
import { type CallOptions, sharedCall, sharedWait } from "./message/sendOptions.js";
import type { ModelContext } from "./modelContext.js";

/** A list that is fetched once, when first needed; after that, events keep it current. */
export class LoadedList<Entry> {
  readonly #what: string;
  readonly #context: Pick<ModelContext, "callTimeoutMs" | "clock">;
  readonly #load: (options: CallOptions) => Promise<ReadonlyMap<string, Entry>>;
  readonly #loading = new SharedCalls<Map<string, Entry>>();
  #entries: Map<string, Entry> | undefined;
  /** Number of requests for it that are running. */
  #running = 0;
  /** Increases with each change that makes a running request out of date. */
  #changes = 0;

  /** @param what What it lists, for errors' texts. */
  constructor(
    what: string,
    context: Pick<ModelContext, "callTimeoutMs" | "clock">,
    load: (options: CallOptions) => Promise<ReadonlyMap<string, Entry>>,
  ) {
    this.#what = what;
    this.#context = context;
    this.#load = load;
  }

  /** The known entries; `undefined` before the list was fetched. */
  get cached(): ReadonlyMap<string, Entry> | undefined {
    return this.#entries;
  }

  /** Increases with each change. What was requested before a change may be older than what is known. */
  get version(): number {
    return this.#changes;
  }

  /** Whether changes must be applied: the list is known, or is being fetched. */
  get isNeeded(): boolean {
    return this.#entries !== undefined || this.#running > 0;
  }

  /** Returns the list; fetches it if it is not known. Callers at the same time share one request. */
  async all(options: CallOptions = {}): Promise<ReadonlyMap<string, Entry>> {
    requireCallOptions(options);
    if (this.#entries !== undefined) return this.#entries;
    const waitOptions = sharedWait(this.#what, options, this.#context);
    return this.#loading.run("", waitOptions, (signal) => this.#loaded(sharedCall(signal)));
  }

  /** Yields the entries; fetches the list when the first is needed. */
  async *each(options: CallOptions): AsyncGenerator<Entry, void, undefined> {
    yield* [...(await this.all(options)).values()];
  }

  /** Adds or updates an entry if the list is known. */
  set(id: string, entry: Entry): void {
    this.#changes += 1;
    this.#entries?.set(id, entry);
  }

  delete(id: string): void {
    this.#changes += 1;
    this.#entries?.delete(id);
  }

  /** Drops the list: it is fetched again when next needed. */
  invalidate(): void {
    this.#changes += 1;
    this.#entries = undefined;
  }

  async #loaded(options: CallOptions): Promise<Map<string, Entry>> {
    const changes = this.#changes;
    this.#running += 1;
    try {
      const entries = new Map(await this.#load(options));
      // A change during the request may be missing in the response: it is returned to the caller, but not kept.
      if (changes === this.#changes) this.#entries = entries;
      return entries;
    } finally {
      this.#running -= 1;
    }
  }
}
