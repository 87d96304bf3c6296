import { randomBytes } from "node:crypto";
import { managedClan } from "../actions/changingClans.js";
import { requireName } from "../actions/names.js";
import { requireChannelManager } from "../actions/permissions.js";
import { authority } from "../describe/session.js";
import type { Hook } from "../state/things.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

const CLAN = "0";

/** Webhooks of channels and of clans. */
export const webhookHandlers = {
  generateWebhook: ({ channelId, webhookName, avatar }, context) => {
    const { platform, caller } = context;
    const channel = platform.world.channels.getFor(caller.id, channelId);
    requireChannelManager(platform, caller, channel);
    const hook = newHook(context, { clanId: channel.clanId, channelId: channel.id, name: webhookName, avatar });
    return { url: urlOf(hook, context), hookName: hook.name, channelId: channel.id, avatar };
  },

  listWebhookByChannelId: ({ channelId, clanId }, context) => {
    const { world } = context.platform;
    const clan = world.clans.getFor(context.caller.id, clanId);
    const hooks = world.webhooks.where((hook) => {
      const ofChannel = channelId === "0" ? hook.channelId !== CLAN : hook.channelId === channelId;
      return hook.clanId === clan.id && ofChannel;
    });
    return { webhooks: hooks.map((hook) => described(hook, context)) };
  },

  updateWebhookById: ({ id, clanId, channelIdUpdate, webhookName, avatar }, context) => {
    const { platform, caller } = context;
    const hook = managedHook(context, id, clanId);
    const channelId = channelIdUpdate === "0" ? hook.channelId : channelIdUpdate;
    platform.world.channels.getFor(caller.id, channelId);
    change(hook, { name: requireName(webhookName, "webhook_name"), avatar, channelId }, context);
  },

  deleteWebhookById: ({ id, clanId }, context) => {
    context.platform.world.webhooks.delete(managedHook(context, id, clanId).id);
  },

  generateClanWebhook: ({ clanId, webhookName, avatar }, context) => {
    const clan = managedClan(context.platform, context.caller, clanId);
    const hook = newHook(context, { clanId: clan.id, channelId: CLAN, name: webhookName, avatar });
    return { clanId: clan.id, url: urlOf(hook, context), webhookName: hook.name, avatar };
  },

  listClanWebhook: ({ clanId }, context) => {
    const { world } = context.platform;
    const clan = world.clans.getFor(context.caller.id, clanId);
    const hooks = world.webhooks.where((hook) => hook.clanId === clan.id && hook.channelId === CLAN);
    return { listClanWebhooks: hooks.map((hook) => described(hook, context)) };
  },

  updateClanWebhookById: ({ id, clanId, webhookName, avatar, resetToken }, context) => {
    const hook = managedHook(context, id, clanId);
    const token = resetToken ? newToken() : hook.token;
    change(hook, { name: requireName(webhookName, "webhook_name"), avatar, token }, context);
  },

  deleteClanWebhookById: ({ id, clanId }, context) => {
    context.platform.world.webhooks.delete(managedHook(context, id, clanId).id);
  },
} satisfies Handlers;

type Given = Pick<Hook, "clanId" | "channelId" | "name" | "avatar">;

function newHook({ platform, caller }: CallContext, given: Given): Hook {
  const { world } = platform;
  const now = world.nowSeconds();
  return world.webhooks.add({
    ...given,
    name: requireName(given.name, "webhook_name"),
    id: world.newId(),
    creatorId: caller.id,
    token: newToken(),
    createTimeSeconds: now,
    updateTimeSeconds: now,
  });
}

function managedHook({ platform, caller }: CallContext, id: string, clanId: string): Hook {
  const clan = managedClan(platform, caller, clanId);
  return platform.world.webhooks.get(id, (hook) => hook.clanId === clan.id);
}

function change(hook: Hook, news: Partial<Hook>, { platform }: CallContext): void {
  platform.world.webhooks.add({ ...hook, ...news, updateTimeSeconds: platform.world.nowSeconds() });
}

function described(hook: Hook, context: CallContext) {
  const { id, clanId, channelId, creatorId, name: webhookName, avatar } = hook;
  const times = { createTime: isoOf(hook.createTimeSeconds), updateTime: isoOf(hook.updateTimeSeconds) };
  return { id, clanId, channelId, creatorId, webhookName, avatar, active: 1, url: urlOf(hook, context), ...times };
}

function urlOf({ channelId, token }: Hook, { address }: CallContext): string {
  const origin = `http://${authority(address.host, address.port)}`;
  return channelId === CLAN ? `${origin}/clanwebhooks/${token}` : `${origin}/webhooks/${channelId}/${token}`;
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function newToken(): string {
  return randomBytes(24).toString("base64url");
}
