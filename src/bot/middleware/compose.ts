import { ValidationError } from "../../core/errors.js";
import { requireListener } from "../../core/requireFunction.js";
import { requireList } from "../../core/requireList.js";
import type { Middleware } from "./middleware.js";

/**
 * Combines middlewares into one that runs them in order. Rejects if a middleware calls `next` twice, because the rest
 * would run twice.
 */
export function compose<C>(middlewares: readonly Middleware<C>[]): Middleware<C> {
  for (const [index, each] of requireList(middlewares, "middlewares", "middlewares").entries())
    requireListener(each, `middlewares[${index}]`);
  const [only] = middlewares;
  if (only !== undefined && middlewares.length === 1) return only;
  return (ctx, next) => {
    let last = -1;
    const run = async (index: number): Promise<void> => {
      if (index <= last)
        throw new ValidationError("next", "was called twice by a middleware: what comes after it would run twice");
      last = index;
      const middleware = middlewares[index];
      if (middleware === undefined) await next();
      else await middleware(ctx, () => run(index + 1));
    };
    return run(0);
  };
}
