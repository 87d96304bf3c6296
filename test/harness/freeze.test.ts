import { expect, test } from "vitest";
import { freeze } from "./freeze.js";

test("a server that freezes under traffic costs nothing: every send ends, and none is falsely reported", async () => {
  const client = {
    heartbeatIntervalMs: 100,
    heartbeatTimeoutMs: 200,
    // Long enough for a login on a busy machine.
    connectTimeoutMs: 2_000,
    reconnectBaseMs: 5,
    reconnectCeilingMs: 50,
    connectAttemptsPerMinute: 100_000,
  };
  const report = await freeze({ seconds: 1.5, client });
  expect(report).toMatchObject({ failed: 0, unsettled: 0, lost: 0, doubled: 0, reordered: 0 });
  expect(report).toMatchObject({ falselyDelivered: 0, falselyRefused: 0, storedTwice: 0 });
  expect(report.disconnects).toBeGreaterThanOrEqual(2);
  expect(report.delivered + report.unknown).toBe(report.sends);
});
