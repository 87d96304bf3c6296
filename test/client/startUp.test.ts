import { expect, onTestFinished, test, vi } from "vitest";
import { botFor, startSandbox } from "./botOnSandbox.js";

const CLANS = 200;
const CHANNELS = 20_000;

test("a bot in 200 clans with 20,000 channels is ready after one call and one join a clan", async () => {
  const sandbox = await startSandbox();
  const clanIds = Array.from({ length: CLANS - 1 }, (_, index) => sandbox.createClan(`clan ${index}`).id);
  // Each clan has one channel already.
  for (let index = 0; index < CHANNELS - CLANS; index += 1)
    sandbox.createChannel({ name: `channel ${index}`, clanId: clanIds[index % clanIds.length] ?? "" });
  const client = botFor(sandbox);
  const progress: { readonly joined: number; readonly total: number }[] = [];
  client.on("joining", (step) => void progress.push(step));
  await client.login();
  expect(client.stats()).toMatchObject({ state: "ready", calls: 1, channels: 0 });
  expect(progress.map(({ joined }) => joined)).toStrictEqual(
    Array.from({ length: CLANS + 1 }, (_, index) => index + 1),
  );
  expect(new Set(progress.map(({ total }) => total))).toStrictEqual(new Set([CLANS + 1]));

  const last = sandbox.createChannel({ name: "the last one", clanId: clanIds.at(-1) ?? "" });
  const heard = new Promise<string>((resolve) => client.onChannelMessage(({ text }) => resolve(text)));
  const member = sandbox.user("alice");
  await member.send(last.id, "heard everywhere");
  expect(await heard).toBe("heard everywhere");
});

test("a clan that cannot be joined costs neither the login nor the other clans", async () => {
  const sandbox = await startSandbox();
  sandbox.createClan("another");
  const client = botFor(sandbox, { socketTimeoutMs: 50 });
  const errors: string[] = [];
  client.on("error", ({ code }) => void errors.push(code));
  // Every try at one of the three joins stays without an answer.
  sandbox.faults.frames({ kind: "drop", of: "answer", times: 5 });
  await client.login();
  expect(client.state).toBe("ready");
  expect(errors.length).toBeLessThanOrEqual(1);
  const heard = new Promise<string>((resolve) => client.onChannelMessage(({ text }) => resolve(text)));
  await sandbox.user("alice").send(sandbox.channelId, "hello");
  expect(await heard).toBe("hello");
});

test("a login makes each of its requests once: of a copy the body goes through a stream", async () => {
  const made: string[] = [];
  class CountedRequest extends Request {
    constructor(...given: ConstructorParameters<typeof Request>) {
      super(...given);
      made.push(`${new URL(this.url).pathname} ${this.redirect}`);
    }
  }
  vi.stubGlobal("Request", CountedRequest);
  onTestFinished(() => void vi.unstubAllGlobals());
  const client = botFor(await startSandbox());
  await client.login();
  expect(made).toStrictEqual(["/v2/apps/authenticate/token manual", "/mezon.api.Mezon/ListClanDescs manual"]);
});
