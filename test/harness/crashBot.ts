/**
 * The bot that `npm run crash` kills: keeps what it hears in the store at the path
 * it is given and answers now and then. It says on its output when it is loaded, logs
 * in at a line of input, says when it is ready, and ends with its input.
 */
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";

const [, , file = "", options = "{}"] = process.argv;
const client = new MezonClient({
  ...(JSON.parse(options) as MezonClientOptions),
  store: new KyselyMessageStore({ file }),
  limits: false,
  // However many kills: what the last one missed must not be more than may be asked for.
  catchUp: { mode: "emit", messages: 1_000_000, requests: 1_000_000, timeMs: 600_000 },
});
client.on("error", (error) => void process.stderr.write(`${error.stack}\n`));
client.on("message", async (message) => {
  if (message.isOwn || message.replayed || !message.text.endsWith("7")) return;
  await message.reply(`answer to ${message.text}`).catch(() => undefined);
});
client.on("ready", ({ catchUp }) => {
  process.stdout.write(`${JSON.stringify({ complete: catchUp === undefined || catchUp.complete })}\n`);
});
process.stdin.once("data", () => void client.login());
process.stdin.on("end", () => void client.close());
process.stdout.write("loaded\n");
