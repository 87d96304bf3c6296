import type { FaultFrequency } from "./faultRule.js";

/** Frames the sandbox writes: what is pushed, or what answers a request. */
export type FrameKind = "push" | "answer";

/** What becomes of a frame that a fault strikes. */
export type FrameFaultEffect =
  /** Never written: a lost acknowledgement, say. */
  | { readonly kind: "drop" }
  /** Written later. Broadcaster keep their order and wait behind a late one; answers are overtaken. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Written twice. */
  | { readonly kind: "duplicate" }
  /** Written without its last byte, so that it cannot be read. */
  | { readonly kind: "truncate" }
  /** Random bytes of the same length are written before it. */
  | { readonly kind: "garbage" };

/** A fault of the frames that leave the sandbox over sockets. */
export type FrameFault = FrameFaultEffect &
  FaultFrequency & {
    /** Which frames; both kinds by default. */
    readonly of?: FrameKind | undefined;
  };
