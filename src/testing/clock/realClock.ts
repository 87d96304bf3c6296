import { FakeClockError } from "../errors.js";
import type { TestClock } from "./testClock.js";

const refused = (): Promise<never> =>
  Promise.reject(
    new FakeClockError(
      'this test bed goes by the machine\'s time: createTestBed({ clock: "fake" }) lets it pass at will',
    ),
  );

/** The machine's time. */
export const realClock: TestClock = {
  isFake: false,
  now: () => Date.now(),
  advance: refused,
  advanceTo: refused,
};
