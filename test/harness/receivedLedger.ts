import type { Message } from "../../src/index.js";
import type { SandboxMessage } from "../../src/sandbox/index.js";

export interface ReceivedReport {
  /** Number of messages that people posted. */
  readonly messages: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  /** Number of messages about which the bot and the server disagree. */
  readonly stateDiffers: number;
  /** Largest number of messages of one channel or topic that were replayed at once. */
  readonly mostReplayed: number;
}

export interface ReceivedLedgerOptions {
  /** Ids of channels that count even if nobody posts in them. */
  readonly channels: readonly string[];
  /** Returns the server's messages of a channel, in order. */
  readonly stored: (channelId: string) => readonly SandboxMessage[];
  /** Whether ids rise. Otherwise the order of the server's messages counts. */
  readonly idsRise: boolean;
}

const MOST_EXPLAINED = 20;

/** What people posted, what a bot received of it, and what the server stores. */
export class ReceivedLedger {
  readonly #options: ReceivedLedgerOptions;
  readonly #channels: Set<string>;
  readonly #posted: SandboxMessage[] = [];
  readonly #removed = new Set<string>();
  /** By message id, how often it was received as new. */
  readonly #heard = new Map<string, number>();
  /** By channel or topic, the messages received as new, in order. */
  readonly #heardIn = new Map<string, Message[]>();
  /** The bot's view: text by message id. */
  readonly #state = new Map<string, string>();
  readonly #doubled: string[] = [];
  /** By channel or topic, the number of messages that were replayed since the last catch-up ended. */
  readonly #replayed = new Map<string, number>();
  #mostReplayed = 0;

  constructor(options: ReceivedLedgerOptions) {
    this.#options = options;
    this.#channels = new Set(options.channels);
  }

  /** The number of messages that were posted so far. */
  get posted(): number {
    return this.#posted.length;
  }

  /** Called with a message that a person posted. */
  post(message: SandboxMessage): void {
    this.#posted.push(message);
    this.#channels.add(message.channelId);
  }

  /** Called before a message is removed. */
  remove(messageId: string): void {
    this.#removed.add(messageId);
  }

  /** Called with a message, an edit or a removal that the bot received. */
  receive(message: Message): void {
    const { id, channelId, topicId, text } = message;
    if (message.isRemoval) this.#state.delete(id);
    else if (message.isEdit) {
      if (this.#state.has(id)) this.#state.set(id, text);
    } else {
      const times = (this.#heard.get(id) ?? 0) + 1;
      this.#heard.set(id, times);
      if (times > 1) this.#doubled.push(`${described(message)} was heard ${times} times`);
      const place = topicId ?? channelId;
      const heard = this.#heardIn.get(place) ?? [];
      heard.push(message);
      this.#heardIn.set(place, heard);
      if (message.replayed) this.#countReplayed(place);
      this.#state.set(id, text);
    }
  }

  /** Called when a catch-up has ended. */
  caughtUp(): void {
    this.#replayed.clear();
  }

  /** Whether the bot knows everything that the server stores. */
  get isComplete(): boolean {
    return this.#lost().length + this.#differences().length === 0;
  }

  judge(): ReceivedReport {
    return {
      messages: this.#posted.length,
      lost: this.#lost().length,
      doubled: this.#doubled.length,
      reordered: this.#reordered().length,
      stateDiffers: this.#differences().length,
      mostReplayed: this.#mostReplayed,
    };
  }

  /** Names the first messages of each kind that `judge()` counts. */
  explanations(): readonly string[] {
    const lost = this.#lost().map(({ id, channelId, text }) => `${id}: ${text} in ${channelId} was never heard`);
    return [lost, this.#doubled, this.#reordered(), this.#differences()].flatMap((all) => all.slice(0, MOST_EXPLAINED));
  }

  #countReplayed(place: string): void {
    const count = (this.#replayed.get(place) ?? 0) + 1;
    this.#replayed.set(place, count);
    this.#mostReplayed = Math.max(this.#mostReplayed, count);
  }

  /** Messages that exist, or were never removed, and were not received. */
  #lost(): readonly SandboxMessage[] {
    return this.#posted.filter((message) => !this.#heard.has(message.id) && !this.#removed.has(message.id));
  }

  /** Messages that were received after a later one of the same channel or topic. */
  #reordered(): readonly string[] {
    const found: string[] = [];
    for (const heard of this.#heardIn.values()) {
      const positionOf = this.#positions(heard);
      let furthest = -1n;
      for (const message of heard) {
        const at = positionOf(message.id) ?? furthest;
        if (at < furthest) found.push(`${described(message)} was heard late`);
        else furthest = at;
      }
    }
    return found;
  }

  #positions([first]: readonly Message[]): (id: string) => bigint | undefined {
    if (this.#options.idsRise || first === undefined) return BigInt;
    const places = this.#options.stored(first.channelId).map(({ id }, index) => [id, BigInt(index)] as const);
    const positions = new Map(places);
    return (id) => positions.get(id);
  }

  /** Messages about which the bot and the server disagree. */
  #differences(): readonly string[] {
    const found: string[] = [];
    const now = new Map<string, string>();
    for (const channel of this.#channels) {
      const messages = this.#options.stored(channel);
      for (const [index, { id, text, topicId }] of messages.entries()) {
        now.set(id, text);
        if (this.#state.get(id) !== text) {
          const believed = JSON.stringify(this.#state.get(id));
          const place = topicId === "0" ? channel : `topic ${topicId} of ${channel}`;
          const at = `${messages.length - index} from the end of ${place}`;
          found.push(`${id}, ${at}: ${JSON.stringify(text)}, believed ${believed}`);
        }
      }
    }
    for (const [id, text] of this.#state) if (!now.has(id)) found.push(`${id}: gone, believed ${JSON.stringify(text)}`);
    return found;
  }
}

function described({ id, text, channelId, topicId, replayed }: Message): string {
  const place = topicId === undefined ? channelId : `topic ${topicId} of ${channelId}`;
  return `${id} (${JSON.stringify(text)}, ${replayed ? "replayed" : "live"}) in ${place}`;
}
