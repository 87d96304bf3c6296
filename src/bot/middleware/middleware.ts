import { requireListener } from "../../core/requireFunction.js";
import { requireObject } from "../../core/requireObject.js";
import type { BotService } from "../botService.js";

/** Calls what comes after a middleware. Resolves when that is done; rejects with its error. */
export type Next = () => Promise<void>;

/**
 * A step in the handling of an update: does its part, and calls `next` to let the
 * steps after it run. Without that call the update ends here. May return a promise,
 * which is waited for.
 */
export type Middleware<C> = (ctx: C, next: Next) => unknown;

/** Where the type of what a plugin adds is kept; never set. */
declare const ADDED: unique symbol;

/** A middleware that adds properties of the type `Added` to the context, for those that come after it. */
export interface Plugin<C, Added extends object> extends BotService {
  (ctx: C, next: Next): unknown;
  readonly [ADDED]?: (added: Added) => void;
}

/**
 * Makes a plugin. A `service` is started and stopped with each bot that uses the plugin.
 *
 * ```ts
 * const timing = definePlugin<{ startedAt: number }>()((ctx, next) => {
 *   ctx.startedAt = Date.now();
 *   return next();
 * });
 * const bot = new Bot({ botId, token }).use(timing);
 * bot.command("age", (ctx) => ctx.reply(`${Date.now() - ctx.startedAt} ms`));
 * ```
 */
export function definePlugin<Added extends object, C extends object = object>(): (
  middleware: (ctx: C & Added, next: Next) => unknown,
  service?: BotService,
) => Plugin<C, Added> {
  return (middleware, service) => {
    requireListener(middleware, "middleware");
    if (service === undefined) return middleware as Plugin<C, Added>;
    requireObject(service, "service", "an object such as { stop() {} }");
    return Object.assign((ctx: C & Added, next: Next) => middleware(ctx, next), {
      start: (bot: Parameters<NonNullable<BotService["start"]>>[0]) => service.start?.(bot),
      stop: () => service.stop?.(),
    }) as Plugin<C, Added>;
  };
}
