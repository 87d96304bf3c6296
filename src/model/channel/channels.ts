import { CallStatus, ChannelType } from "../../../generated/constants.js";
import { createChannelDescription } from "../../../generated/mezon/api/channel_codec.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import { MezonError } from "../../core/errors.js";
import { optionalId, requireId } from "../../core/ids.js";
import { eachNumbered } from "../../core/pages.js";
import type { Changes } from "../../core/patched.js";
import { RequestError } from "../../core/requestError.js";
import { requireCallOptions } from "../../core/requireWaitOptions.js";
import { SharedCalls } from "../../core/sharedCalls.js";
import { type CallOptions, callOptions, sharedCall, sharedWait } from "../message/sendOptions.js";
import { channelTypeOfMode, type MessageTarget } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";
import type { Channel } from "./channel.js";
import { channelFrom } from "./channelKinds.js";
import { ChannelMessages } from "./channelMessages.js";
import { DirectChannel } from "./directChannel.js";
import { KnownPolls } from "./knownPolls.js";

const PAGE = 500;
/** Largest number of removed channels to remember. */
const GONE = 1_000;

/** Where messages of a channel go, according to an event. */
type EventChannel = Pick<MessageTarget, "clanId" | "mode" | "isPublic"> & { readonly name?: string | undefined };

/** The channels that the client knows, and methods to fetch others. */
export class Channels {
  readonly #context: ModelContext;
  readonly #known: BoundedMap<string, Channel>;
  readonly #fetching = new SharedCalls<Channel>();
  /** Partial channels: an event named them, and the server has not described them yet. */
  readonly #partial: BoundedMap<string, Channel>;
  /** Ids of removed channels: earlier events must not add them again. */
  readonly #gone = new BoundedMap<string, true>(GONE);
  /** @internal */
  readonly polls = new KnownPolls();

  /**
   * @param context Used by the channels to act.
   * @param limit Largest number of channels in memory; the least recently used are dropped first.
   */
  constructor(context: ModelContext, limit: number) {
    this.#context = context;
    this.#known = new BoundedMap(limit);
    this.#partial = new BoundedMap(limit);
  }

  /** Number of channels in memory, without partial ones. */
  get size(): number {
    return this.#known.size;
  }

  /** Returns a channel that is known or in which a message was received; `undefined` for any other. */
  get(id: string): Channel | undefined {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const partial = this.#findPartial(id);
    return partial?.knowledge === "place" ? partial : undefined;
  }

  /**
   * Returns a channel that the server has described.
   *
   * @internal
   */
  described(id: string): Channel | undefined {
    return this.#known.get(id);
  }

  /**
   * Returns the object of a channel that an event named, known or not, with where its messages go if the event said
   * that.
   *
   * @internal
   */
  handle(id: string, place?: EventChannel): Channel {
    return (
      this.#known.get(id) ?? (place === undefined ? this.#findPartial(id) : undefined) ?? this.#partialOf(id, place)
    );
  }

  /**
   * Returns a channel by its id, from memory or from the server. Calls for the same channel at the same time share one
   * request. Rejects with `ValidationError` if the id is malformed, `MezonError` (`not_found`) if there is no such
   * channel, or as any call does.
   */
  async fetch(id: string, options: CallOptions = {}): Promise<Channel> {
    requireId(id, "channelId");
    requireCallOptions(options);
    const known = this.described(id);
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
    const channel = this.#fromPartial(wire) ?? channelFrom(wire, this.#context);
    this.#gone.delete(channel.id);
    this.#known.set(channel.id, channel);
    return channel;
  }

  /**
   * Removes a deleted channel and the threads under it. Waits for events there end.
   *
   * @internal
   */
  remove(id: string): void {
    this.#context.waiting.placeGone(id, "channel");
    this.#drop(id);
    for (const channel of [...this.#known.values()]) if (channel.parentId === id) this.#drop(channel.id);
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
      this.remove(id);
      return false;
    }
  }

  /** @internal */
  removeClan(clanId: string): void {
    for (const channel of [...this.#known.values(), ...this.#partial.values()])
      if (channel.clanId === clanId) this.#drop(channel.id);
  }

  /**
   * Updates a channel if it is known.
   *
   * @internal
   */
  patch({ id }: Pick<Channel, "id">, changes: Changes<ChannelDescription>): void {
    (this.#known.peek(id) ?? this.#partial.peek(id))?.patch(changes);
  }

  /**
   * Removes everything, at the end of a login.
   *
   * @internal
   */
  clear(): void {
    this.polls.clear();
    this.#known.clear();
    this.#partial.clear();
    this.#gone.clear();
  }

  #drop(id: string): void {
    this.#known.delete(id);
    this.#partial.delete(id);
    this.#gone.set(id, true);
  }

  /** Returns a partial channel, as far as events described it. */
  #findPartial(id: string): Channel | undefined {
    const partial = this.#partial.get(id);
    if (partial?.knowledge === "place") return partial;
    const message = this.#gone.peek(id) === true ? undefined : this.#context.history.anyIn(id);
    if (message === undefined || !this.#isVisible(optionalId(message.clanId))) return partial;
    const { clanId, mode, isPublic, channelLabel: name } = message;
    return this.#partialOf(id, { clanId: optionalId(clanId), mode, isPublic, name });
  }

  #isVisible(clanId: string | undefined): boolean {
    return clanId === undefined || this.#context.clans.get(clanId) !== undefined;
  }

  #partialOf(id: string, place: EventChannel | undefined): Channel {
    const known = this.#partial.get(id);
    const news = place && descriptionOf(place);
    const isMore = news !== undefined && known?.knowledge === "id";
    if (known !== undefined && (news === undefined || known.type === news.type)) {
      if (isMore) known.patchPartial(news, "place");
      return known;
    }
    const wire = { ...createChannelDescription(), ...news, channelId: id };
    const channel = channelFrom(wire, this.#context, place === undefined ? "id" : "place");
    this.#partial.set(id, channel);
    return channel;
  }

  /** A partial channel stays the same object, if it has the right class. */
  #fromPartial(wire: ChannelDescription): Channel | undefined {
    const partial = this.#partial.peek(wire.channelId);
    if (partial === undefined) return undefined;
    this.#partial.delete(wire.channelId);
    partial.patchPartial(wire, "description");
    return partial.constructor === channelFrom(wire, this.#context).constructor ? partial : undefined;
  }

  async #ask(id: string, options: CallOptions): Promise<Channel> {
    const wire = await this.#context.rpc.listChannelDetail({ channelId: id }, options);
    if (wire.channelId === "0") {
      throw new MezonError("not_found", `there is no channel ${id}, or it is not visible to this account`);
    }
    return this.upsert(wire);
  }
}

function descriptionOf({
  clanId,
  mode,
  isPublic,
  name = "",
}: EventChannel): Partial<ChannelDescription> & { type: number } {
  return {
    ...{ clanId: clanId ?? "0", channelLabel: name },
    type: channelTypeOfMode(mode),
    channelPrivate: isPublic ? 0 : 1,
  };
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
