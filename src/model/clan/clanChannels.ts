import { ChannelType } from "../../../generated/constants.js";
import { createChannelDescription } from "../../../generated/mezon/api/channel_codec.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { requireId } from "../../core/ids.js";
import { eachNumbered } from "../../core/pages.js";
import type { Channel } from "../channel/channel.js";
import { LoadedList } from "../loadedList.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { idOrNone, requireText, someIds } from "../require.js";
import type { Clan } from "./clan.js";

/** A channel to make. */
export interface NewChannel {
  readonly name: string;
  /** A value of `ChannelType`. @default a text channel */
  readonly type?: number;
  readonly categoryId?: string;
  /** The channel above a thread. */
  readonly parentId?: string;
  /** Seen by `memberIds` only. @default false */
  readonly isPrivate?: boolean;
  readonly memberIds?: readonly string[];
  /** The app that a channel of type 8 opens. */
  readonly appId?: string;
}

const PAGE = 500;

/** The channels of a clan: asked for when first needed, kept true by events from then on. */
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

  /** A channel of this clan, when it is known; `undefined` otherwise. */
  get(channelId: string): Channel | undefined {
    return this.loaded.known?.get(channelId) ?? this.#ofThisClan(this.#context.channels.get(channelId));
  }

  /** Every channel the account sees, threads left out. */
  list(options: CallOptions = {}): AsyncGenerator<Channel, void, undefined> {
    return this.loaded.each(callOptions(options));
  }

  /** The first channel of a name; `undefined` when there is none. */
  async find(name: string, options: CallOptions = {}): Promise<Channel | undefined> {
    return [...(await this.loaded.all(options)).values()].find((channel) => channel.name === name);
  }

  /** The threads under a channel. */
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

  /** What was archived. */
  async archived(options: CallOptions = {}): Promise<readonly Channel[]> {
    const { channeldesc } = await this.#context.rpc.listArchivedChannelDescs({ clanId: this.#clan.id }, options);
    return channeldesc.map((wire) => this.#context.channels.upsert(wire));
  }

  /** Ids of the account's favourites in this clan. */
  async favourites(options: CallOptions = {}): Promise<readonly string[]> {
    return (await this.#context.rpc.getListFavoriteChannel({ clanId: this.#clan.id }, options)).channelIds;
  }

  /** Makes a channel or a thread. Rejects with `ValidationError` for an empty name, `RequestError` when the server refuses. */
  async create(channel: NewChannel, options: CallOptions = {}): Promise<Channel> {
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
   * Learns of a channel what an event tells of it; the rest stays as it is known.
   *
   * @internal
   */
  upsertPartial(news: Partial<ChannelDescription> & Pick<ChannelDescription, "channelId" | "type">): Channel {
    const known = this.#context.channels.get(news.channelId)?.wire ?? createChannelDescription();
    return this.upsert({ ...known, ...news });
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
      // Whether the first page is 0 or 1 is not established: a page that repeats the one before adds nothing.
      { idOf: (wire) => wire.channelId, size: PAGE, first: 0 },
    );
    for await (const wire of channels) yield this.#context.channels.upsert(wire);
  }

  #ofThisClan(channel: Channel | undefined): Channel | undefined {
    return channel?.clanId === this.#clan.id ? channel : undefined;
  }
}
