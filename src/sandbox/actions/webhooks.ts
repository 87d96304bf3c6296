import { MessageCode } from "../../../generated/constants.js";
import { randomSecret } from "../crypto.js";
import type { Platform } from "../platform.js";
import { invalid, unauthenticated } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { Webhook } from "../state/webhook.js";
import { managedClan } from "./changingClans.js";
import { openDirectConversation } from "./creatingChannels.js";
import { requireName } from "./names.js";
import { requireChannelManager } from "./permissions.js";
import { checkBody, post } from "./posting.js";

/** The `channelId` of a webhook that sends to the members of a clan. */
export const WHOLE_CLAN = "0";

interface Look {
  readonly name: string;
  readonly avatar: string;
}

/** Creates a webhook that posts in a channel. Allowed for those who manage the channel. */
export function createChannelWebhook(platform: Platform, person: Person, channelId: string, look: Look): Webhook {
  const channel = platform.world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  return created(platform, person, { ...look, clanId: channel.clanId, channelId: channel.id });
}

/** Creates a webhook that sends to members of a clan. Like the actions below, allowed for those who manage the clan. */
export function createClanWebhook(platform: Platform, person: Person, clanId: string, look: Look): Webhook {
  const clan = managedClan(platform, person, clanId);
  return created(platform, person, { ...look, clanId: clan.id, channelId: WHOLE_CLAN });
}

export interface WebhookChange extends Look {
  readonly id: string;
  readonly clanId: string;
  /** Another channel of the clan to post in; "0" keeps the current one. */
  readonly channelId: string;
  readonly resetToken: boolean;
}

export function changeWebhook(platform: Platform, person: Person, change: WebhookChange): void {
  const { world } = platform;
  const hook = managedWebhook(platform, person, change);
  const channelId = change.channelId === "0" ? hook.channelId : otherChannel(platform, person, hook, change.channelId);
  const name = requireName(change.name, "webhook_name");
  const token = change.resetToken ? randomSecret() : hook.token;
  const { avatar } = change;
  world.webhooks.add({ ...hook, name, avatar, channelId, token, updateTimeSeconds: world.nowSeconds() });
}

export function deleteWebhook(
  platform: Platform,
  person: Person,
  target: { readonly id: string; readonly clanId: string },
): void {
  platform.world.webhooks.delete(managedWebhook(platform, person, target).id);
}

/** The target of a webhook: a channel, or a member of its clan by name or id. */
export type WebhookReceiver = { readonly channelId: string } | { readonly member: string };

/** Posts the content of a request to a webhook, in the name of its creator: the sandbox has no other senders. */
export function postByWebhook(platform: Platform, token: string, receiver: WebhookReceiver, content: string): void {
  const { world } = platform;
  const channelId = "channelId" in receiver ? receiver.channelId : WHOLE_CLAN;
  const [hook] = world.webhooks.where((each) => each.token === token && each.channelId === channelId);
  if (hook === undefined) throw unauthenticated("the webhook's token is not valid");
  const maker = world.people.get(hook.creatorId);
  const body = { content, mentions: [], attachments: [], references: [] };
  // A refused message must not open a conversation.
  checkBody(body);
  const place = "member" in receiver ? conversationWith(platform, hook, receiver.member) : channelId;
  post(platform, maker, { ...body, channelId: place, topicId: "0", code: MessageCode.Chat });
}

function conversationWith(platform: Platform, hook: Webhook, member: string): string {
  const { world } = platform;
  const receiver = world.people.findByName(member) ?? world.people.get(member);
  if (!world.clans.get(hook.clanId).memberIds.has(receiver.id)) throw invalid(`${member} is no member of the clan`);
  return openDirectConversation(platform, world.people.get(hook.creatorId), receiver.id).id;
}

function created({ world }: Platform, person: Person, given: Look & Pick<Webhook, "clanId" | "channelId">): Webhook {
  const now = world.nowSeconds();
  return world.webhooks.add({
    ...given,
    name: requireName(given.name, "webhook_name"),
    id: world.newId(),
    creatorId: person.id,
    token: randomSecret(),
    createTimeSeconds: now,
    updateTimeSeconds: now,
  });
}

function managedWebhook(
  platform: Platform,
  person: Person,
  { id, clanId }: Pick<WebhookChange, "id" | "clanId">,
): Webhook {
  const clan = managedClan(platform, person, clanId);
  return platform.world.webhooks.get(id, (hook) => hook.clanId === clan.id);
}

function otherChannel({ world }: Platform, person: Person, hook: Webhook, channelId: string): string {
  const channel = world.channels.getFor(person.id, channelId);
  if (channel.clanId !== hook.clanId) throw invalid(`channel ${channelId} is none of the webhook's clan`);
  return channel.id;
}
