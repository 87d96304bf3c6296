import { ChannelType } from "../../../generated/constants.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { requireId } from "../../core/ids.js";
import type { Channel } from "../channel/channel.js";
import { LoadedList } from "../loadedList.js";
import type { ModelContext } from "../modelContext.js";
import { requireText } from "../require.js";
import type { CallOptions } from "../sendOptions.js";
import type { Clan } from "./clan.js";

/** A channel to make. */
export interface NewChannel {
  readonly name: string;
  /** A value of `ChannelType`. Default: a text channel. */
  readonly type?: number;
  readonly categoryId?: string;
  /** The channel above a thread. */
  readonly parentId?: string;
  /** Seen by `memberIds` only. Default false. */
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
    this.loaded = new LoadedList(async () => {
      const channels = new Map<string, Channel>();
      for await (const channel of this.#ask({})) channels.set(channel.id, channel);
      return channels;
    });
  }

  /** A channel of this clan, when it is known; `undefined` otherwise. */
  get(channelId: string): Channel | undefined {
    return this.loaded.known?.get(channelId) ?? this.#ofThisClan(this.#context.channels.get(channelId));
  }

  /** Every channel the account sees, threads left out. */
  async *list(): AsyncGenerator<Channel, void, undefined> {
    yield* (await this.loaded.all()).values();
  }

  /** The first channel of a name; `undefined` when there is none. */
  async find(name: string): Promise<Channel | undefined> {
    return [...(await this.loaded.all()).values()].find((channel) => channel.name === name);
  }

  /** The threads under a channel. */
  async *threads(channelId: string, options: CallOptions = {}): AsyncGenerator<Channel, void, undefined> {
    for (let page = 1; ; page += 1) {
      const request = { clanId: this.#clan.id, channelId: requireId(channelId, "channelId"), limit: PAGE, page };
      const { channeldesc } = await this.#context.rpc.listThreadDescs(request, options);
      for (const wire of channeldesc) yield this.#context.channels.adopt(wire);
      if (channeldesc.length < PAGE) return;
    }
  }

  /** What was archived. */
  async archived(options: CallOptions = {}): Promise<readonly Channel[]> {
    const { channeldesc } = await this.#context.rpc.listArchivedChannelDescs({ clanId: this.#clan.id }, options);
    return channeldesc.map((wire) => this.#context.channels.adopt(wire));
  }

  /** Ids of the account's favourites in this clan. */
  async favourites(options: CallOptions = {}): Promise<readonly string[]> {
    return (await this.#context.rpc.getListFavoriteChannel({ clanId: this.#clan.id }, options)).channelIds;
  }

  /** Makes a channel or a thread. Rejects with `ValidationError` for an empty name, `RpcError` when the server refuses. */
  async create(channel: NewChannel, options: CallOptions = {}): Promise<Channel> {
    const { name, type = ChannelType.Channel, categoryId = "0", parentId = "0", isPrivate = false } = channel;
    const wire = await this.#context.rpc.createChannelDesc(
      {
        clanId: this.#clan.id,
        channelLabel: requireText(name, "name"),
        ...{ type, categoryId, parentId },
        channelPrivate: Number(isPrivate),
        userIds: [...(channel.memberIds ?? [])],
        appId: channel.appId ?? "0",
      },
      options,
    );
    return this.learn(wire);
  }

  /** @internal */
  learn(wire: ChannelDescription): Channel {
    const channel = this.#context.channels.adopt(wire);
    if (channel.type !== ChannelType.Thread) this.loaded.set(channel.id, channel);
    return channel;
  }

  async *#ask(options: CallOptions): AsyncGenerator<Channel, void, undefined> {
    const seen = new Set<string>();
    // Whether the first page is 0 or 1 is not established: a page that repeats the one before adds nothing.
    for (let page = 0; ; page += 1) {
      const request = { clanId: this.#clan.id, channelType: ChannelType.Channel, state: 1, limit: PAGE, page };
      const { channeldesc } = await this.#context.rpc.listChannelDescs(request, options);
      const fresh = channeldesc.filter(({ channelId }) => !seen.has(channelId));
      for (const wire of fresh) {
        seen.add(wire.channelId);
        yield this.#context.channels.adopt(wire);
      }
      if (channeldesc.length < PAGE || (page > 1 && fresh.length === 0)) return;
    }
  }

  #ofThisClan(channel: Channel | undefined): Channel | undefined {
    return channel?.clanId === this.#clan.id ? channel : undefined;
  }
}
