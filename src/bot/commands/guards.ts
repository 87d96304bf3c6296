import { requireListener } from "../../core/requireFunction.js";
import { requireString } from "../../core/requireString.js";
import type { AnyPermissionSlug } from "../../index.js";
import type { Context } from "../context/context.js";
import type { Texts } from "../context/texts.js";

/** A condition for running a command. */
export interface Guard<C extends Context = Context> {
  /** Returns whether the command may be run. */
  check(ctx: C): boolean | Promise<boolean>;
  /** Returns why it may not, in a language. */
  reason(texts: Texts): string;
}

/** Only in a clan. */
export const inClan: Guard = {
  check: ({ clanId }) => clanId !== undefined,
  reason: (texts) => texts.onlyInClan,
};

/** Only in a conversation with the bot. */
export const inConversation: Guard = {
  check: ({ clanId }) => clanId === undefined,
  reason: (texts) => texts.onlyInConversation,
};

/** Only the bot's `owners`. */
export const isOwner: Guard = {
  check: (ctx) => ctx.isOwner,
  reason: (texts) => texts.notAllowed,
};

/** Only members of the clan who have one of the roles, by id or title. */
export function hasRole(...roles: readonly string[]): Guard {
  for (const [index, role] of roles.entries()) requireString(role, `roles[${index}]`);
  const wanted = new Set(roles);
  return {
    check: async (ctx) => {
      const member = await ctx.member();
      const held = (await member?.roles()) ?? [];
      return held.some(({ id, title }) => wanted.has(id) || wanted.has(title));
    },
    reason: (texts) => texts.notAllowed,
  };
}

/** Only members of the clan who may do something, by the slug of the permission, such as `manage-channel`. */
export function hasPermission(slug: AnyPermissionSlug): Guard {
  requireString(slug, "slug");
  return {
    check: async (ctx) => (await (await ctx.member())?.can(slug)) ?? false,
    reason: (texts) => texts.notAllowed,
  };
}

/** A condition of one's own. @param reason Why it is not allowed. @default the toolkit's text */
export function guard<C extends Context>(
  check: (ctx: C) => boolean | Promise<boolean>,
  reason?: string | ((texts: Texts) => string),
): Guard<C> {
  requireListener(check, "check");
  if (reason !== undefined && typeof reason !== "function") requireString(reason, "reason");
  return {
    check,
    reason: (texts) => (typeof reason === "function" ? reason(texts) : (reason ?? texts.notAllowed)),
  };
}

/** Only those who may do something in this channel, by the slug of the permission. Nobody in a conversation. */
export function canInChannel(slug: AnyPermissionSlug): Guard {
  requireString(slug, "slug");
  return {
    check: async ({ channel, clanId, userId }) =>
      clanId !== undefined && (await channel.permissionsFor(userId)).can(slug),
    reason: (texts) => texts.notAllowed,
  };
}
