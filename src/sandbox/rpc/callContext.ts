import type { Subscriptions } from "../actions/posting.js";
import type { Address } from "../describe/address.js";
import type { Platform } from "../platform.js";
import { unauthenticated } from "../refusal.js";
import type { Person } from "../state/person.js";

/** The context of a call, besides the request. */
export class CallContext {
  readonly platform: Platform;
  readonly address: Address;
  /** The channels that the caller's socket has joined; `undefined` over HTTP, where channels cannot be joined. */
  readonly joined: Subscriptions | undefined;
  readonly #caller: Person | undefined;

  constructor(details: {
    readonly platform: Platform;
    readonly address: Address;
    readonly joined?: Subscriptions | undefined;
    /** `undefined` for a call that needs no session. */
    readonly caller: Person | undefined;
  }) {
    this.platform = details.platform;
    this.address = details.address;
    this.joined = details.joined;
    this.#caller = details.caller;
  }

  /** The caller. Refuses if nobody is logged in. */
  get caller(): Person {
    if (this.#caller === undefined) throw unauthenticated("this call needs a session's token");
    return this.#caller;
  }
}
