import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import { optionalId } from "../../core/ids.js";
import { type Changes, patched } from "../../core/patched.js";
import type { Clan } from "../clan/clan.js";
import { type MessageTarget, modeOfChannelType } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";

const WEB_APP = "https://mezon.ai/chat";

/**
 * How much is known of a channel: what the server describes; where messages go, as an event said it; or its id alone.
 */
export type ChannelKnowledge = "description" | "place" | "id";

/** What is known of a channel. */
export abstract class ChannelView implements MessageTarget {
  readonly id: string;
  readonly topicId = undefined;
  protected readonly context: ModelContext;
  #wire: ChannelDescription;
  #knowledge: ChannelKnowledge;

  /** @internal */
  constructor(wire: ChannelDescription, context: ModelContext, knowledge: ChannelKnowledge = "description") {
    this.id = wire.channelId;
    this.#wire = wire;
    this.#knowledge = knowledge;
    this.context = context;
  }

  /** The channel as the server last described it; for a partial one, the fields that an event contained. */
  get wire(): ChannelDescription {
    return this.#wire;
  }

  /** The same as `id`: a channel is itself a {@link MessageTarget}. */
  get channelId(): string {
    return this.id;
  }

  /** True until the server has described the channel: `fetch()` requests that. */
  get isPartial(): boolean {
    return this.#knowledge !== "description";
  }

  /** `undefined` for direct and group conversations, and for a partial channel of which only the id is known. */
  get clanId(): string | undefined {
    return optionalId(this.#wire.clanId);
  }

  /** The clan; `undefined` if there is no `clanId`. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.context.clans.handle(this.clanId);
  }

  /** `undefined` while the channel is partial and no event has contained it. */
  get name(): string | undefined {
    const { channelLabel } = this.#wire;
    return channelLabel === "" && this.isPartial ? undefined : channelLabel;
  }

  /** Returns the name, for texts: see `mentioning` for mentions. */
  toString(): string {
    return this.name ?? this.id;
  }

  /** A value of `ChannelType`; newer servers may send other values. */
  get type(): number {
    return this.#wire.type;
  }

  get mode(): number {
    return modeOfChannelType(this.type);
  }

  /** False for private channels; also for conversations, whatever their flag is. */
  get isPublic(): boolean {
    return this.#wire.channelPrivate === 0 && this.clanId !== undefined;
  }

  /** The channel above a thread. */
  get parentId(): string | undefined {
    return optionalId(this.#wire.parentId);
  }

  get categoryId(): string | undefined {
    return optionalId(this.#wire.categoryId);
  }

  /** The subject of the channel; "" if there is none. */
  get topic(): string {
    return this.#wire.topic;
  }

  /** Address of the channel in the web app; `undefined` while only its id is known. */
  get url(): string | undefined {
    if (this.#knowledge === "id") return undefined;
    return this.clanId === undefined
      ? `${WEB_APP}/direct/message/${this.id}/${this.type}`
      : `${WEB_APP}/clans/${this.clanId}/channels/${this.id}`;
  }

  /**
   * Updates what is known of the channel with fields that the server sent.
   *
   * @internal
   */
  patch(changes: Changes<ChannelDescription>): void {
    this.#wire = patched(this.#wire, changes);
  }

  /**
   * Adds to what is known of a partial channel: where its messages go, or the server's full description.
   *
   * @internal
   */
  patchPartial(news: Partial<ChannelDescription>, knowledge: ChannelKnowledge): void {
    this.patch(news);
    this.#knowledge = knowledge;
  }

  /**
   * How much is known of the channel.
   *
   * @internal
   */
  get knowledge(): ChannelKnowledge {
    return this.#knowledge;
  }
}
