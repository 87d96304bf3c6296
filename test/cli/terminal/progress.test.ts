import { describe, expect, it } from "vitest";
import { withProgress } from "../../../src/cli/terminal/progress.js";
import { ManualClock } from "../../unit/core/manualClock.js";
import { fakeTerminal } from "./fakeTerminal.js";

/** Does something that takes so many milliseconds, and returns what the terminal showed. */
async function shownFor(ms: number, { isTTY = true, quiet = false } = {}): Promise<string> {
  const [terminal, clock] = [fakeTerminal(isTTY), new ManualClock()];
  const work = () => new Promise<void>((resolve) => clock.setTimeout(resolve, ms));
  const done = withProgress("logging in", { quiet, clock, stream: terminal.output }, work);
  clock.advance(ms);
  await done;
  expect(clock.pending).toBe(0);
  return terminal.shown;
}

describe("what takes long", () => {
  it("is told each second, and wiped out when it has ended", async () => {
    expect(await shownFor(2_500)).toBe("\rlogging in: 1 s\u001b[K\rlogging in: 2 s\u001b[K\r\u001b[K");
  });

  it("is not told if it takes less than a second", async () => {
    expect(await shownFor(999)).toBe("");
  });

  it.each([{ isTTY: false }, { quiet: true }])("is not told with %j", async (options) => {
    expect(await shownFor(5_000, options)).toBe("");
  });
});
