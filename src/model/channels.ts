import { MezonError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { Channel } from "./channel.js";
import type { ModelContext } from "./modelContext.js";
import type { CallOptions } from "./sendOptions.js";

/** The channels the client has met, and the way to meet others. */
export class Channels {
  readonly #context: ModelContext;
  readonly #known = new Map<string, Channel>();
  readonly #fetching = new Map<string, Promise<Channel>>();
  readonly #limit: number;

  /**
   * @param context What channels act through.
   * @param limit Channels to remember; the ones not used for longest go first.
   */
  constructor(context: ModelContext, limit: number) {
    this.#context = context;
    this.#limit = limit;
  }

  /** Channels in memory. */
  get size(): number {
    return this.#known.size;
  }

  /** A channel that was fetched before; `undefined` when it was not. */
  get(id: string): Channel | undefined {
    const channel = this.#known.get(id);
    if (channel !== undefined) this.#remember(channel);
    return channel;
  }

  /**
   * A channel by its id, from memory or from the server; several asks at once
   * are one call. Rejects with `ValidationError` for what is no id, `MezonError`
   * (`not_found`) when there is none, or as any call does.
   */
  async fetch(id: string, options: CallOptions = {}): Promise<Channel> {
    requireId(id, "channelId");
    const known = this.get(id);
    if (known !== undefined) return known;
    // A call that its asker may abort is not shared with others.
    if (options.signal !== undefined || options.timeoutMs !== undefined) return this.#ask(id, options);
    let fetching = this.#fetching.get(id);
    if (fetching === undefined) {
      fetching = this.#ask(id, options).finally(() => this.#fetching.delete(id));
      this.#fetching.set(id, fetching);
    }
    return fetching;
  }

  /** Forgets everything, as at the end of a login. */
  clear(): void {
    this.#known.clear();
  }

  async #ask(id: string, options: CallOptions): Promise<Channel> {
    const wire = await this.#context.rpc.listChannelDetail({ channelId: id }, options);
    if (wire.channelId === "0") {
      throw new MezonError("not_found", `there is no channel ${id}, or it is not visible to this account`);
    }
    const channel = new Channel(wire, this.#context);
    this.#remember(channel);
    return channel;
  }

  #remember(channel: Channel): void {
    this.#known.delete(channel.id);
    this.#known.set(channel.id, channel);
    if (this.#known.size <= this.#limit) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
