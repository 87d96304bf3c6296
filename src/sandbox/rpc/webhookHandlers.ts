import {
  changeWebhook,
  createChannelWebhook,
  createClanWebhook,
  deleteWebhook,
  WHOLE_CLAN,
} from "../actions/webhooks.js";
import { httpOrigin } from "../describe/address.js";
import type { Webhook } from "../state/webhook.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Webhooks of channels and of clans. */
export const webhookHandlers = {
  generateWebhook: ({ channelId, webhookName: name, avatar }, context) => {
    const hook = createChannelWebhook(context.platform, context.caller, channelId, { name, avatar });
    return { url: urlOf(hook, context), hookName: hook.name, channelId: hook.channelId, avatar };
  },

  listWebhookByChannelId: ({ channelId, clanId }, context) => {
    const { world } = context.platform;
    const clan = world.clans.getFor(context.caller.id, clanId);
    const hooks = world.webhooks.where((hook) => {
      const ofChannel = channelId === "0" ? hook.channelId !== WHOLE_CLAN : hook.channelId === channelId;
      return hook.clanId === clan.id && ofChannel;
    });
    return { webhooks: hooks.map((hook) => described(hook, context)) };
  },

  updateWebhookById: ({ channelIdUpdate: channelId, webhookName: name, ...request }, { platform, caller }) =>
    changeWebhook(platform, caller, { ...request, channelId, name, resetToken: false }),

  deleteWebhookById: (request, { platform, caller }) => deleteWebhook(platform, caller, request),

  generateClanWebhook: ({ clanId, webhookName: name, avatar }, context) => {
    const hook = createClanWebhook(context.platform, context.caller, clanId, { name, avatar });
    return { clanId: hook.clanId, url: urlOf(hook, context), webhookName: hook.name, avatar };
  },

  listClanWebhook: ({ clanId }, context) => {
    const { world } = context.platform;
    const clan = world.clans.getFor(context.caller.id, clanId);
    const hooks = world.webhooks.where((hook) => hook.clanId === clan.id && hook.channelId === WHOLE_CLAN);
    return { listClanWebhooks: hooks.map((hook) => described(hook, context)) };
  },

  updateClanWebhookById: ({ webhookName: name, ...request }, { platform, caller }) =>
    changeWebhook(platform, caller, { ...request, channelId: "0", name }),

  deleteClanWebhookById: (request, { platform, caller }) => deleteWebhook(platform, caller, request),
} satisfies Handlers;

function described(hook: Webhook, context: CallContext) {
  const { id, clanId, channelId, creatorId, name: webhookName, avatar } = hook;
  const times = { createTime: isoOf(hook.createTimeSeconds), updateTime: isoOf(hook.updateTimeSeconds) };
  return { id, clanId, channelId, creatorId, webhookName, avatar, active: 1, url: urlOf(hook, context), ...times };
}

function urlOf({ channelId, token }: Webhook, { address }: CallContext): string {
  const origin = httpOrigin(address);
  return channelId === WHOLE_CLAN ? `${origin}/clanwebhooks/${token}` : `${origin}/webhooks/${channelId}/${token}`;
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
