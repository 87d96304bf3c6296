import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { escaped } from "../../codegen/package/asciiCode.js";

test("code in ASCII does what it did", () => {
  const code = '["chào … 🙂", /^[à-ỹ🙂]$/u.test("ộ"), { ộ: 1 }.ộ, "a\\n"] // …';
  const ascii = escaped(code);
  expect(ascii).toMatch(/^[ -~]*$/);
  expect(runInNewContext(`JSON.stringify(${ascii}\n)`)).toBe(runInNewContext(`JSON.stringify(${code}\n)`));
});
