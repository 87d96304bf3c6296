import { SharedCalls } from "../core/sharedCalls.js";
import { type CallOptions, sharedCall, sharedWait } from "./message/sendOptions.js";
import type { ModelContext } from "./modelContext.js";

/** A list that is asked for when it is first needed, once, and kept true by events from then on. */
export class LoadedList<Entry> {
  readonly #what: string;
  readonly #context: Pick<ModelContext, "callTimeoutMs" | "clock">;
  readonly #load: (options: CallOptions) => Promise<ReadonlyMap<string, Entry>>;
  readonly #loading = new SharedCalls<Map<string, Entry>>();
  #entries: Map<string, Entry> | undefined;
  /** How often it is being asked for now. */
  #running = 0;
  /** Counts what makes a list that is under way out of date. */
  #changes = 0;

  /** @param what What it lists, for error texts. */
  constructor(
    what: string,
    context: Pick<ModelContext, "callTimeoutMs" | "clock">,
    load: (options: CallOptions) => Promise<ReadonlyMap<string, Entry>>,
  ) {
    this.#what = what;
    this.#context = context;
    this.#load = load;
  }

  /** What is known; `undefined` before the list was asked for. */
  get known(): ReadonlyMap<string, Entry> | undefined {
    return this.#entries;
  }

  /** Whether what changes must be told: the list is known, or is on its way. */
  get isNeeded(): boolean {
    return this.#entries !== undefined || this.#running > 0;
  }

  /** The list; asked for when it is not known, once for all who ask meanwhile. */
  async all(options: CallOptions = {}): Promise<ReadonlyMap<string, Entry>> {
    if (this.#entries !== undefined) return this.#entries;
    const waitOptions = sharedWait(this.#what, options, this.#context);
    return this.#loading.run("", waitOptions, (signal) => this.#loaded(sharedCall(signal)));
  }

  /** The entries, one after the other; the list is asked for when the first is. */
  async *each(options: CallOptions): AsyncGenerator<Entry, void, undefined> {
    yield* [...(await this.all(options)).values()];
  }

  /** Learns of an entry, while the list is known. */
  set(id: string, entry: Entry): void {
    this.#changes += 1;
    this.#entries?.set(id, entry);
  }

  delete(id: string): void {
    this.#changes += 1;
    this.#entries?.delete(id);
  }

  /** Forgets the list: it is asked for again when it is next needed. */
  forget(): void {
    this.#changes += 1;
    this.#entries = undefined;
  }

  async #loaded(options: CallOptions): Promise<Map<string, Entry>> {
    const changes = this.#changes;
    this.#running += 1;
    try {
      const entries = new Map(await this.#load(options));
      // What changed meanwhile may be missing in the answer: it is good for the asker, not to be kept.
      if (changes === this.#changes) this.#entries = entries;
      return entries;
    } finally {
      this.#running -= 1;
    }
  }
}
