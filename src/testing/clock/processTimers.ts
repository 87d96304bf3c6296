import { syncBuiltinESMExports } from "node:module";
import timersPromises from "node:timers/promises";
import { importOptional } from "../../core/importOptional.js";
import { FakeClockError } from "../errors.js";

/** What is used of a clock of `@sinonjs/fake-timers`. */
export interface ProcessTimers {
  readonly now: number;
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: never) => void;
  /** Runs the timer that is due next. */
  next(): unknown;
  /** Number of timers that are waiting. */
  countTimers(): number;
  uninstall(): void;
}

const REPLACED = ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] as const;

/**
 * Replaces the timers of this process and its `Date`, also those of `node:timers` and `node:timers/promises`. Timers
 * of Node's own modules stay real: sockets and `fetch` go on as ever.
 *
 * @throws {FakeClockError} if they are replaced already, or `@sinonjs/fake-timers` is not installed.
 */
export async function replaceTimers(now: number): Promise<ProcessTimers> {
  if ("clock" in globalThis.setTimeout || "isFake" in Date)
    throw new FakeClockError(
      "the timers are replaced already, as vi.useFakeTimers() and jest.useFakeTimers() do: use one or the other",
    );
  const { setTimeout: realSetTimeout, setInterval: realSetInterval } = globalThis;
  const { install } = await loadFakeTimers();
  const clock = install({ now, toFake: [...REPLACED], shouldClearNativeTimers: true });
  const { setTimeout: fakeSetTimeout, setInterval: fakeSetInterval } = globalThis;
  globalThis.setTimeout = unlessNodes(fakeSetTimeout, realSetTimeout);
  globalThis.setInterval = unlessNodes(fakeSetInterval, realSetInterval);
  // Not among those that fake-timers replaces.
  const { scheduler } = timersPromises;
  scheduler.wait = (delay, options) => timersPromises.setTimeout(delay, undefined, options);
  syncBuiltinESMExports();
  return {
    get now() {
      return clock.now;
    },
    setTimeout: (callback, ms) => clock.setTimeout(callback, ms),
    clearTimeout: (timer) => clock.clearTimeout(timer),
    next: () => clock.next(),
    countTimers: () => clock.countTimers(),
    uninstall: () => {
      globalThis.setTimeout = fakeSetTimeout;
      globalThis.setInterval = fakeSetInterval;
      // Its own method comes to light again.
      Reflect.deleteProperty(scheduler, "wait");
      clock.uninstall();
      syncBuiltinESMExports();
    },
  };
}

async function loadFakeTimers(): Promise<typeof import("@sinonjs/fake-timers")> {
  try {
    return await importOptional<typeof import("@sinonjs/fake-timers")>("@sinonjs/fake-timers");
  } catch (cause) {
    throw new FakeClockError(
      'a fake clock needs the package "@sinonjs/fake-timers": npm install --save-dev @sinonjs/fake-timers',
      { cause },
    );
  }
}

type SetTimer = typeof setTimeout | typeof setInterval;

/** Returns a function that sets a fake timer, and a real one for modules of Node itself. */
function unlessNodes<Set extends SetTimer>(fake: Set, real: Set): Set {
  const set = (...args: Parameters<SetTimer>): unknown => {
    const setTimer: (...given: Parameters<SetTimer>) => unknown = isCalledByNode(set) ? real : fake;
    return setTimer(...args);
  };
  return Object.assign(set, fake);
}

/** Whether the caller of a function is a module of Node, as `fetch` is. */
function isCalledByNode(called: (...args: never[]) => unknown): boolean {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_error, sites) => sites;
    const holder: { stack?: readonly NodeJS.CallSite[] } = {};
    Error.captureStackTrace(holder, called);
    return holder.stack?.[0]?.getFileName()?.startsWith("node:") ?? false;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}
