/** The poll bot in a process of its own, which a test ends with kill -9. */
import { startPollBot } from "../../examples/pollBot.js";

await startPollBot(JSON.parse(process.argv[2] ?? "") as Parameters<typeof startPollBot>[0]);
process.stdout.write("ready\n");
