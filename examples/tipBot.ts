/**
 * A bot that tips people out of its own wallet, for those who may: `!tip @lan 1.5 for the
 * coffee`, and `!balance`. Each tip is followed until the chain has applied it.
 */
import { type Message, MezonClient, type MezonClientOptions, ValidationError } from "mezonkit";
import { ProverError, TransactionError } from "mezonkit/wallet";

export interface TipBotOptions extends MezonClientOptions {
  /** Ids of those who may tip: it is the bot's money. */
  readonly tippers: readonly string[];
}

/** Makes the bot and logs it in. */
export async function startTipBot({ tippers, ...options }: TipBotOptions): Promise<MezonClient> {
  const client = new MezonClient(options);

  client.on("message", async (message) => {
    if (message.isOwn) return;
    if (message.text === "!balance") await message.reply(`I hold ${(await client.wallet.balance()).tokens} tokens.`);
    if (!message.text.startsWith("!tip")) return;
    if (tippers.includes(message.author.id)) await tip(client, message);
    else await message.reply("Only those who may can tip.");
  });

  await client.login();
  return client;
}

async function tip(client: MezonClient, message: Message): Promise<void> {
  const [mention] = message.mentions;
  const [amount, ...note] = message.text.slice(mention?.e).trim().split(/\s+/);
  if (mention === undefined || !amount) {
    await message.reply("Say whom and how much: !tip @somebody 1.5 for the coffee");
    return;
  }
  const answer = await message.reply(`Sending ${amount}…`);
  try {
    const order = { receiverId: mention.userId, amount, note: note.join(" ") || "A tip" };
    const { txHash } = await client.wallet.transfer({ ...order, senderName: message.author.name }).wait("finalized");
    await answer.update(`Sent ${amount} (${txHash.slice(0, 8)}…)`);
  } catch (error) {
    await answer.update(whatHappened(error));
  }
}

/** Only when nothing was moved may a person be told to try again. */
function whatHappened(error: unknown): string {
  if (error instanceof ValidationError) return `That cannot be sent: ${error.message}`;
  const isUnsent = error instanceof ProverError || (error instanceof TransactionError && error.outcome !== "unknown");
  return isUnsent
    ? `Nothing was sent: ${error.message}`
    : "I cannot tell whether that arrived. Look before you repeat it.";
}
