import type { Platform } from "../platform.js";
import type { MessageTarget } from "../state/message.js";
import type { Person } from "../state/person.js";
import type { Topic } from "../state/topic.js";
import { requireChannelManager } from "./permissions.js";

/**
 * Opens a topic under a message and notifies those who can see the channel. Returns the existing one if there is one.
 */
export function openTopic({ world, broadcaster }: Platform, person: Person, target: MessageTarget): Topic {
  const channel = world.channels.getFor(person.id, target.channelId);
  const message = world.messages.get(channel.id, target.messageId);
  const [known] = world.topics.where((topic) => topic.messageId === message.id);
  if (known !== undefined) return known;
  const ids = { messageId: message.id, clanId: channel.clanId, channelId: channel.id };
  const times = { createTimeSeconds: world.nowSeconds() };
  const topic = world.topics.add({ id: world.newId(), creatorId: person.id, ...ids, ...times });
  broadcaster.toChannel(channel, { case: "sdTopicEvent", value: { ...ids, id: topic.id, userId: person.id } });
  return topic;
}

/** Deletes a topic. Allowed for its creator and those who manage the channel. */
export function deleteTopic(platform: Platform, person: Person, id: string): void {
  const { world } = platform;
  const topic = visibleTopic(platform, person, id);
  if (topic.creatorId !== person.id) requireChannelManager(platform, person, world.channels.get(topic.channelId));
  world.topics.delete(topic.id);
}

/** Returns a topic of a channel that the person can see. */
export function visibleTopic({ world }: Platform, person: Person, id: string): Topic {
  const topic = world.topics.get(id);
  world.channels.getFor(person.id, topic.channelId);
  return topic;
}
