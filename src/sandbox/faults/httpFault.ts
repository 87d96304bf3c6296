import type { FaultFrequency } from "./faultRule.js";
import type { EffectKeys } from "./faultShape.js";

/** Effects of a fault on an HTTP request. */
export type HttpFaultEffect =
  /** Refused with a status, before anything is carried out. `retryAfter` is the header's value. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfter?: string | number | undefined;
      readonly body?: string | Uint8Array | undefined;
      /** Media type of the body, such as `text/html` for a page of a proxy. */
      readonly contentType?: string | undefined;
    }
  /** Carried out after a delay. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Read, and never answered. */
  | { readonly kind: "hang" }
  /** The connection is reset before anything is carried out. */
  | { readonly kind: "cut" }
  /** Carried out; the connection is reset instead of a response. */
  | { readonly kind: "lose" }
  /** Carried out; the connection is reset within the response. */
  | { readonly kind: "truncate" }
  /** Answered with status 200 and random bytes. */
  | { readonly kind: "garbage" };

/** The keys of each effect besides its kind. */
export const HTTP_EFFECTS: EffectKeys<HttpFaultEffect> = {
  status: { status: true, retryAfter: true, body: true, contentType: true },
  delay: { ms: true },
  ...{ hang: {}, cut: {}, lose: {}, truncate: {}, garbage: {} },
};

/** A fault of HTTP requests, including upgrades to a socket (path `/ws`), which support `status`, `hang` and `cut`. */
export type HttpFault = HttpFaultEffect &
  FaultFrequency & {
    /** Beginning of the path, such as `/mezon.api.Mezon/ListClanDescs`. @default every path */
    readonly path?: string | undefined;
  };
