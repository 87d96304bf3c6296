import { BoundedMap } from "../../core/boundedMap.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { Context } from "../context/context.js";

/** How often a command may be run. */
export interface CooldownOptions {
  /** Whose runs count together. @default "user" */
  readonly per?: "user" | "channel" | "clan" | "everybody" | undefined;
  /** Milliseconds in which it may be run `uses` times. */
  readonly ms: number;
  /** @default 1 */
  readonly uses?: number | undefined;
}

const OPTIONS: KeysOf<CooldownOptions> = { per: true, ms: true, uses: true };
const PER: readonly string[] = ["user", "channel", "clan", "everybody"] satisfies CooldownOptions["per"][];

/** @throws {ValidationError} that names the wrong option. */
export function checkCooldown(cooldown: CooldownOptions): void {
  requireOptions(cooldown, OPTIONS, { path: "cooldown" });
  const { per = "user", ms, uses = 1 } = cooldown;
  if (!PER.includes(per)) throw new ValidationError("cooldown.per", `must be one of ${PER.join(", ")}`);
  if (!(typeof ms === "number" && ms > 0))
    throw new ValidationError("cooldown.ms", "must be a number of milliseconds above 0");
  if (!(Number.isInteger(uses) && uses >= 1))
    throw new ValidationError("cooldown.uses", "must be a whole number, 1 or more");
}

/** Whether a command may be run now: if not, for how long, and whether that was said before. */
export type CooldownResult =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly leftMs: number; readonly isFirst: boolean };

interface Window {
  /** When it began, in milliseconds since the epoch. */
  readonly since: number;
  used: number;
  wasSaid: boolean;
}

/** Keys that are remembered at most; those that began first are forgotten first. */
const LIMIT = 10_000;

/** Counts the runs of one command. */
export class Cooldown {
  readonly #options: CooldownOptions;
  readonly #windows = new BoundedMap<string, Window>(LIMIT);

  constructor(options: CooldownOptions) {
    this.#options = options;
  }

  /** Counts a run, if there may be one. @param now Milliseconds since the epoch. */
  use(ctx: Context, now: number): CooldownResult {
    const { ms, uses = 1 } = this.#options;
    const key = this.#keyOf(ctx);
    const window = this.#windows.peek(key);
    const passedMs = window === undefined ? ms : now - window.since;
    // A clock that was set back begins anew.
    if (window === undefined || passedMs >= ms || passedMs < 0) {
      // Drops the window that began first, if there are too many.
      this.#windows.set(key, { since: now, used: 1, wasSaid: false });
      return { allowed: true };
    }
    if (window.used < uses) {
      window.used += 1;
      return { allowed: true };
    }
    const isFirst = !window.wasSaid;
    window.wasSaid = true;
    return { allowed: false, leftMs: ms - passedMs, isFirst };
  }

  #keyOf({ userId, channelId, clanId }: Context): string {
    const { per = "user" } = this.#options;
    if (per === "user") return userId;
    if (per === "channel") return channelId;
    return per === "clan" ? (clanId ?? channelId) : "";
  }
}
