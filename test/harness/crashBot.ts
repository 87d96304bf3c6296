/**
 * The bot that `npm run crash` kills: stores what it receives at the given path and answers now and then. It prints
 * when it is loaded, logs in after a line of input, prints when it is ready, and ends with its input.
 */
import "../cache/thread/useBuiltWorker.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";

const [, , file = "", options = "{}"] = process.argv;
const client = new MezonClient({
  ...(JSON.parse(options) as MezonClientOptions),
  store: new KyselyMessageStore({ file }),
  limits: false,
  // After any number of kills, the last bot must not have missed more than the budget allows.
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
