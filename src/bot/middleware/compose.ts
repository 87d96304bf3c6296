import type { Middleware } from "./middleware.js";

/**
 * Combines middlewares into one, which runs them in their order. Rejects when one
 * calls `next` twice: what comes after it would run twice.
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
