import type { SandboxReceived } from "../../sandbox/index.js";

/** Something a person did, or the clock. It opens a scope: expectations see what comes after it. */
export interface ActionEntry {
  readonly kind: "action";
  /** Such as `alice said "!ping"`. */
  readonly title: string;
  /** Where it was done; `undefined` when it was done nowhere, or that is not known yet. */
  channelId: string | undefined;
  /** The message that it was done to, or that it posted; `undefined` until there is one. */
  messageId: string | undefined;
  /** Whether it posted that message: what replies to another one is no answer to it. */
  readonly isPost: boolean;
  /** Whether nothing else in a transcript shows it. */
  readonly isShown: boolean;
}

/** Something that was pushed, and to whom. */
export interface PushEntry {
  readonly kind: "push";
  readonly item: SandboxReceived;
  readonly seenBy: ReadonlySet<string>;
  /** People whose expectations it has met. */
  readonly takenBy: Set<string>;
}

export type LogLevel = "debug" | "info" | "warn" | "error";

/** Something the bot logged. */
export interface LogEntry {
  readonly kind: "log";
  readonly level: LogLevel;
  readonly message: string;
  readonly details: object;
}

/** Something the bot threw, or rejected with. */
export interface FailureEntry {
  readonly kind: "failure";
  readonly error: Error;
}

type Event = ActionEntry | PushEntry | LogEntry | FailureEntry;

/** Something that happened, and when: milliseconds since the bed began, by its clock. */
export type TimelineEntry = Event & { readonly atMs: number };

/** Entries kept; the oldest go first. */
const MOST = 50_000;

/** Everything that happened in a test bed, in order. */
export class Timeline {
  readonly #now: () => number;
  readonly #start: number;
  readonly #listeners = new Set<(entry: TimelineEntry) => void>();
  #entries: TimelineEntry[] = [];
  /** Entries that were dropped. */
  #dropped = 0;
  #scope: ActionScope = { from: 0, action: undefined };

  /** @param now Returns milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  /** Where the next entry will stand. */
  get end(): number {
    return this.#dropped + this.#entries.length;
  }

  /** The scope that the newest action opened. */
  get scope(): ActionScope {
    return this.#scope;
  }

  /** Adds an entry, and calls the listeners. */
  add<Added extends Event>(event: Added): Added & { readonly atMs: number } {
    const entry = Object.assign(event, { atMs: this.#now() - this.#start });
    this.#entries.push(entry);
    if (this.#entries.length > MOST) {
      this.#entries = this.#entries.slice(MOST / 10);
      this.#dropped += MOST / 10;
    }
    for (const listener of [...this.#listeners]) listener(entry);
    return entry;
  }

  /** Adds an action and opens its scope. */
  open(action: Omit<ActionEntry, "kind">): ActionScope {
    const entry = this.add({ kind: "action", ...action });
    this.#scope = { from: this.end - 1, action: entry };
    return this.#scope;
  }

  /** Returns the entries from a position on, oldest first. */
  since(from: number): readonly TimelineEntry[] {
    return this.#entries.slice(Math.max(0, from - this.#dropped));
  }

  /** Calls a function for every entry to come. Returns the function that ends it. */
  listen(listener: (entry: TimelineEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** What comes after an action. */
export interface ActionScope {
  /** Position of the action in the timeline. */
  readonly from: number;
  /** `undefined`: the scope of the whole test. */
  readonly action: ActionEntry | undefined;
}
