import { ValidationError } from "../core/errors.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";

/** Limits of the stored messages. The oldest messages are deleted first. */
export interface RetentionLimits {
  /** Largest age of a message, in milliseconds. */
  readonly maxAgeMs?: number | undefined;
  readonly maxMessages?: number | undefined;
  /** Largest size of the messages in bytes, without indexes. */
  readonly maxBytes?: number | undefined;
}

/** Limits of the whole store, and of each channel. @default no limits */
export interface Retention extends RetentionLimits {
  readonly perChannel?: RetentionLimits | undefined;
}

const LIMITS: KeysOf<RetentionLimits> = { maxAgeMs: true, maxMessages: true, maxBytes: true };
const RETENTION: KeysOf<Retention> = { ...LIMITS, perChannel: true };

/** @throws {ValidationError} that names the wrong limit. */
export function checkRetention(retention: Retention): Retention {
  requireObject(retention, "retention", "an object such as { maxAgeMs: 86_400_000 }");
  requireKnownKeys(retention, RETENTION, { path: "retention" });
  requireKnownKeys(retention.perChannel, LIMITS, { path: "retention.perChannel" });
  const { perChannel = {}, ...total } = retention;
  const limits = { ...total, ...prefixed("perChannel.", perChannel) };
  for (const [name, limit] of Object.entries(limits)) {
    if (limit !== undefined && !(Number.isFinite(limit) && limit > 0))
      throw new ValidationError(`retention.${name}`, "must be a number above 0");
  }
  return retention;
}

function prefixed(prefix: string, limits: RetentionLimits): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`${prefix}${name}`, limit as number]));
}
