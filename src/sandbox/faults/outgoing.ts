import type { FaultRules } from "./faultRule.js";
import type { FrameFault, FrameKind } from "./frameFault.js";
import type { LateWork } from "./lateWork.js";
import type { SeededRandom } from "./seededRandom.js";

/** The parts that faults of frames use. */
export interface FrameFaults {
  readonly rules: FaultRules<FrameFault>;
  readonly late: LateWork;
  readonly random: SeededRandom;
}

type Frames = readonly (Uint8Array | string)[];

/** The frames sent to one socket, changed by faults. */
export class Outgoing {
  readonly #faults: FrameFaults;
  readonly #personId: string;
  readonly #write: (frame: Uint8Array | string) => void;
  /** Pushes that wait for a late one. */
  #waiting: (Uint8Array | string)[] | undefined;

  /** @param personId Id of the socket's owner. */
  constructor(faults: FrameFaults, personId: string, write: (frame: Uint8Array | string) => void) {
    this.#faults = faults;
    this.#personId = personId;
    this.#write = write;
  }

  /** Sends the frames of one push or one response. */
  send(kind: FrameKind, frames: Frames): void {
    const fault = this.#faults.rules.strike(
      ({ of = kind, to = this.#personId }) => of === kind && to === this.#personId,
    );
    if (fault === undefined) this.#pass(kind, frames);
    else this.#spoil(fault, kind, frames);
  }

  #spoil(fault: FrameFault, kind: FrameKind, frames: Frames): void {
    switch (fault.kind) {
      case "drop":
        return;
      case "delay":
        this.#delay(fault.ms, kind, frames);
        return;
      case "duplicate":
        this.#pass(kind, frames);
        this.#pass(kind, frames);
        return;
      case "truncate":
        this.#pass(kind, frames.map(withoutEnd));
        return;
      case "garbage":
        this.#pass(kind, [this.#faults.random.bytes(frames[0]?.length ?? 0), ...frames]);
    }
  }

  #delay(ms: number, kind: FrameKind, frames: Frames): void {
    if (kind === "answer") {
      this.#faults.late.after(ms, () => this.#writeAll(frames));
      return;
    }
    if (this.#waiting !== undefined) {
      this.#waiting.push(...frames);
      return;
    }
    const waiting = [...frames];
    this.#waiting = waiting;
    this.#faults.late.after(ms, () => {
      this.#waiting = undefined;
      this.#writeAll(waiting);
    });
  }

  #pass(kind: FrameKind, frames: Frames): void {
    if (kind === "push" && this.#waiting !== undefined) this.#waiting.push(...frames);
    else this.#writeAll(frames);
  }

  #writeAll(frames: Frames): void {
    for (const frame of frames) this.#write(frame);
  }
}

// Removes one byte only. A shorter frame might end where a field ends, and be a valid message with fewer fields.
function withoutEnd(frame: Uint8Array | string): Uint8Array | string {
  return frame.slice(0, -1);
}
