import { FakeClockError } from "../errors.js";

interface OpenBeds {
  count: number;
  isFake: boolean;
}

// Several copies of this module share the one process, and its timers.
const KEY = Symbol.for("mezonkit.testing.openBeds");

function openBeds(): OpenBeds {
  const holder = globalThis as { [KEY]?: OpenBeds };
  const beds = holder[KEY] ?? { count: 0, isFake: false };
  holder[KEY] = beds;
  return beds;
}

/**
 * Counts a test bed as open. A fake clock moves the timers of the whole process, so that a bed with one must be alone.
 *
 * @returns The function that counts it as closed.
 * @throws {FakeClockError} if it is not.
 */
export function countOpenBed(isFake: boolean): () => void {
  const beds = openBeds();
  if (beds.count > 0 && (isFake || beds.isFake))
    throw new FakeClockError(
      `a fake clock moves the timers of the whole process, and ${beds.count} other test bed(s) are open in it: tests with a fake clock must run one after another (no test.concurrent), and each must close its bed`,
    );
  beds.count += 1;
  beds.isFake = isFake;
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    beds.count -= 1;
    if (beds.count === 0) beds.isFake = false;
  };
}
