import { requireListener } from "../../core/requireFunction.js";
import { createTestBed } from "./createTestBed.js";
import type { TestBed } from "./testBed.js";
import type { TestBedOptions } from "./testBedOptions.js";

/** Makes test beds that are closed when their test ends. */
export type CreateTestBed = <Instance>(options: TestBedOptions<Instance>) => Promise<TestBed<Instance>>;

/**
 * Returns a `createTestBed` whose beds are closed after each test. Takes the runner's own hook, so that it works with
 * vitest, jest and `node:test` alike:
 *
 * ```ts
 * import { afterEach } from "vitest"; // or "@jest/globals", or "node:test"
 * const testBed = testBedsClosedBy(afterEach);
 * ```
 */
export function testBedsClosedBy(afterEach: (hook: () => Promise<void>) => unknown): CreateTestBed {
  requireListener(afterEach, "afterEach");
  const open: TestBed[] = [];
  afterEach(async () => {
    const ended = open.splice(0);
    await Promise.all(ended.map((bed) => bed.close()));
  });
  return async (options) => {
    const bed = await createTestBed(options);
    open.push(bed);
    return bed;
  };
}
