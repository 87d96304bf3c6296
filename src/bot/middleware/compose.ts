import type { Middleware } from "./middleware.js";

/**
 * Combines middlewares into one that runs them in order. Rejects if a middleware calls `next` twice, because the rest
 * would run twice.
 */
export function compose<C>(middlewares: readonly Middleware<C>[]): Middleware<C> {
  const [only] = middlewares;
  if (only !== undefined && middlewares.length === 1) return only;
  return (ctx, next) => {
    let last = -1;
    const run = async (index: number): Promise<void> => {
      if (index <= last) throw new Error("a middleware called next() twice");
      last = index;
      const middleware = middlewares[index];
      if (middleware === undefined) await next();
      else await middleware(ctx, () => run(index + 1));
    };
    return run(0);
  };
}
