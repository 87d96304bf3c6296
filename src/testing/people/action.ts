import type { SeenMessage } from "../shown/seenMessage.js";
import type { ActionScope } from "../timeline/timeline.js";
import type { ExpectOptions } from "./expectOptions.js";
import type { MessageMatch } from "./wanted.js";

/** How long an action's answer is waited for. */
export type WaitLimit = Pick<ExpectOptions, "timeoutMs">;

/**
 * Something a person does. It has been done when the promise resolves, which gives what it made: of `say`, the message.
 * It opens a scope: expectations see only what comes after it.
 */
export interface Action<Result = void> extends Promise<Result> {
  /** What comes after it, for `{ since: action }`. */
  readonly scope: ActionScope;
  /**
   * Resolves with the bot's one answer: a message that the person sees in the same channel, ephemeral or not, and that is
   * no reply to something else. Rejects with `ExpectationError` if none comes, or if another follows before the bot is idle.
   */
  answered(match?: MessageMatch, options?: WaitLimit): Promise<SeenMessage>;
  /** Resolves with the bot's answers when it is idle, if their number is exactly this. Otherwise rejects with `ExpectationError`. */
  answers(count: number, options?: WaitLimit): Promise<readonly SeenMessage[]>;
  /** Resolves when the bot is idle and has not answered. Otherwise rejects with `ExpectationError`. */
  unanswered(): Promise<void>;
  /** Resolves with the message that the action was done to, once the bot has edited it. Rejects with `ExpectationError`. */
  edited(match?: MessageMatch, options?: WaitLimit): Promise<SeenMessage>;
}
