import { causesOf, codeOf } from "../../core/causes.js";
import { toError } from "../../core/errors.js";
import { Secrets } from "../../core/secrets.js";

/** What came of one step. */
export interface Finding {
  readonly step: string;
  readonly state: "ok" | "failed" | "skipped";
  readonly detail: string;
  /** What to do. */
  readonly advice?: string | undefined;
}

/** Milliseconds for one exchange. */
export const LIMIT_MS = 10_000;

/**
 * Runs a step. What it rejects with is a finding, without secrets.
 *
 * @param advice What to do, or a function that returns it for the code of an error, such as `ECONNREFUSED`.
 */
export async function attempt(
  step: string,
  work: () => Promise<string>,
  advice: string | ((codes: readonly string[]) => string),
): Promise<Finding> {
  try {
    return { step, state: "ok", detail: await work() };
  } catch (error) {
    const { message, cause } = toError(error);
    const { hide } = new Secrets(process.env["MEZON_TOKEN"] ?? "");
    const because = cause instanceof Error && !message.includes(cause.message) ? `: ${cause.message}` : "";
    const codes = causesOf(error).flatMap((each) => codeOf(each) ?? []);
    const text = typeof advice === "string" ? advice : advice(codes);
    return { step, state: "failed", detail: hide(`${message}${because}`), advice: text };
  }
}

/** Returns that a step was not tried, and why. */
export function skipped(step: string, detail: string): Finding {
  return { step, state: "skipped", detail };
}
