import type { Channel, Message, MezonClient } from "../../src/index.js";
import type { ActionArgs, MessageAt } from "../../src/playground/contract.js";
import { personClient } from "./personClient.js";
import { act, notify, speaker } from "./store.js";

/** Content of a message as it was typed: nobody has checked it. */
type Content = Readonly<Record<string, unknown>>;

/** Does something with the client of who is played, or lets the server do it while that is not connected. */
async function by(work: (client: MezonClient) => Promise<unknown>, otherwise: () => Promise<unknown>): Promise<void> {
  const client = personClient.ready;
  if (client === undefined) {
    await otherwise();
    return;
  }
  try {
    await work(client);
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error));
  }
}

/** Does what only a client can. */
async function byClient(work: (client: MezonClient) => Promise<unknown>): Promise<void> {
  await by(work, () => {
    notify(`${speaker.value} is not connected: try again in a moment`);
    return Promise.resolve();
  });
}

function messageOf(client: MezonClient, { id, channelId }: MessageAt): Promise<Message> {
  return client.channels.fetch(channelId).then((channel) => channel.messages.fetch(id));
}

export function say(args: Omit<ActionArgs<"say">, "as">): Promise<void> {
  const { channelId, content, replyTo, mentions, attachments, topicId } = args;
  return by(
    async (client) => {
      const options = { mentions, attachments: attachments.map((each) => ({ ...each })), topicId };
      if (replyTo === undefined) await (await client.channels.fetch(channelId)).send(content, options);
      else await (await messageOf(client, replyTo)).reply(content, options);
    },
    () => act("say", { ...args, as: speaker.value }),
  );
}

export function edit({ id, channelId }: MessageAt, content: Content): Promise<void> {
  const message = { id, channelId };
  return by(
    async (client) => (await messageOf(client, message)).update(content),
    () => act("edit", { as: speaker.value, message, content }),
  );
}

export function remove({ id, channelId }: MessageAt): Promise<void> {
  const message = { id, channelId };
  return by(
    async (client) => (await messageOf(client, message)).delete(),
    () => act("remove", { as: speaker.value, message }),
  );
}

export function react({ id, channelId }: MessageAt, emoji: string, isRemoval: boolean): Promise<void> {
  const message = { id, channelId };
  return by(
    async (client) => {
      const found = await messageOf(client, message);
      await (isRemoval ? found.unreact(emoji) : found.react(emoji));
    },
    () => act("react", { as: speaker.value, message, emoji, remove: isRemoval }),
  );
}

export function type(channelId: string): Promise<void> {
  return by(
    async (client) => (await client.channels.fetch(channelId)).startTyping(),
    () => act("type", { as: speaker.value, channelId }),
  );
}

/** Opens the topic under a message; tells its id. */
export function openTopic({ id, channelId }: MessageAt, onOpen: (topicId: string) => void): Promise<void> {
  return inChannel(channelId, async (channel) => onOpen((await channel.topics.create(id)).id));
}

export function createPoll(
  channelId: string,
  poll: { readonly question: string; readonly answers: readonly string[]; readonly multiple: boolean },
): Promise<void> {
  return inChannel(channelId, (channel) => channel.polls.create(poll));
}

interface PollAt {
  readonly pollId: string;
  readonly messageId: string;
}

export function vote(channelId: string, poll: PollAt, answers: readonly number[]): Promise<void> {
  return inChannel(channelId, (channel) => channel.polls.vote(poll, answers));
}

export function closePoll(channelId: string, poll: PollAt): Promise<void> {
  return inChannel(channelId, (channel) => channel.polls.close(poll));
}

function inChannel(channelId: string, work: (channel: Channel) => Promise<unknown>): Promise<void> {
  return byClient(async (client) => work(await client.channels.fetch(channelId)));
}

export function setStatus(status: string): Promise<void> {
  return byClient((client) => client.me.setCustomStatus(status));
}
