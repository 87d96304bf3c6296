import type { Benchmark } from "./support/benchmark.js";
import { storeLimits } from "./support/limits/store.js";
import { walletLimits } from "./support/limits/wallet.js";

/** One benchmark a part of the client. */
const PARTS: readonly Benchmark[] = [walletLimits, storeLimits];

/** What the client bounds, at full size: the longest it stands still, what it keeps, and when it gives up. */
export const benchmark: Benchmark = async (options) => {
  // A limit is one long event: repeating it often would only take longer.
  const few = { ...options, rounds: Math.min(options.rounds, 3) };
  const results = [];
  for (const part of PARTS) results.push(...(await part(few)));
  return results;
};
