import { brand } from "../core/brand.js";
import { MezonError } from "../core/errors.js";

/** Something that a test expected did not come, came more than once, or came although nothing should. */
export class ExpectationError extends MezonError {
  static {
    brand(ExpectationError, "ExpectationError");
  }

  override readonly name = "ExpectationError";
  /** What was expected, in one sentence. */
  readonly expected: string;
  /** The conversation since the action, as the message shows it. */
  readonly transcript: string;

  /** @param frames The stack of the call that expected it: its first line is the test's own. */
  constructor(details: {
    readonly message: string;
    readonly expected: string;
    readonly transcript: string;
    readonly frames: string;
  }) {
    super("expectation_failed", details.message);
    this.expected = details.expected;
    this.transcript = details.transcript;
    this.stack = `${this.name}: ${details.message}\n${details.frames}`;
  }
}

/** The bot was still at work when the time was over. */
export class NotIdleError extends MezonError {
  static {
    brand(NotIdleError, "NotIdleError");
  }

  override readonly name = "NotIdleError";

  constructor(message: string, frames: string) {
    super("not_idle", message);
    this.stack = `${this.name}: ${message}\n${frames}`;
  }
}

/** The timers of the process cannot be replaced now. */
export class FakeClockError extends MezonError {
  static {
    brand(FakeClockError, "FakeClockError");
  }

  override readonly name = "FakeClockError";

  constructor(message: string, options?: ErrorOptions) {
    super("fake_clock_refused", message, options);
  }
}
