import { type Benchmark, fewerRounds } from "./support/benchmark.js";
import { decodeLimits } from "./support/limits/decode.js";
import { storeLimits } from "./support/limits/store.js";
import { walletLimits } from "./support/limits/wallet.js";

/** One benchmark per part of the client. */
const PARTS: readonly Benchmark[] = [decodeLimits, walletLimits, storeLimits];

/**
 * The client's limits at full size: how long the event loop is blocked, what memory is kept, and when the client gives
 * up.
 */
export const benchmark: Benchmark = async (options) => {
  // A limit is one long event: repeating it often would only take longer.
  const few = fewerRounds(options, 3);
  const results = [];
  for (const part of PARTS) results.push(...(await part(few)));
  return results;
};
