import { didYouMean } from "../../runtime/nearestName.js";
import { UsageError } from "../command/usageError.js";
import type { Feature } from "./feature.js";
import { features } from "./features.js";
import type { TransferOrder } from "./trial.js";

const names = features.map(({ name }) => name);

/**
 * Returns the features to try.
 *
 * @param only Names, also several in one text with commas; all features if there are none.
 * @throws {UsageError} for a name that there is not, with the nearest.
 */
export function chosenFeatures(only: readonly string[], skip: readonly string[]): readonly Feature[] {
  const wanted = namesIn(only, "--only");
  const left = namesIn(skip, "--skip");
  return features.filter(({ name }) => (wanted.size === 0 || wanted.has(name)) && !left.has(name));
}

function namesIn(texts: readonly string[], option: string): ReadonlySet<string> {
  const given = texts.flatMap((text) => text.split(",")).map((name) => name.trim());
  for (const name of given) {
    if (!names.includes(name))
      throw new UsageError(
        `${option}: nothing is called ${JSON.stringify(name)}${didYouMean(name, names) || `: there are ${names.join(", ")}`}`,
      );
  }
  return new Set(given);
}

/** Returns the transfer to make, if one is asked for. @throws {UsageError} if only a half of it is. */
export function transferOrder(receiverId: string | undefined, amount: string | undefined): TransferOrder | undefined {
  if (receiverId === undefined && amount === undefined) return undefined;
  if (receiverId === undefined || amount === undefined)
    throw new UsageError("--transfer-to and --amount belong together: tokens move for good");
  return { receiverId, amount };
}

/** Returns milliseconds. @throws {UsageError} if they are none. */
export function secondsIn(text: string, option: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(`${option} must be whole seconds, 1 or more`);
  return Number(text) * 1_000;
}
