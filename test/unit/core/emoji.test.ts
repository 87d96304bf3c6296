import { expect, test } from "vitest";
import { isSameEmoji } from "../../../src/core/emoji.js";

test.each([
  ["❤", "❤️", true],
  ["❤︎", "❤️", true],
  ["❤️‍🔥", "❤‍🔥", true],
  ["é", "e\u0301", true],
  [":heart:", ":heart:", true],
  ["❤", "💙", false],
  ["👍", "👍🏽", false],
  ["👩‍💻", "👨‍💻", false],
  [":heart:", ":Heart:", false],
])("%s and %s are the same emoji: %s", (one, other, isSame) => {
  expect(isSameEmoji(one, other)).toBe(isSame);
  expect(isSameEmoji(other, one)).toBe(isSame);
});
