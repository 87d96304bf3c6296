import { ChannelType } from "../../../generated/constants.js";
import { createChannelDescription } from "../../../generated/mezon/api/channel_codec.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { requireId } from "../../core/ids.js";
import { eachNumbered } from "../../core/pages.js";
import { type Changes, patched } from "../../core/patched.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { Channel } from "../channel/channel.js";
import { LoadedList } from "../loadedList.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireText, someIds } from "../require.js";
import type { Clan } from "./clan.js";

/** A channel to create. */
export interface NewChannel {
  readonly name: string;
  /** A value of `ChannelType`. @default a text channel */
  readonly type?: number | undefined;
  readonly categoryId?: string | undefined;
  /** The channel above a thread. */
  readonly parentId?: string | undefined;
  /** Whether only `memberIds` can see it. @default false */
  readonly isPrivate?: boolean | undefined;
  readonly memberIds?: readonly string[] | undefined;
  /** The app that a channel of type 8 opens. */
  readonly appId?: string | undefined;
}

const PAGE = 500;

const NEW_CHANNEL: KeysOf<NewChannel> = {
  ...{ name: true, type: true, categoryId: true, parentId: true, isPrivate: true, memberIds: true, appId: true },
};

/** The channels of a clan. They are fetched when first needed; after that, events keep them current. */
export class ClanChannels {
  readonly #clan: Clan;
  readonly #context: ModelContext;
  /** @internal */
  readonly loaded: LoadedList<Channel>;

  constructor(clan: Clan, context: ModelContext) {
    this.#clan = clan;
    this.#context = context;
    this.loaded = new LoadedList("the channels of a clan", context, async (options) => {
      const channels = new Map<string, Channel>();
      for await (const channel of this.#ask(options)) channels.set(channel.id, channel);
      return channels;
    });
  }

  /** Returns a known channel of this clan; `undefined` for any other. */
  get(channelId: string): Channel | undefined {
    return this.loaded.cached?.get(channelId) ?? this.#ofThisClan(this.#context.channels.get(channelId));
  }

  /** Yields every channel that the account can see, without threads. */
  list(options: CallOptions = {}): AsyncGenerator<Channel, void, undefined> {
    return this.loaded.each(callOptions(options));
  }

  /** Returns the first channel with a name; `undefined` if there is none. */
  async find(name: string, options: CallOptions = {}): Promise<Channel | undefined> {
    return [...(await this.loaded.all(options)).values()].find((channel) => channel.name === name);
  }

  /** Yields the threads under a channel. */
  threads(channelId: string, options: CallOptions = {}): AsyncGenerator<Channel, void, undefined> {
    return this.#threads(channelId, callOptions(options));
  }

  async *#threads(channelId: string, options: CallOptions): AsyncGenerator<Channel, void, undefined> {
    requireId(channelId, "channelId");
    const threads = eachNumbered(
      async (page) => {
        const request = { clanId: this.#clan.id, channelId, limit: PAGE, page };
        return (await this.#context.rpc.listThreadDescs(request, options)).channeldesc;
      },
      { idOf: (wire) => wire.channelId, size: PAGE },
    );
    for await (const wire of threads) yield this.#context.channels.upsert(wire);
  }

  /** Returns the archived channels. */
  async archived(options: CallOptions = {}): Promise<readonly Channel[]> {
    const { channeldesc } = await this.#context.rpc.listArchivedChannelDescs({ clanId: this.#clan.id }, options);
    return channeldesc.map((wire) => this.#context.channels.upsert(wire));
  }

  /** Ids of the account's favourites in this clan. */
  async favourites(options: CallOptions = {}): Promise<readonly string[]> {
    return (await this.#context.rpc.getListFavoriteChannel({ clanId: this.#clan.id }, options)).channelIds;
  }

  /**
   * Creates a channel or a thread. Rejects with `ValidationError` for an empty name, `RequestError` if the server
   * refuses.
   */
  async create(channel: NewChannel, options: CallOptions = {}): Promise<Channel> {
    requireOptions(channel, NEW_CHANNEL, { path: "channel", instead: { label: "name", channelLabel: "name" } });
    const { name, type = ChannelType.Channel, isPrivate = false } = channel;
    const wire = await this.#context.rpc.createChannelDesc(
      {
        clanId: this.#clan.id,
        channelLabel: requireText(name, "name"),
        type,
        categoryId: idOrNone(channel.categoryId, "categoryId"),
        parentId: idOrNone(channel.parentId, "parentId"),
        channelPrivate: Number(isPrivate),
        userIds: someIds(channel.memberIds, "memberIds"),
        appId: idOrNone(channel.appId, "appId"),
      },
      options,
    );
    return this.upsert(wire);
  }

  /**
   * Updates a channel with the fields that an event sent; omitted fields keep their value.
   *
   * @internal
   */
  upsertPartial(changes: Changes<ChannelDescription> & Pick<ChannelDescription, "channelId" | "type">): Channel {
    const known = this.#context.channels.described(changes.channelId)?.wire ?? createChannelDescription();
    return this.upsert(patched(known, changes));
  }

  /** @internal */
  upsert(wire: ChannelDescription): Channel {
    const channel = this.#context.channels.upsert(wire);
    if (channel.type !== ChannelType.Thread) this.loaded.set(channel.id, channel);
    return channel;
  }

  async *#ask(options: CallOptions): AsyncGenerator<Channel, void, undefined> {
    const channels = eachNumbered(
      async (page) => {
        const request = { clanId: this.#clan.id, channelType: ChannelType.Channel, state: 1, limit: PAGE, page };
        return (await this.#context.rpc.listChannelDescs(request, options)).channeldesc;
      },
      // It is not established whether the first page is 0 or 1: a page that repeats the one before adds nothing.
      { idOf: (wire) => wire.channelId, size: PAGE, first: 0 },
    );
    for await (const wire of channels) yield this.#context.channels.upsert(wire);
  }

  #ofThisClan(channel: Channel | undefined): Channel | undefined {
    return channel?.clanId === this.#clan.id ? channel : undefined;
  }
}
