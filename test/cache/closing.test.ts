/** What listeners are at when the client closes is finished, or comes again. */
import { expect, test, vi } from "vitest";
import type { Message, MezonClient } from "../../src/index.js";
import { type Home, newHome, newLife, startLife } from "./botWithStore.js";

/** Something that others wait for. */
function newGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function texts({ sandbox }: Home): readonly string[] {
  return sandbox.messages(sandbox.channelId).map(({ text }) => text);
}

/** Sends a text as Alice; resolves once a listener has begun with it. */
async function begin({ sandbox }: Home, client: MezonClient, text: string): Promise<void> {
  const begun = new Promise<void>((resolve) => client.once("message", () => resolve()));
  await sandbox.user("alice").send(sandbox.channelId, text);
  await begun;
}

test("a listener at work finishes with its reply while the client closes, and does not hear that message again", async () => {
  const home = await newHome();
  const { client } = await startLife(home);
  const { opened, open } = newGate();
  client.on("message", async (message) => {
    if (message.isOwn) return;
    await opened;
    await message.reply(`${message.text} done`);
    await message.react("👍");
    await client.rpc.listClanDescs({ state: 1 });
  });
  await begin(home, client, "!work");
  expect(client.stats().handling).toBe(1);
  const closing = client.close();
  // Nothing is heard any more, or it would be lost.
  await home.sandbox.user("alice").send(home.sandbox.channelId, "!later");
  open();
  await closing;
  expect(texts(home)).toStrictEqual(["!work", "!later", "!work done"]);
  const second = await startLife(home);
  expect(second.heard).toStrictEqual(["replayed message !later"]);
});

test("a message whose listener did not finish in time comes again, those after it in its channel too", async () => {
  const home = await newHome();
  const warn = vi.fn();
  const logger = { warn, debug: vi.fn(), info: vi.fn(), error: vi.fn() };
  const first = await startLife(home, { logger });
  first.client.on("message", ({ text }) => (text === "!stuck" ? new Promise(() => undefined) : undefined));
  await begin(home, first.client, "before");
  await begin(home, first.client, "!stuck");
  await begin(home, first.client, "after");
  await first.client.close({ drainMs: 20 });
  expect(warn.mock.calls.map(([details]) => details as unknown)).toContainEqual({ handling: 1, drainMs: 20 });
  const second = await startLife(home);
  expect(second.heard).toStrictEqual(["replayed message !stuck", "replayed message after"]);
  await second.client.close();
  // Handled now, and stored once.
  const third = await startLife(home);
  expect(third.heard).toStrictEqual([]);
  expect(await third.store.count(home.sandbox.channelId)).toBe(3);
});

test("a message whose listener did not finish comes again after a crash as well", async () => {
  const home = await newHome();
  const first = newLife(home);
  first.client.on("message", () => new Promise(() => undefined));
  await first.client.login();
  await begin(home, first.client, "!stuck");
  await vi.waitFor(() => expect(first.client.stats().waitingForStore).toBe(0));
  // What a process leaves that is killed now; another one opens the same file.
  const second = await startLife(home);
  expect(second.heard).toStrictEqual(["replayed message !stuck"]);
  await second.client.close();
  await first.client.close({ drainMs: 1 });
});

test("steady commands over closes and restarts: every one is answered, and answered once", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const alice = sandbox.user("alice");
  let isOver = false;
  let count = 0;
  const commands = async (): Promise<void> => {
    while (!isOver) {
      count += 1;
      await alice.send(sandbox.channelId, `!${count}`);
      // Sockets want their turn.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const live = async (): Promise<MezonClient> => {
    const { client } = newLife(home, { limits: false });
    client.on("message", async (message) => {
      if (!message.isOwn) await message.reply(`answer to ${message.text}`);
    });
    await client.login();
    return client;
  };
  // What was posted before a bot first listened is none of its business.
  await (await live()).close();
  const commanding = commands();
  for (let life = 0; life < 4; life += 1) {
    const client = await live();
    const { received } = client.stats();
    await vi.waitFor(() => expect(client.stats().received).toBeGreaterThan(received + 20));
    await client.close();
  }
  isOver = true;
  await commanding;
  const last = await live();
  await last.close();
  const answers = texts(home).filter((text) => text.startsWith("answer"));
  expect(answers.toSorted()).toStrictEqual(Array.from({ length: count }, (_, n) => `answer to !${n + 1}`).toSorted());
});

test("a message that a loop has not finished with comes again, and those that it did not reach", async () => {
  const home = await newHome();
  const { sandbox } = home;
  const first = newLife(home);
  const taken: string[] = [];
  const stream = first.client.messages();
  const { opened, open } = newGate();
  const loop = async (): Promise<void> => {
    for await (const { text } of stream) {
      taken.push(text);
      if (text === "2") await opened;
    }
  };
  await first.client.login();
  const looping = loop();
  for (const text of ["1", "2", "3"]) await sandbox.user("alice").send(sandbox.channelId, text);
  await vi.waitFor(() => expect([taken, first.client.stats().handling]).toStrictEqual([["1", "2"], 2]));
  await first.client.close({ drainMs: 20 });
  open();
  await looping;
  expect(taken).toStrictEqual(["1", "2"]);
  const second = await startLife(home);
  expect(second.heard).toStrictEqual(["replayed message 2", "replayed message 3"]);
});

test("a client that is closed from a listener does not wait for that listener, which counts as done", async () => {
  const home = await newHome();
  const { client } = await startLife(home);
  const closed = new Promise<void>((resolve) => client.once("closed", () => resolve()));
  client.on("message", async () => {
    await client.close({ drainMs: 60_000 });
  });
  await home.sandbox.user("alice").send(home.sandbox.channelId, "!stop");
  await closed;
  const second = await startLife(home);
  expect(second.heard).toStrictEqual([]);
});

test("a wait that a listener is at ends when the client closes, so that the listener can", async () => {
  const home = await newHome();
  const { client } = await startLife(home);
  const ended: string[] = [];
  client.on("message", async ({ channel }: Message) => {
    await channel.awaitMessage().catch(({ code }: { readonly code: string }) => ended.push(code));
  });
  await begin(home, client, "!ask");
  await vi.waitFor(() => expect(client.stats().awaited).toBe(1));
  await client.close({ drainMs: 60_000 });
  expect([ended, client.stats().awaited]).toStrictEqual([["closed"], 0]);
});

test("a send that comes too late says that the client is closing", async () => {
  const home = await newHome();
  const { client } = await startLife(home);
  const channel = await client.channels.fetch(home.sandbox.channelId);
  await channel.send("acknowledged");
  // An answer that does not come keeps the client closing.
  home.sandbox.faults.frames({ kind: "drop", of: "answer", times: 1 });
  const sent = channel.send("never acknowledged").catch(({ code }: { readonly code: string }) => code);
  await vi.waitFor(() => expect(texts(home)).toContain("never acknowledged"));
  const closing = client.close({ drainMs: 100 });
  await vi.waitFor(async () => {
    await expect(channel.send("too late")).rejects.toMatchObject({
      code: "closed",
      message: expect.stringContaining("the client is closing") as string,
    });
  });
  await closing;
  expect(await sent).toBe("delivery_unknown");
});
