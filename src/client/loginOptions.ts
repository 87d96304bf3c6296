import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import { requireWaitOptions } from "../core/requireWaitOptions.js";

export interface LoginOptions {
  /** Aborts the login. All parts of the client are stopped. */
  readonly signal?: AbortSignal | undefined;
}

const LOGIN_OPTIONS: KeysOf<LoginOptions> = { signal: true };

/** @throws {ValidationError} for options that cannot be used. */
export function requireLoginOptions(options: LoginOptions): void {
  requireObject(options, "options", "an object such as { signal }");
  requireKnownKeys(options, LOGIN_OPTIONS);
  requireWaitOptions(options);
}
