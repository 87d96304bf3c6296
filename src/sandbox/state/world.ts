import type { Clock } from "../../core/clock.js";
import type { Activity } from "./activity.js";
import type { App } from "./app.js";
import { Artworks } from "./artwork.js";
import type { AuditEntry } from "./auditEntry.js";
import { Calendar } from "./calendar.js";
import type { Canvas } from "./canvas.js";
import { ChannelMarks } from "./channelMarks.js";
import { Channels } from "./channels.js";
import { Clans } from "./clans.js";
import { Files } from "./files.js";
import { Friends } from "./friends.js";
import type { Invite } from "./invite.js";
import { Messages } from "./messages.js";
import type { Notification } from "./notification.js";
import { NotificationSettings } from "./notificationSettings.js";
import type { OnboardingEntry } from "./onboardingEntry.js";
import { PendingLogins } from "./pendingLogins.js";
import { People } from "./people.js";
import { Pins } from "./pins.js";
import type { Poll } from "./poll.js";
import { QuickMenus } from "./quickMenus.js";
import { ReadMarks } from "./readMarks.js";
import { Records } from "./records.js";
import { Roles } from "./roles.js";
import { Snowflakes } from "./snowflakes.js";
import type { SystemMessage } from "./systemMessage.js";
import type { TimelineEvent } from "./timelineEvent.js";
import type { Topic } from "./topic.js";
import { VoiceRooms } from "./voiceRooms.js";
import type { Webhook } from "./webhook.js";

/** Everything that the sandbox stores, in memory. Independent of sockets. */
export class World {
  readonly people = new People();
  readonly clans = new Clans();
  readonly roles = new Roles();
  readonly channels = new Channels(this.clans, this.roles);
  readonly messages = new Messages();
  readonly readMarks = new ReadMarks();
  readonly pins = new Pins();
  readonly quickMenus = new QuickMenus();
  readonly friends = new Friends();
  readonly voiceRooms = new VoiceRooms();
  readonly calendar = new Calendar();
  readonly emojis = new Artworks();
  readonly stickers = new Artworks();
  readonly invites = new Records<Invite>("invite");
  readonly audit = new Records<AuditEntry>("entry", { dropsOldest: true });
  readonly systemMessages = new Map<string, SystemMessage>();
  readonly onboarding = new Records<OnboardingEntry>("onboarding item");
  /** By clan and person. */
  readonly onboardingSteps = new Map<string, number>();
  readonly webhooks = new Records<Webhook>("webhook");
  readonly polls = new Records<Poll>("poll");
  readonly topics = new Records<Topic>("topic");
  readonly canvases = new Records<Canvas>("canvas");
  readonly timelines = new Records<TimelineEvent>("event");
  readonly notifications = new Records<Notification>("notification", { dropsOldest: true });
  readonly notificationSettings = new NotificationSettings();
  readonly favourites = new ChannelMarks();
  readonly closedConversations = new ChannelMarks();
  readonly activities = new Records<Activity>("activity");
  readonly apps = new Records<App>("app");
  readonly files = new Files();
  readonly pendingLogins = new PendingLogins();
  /** Requests to the media host. */
  readonly played: { readonly channelId: string; readonly url: string; readonly name: string }[] = [];
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

  /** Removes a channel with its threads and everything that belongs to them. Returns what was removed. */
  removeChannel(id: string): ReturnType<Channels["remove"]> {
    const removed = this.channels.remove(id);
    for (const channel of removed) {
      this.messages.forgetChannel(channel.id);
      this.pins.forgetChannel(channel.id);
      this.readMarks.forgetChannel(channel.id);
      for (const records of [this.webhooks, this.polls, this.topics, this.canvases, this.timelines])
        records.deleteWhere((each: { readonly channelId: string }) => each.channelId === channel.id);
    }
    return removed;
  }
}
