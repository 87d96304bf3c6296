import { deleteTopic, openTopic, visibleTopic } from "../actions/topics.js";
import type { Topic } from "../state/topic.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** Topics: conversations under a message. */
export const topicHandlers = {
  createSdTopic: (request, context) => described(openTopic(context.platform, context.caller, request), context),

  getTopicDetail: ({ topicId }, context) => described(visibleTopic(context.platform, context.caller, topicId), context),

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

  deleteSdTopic: ({ id }, { platform, caller }) => deleteTopic(platform, caller, id),
} satisfies Handlers;

function described(topic: Topic, { platform }: CallContext) {
  const { messages } = platform.world;
  const last = messages.of(topic.channelId).findLast(({ topicId }) => topicId === topic.id);
  return {
    ...topic,
    content: messages.find(topic.messageId)?.body.content ?? "",
    lastSentMessage: last && { id: last.id, senderId: last.senderId, timestampSeconds: last.createTimeSeconds },
  };
}
