import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox, SandboxMessage, SandboxUser } from "../../src/sandbox/index.js";
import type { SeededRandom } from "../codec/seededRandom.js";

const CHANNELS = 6;
/** How far back people change messages. */
const RECENT = 15;
/** How many of a channel's newest messages a catch-up reads again for edits and removals (docs/connection.md). */
const READ_AGAIN = 50;

interface Removed {
  readonly channelId: string;
  /** Number of messages of the channel up to this one, removed ones included. */
  readonly position: number;
  /** How many followed it when the first bot that could store the removal was ready. */
  followedBy?: number;
}

/** People who post, edit, remove and react. */
export class CrashFlood {
  readonly #random: SeededRandom;
  readonly #people: readonly SandboxUser[];
  readonly channelIds: readonly string[];
  readonly #recent = new Map<string, { message: SandboxMessage; author: SandboxUser; position: number }[]>();
  readonly #postedIn = new Map<string, number>();
  readonly #removed = new Map<string, Removed>();
  #isRunning = true;
  #posted = 0;

  constructor(sandbox: Sandbox, random: SeededRandom) {
    this.#random = random;
    this.#people = ["alice", "bob", "carol"].map((name) => sandbox.user(name));
    const others = Array.from({ length: CHANNELS - 1 }, (_, index) =>
      sandbox.createChannel({ name: `flood ${index}` }),
    );
    this.channelIds = [sandbox.channelId, ...others.map(({ id }) => id)];
  }

  async run(): Promise<void> {
    while (this.#isRunning) {
      await this.#step();
      if (this.#random.below(3) === 0) await pause(this.#random.below(12));
    }
  }

  stop(): void {
    this.#isRunning = false;
  }

  /**
   * To be called when a bot is ready. Returns a function to be called when what that bot found is surely stored: until
   * then the next bot has to find it.
   */
  botIsReady(): () => void {
    const followedBy = new Map<Removed, number>();
    for (const removed of this.#removed.values())
      followedBy.set(removed, (this.#postedIn.get(removed.channelId) ?? 0) - removed.position);
    return () => {
      for (const [removed, count] of followedBy) removed.followedBy ??= count;
    };
  }

  /** Whether the message was removed so far back that a catch-up does not look there. */
  isTooFarBack(messageId: string): boolean {
    return (this.#removed.get(messageId)?.followedBy ?? 0) >= READ_AGAIN;
  }

  async #step(): Promise<void> {
    const author = pick(this.#random, this.#people);
    const channelId = pick(this.#random, this.channelIds);
    const recent = this.#recent.get(channelId) ?? [];
    this.#recent.set(channelId, recent);
    const some = recent[this.#random.below(recent.length || 1)];
    const what = this.#random.below(20);
    if (some === undefined || what < 14) {
      this.#posted += 1;
      const mentions = this.#posted % 3 === 0 ? [{ userId: author.id, s: 0, e: 7 }] : [];
      const message = await author.send(channelId, `message ${this.#posted}`, { mentions });
      const position = (this.#postedIn.get(channelId) ?? 0) + 1;
      this.#postedIn.set(channelId, position);
      recent.push({ message, author, position });
      if (recent.length > RECENT) recent.shift();
    } else if (what < 16)
      await some.author.edit(some.message, `${some.message.text}, edited ${this.#random.below(1_000)}`);
    else if (what < 19) await author.react(some.message, pick(this.#random, ["👍", "🎉"]));
    else {
      recent.splice(recent.indexOf(some), 1);
      await some.author.remove(some.message);
      this.#removed.set(some.message.id, { channelId, position: some.position });
    }
  }
}

function pick<Item>(random: SeededRandom, items: readonly Item[]): Item {
  return items[random.below(items.length)] as Item;
}
