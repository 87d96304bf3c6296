import { throwIfAborted, withDeadline } from "../../core/abort.js";
import { type Clock, systemClock } from "../../core/clock.js";
import { DeliveryUnknownError, MezonError, toError } from "../../core/errors.js";
import { retry } from "../../core/retry.js";
import type { Channel, Message, MessageInput, MezonClient, SendOptions } from "../../index.js";
import type { Person } from "./people/person.js";

/** Milliseconds to remove one thing. They are the same for one that was interrupted. */
const CLEAN_UP_MS = 10_000;
/** A history may lag behind what was acknowledged: pauses between the looks at it, in milliseconds. */
const PAUSES_MS = [100, 400, 1_000, 2_000, 3_000] as const;

/** A transfer that was asked for. */
export interface TransferOrder {
  readonly receiverId: string;
  /** Tokens, such as `"1.5"`. */
  readonly amount: string;
}

/** What all features are tried with. */
export interface TrialSettings {
  readonly client: MezonClient;
  readonly channel: Channel;
  /** Somebody who clicks and writes; `undefined` if nobody is there. */
  readonly person: Person | undefined;
  /** Id of whom ephemeral and direct messages are for; `undefined` if nobody was named. */
  readonly receiverId: string | undefined;
  readonly transfer: TransferOrder | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

interface Removal {
  readonly what: string;
  readonly work: (signal: AbortSignal) => Promise<unknown>;
}

/** Something to make, and how it is removed again. */
interface Making<Made> {
  /** What it is, for the report. */
  readonly what: string;
  readonly make: () => Promise<Made>;
  readonly remove: (made: Made, signal: AbortSignal) => Promise<unknown>;
}

/** Something that was made. */
interface Creation<Made> {
  readonly made: Made;
  /** Removes it now, and not after the feature. */
  remove(): Promise<void>;
}

/** One attempt of one feature: where it happens, and what is to be removed after it. */
export class Trial {
  readonly client: MezonClient;
  readonly channel: Channel;
  readonly person: Person | undefined;
  readonly receiverId: string | undefined;
  readonly transfer: TransferOrder | undefined;
  /** Aborts when the time is over, or the command is interrupted. */
  readonly signal: AbortSignal;
  readonly #clock: Clock;
  readonly #removals = new Set<Removal>();
  /** What is being made: it is waited for, so that it can be removed. */
  readonly #making = new Set<Promise<unknown>>();

  constructor(
    { client, channel, person, receiverId, transfer, clock = systemClock }: TrialSettings,
    signal: AbortSignal,
  ) {
    this.client = client;
    this.channel = channel;
    this.person = person;
    this.receiverId = receiverId;
    this.transfer = transfer;
    this.signal = signal;
    this.#clock = clock;
  }

  /**
   * Registers how something is removed again when the feature has been tried, whether it worked or not. Returns a
   * function that removes it at once.
   */
  undo(what: string, work: Removal["work"]): () => Promise<void> {
    const removal = { what, work };
    this.#removals.add(removal);
    return async () => {
      await work(this.signal);
      this.#removals.delete(removal);
    };
  }

  /**
   * Makes something that is removed again. An interruption does not end the call that makes it: what came of it would
   * not be known.
   */
  async make<Made>({ what, make, remove }: Making<Made>): Promise<Creation<Made>> {
    throwIfAborted(this.signal);
    const making = make().then((made) => ({ made, remove: this.undo(what, (signal) => remove(made, signal)) }));
    this.#making.add(making);
    try {
      return await making;
    } finally {
      this.#making.delete(making);
    }
  }

  /** Posts a message, which is removed again, and returns it. */
  async post(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return this.posted(() => this.channel.send(content, options));
  }

  /** Returns the message that a call has posted, and removes it again. */
  async posted(post: () => Promise<Message>): Promise<Message> {
    const { made } = await this.make({
      what: "a message",
      make: () => post().catch((error: unknown) => this.#removeIfPosted(error)),
      remove: (message, signal) => message.delete({ signal }),
    });
    return made;
  }

  /** Returns a message as the server tells it, once it passes the test: by then its history may have caught up. */
  async readBack(id: string, what: string, test: (message: Message) => boolean = () => true): Promise<Message> {
    return this.eventually(`the server's history does not show ${what}`, async () => {
      const messages = await this.channel.messages.around(id, { signal: this.signal });
      return messages.find((message) => message.id === id && test(message));
    });
  }

  /**
   * Looks until something is there. Rejects with `MezonError` (`expectation_failed`) if it does not come.
   *
   * @param otherwise What it means if it does not.
   */
  async eventually<T>(otherwise: string, look: () => Promise<T | undefined>): Promise<T> {
    const options = {
      ...{ clock: this.#clock, signal: this.signal, attempts: PAUSES_MS.length + 1 },
      mayRetry: (error: unknown) => error instanceof MezonError && error.code === "expectation_failed",
      pauseMs: (_: unknown, attempt: number) => PAUSES_MS[attempt - 1] ?? 0,
    };
    return retry(options, async () => {
      const found = await look();
      if (found === undefined) throw new MezonError("expectation_failed", otherwise);
      return found;
    });
  }

  /** Removes what is left, newest first, also after an interruption. Returns what could not be removed, and why. */
  async cleanUp(): Promise<readonly string[]> {
    // Each of these calls has a deadline of its own.
    await Promise.allSettled(this.#making);
    const left: string[] = [];
    for (const { what, work } of [...this.#removals].toReversed()) {
      try {
        const deadline = { what: `the removal of ${what}`, timeoutMs: CLEAN_UP_MS, clock: this.#clock };
        await withDeadline(deadline, work);
      } catch (error) {
        left.push(`${what}: ${toError(error).message}`);
      }
    }
    this.#removals.clear();
    return left;
  }

  /** A message whose acknowledgement was lost may have been posted all the same. */
  #removeIfPosted(error: unknown): never {
    if (error instanceof DeliveryUnknownError) {
      this.undo("a message that may have been posted", async (signal) => {
        const id = await error.check?.();
        if (id !== undefined) await (await this.channel.messages.fetch(id, { signal })).delete({ signal });
      });
    }
    throw error;
  }
}
