/** Receives and stores messages, and collects garbage, in turns. */
import { join } from "node:path";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";

const MESSAGES = 6_000;
const ROUNDS = 4;

await using sandbox = await createSandbox({ echoDelayMs: 0, logger: false });
await using store = new KyselyMessageStore({ file: join(process.argv[2] ?? "", "store.db") });
await using client = new MezonClient({ ...sandbox, store, logger: false });
await client.login();
const person = sandbox.user("an");
let heard = 0;
client.on("channelMessage", () => {
  heard += 1;
});
for (let round = 1; round <= ROUNDS; round += 1) {
  for (let n = 0; n < MESSAGES; n += 1) await person.send(sandbox.channelId, "Chào cả nhà");
  while (heard < round * MESSAGES || client.stats().waitingForStore > 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  for (let n = 0; n < 4; n += 1) globalThis.gc?.();
  process.stdout.write("\n--- collected\n");
}
