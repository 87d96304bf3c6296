import { expect, test } from "vitest";
import { JunkCalls } from "./callAll.js";
import { exportedCallables } from "./entryPoints.js";

/** What is not called with odd arguments, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {};
const SENSE = ["hi", {}, [], ["a"], () => undefined, 5, "5", new Uint8Array(32)];

test("every function, constructor and static method that an entry point exports refuses odd arguments by errors of ours", async () => {
  const subjects = await exportedCallables();
  const calls = new JunkCalls(LEFT_OUT);
  await calls.callAll(subjects, { sense: SENSE, count: 60, after: (_, result) => ended(result) });
  await calls.settled();
  // What the reflection must have found, among others.
  for (const name of [
    "new Menu",
    "mentioning",
    "fakeMessage",
    "integer",
    "MezonModule.forRoot",
    "reportToOpenTelemetry",
  ])
    expect(calls.called).toContain(name);
  expect(calls.faults).toStrictEqual([]);
}, 120_000);

/** Ends what was made, so that nothing outlives the test. */
async function ended(result: unknown): Promise<void> {
  if (typeof result !== "object" || result === null) return;
  if ("close" in result && typeof result.close === "function") await (result as { close(): unknown }).close();
  else if ("stop" in result && typeof result.stop === "function") await (result as { stop(): unknown }).stop();
}
