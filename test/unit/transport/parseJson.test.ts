import { expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.js";
import { parseJson } from "../../../src/transport/parseJson.js";

test("a long text is read in pieces, between which the event loop turns", async () => {
  const bytes = new TextEncoder().encode(
    JSON.stringify(Array.from({ length: 40_000 }, (_, at) => String(at).padStart(100, "0"))),
  );
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const read = await parseJson(bytes, { clock: systemClock });
  isDone = true;
  expect(read).toHaveLength(40_000);
  // One for each 128 KiB at least.
  expect(turns).toBeGreaterThan(bytes.length / (256 * 1024));
});
