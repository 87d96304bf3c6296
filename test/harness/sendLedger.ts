import { type Channel, DeliveryUnknownError, TimeoutError } from "../../src/index.js";
import type { SandboxMessage } from "../../src/sandbox/index.js";

/** The reported outcome of a send: it is stored, it is not, or unknown. */
type Outcome = "pending" | "delivered" | "failed" | "unknown";

interface TrackedSend {
  readonly text: string;
  readonly channelId: string;
  outcome: Outcome;
  /** Result of `check()` when it was called, and the server's state then. */
  checked?: { readonly found: boolean; readonly stored: boolean };
}

export interface SendReport {
  readonly sends: number;
  /** Reported as stored. */
  readonly sendsDelivered: number;
  /** Not reported at all. */
  readonly sendsUnsettled: number;
  /** Reported as stored, but not stored. */
  readonly sendsFalselyDelivered: number;
  /** Reported as not stored, but stored. */
  readonly sendsFalselyRefused: number;
  /** Stored more than once. */
  readonly sendsDoubled: number;
  /** Stored before an earlier send to the same channel, with both reported as stored. */
  readonly sendsReordered: number;
}

/** Share of sends that must be delivered. */
const MOST = 0.9;

/** Sends wait as long as a client may be disconnected. */
const PATIENCE_MS = 20_000;

/** Number of attempts of `check()` while the connection comes and goes. */
const CHECKS = 20;

/** Sends, their reported outcomes, and what the server stores of them. Every text is sent once. */
export class SendLedger {
  readonly #stored: (channelId: string) => readonly SandboxMessage[];
  /** In the order in which they were made. */
  readonly #sends: TrackedSend[] = [];
  readonly #reasons = new Map<string, number>();
  readonly #checks = new Set<Promise<void>>();

  /** @param stored Returns the server's messages of a channel, in order. */
  constructor(stored: (channelId: string) => readonly SandboxMessage[]) {
    this.#stored = stored;
  }

  /** Sends a unique text to a channel. */
  send(channel: Channel): void {
    const send: TrackedSend = { text: `sent ${this.#sends.length}`, channelId: channel.id, outcome: "pending" };
    this.#sends.push(send);
    channel.send(send.text, { timeoutMs: PATIENCE_MS }).then(
      () => {
        send.outcome = "delivered";
      },
      (error: unknown) => {
        send.outcome = isUnknown(error) ? "unknown" : "failed";
        const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
        if (error instanceof DeliveryUnknownError) {
          const checking = this.#check(send, error);
          this.#checks.add(checking);
          void checking.finally(() => this.#checks.delete(checking));
        }
      },
    );
  }

  get unsettled(): number {
    return this.#sends.filter(({ outcome }) => outcome === "pending").length;
  }

  /** Returns why sends were not delivered, with the number of each reason. */
  get reasons(): ReadonlyMap<string, number> {
    return this.#reasons;
  }

  /** Judges the sends, when the server has received everything. */
  async judge(): Promise<SendReport> {
    await Promise.all(this.#checks);
    const count = (outcome: Outcome): number => this.#sends.filter((send) => send.outcome === outcome).length;
    const places = this.#places();
    const timesStored = ({ text }: TrackedSend): number => places.get(text)?.length ?? 0;
    return {
      sends: this.#sends.length,
      sendsDelivered: count("delivered"),
      sendsUnsettled: count("pending"),
      sendsFalselyDelivered: this.#sends.filter(
        (send) => timesStored(send) === 0 && (send.outcome === "delivered" || send.checked?.found === true),
      ).length,
      sendsFalselyRefused: this.#sends.filter(
        (send) =>
          (timesStored(send) > 0 && send.outcome === "failed") ||
          (send.checked?.stored === true && !send.checked.found),
      ).length,
      sendsDoubled: this.#sends.filter((send) => timesStored(send) > 1).length,
      sendsReordered: this.#reordered(places),
    };
  }

  async #check(send: TrackedSend, error: DeliveryUnknownError): Promise<void> {
    for (let attempt = 0; attempt < CHECKS; attempt += 1) {
      const stored = this.#stored(send.channelId).some(({ text }) => text === send.text);
      try {
        const found = (await error.check?.()) !== undefined;
        send.checked = { found, stored };
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  /** By text, the position of a send in its channel. */
  #places(): ReadonlyMap<string, readonly number[]> {
    const places = new Map<string, number[]>();
    for (const channelId of new Set(this.#sends.map((send) => send.channelId)))
      for (const [index, { text }] of this.#stored(channelId).entries())
        places.set(text, [...(places.get(text) ?? []), index]);
    return places;
  }

  #reordered(places: ReadonlyMap<string, readonly number[]>): number {
    const furthest = new Map<string, number>();
    let reordered = 0;
    for (const { text, channelId, outcome } of this.#sends) {
      const [place] = places.get(text) ?? [];
      if (outcome !== "delivered" || place === undefined) continue;
      if (place < (furthest.get(channelId) ?? -1)) reordered += 1;
      else furthest.set(channelId, place);
    }
    return reordered;
  }
}

/** Whether enough sends were delivered, and every reported outcome is true. */
export function sendsAreSound(report: SendReport): boolean {
  const { sends, sendsDelivered, sendsUnsettled, sendsFalselyDelivered, sendsFalselyRefused } = report;
  const { sendsDoubled, sendsReordered } = report;
  const wrong = sendsUnsettled + sendsFalselyDelivered + sendsFalselyRefused + sendsDoubled + sendsReordered;
  return wrong === 0 && sendsDelivered >= MOST * sends;
}

function isUnknown(error: unknown): boolean {
  return error instanceof DeliveryUnknownError || (error instanceof TimeoutError && error.wasSent);
}
