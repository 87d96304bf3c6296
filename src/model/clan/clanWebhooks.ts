import type { ClanWebhook, GenerateClanWebhookResponse } from "../../../generated/mezon/api/webhook_pb.js";
import { requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { CallOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { requireText } from "../require.js";
import type { Clan } from "./clan.js";

/** Changes of a webhook; omitted fields keep their value. */
export interface ClanWebhookChanges {
  readonly name?: string | undefined;
  readonly avatarUrl?: string | undefined;
  /** Whether to give it a new address; the old one then stops working. @default false */
  readonly resetToken?: boolean | undefined;
}

const NEW_WEBHOOK = { name: true, avatarUrl: true } as const;
const CHANGES: KeysOf<ClanWebhookChanges> = { name: true, avatarUrl: true, resetToken: true };

/** The incoming webhooks of a clan: what is sent to their address is sent to its members. */
export class ClanWebhooks {
  readonly #clan: Clan;
  readonly #context: ModelContext;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
  }

  /** Creates a webhook. Its `url` is a secret: anybody who knows it can post. */
  async create(
    webhook: { readonly name: string; readonly avatarUrl?: string | undefined },
    options: CallOptions = {},
  ): Promise<GenerateClanWebhookResponse> {
    requireOptions(webhook, NEW_WEBHOOK, { path: "webhook" });
    const { name, avatarUrl = "" } = webhook;
    const request = { clanId: this.#clan.id, webhookName: requireText(name, "name"), avatar: avatarUrl };
    return this.#context.rpc.generateClanWebhook(request, options);
  }

  async list(options: CallOptions = {}): Promise<readonly ClanWebhook[]> {
    return (await this.#context.rpc.listClanWebhook({ clanId: this.#clan.id }, options)).listClanWebhooks;
  }

  async update(webhook: ClanWebhook, changes: ClanWebhookChanges, options: CallOptions = {}): Promise<void> {
    requireObject(webhook, "webhook", "a webhook that list() returned");
    requireId(webhook.id, "webhook.id");
    requireOptions(changes, CHANGES, { path: "changes" });
    const { name = webhook.webhookName, avatarUrl = webhook.avatar, resetToken = false } = changes;
    const request = { clanId: this.#clan.id, id: webhook.id, webhookName: name, avatar: avatarUrl, resetToken };
    await this.#context.rpc.updateClanWebhookById(request, options);
  }

  async delete(webhookId: string, options: CallOptions = {}): Promise<void> {
    const request = { clanId: this.#clan.id, id: requireId(webhookId, "webhookId") };
    await this.#context.rpc.deleteClanWebhookById(request, options);
  }
}
