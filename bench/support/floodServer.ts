/**
 * A sandbox in a process of its own, which posts messages as fast as it is told:
 * a line `{ count, perSecond }` on its input starts a flood. Each message says when
 * it was sent, on the clock that all processes of a machine share.
 */
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { createSandbox } from "../../src/sandbox/index.js";

const sandbox = await createSandbox();
const alice = sandbox.user("alice");
const { botId, token, host, port, useSSL } = sandbox;
process.stdout.write(`${JSON.stringify({ botId, token, host, port, useSSL })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { count, perSecond } = JSON.parse(line) as { readonly count: number; readonly perSecond: number };
  const start = performance.now();
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1);
    for (; sent < due; sent += 1) await alice.send(sandbox.channelId, { t: String(process.hrtime.bigint()) });
    await pause(1);
  }
}
await sandbox.close();
