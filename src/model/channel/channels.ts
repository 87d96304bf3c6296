import { CallStatus, ChannelType } from "../../../generated/constants.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { MezonError, RequestError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { eachNumbered } from "../../core/pages.js";
import { SharedCalls } from "../../core/sharedCalls.js";
import { type CallOptions, callOptions, sharedCall, sharedWait } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { Channel } from "./channel.js";
import { channelFrom } from "./channelKinds.js";
import { ChannelMessages } from "./channelMessages.js";
import { DirectChannel } from "./directChannel.js";
import { KnownPolls } from "./knownPolls.js";

const PAGE = 500;

/** The channels the client has met, and the way to meet others. */
export class Channels {
  readonly #context: ModelContext;
  readonly #known: BoundedMap<string, Channel>;
  readonly #fetching = new SharedCalls<Channel>();
  /** @internal */
  readonly polls = new KnownPolls();

  /**
   * @param context What channels act through.
   * @param limit Channels to remember; the ones not used for longest go first.
   */
  constructor(context: ModelContext, limit: number) {
    this.#context = context;
    this.#known = new BoundedMap(limit);
  }

  /** Channels in memory. */
  get size(): number {
    return this.#known.size;
  }

  /** A channel that is known; `undefined` when it is not. */
  get(id: string): Channel | undefined {
    return this.#known.get(id);
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
    const waitOptions = sharedWait(`channel ${id}`, options, this.#context);
    return this.#fetching.run(id, waitOptions, (signal) => this.#ask(id, sharedCall(signal)));
  }

  /**
   * The messages of a channel by its id. Asks nothing of the server by itself: what is
   * stored can be read (`offline: true`) before or without a login.
   */
  messages(channelId: string): ChannelMessages {
    requireId(channelId, "channelId");
    return new ChannelMessages({ channelId, clanId: this.get(channelId)?.clanId }, this.#context);
  }

  /** Every channel the account sees, in every clan, and its conversations; one call. */
  list(options: CallOptions = {}): AsyncGenerator<Channel, void, undefined> {
    return this.#list(callOptions(options));
  }

  async *#list(options: CallOptions): AsyncGenerator<Channel, void, undefined> {
    const { channeldesc } = await this.#context.rpc.listChannelByUserId(options);
    for (const wire of channeldesc) yield this.upsert(wire);
  }

  /** The conversations of the account, direct and group ones, as far as they are open; asked for page by page. */
  listConversations(options: CallOptions = {}): AsyncGenerator<DirectChannel, void, undefined> {
    return this.#listConversations(callOptions(options));
  }

  async *#listConversations(options: CallOptions): AsyncGenerator<DirectChannel, void, undefined> {
    const conversations = eachNumbered(
      async (page) => {
        const request = { clanId: "0", channelType: ChannelType.Dm, state: 1, limit: PAGE, page };
        return (await this.#context.rpc.listChannelDescs(request, options)).channeldesc;
      },
      { idOf: (wire) => wire.channelId, size: PAGE },
    );
    for await (const wire of conversations) {
      const channel = this.upsert(wire);
      if (channel instanceof DirectChannel) yield channel;
    }
  }

  /**
   * The object of a channel that the server described, known from now on.
   *
   * @internal
   */
  upsert(wire: ChannelDescription): Channel {
    const known = this.#known.get(wire.channelId);
    if (known !== undefined && known.type === wire.type) {
      known.patch(wire);
      return known;
    }
    const channel = channelFrom(wire, this.#context);
    this.#known.set(channel.id, channel);
    return channel;
  }

  /**
   * A channel is gone, and the threads under it: what waits for something there ends.
   *
   * @internal
   */
  forget(id: string): void {
    this.#context.waiting.placeGone(id, "channel");
    this.#known.delete(id);
    for (const channel of [...this.#known.values()]) if (channel.parentId === id) this.#known.delete(channel.id);
  }

  /**
   * Asks whether a channel that is known is still to be seen; one that is not is forgotten.
   *
   * @internal
   */
  async check(id: string): Promise<boolean> {
    try {
      await this.#ask(id, {});
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.forget(id);
      return false;
    }
  }

  /** @internal */
  forgetClan(clanId: string): void {
    for (const channel of [...this.#known.values()]) if (channel.clanId === clanId) this.#known.delete(channel.id);
  }

  /**
   * Learns of a channel, where it is known.
   *
   * @internal
   */
  patch(wire: ChannelDescription): void {
    this.#known.peek(wire.channelId)?.patch(wire);
  }

  /**
   * Forgets everything, as at the end of a login.
   *
   * @internal
   */
  clear(): void {
    this.polls.clear();
    this.#known.clear();
  }

  async #ask(id: string, options: CallOptions): Promise<Channel> {
    const wire = await this.#context.rpc.listChannelDetail({ channelId: id }, options);
    if (wire.channelId === "0") {
      throw new MezonError("not_found", `there is no channel ${id}, or it is not visible to this account`);
    }
    return this.upsert(wire);
  }
}

/** The server's word that there is none, or none for this account; anything else that fails says nothing of it. */
function isRefusal(error: unknown): boolean {
  if (error instanceof RequestError)
    return error.serverCode === CallStatus.NotFound || error.serverCode === CallStatus.PermissionDenied;
  return error instanceof MezonError && error.code === "not_found";
}
