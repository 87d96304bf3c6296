import type { Address } from "../describe/session.js";
import type { Platform } from "../platform.js";

/** What the HTTP routes need. */
export interface ServiceContext {
  readonly platform: Platform;
  readonly address: Address;
  /** The app that may log in. */
  readonly app: { readonly botId: string; readonly token: string };
}
