import type { ChannelJoin } from "../../generated/mezon/realtime/channel_pb.js";
import type { Init } from "../runtime/wire.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";

/** Channels that were joined by hand. They are joined again on the next connection. */
export class Subscriptions {
  readonly #joins = new Map<string, Init<ChannelJoin>>();
  readonly #limit: number;

  /** @param limit Largest number of joins to remember. The oldest are dropped first. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#joins.size;
  }

  /** Called with a request that the server has answered. */
  answered(payload: EnvelopePayload): void {
    if (payload.case === "channelJoin") this.#remember(payload.value);
    else if (payload.case === "channelLeave" && payload.value.channelId !== undefined)
      this.remove(payload.value.channelId);
  }

  remove(channelId: string): void {
    this.#joins.delete(channelId);
  }

  all(): readonly Init<ChannelJoin>[] {
    return [...this.#joins.values()];
  }

  ids(): readonly string[] {
    return [...this.#joins.keys()];
  }

  clear(): void {
    this.#joins.clear();
  }

  #remember(join: Init<ChannelJoin>): void {
    if (join.channelId === undefined) return;
    this.#joins.delete(join.channelId);
    this.#joins.set(join.channelId, join);
    if (this.#joins.size <= this.#limit) return;
    const [oldest] = this.#joins.keys();
    if (oldest !== undefined) this.#joins.delete(oldest);
  }
}
