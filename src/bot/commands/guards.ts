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
  const wanted = new Set(roles);
  return {
    check: async (ctx) => {
      const member = await ctx.member();
      if (member === undefined) return false;
      return (await member.roles()).some(({ id, title }) => wanted.has(id) || wanted.has(title));
    },
    reason: (texts) => texts.notAllowed,
  };
}

/** A condition of one's own. @param reason Why it is not allowed. @default the toolkit's text */
export function guard<C extends Context>(
  check: (ctx: C) => boolean | Promise<boolean>,
  reason?: string | ((texts: Texts) => string),
): Guard<C> {
  return {
    check,
    reason: (texts) => (typeof reason === "function" ? reason(texts) : (reason ?? texts.notAllowed)),
  };
}
