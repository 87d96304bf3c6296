import { expect, test } from "vitest";
import { MezonClient, type RoutePause } from "../../src/index.js";
import { botFor, startSandbox } from "./botOnSandbox.js";

test("a route that the server holds after a 429 is told of, with how long", async () => {
  let isPressed = false;
  const sandbox = await startSandbox();
  const client = botFor(sandbox, {
    fetch: (request) => {
      if (isPressed && request.url.endsWith("/GetAccount")) {
        return Promise.resolve(new Response("{}", { status: 429, headers: { "Retry-After": "20" } }));
      }
      return globalThis.fetch(request);
    },
  });
  await client.login();
  const paused = new Promise<RoutePause>((resolve) => client.once("rateLimited", resolve));
  isPressed = true;
  const abort = new AbortController();
  const call = client.rpc.getAccount({ signal: abort.signal });
  expect(await paused).toStrictEqual({ route: "GetAccount", waitMs: 20_000 });
  abort.abort(new Error("enough"));
  await expect(call).rejects.toThrow("enough");
});

test("the account's id is asked for before the login: it says so instead of answering 0", () => {
  const client = new MezonClient({ botId: "5", token: "secret" });
  expect(() => client.me.id).toThrow(expect.objectContaining({ code: "not_ready" }) as Error);
});
