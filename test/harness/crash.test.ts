import { expect, test } from "vitest";
import { crash } from "./crash.js";

test("a bot that is killed under a flood finds its store sound, and fills it up when it starts again", async () => {
  const report = await crash({ kills: 3, seed: 7 });
  const faultless = { unsound: 0, halfWritten: 0, missing: 0, doubled: 0, extra: 0, outdated: 0 };
  expect(report).toMatchObject({ complete: true, ...faultless });
  expect(report.messages).toBeGreaterThan(100);
}, 60_000);
