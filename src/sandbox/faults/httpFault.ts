import type { FaultFrequency } from "./faultRule.js";

/** What becomes of an HTTP request that a fault strikes. */
export type HttpFaultEffect =
  /** Refused with a status, before anything is carried out. `retryAfter` is the header as it stands. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfter?: string | number | undefined;
      readonly body?: string | Uint8Array | undefined;
      /** Media type of the body: `text/html` for a page of something in front of the server, say. */
      readonly contentType?: string | undefined;
    }
  /** Carried out after a while. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Read, and never answered. */
  | { readonly kind: "hang" }
  /** The connection is reset before anything is carried out. */
  | { readonly kind: "cut" }
  /** Carried out; the connection is reset instead of the answer. */
  | { readonly kind: "lose" }
  /** Carried out; the connection is reset in the middle of the answer. */
  | { readonly kind: "truncate" }
  /** Answered with status 200 and random bytes. */
  | { readonly kind: "garbage" };

/** A fault of HTTP, upgrades to a socket (path `/ws`) included: those know `status`, `hang` and `cut`. */
export type HttpFault = HttpFaultEffect &
  FaultFrequency & {
    /** What the path begins with, such as `/mezon.api.Mezon/ListClanDescs`; every path by default. */
    readonly path?: string | undefined;
  };
