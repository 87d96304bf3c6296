/**
 * One thing going wrong, then `close()`. Run as a process of its own: it must
 * exit by itself. Prints the code of the error or event it met.
 */
import { type ClientEvents, MezonClient } from "../../src/index.js";

const [scenario = "", host = "", port = "", botId = "", token = "", channelId = ""] = process.argv.slice(2);

const client = new MezonClient({ botId, token, host, port, useSSL: false });

async function met(): Promise<string> {
  switch (scenario) {
    case "login refused":
      return codeOf(client.login());
    case "malformed frame":
      await client.login();
      return (await heard("error")).code;
    case "unknown envelope":
      await client.login();
      return `unknown ${(await heard("unknown")).fieldNumber}`;
    case "oversized content": {
      await client.login();
      const channel = await client.channels.fetch(channelId);
      return codeOf(channel.send("a".repeat(4000)));
    }
    case "store": {
      const { KyselyMessageStore } = await import("../../src/cache/index.js");
      await using storing = new MezonClient({
        ...{ botId, token, host, port, useSSL: false },
        store: new KyselyMessageStore({ file: ":memory:" }),
      });
      await storing.login();
      await (await storing.channels.fetch(channelId)).send("to be stored");
      return storing.stats().waitingForStore > 0 ? "waiting" : "stored";
    }
    case "reconnecting": {
      await client.login();
      const { attempt } = await heard("reconnecting");
      void client.rpc.getAccount().catch(() => undefined);
      return `${client.state} ${attempt}`;
    }
    case "no trouble": {
      await client.login();
      const channel = await client.channels.fetch(channelId);
      await channel.send("hello");
      return "sent";
    }
    default:
      throw new Error(`no scenario ${scenario}`);
  }
}

async function codeOf(failing: Promise<unknown>): Promise<string> {
  try {
    await failing;
    return "no error";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

/** Asks the test for the frame by printing, and waits for what comes of it. */
function heard<Name extends keyof ClientEvents>(name: Name): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => {
    client.once(name, resolve);
    process.stdout.write("listening\n");
  });
}

const result = await met();
await client.close();
process.stdout.write(`${result}\n`);
