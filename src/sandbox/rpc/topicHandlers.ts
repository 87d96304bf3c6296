import { requireChannelManager } from "../actions/permissions.js";
import type { Topic } from "../state/things.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** Topics: conversations under a message. */
export const topicHandlers = {
  createSdTopic: ({ messageId, channelId }, context) => {
    const { platform, caller } = context;
    const { world, pushes } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    const message = world.messages.get(channel.id, messageId);
    const [known] = world.topics.where((topic) => topic.messageId === message.id);
    if (known !== undefined) return described(known, context);
    const ids = { messageId: message.id, clanId: channel.clanId, channelId: channel.id };
    const createTimeSeconds = world.nowSeconds();
    const topic = world.topics.add({ id: world.newId(), creatorId: caller.id, ...ids, createTimeSeconds });
    pushes.toChannel(channel, { case: "sdTopicEvent", value: { ...ids, id: topic.id, userId: caller.id } });
    return described(topic, context);
  },

  getTopicDetail: ({ topicId }, context) => described(topicFor(context, topicId), context),

  listSdTopic: (request, context) => {
    const { world } = context.platform;
    const clan = world.clans.getFor(context.caller.id, request.clanId);
    const visible = world.topics.where(({ clanId, channelId }) => {
      const channel = world.channels.find(channelId);
      return clanId === clan.id && channel !== undefined && world.channels.canSee(context.caller.id, channel);
    });
    const topics = pageOf(visible, request).items.map((topic) => described(topic, context));
    return { count: visible.length, topics };
  },

  deleteSdTopic: ({ id }, context) => {
    const { platform, caller } = context;
    const topic = topicFor(context, id);
    const channel = platform.world.channels.getFor(caller.id, topic.channelId);
    if (topic.creatorId !== caller.id) requireChannelManager(platform, caller, channel);
    platform.world.topics.delete(topic.id);
  },
} satisfies Handlers;

function topicFor({ platform, caller }: CallContext, id: string): Topic {
  const topic = platform.world.topics.get(id);
  platform.world.channels.getFor(caller.id, topic.channelId);
  return topic;
}

function described(topic: Topic, { platform }: CallContext) {
  const { messages } = platform.world;
  const last = messages.of(topic.channelId).findLast(({ topicId }) => topicId === topic.id);
  return {
    ...topic,
    content: messages.find(topic.messageId)?.body.content ?? "",
    ...(last === undefined
      ? {}
      : { lastSentMessage: { id: last.id, senderId: last.senderId, timestampSeconds: last.createTimeSeconds } }),
  };
}
