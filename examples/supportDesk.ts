/**
 * A support desk: what somebody writes to the bot in private appears in a thread for the staff, and what the staff write
 * there is sent to the person. Edits, removals and files go both ways.
 */
import { type Message, type MezonClientOptions, rawContent } from "mezonkit";
import { Bot, type KeyValueStorage, MemoryStorage } from "mezonkit/bot";

export interface SupportDeskOptions extends MezonClientOptions {
  /** The channel under which the threads are. */
  readonly deskChannelId: string;
  /** Remembers whose thread is whose. @default in memory */
  readonly storage?: KeyValueStorage;
}

/** A copy of a message, on the other side. */
interface Copy {
  readonly channelId: string;
  readonly messageId: string;
}

const COPIES_LAST_MS = 7 * 86_400_000;

/** Makes the bot and logs it in. */
export async function startSupportDesk({
  deskChannelId,
  storage: given,
  ...options
}: SupportDeskOptions): Promise<Bot> {
  const storage = given ?? new MemoryStorage();
  const bot = new Bot(options, { prefix: [], help: false, unknownCommand: "ignore", order: "user" });
  const { client } = bot;

  /** Returns the thread of a person; opens one if there is none. */
  async function threadOf({ id, username }: { readonly id: string; readonly username: string }): Promise<string> {
    const known = await storage.get("thread of", id);
    if (known !== undefined) return known;
    const desk = await client.channels.fetch(deskChannelId);
    const thread = await (await desk.send(`📨 ${username}`)).startThread(username);
    await storage.set("thread of", id, thread.id);
    await storage.set("person of", thread.id, id);
    return thread.id;
  }

  bot.on("message", async ({ message, user, clanId, channelId }) => {
    const personId = await storage.get("person of", channelId);
    if (clanId !== undefined && personId === undefined) return;
    const content = rawContent(message.content);
    const { attachments } = message;
    const copy =
      personId === undefined
        ? await client.channels.handle(await threadOf(user)).send(content, { attachments })
        : await client.dm(personId, content, { attachments });
    const value: Copy = { channelId: copy.channelId, messageId: copy.id };
    await storage.set("copy of", message.id, JSON.stringify(value), Date.now() + COPIES_LAST_MS);
  });

  /** Does on the other side what was done to a message. */
  async function mirror(message: Message, change: (copy: Message) => Promise<void>): Promise<void> {
    const stored = message.isOwn ? undefined : await storage.get("copy of", message.id);
    if (stored === undefined) return;
    const { channelId, messageId } = JSON.parse(stored) as Copy;
    await change(await client.channels.handle(channelId).messages.fetch(messageId));
  }

  client.on("messageEdited", (message) =>
    mirror(message, (copy) => copy.update(rawContent(message.content), { attachments: message.attachments })),
  );
  client.on("messageRemoved", (message) => mirror(message, (copy) => copy.delete()));
  await bot.start();
  return bot;
}
