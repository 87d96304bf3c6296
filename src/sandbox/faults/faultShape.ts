import { ValidationError } from "../../core/errors.js";
import { requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { didYouMean } from "../../runtime/nearestName.js";
import type { FaultFrequency } from "./faultRule.js";

/** The keys of each kind of effect, besides `kind`. The compiler reports a missing kind or key. */
export type EffectKeys<Effect extends { readonly kind: string }> = {
  readonly [Kind in Effect["kind"]]: Readonly<Record<KeysWithin<Extract<Effect, { readonly kind: Kind }>>, true>>;
};

type KeysWithin<Effect> = Effect extends unknown ? Exclude<keyof Effect, "kind"> : never;

/** Keys of every fault. */
const COMMON: Readonly<Record<keyof FaultFrequency | "kind", true>> = { kind: true, times: true, probability: true };

/** Refuses a fault of an unknown kind or with an unknown key. */
export function requireFaultShape(
  fault: { readonly kind: string },
  effects: Readonly<Record<string, Readonly<Record<string, true>>>>,
  more: Readonly<Record<string, true>>,
): void {
  requireObject(fault, "fault", `an object such as { kind: "${Object.keys(effects)[0]}" }`);
  const { kind } = fault;
  const effect = Object.hasOwn(effects, kind) ? effects[kind] : undefined;
  if (effect === undefined) {
    const kinds = Object.keys(effects);
    const advice = typeof kind === "string" ? didYouMean(kind, kinds) : "";
    throw new ValidationError("kind", advice === "" ? `must be one of ${kinds.join(", ")}` : `is no kind${advice}`);
  }
  requireKnownKeys(fault, { ...COMMON, ...effect, ...more });
}

/** Returns milliseconds. @throws {ValidationError} if they are not valid. */
export function requireMs(ms: number, path = "ms"): number {
  if (!(Number.isFinite(ms) && ms >= 0)) throw new ValidationError(path, "must be a number of milliseconds, 0 or more");
  return ms;
}
