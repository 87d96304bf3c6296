import { ValidationError } from "../core/errors.js";

/** How much is kept; the oldest goes first. */
export interface RetentionLimits {
  /** Milliseconds since a message was posted. */
  readonly maxAgeMs?: number | undefined;
  readonly maxMessages?: number | undefined;
  /** Bytes of contents and all around them, without indexes. */
  readonly maxBytes?: number | undefined;
}

/** How much is kept in all, and of each channel. @default everything */
export interface Retention extends RetentionLimits {
  readonly perChannel?: RetentionLimits | undefined;
}

/** Throws a {@link ValidationError} that names the faulty limit. */
export function checkRetention(retention: Retention): Retention {
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
