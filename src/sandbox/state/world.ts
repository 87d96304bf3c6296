import type { Clock } from "../../core/clock.js";
import { Artworks } from "./artwork.js";
import { Calendar } from "./calendar.js";
import { Channels } from "./channels.js";
import { Clans } from "./clans.js";
import { Friends } from "./friends.js";
import { Messages } from "./messages.js";
import { People } from "./people.js";
import { Pins } from "./pins.js";
import { QuickMenus } from "./quickMenus.js";
import { ReadMarks } from "./readMarks.js";
import { Roles } from "./roles.js";
import { Snowflakes } from "./snowflakes.js";
import { VoiceRooms } from "./voiceRooms.js";

/** Everything the sandbox remembers, in memory. Knows nothing of sockets. */
export class World {
  readonly people = new People();
  readonly clans = new Clans();
  readonly channels = new Channels(this.clans);
  readonly messages = new Messages();
  readonly readMarks = new ReadMarks();
  readonly roles = new Roles();
  readonly pins = new Pins();
  readonly quickMenus = new QuickMenus();
  readonly friends = new Friends();
  readonly voiceRooms = new VoiceRooms();
  readonly calendar = new Calendar();
  readonly emojis = new Artworks();
  readonly stickers = new Artworks();
  readonly #clock: Clock;
  readonly #ids: Snowflakes;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#ids = new Snowflakes(clock);
  }

  newId(): string {
    return this.#ids.next();
  }

  /** Unix seconds. */
  nowSeconds(): number {
    return Math.floor(this.#clock.now() / 1000);
  }

  /** Forgets what hangs on a channel, and the channel with its threads; answers what was removed. */
  removeChannel(id: string): ReturnType<Channels["remove"]> {
    const removed = this.channels.remove(id);
    for (const channel of removed) {
      this.messages.forgetChannel(channel.id);
      this.pins.forgetChannel(channel.id);
      this.readMarks.forgetChannel(channel.id);
    }
    return removed;
  }
}
