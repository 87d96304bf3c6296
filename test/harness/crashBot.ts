/**
 * The bot that `npm run crash` kills: keeps what it hears in the store at the path
 * it is given, answers now and then, and says on its output when it is ready.
 */
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";

const [, , file = "", options = "{}"] = process.argv;
const client = new MezonClient({
  ...(JSON.parse(options) as MezonClientOptions),
  store: new KyselyMessageStore({ file }),
  limits: false,
});
client.on("error", (error) => void process.stderr.write(`${error.stack}\n`));
client.on("message", async (message) => {
  if (message.isOwn || message.replayed || !message.text.endsWith("7")) return;
  await message.reply(`answer to ${message.text}`).catch(() => undefined);
});
client.on("ready", ({ catchUp }) => void process.stdout.write(`${JSON.stringify({ ready: true, catchUp })}\n`));
process.stdin.on("end", () => void client.close());
process.stdin.resume();
await client.login();
