/** Listeners, one for each kind of event. There: on_… methods, and client.on(Events.…). */
import { MezonClient, type MezonClientOptions } from "mezonkit";

/** @param write Takes a line for each event. */
export async function startEventBot(options: MezonClientOptions, write: (line: string) => void): Promise<MezonClient> {
  const client = new MezonClient(options);
  client.on("message", ({ author, text }) => write(`${author.name}: ${text}`));
  client.on("messageEdited", ({ text, previous }) => write(`edited: ${previous?.text} is now ${text}`));
  client.on("messageRemoved", ({ previous }) => write(`removed: ${previous?.text}`));
  client.on("reactionAdded", ({ emoji }) => write(`reaction: ${emoji}`));
  client.on("channelCreated", ({ channelLabel }) => write(`channel created: ${channelLabel}`));
  client.on("channelUpdated", ({ channelLabel }) => write(`channel updated: ${channelLabel}`));
  client.on("channelDeleted", ({ channelId }) => write(`channel deleted: ${channelId}`));
  client.on("userChannelAdded", ({ users }) => write(`added: ${users.map(({ username }) => username).join(", ")}`));
  client.on("userChannelRemoved", ({ userIds }) => write(`removed from the channel: ${userIds.join(", ")}`));
  client.on("addClanUser", ({ user }) => write(`joined: ${user?.username}`));
  client.on("userClanRemoved", ({ userIds }) => write(`left: ${userIds.join(", ")}`));
  client.on("clanEventCreated", ({ title }) => write(`event: ${title}`));
  client.on("voiceJoined", ({ participant }) => write(`in the voice room: ${participant}`));
  client.on("giveCoffee", ({ senderId }) => write(`coffee from ${senderId}`));
  client.on("notifications", ({ notifications }) => write(`notifications: ${notifications.length}`));
  // Listeners may be asynchronous. What fails in one is an `error` event.
  client.on("error", ({ code }) => write(`failed: ${code}`));
  await client.login();
  return client;
}
