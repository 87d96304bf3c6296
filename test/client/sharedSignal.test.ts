import { getEventListeners } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { startBot } from "./botOnSandbox.js";

test("one signal serves many operations at once: nothing warns of a leak, and no listener is left", async () => {
  const { client, sandbox } = await startBot({ limits: false });
  const channel = await client.channels.fetch(sandbox.channelId);
  const warnings: string[] = [];
  const onWarning = ({ name }: Error): void => void warnings.push(name);
  process.on("warning", onWarning);
  onTestFinished(() => void process.off("warning", onWarning));
  const abort = new AbortController();
  const { signal } = abort;
  const message = await channel.send("hi", { signal });
  const sends = Array.from({ length: 20 }, (_, index) => channel.send(`${index}`, { signal }));
  const calls = Array.from({ length: 20 }, () => client.rpc.getAccount({ signal }));
  const waits = Array.from({ length: 20 }, () => channel.awaitMessage({ signal }).catch(() => "ended"));
  const clicks = Array.from({ length: 20 }, () => message.awaitInteraction({ signal }).catch(() => "ended"));
  for (let index = 0; index < 20; index += 1) client.on("message", () => undefined, { signal });
  await Promise.all([...sends, ...calls]);
  abort.abort();
  expect(new Set(await Promise.all([...waits, ...clicks]))).toStrictEqual(new Set(["ended"]));
  // Warnings are emitted on the next tick.
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toStrictEqual([]);
  expect(getEventListeners(signal, "abort")).toStrictEqual([]);
});
