import type { FaultFrequency } from "./faultRule.js";
import type { EffectKeys } from "./faultShape.js";

/** Frames that the sandbox sends: pushes, or responses to requests. */
export type FrameKind = "push" | "answer";

/** Effects of a fault on a frame. */
export type FrameFaultEffect =
  /** Not sent, such as a lost acknowledgement. */
  | { readonly kind: "drop" }
  /** Sent later. Pushes keep their order and wait for a late one; responses may be overtaken. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Sent twice. */
  | { readonly kind: "duplicate" }
  /** Sent without its last byte, so that it cannot be decoded. */
  | { readonly kind: "truncate" }
  /** Random bytes of the same length are sent before it. */
  | { readonly kind: "garbage" };

/** The keys of each effect besides its kind. */
export const FRAME_EFFECTS: EffectKeys<FrameFaultEffect> = {
  ...{ drop: {}, delay: { ms: true }, duplicate: {}, truncate: {}, garbage: {} },
};

/** A fault of the frames that leave the sandbox over sockets. */
export type FrameFault = FrameFaultEffect &
  FaultFrequency & {
    /** Kind of frames. @default both kinds */
    readonly of?: FrameKind | undefined;
    /** Id of the person whose sockets receive the frames. @default everybody */
    readonly to?: string | undefined;
  };
