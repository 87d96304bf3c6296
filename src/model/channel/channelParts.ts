import type { ModelContext } from "../modelContext.js";
import { channelNotifications, type NotificationSettings } from "../notificationSettings.js";
import type { Channel } from "./channel.js";
import { ChannelCanvases } from "./channelCanvases.js";
import { ChannelFiles } from "./channelFiles.js";
import { ChannelMembers } from "./channelMembers.js";
import { ChannelMessages } from "./channelMessages.js";
import { ChannelPins } from "./channelPins.js";
import { ChannelPolls } from "./channelPolls.js";
import { ChannelTopics } from "./channelTopics.js";
import { ChannelWebhooks } from "./channelWebhooks.js";

/** The objects that are reached through a channel. Each is created when it is first used, and kept. */
export class ChannelParts {
  readonly #channel: Channel;
  readonly #context: ModelContext;
  #messages: ChannelMessages | undefined;
  #members: ChannelMembers | undefined;
  #pins: ChannelPins | undefined;
  #topics: ChannelTopics | undefined;
  #polls: ChannelPolls | undefined;
  #canvases: ChannelCanvases | undefined;
  #files: ChannelFiles | undefined;
  #webhooks: ChannelWebhooks | undefined;
  #notifications: NotificationSettings | undefined;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  get messages(): ChannelMessages {
    this.#messages ??= new ChannelMessages(this.#channel, this.#context);
    return this.#messages;
  }

  get members(): ChannelMembers {
    this.#members ??= new ChannelMembers(this.#channel, this.#context);
    return this.#members;
  }

  get pins(): ChannelPins {
    this.#pins ??= new ChannelPins(this.#channel, this.#context);
    return this.#pins;
  }

  get topics(): ChannelTopics {
    this.#topics ??= new ChannelTopics(this.#channel, this.#context);
    return this.#topics;
  }

  get polls(): ChannelPolls {
    this.#polls ??= new ChannelPolls(this.#channel, this.#context);
    return this.#polls;
  }

  get canvases(): ChannelCanvases {
    this.#canvases ??= new ChannelCanvases(this.#channel, this.#context);
    return this.#canvases;
  }

  get files(): ChannelFiles {
    this.#files ??= new ChannelFiles(this.#channel, this.#context);
    return this.#files;
  }

  get webhooks(): ChannelWebhooks {
    this.#webhooks ??= new ChannelWebhooks(this.#channel, this.#context);
    return this.#webhooks;
  }

  get notifications(): NotificationSettings {
    this.#notifications ??= channelNotifications(this.#context, this.#channel);
    return this.#notifications;
  }
}
