import type { Webhook, WebhookGenerateResponse } from "../../../generated/mezon/api/webhook_pb.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireText } from "../require.js";
import type { Channel } from "./channel.js";

/** Changes of a webhook; omitted fields keep their value. */
export interface WebhookChanges {
  readonly name?: string | undefined;
  readonly avatarUrl?: string | undefined;
  /** The channel in which it posts from now on. */
  readonly channelId?: string | undefined;
}

const NEW_WEBHOOK = { name: true, avatarUrl: true } as const;
const CHANGES: KeysOf<WebhookChanges> = { name: true, avatarUrl: true, channelId: true };

/** The incoming webhooks of a channel: what is sent to their address is posted in the channel. */
export class ChannelWebhooks {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  /** Creates a webhook. Its `url` is a secret: anybody who knows it can post. */
  async create(
    webhook: { readonly name: string; readonly avatarUrl?: string | undefined },
    options: CallOptions = {},
  ): Promise<WebhookGenerateResponse> {
    requireOptions(webhook, NEW_WEBHOOK, { path: "webhook" });
    const { name, avatarUrl = "" } = webhook;
    requireText(name, "name");
    const given = callOptions(options);
    const request = { ...(await this.#channel.ids(given)), webhookName: name, avatar: avatarUrl };
    return this.#context.rpc.generateWebhook(request, given);
  }

  async list(options: CallOptions = {}): Promise<readonly Webhook[]> {
    const given = callOptions(options);
    return (await this.#context.rpc.listWebhookByChannelId(await this.#channel.ids(given), given)).webhooks;
  }

  async update(webhook: Webhook, changes: WebhookChanges, options: CallOptions = {}): Promise<void> {
    requireObject(webhook, "webhook", "a webhook that list() returned");
    requireId(webhook.id, "webhook.id");
    requireOptions(changes, CHANGES, { path: "changes" });
    const { name = webhook.webhookName, avatarUrl = webhook.avatar, channelId = webhook.channelId } = changes;
    idOrNone(channelId, "channelId");
    const given = callOptions(options);
    const changed = { id: webhook.id, webhookName: name, avatar: avatarUrl, channelIdUpdate: channelId };
    await this.#context.rpc.updateWebhookById({ ...(await this.#channel.ids(given)), ...changed }, given);
  }

  async delete(webhookId: string, options: CallOptions = {}): Promise<void> {
    const id = requireId(webhookId, "webhookId");
    const given = callOptions(options);
    await this.#context.rpc.deleteWebhookById({ ...(await this.#channel.ids(given)), id }, given);
  }
}
