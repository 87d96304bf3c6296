/** Logs a bot with a store in, and prints what comes of it, as JSON: for runtimes without any SQLite driver. */
import "../cache/thread/useBuiltWorker.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient, type StoreError } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";

const [, , file = ""] = process.argv;
await using sandbox = await createSandbox();
const store = new KyselyMessageStore({ file });
const client = new MezonClient({
  botId: sandbox.botId,
  token: sandbox.token,
  host: sandbox.host,
  port: sandbox.port,
  useSSL: sandbox.useSSL,
  store,
});
try {
  await client.login();
  process.stdout.write(JSON.stringify({ state: client.state }));
} catch (error) {
  const { code, reason, message } = error as StoreError;
  process.stdout.write(JSON.stringify({ code, reason, message, state: client.state }));
} finally {
  await client.close();
}
