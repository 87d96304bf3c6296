/**
 * A bot in a process of its own, in which something goes wrong that its code does not listen for. It must exit by itself.
 */
import { MezonClient } from "../../src/index.js";

const [scenario = "", host = "", port = "", botId = "", token = ""] = process.argv.slice(2);

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const logger = scenario.includes("logger: false") ? (false as const) : undefined;
const client = new MezonClient({ botId, token, host, port, useSSL: false, logger, reconnectBaseMs: 1 });

if (scenario.includes("error listener")) client.on("error", (error) => print(`heard ${error.message}`));
if (scenario.includes("broken listener"))
  client.on("error", () => {
    throw new Error("broken myself");
  });
if (scenario.includes("closed listener")) client.on("closed", ({ reason }) => print(`closed ${reason?.message}`));

client.on("message", (message) => {
  if (message.text === "close") void client.close();
  else if (message.text !== "?") throw new TypeError(`cannot read ${message.text} ${token}`);
});

await client.login();
print("ready");
if (scenario.includes("awaits closed")) {
  const end = client.closed;
  await end.then(
    () => print("ended well"),
    (error: unknown) => print(`ended: ${String(error)}`),
  );
}
