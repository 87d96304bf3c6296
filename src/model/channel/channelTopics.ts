import type { SdTopic } from "../../../generated/mezon/api/thread_pb.js";
import { requireId } from "../../core/ids.js";
import { eachNumbered } from "../../core/pages.js";
import { type CallOptions, callOptions } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import type { Channel } from "./channel.js";

const PAGE = 100;

/** The topics under messages of a channel. To post in one, pass its id: `channel.send(text, { topicId })`. */
export class ChannelTopics {
  readonly #channel: Channel;
  readonly #context: ModelContext;

  constructor(channel: Channel, context: ModelContext) {
    this.#channel = channel;
    this.#context = context;
  }

  /** Creates a topic under a message. */
  async create(messageId: string, options: CallOptions = {}): Promise<SdTopic> {
    requireId(messageId, "messageId");
    const given = callOptions(options);
    return this.#context.rpc.createSdTopic({ ...(await this.#channel.ids(given)), messageId }, given);
  }

  async fetch(topicId: string, options: CallOptions = {}): Promise<SdTopic> {
    return this.#context.rpc.getTopicDetail({ topicId: requireId(topicId, "topicId") }, options);
  }

  /** Yields the topics of this channel. The server lists those of the whole clan. */
  list(options: CallOptions = {}): AsyncGenerator<SdTopic, void, undefined> {
    return this.#list(callOptions(options));
  }

  async *#list(options: CallOptions): AsyncGenerator<SdTopic, void, undefined> {
    const { channelId: id, clanId } = await this.#channel.ids(options);
    const topics = eachNumbered(
      async (page) => (await this.#context.rpc.listSdTopic({ clanId, limit: PAGE, page }, options)).topics,
      { idOf: (topic) => topic.id, size: PAGE },
    );
    for await (const topic of topics) if (topic.channelId === id) yield topic;
  }

  async delete(topicId: string, options: CallOptions = {}): Promise<void> {
    const id = requireId(topicId, "topicId");
    const given = callOptions(options);
    await this.#context.rpc.deleteSdTopic({ ...(await this.#channel.ids(given)), id }, given);
  }
}
