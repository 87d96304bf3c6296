import { afterEach } from "vitest";
import { type Message, MezonClient } from "../../src/index.js";
import { type StartBot, testBedsClosedBy } from "../../src/testing/index.js";

/** Makes test beds that are closed after each test. */
export const testBed = testBedsClosedBy(afterEach);

/** A bot that hands every message of others to a handler. */
export function botThat(handle: (message: Message, client: MezonClient) => unknown): StartBot<MezonClient> {
  return (options) => {
    const client = new MezonClient(options);
    client.on("message", async (message) => {
      if (!message.isOwn) await handle(message, client);
    });
    return client;
  };
}
