import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { MezonClient } from "../../src/index.js";

/** Whether this process has loaded the package of the socket. Nothing but the client loads it here. */
function isLoaded(): boolean {
  return Object.keys(createRequire(import.meta.url).cache).some((path) => /[\\/]ws[\\/]lib[\\/]websocket/.test(path));
}

test("the code of the socket is loaded while the login waits for its answer, and not before", async () => {
  const client = new MezonClient({ botId: "1", token: "t", fetch: () => new Promise(() => undefined) });
  expect(isLoaded()).toBe(false);
  const login = client.login();
  await expect.poll(isLoaded).toBe(true);
  await client.close();
  await expect(login).rejects.toMatchObject({ code: "closed" });
});
