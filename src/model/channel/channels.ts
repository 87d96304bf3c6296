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

/** The channels that the client knows, and methods to fetch others. */
export class Channels {
  readonly #context: ModelContext;
  readonly #known: BoundedMap<string, Channel>;
  readonly #fetching = new SharedCalls<Channel>();
  /** @internal */
  readonly polls = new KnownPolls();

  /**
   * @param context Used by the channels to act.
   * @param limit Largest number of channels in memory; the least recently used are dropped first.
   */
  constructor(context: ModelContext, limit: number) {
    this.#context = context;
    this.#known = new BoundedMap(limit);
  }

  /** Number of channels in memory. */
  get size(): number {
    return this.#known.size;
  }

  /** Returns a known channel; `undefined` for any other. */
  get(id: string): Channel | undefined {
    return this.#known.get(id);
  }

  /**
   * Returns a channel by its id, from memory or from the server. Calls for the same channel at the same time share one
   * request. Rejects with `ValidationError` if the id is malformed, `MezonError` (`not_found`) if there is no such
   * channel, or as any call does.
   */
  async fetch(id: string, options: CallOptions = {}): Promise<Channel> {
    requireId(id, "channelId");
    const known = this.get(id);
    if (known !== undefined) return known;
    const waitOptions = sharedWait(`channel ${id}`, options, this.#context);
    return this.#fetching.run(id, waitOptions, (signal) => this.#ask(id, sharedCall(signal)));
  }

  /**
   * Returns the messages of a channel by its id. Sends no request itself: stored messages can be read (`offline:
   * true`) before and without a login.
   */
  messages(channelId: string): ChannelMessages {
    requireId(channelId, "channelId");
    return new ChannelMessages({ channelId, clanId: this.get(channelId)?.clanId }, this.#context);
  }

  /** Yields every channel that the account can see in all clans, and its conversations. Takes one call. */
  list(options: CallOptions = {}): AsyncGenerator<Channel, void, undefined> {
    return this.#list(callOptions(options));
  }

  async *#list(options: CallOptions): AsyncGenerator<Channel, void, undefined> {
    const { channeldesc } = await this.#context.rpc.listChannelByUserId(options);
    for (const wire of channeldesc) yield this.upsert(wire);
  }

  /** Yields the open conversations of the account, direct and group ones; requests them page by page. */
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
   * Adds or updates a channel that the server described. Returns its object.
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
   * Removes a deleted channel and the threads under it. Waits for events there end.
   *
   * @internal
   */
  forget(id: string): void {
    this.#context.waiting.placeGone(id, "channel");
    this.#known.delete(id);
    for (const channel of [...this.#known.values()]) if (channel.parentId === id) this.#known.delete(channel.id);
  }

  /**
   * Asks the server whether a known channel is still visible to the account; removes it if not.
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
   * Updates a channel if it is known.
   *
   * @internal
   */
  patch(wire: ChannelDescription): void {
    this.#known.peek(wire.channelId)?.patch(wire);
  }

  /**
   * Removes everything, at the end of a login.
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

/**
 * Whether the server said that the channel does not exist, or not for this account. Other failures say nothing about
 * it.
 */
function isRefusal(error: unknown): boolean {
  if (error instanceof RequestError)
    return error.serverCode === CallStatus.NotFound || error.serverCode === CallStatus.PermissionDenied;
  return error instanceof MezonError && error.code === "not_found";
}
