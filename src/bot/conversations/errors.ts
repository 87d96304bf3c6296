import { brand } from "../../core/brand.js";

/** The code of a conversation has changed since it began: what was recorded does not fit any more. */
export class ConversationChangedError extends Error {
  static {
    brand(ConversationChangedError, "ConversationChangedError");
  }

  override readonly name = "ConversationChangedError";
  /** Name of the conversation. */
  readonly conversation: string;

  constructor(conversation: string, detail: string) {
    super(
      `the conversation "${conversation}" was begun by other code, and cannot go on: ${detail}. ` +
        "Raise its version when its steps change; those that are under way are then ended without this error",
    );
    this.conversation = conversation;
  }
}

/** A conversation did so much that it would take too long to run again. */
export class ConversationTooLongError extends Error {
  static {
    brand(ConversationTooLongError, "ConversationTooLongError");
  }

  override readonly name = "ConversationTooLongError";

  constructor(conversation: string, limit: number) {
    super(
      `the conversation "${conversation}" has taken ${limit} steps: ` +
        "begin anew with c.restart(state), or put parts that have a result into c.checkpoint()",
    );
  }
}

/** A conversation begins anew without waiting for an answer, and would do so for ever. */
export class ConversationLoopError extends Error {
  static {
    brand(ConversationLoopError, "ConversationLoopError");
  }

  override readonly name = "ConversationLoopError";

  constructor(conversation: string, times: number) {
    super(
      `the conversation "${conversation}" has begun anew ${times} times without an answer: ` +
        "wait for one, such as by c.ask(), before c.restart() or ctx.enter()",
    );
  }
}
