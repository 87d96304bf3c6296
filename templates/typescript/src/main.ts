import { closeOnSignals } from "mezonkit";
import { createBot } from "./bot.js";

const bot = createBot();
closeOnSignals({ close: () => bot.stop() });
await bot.start();
console.log(`The bot runs as user ${bot.client.userId}. Try !hello, !order and !help in a channel; Ctrl-C ends it.`);
