import type { RecordedStep } from "./recording.js";

/** The message that a step is about; `undefined` for none. */
function messageOf(step: RecordedStep): string | undefined {
  if (step.by === "bot") return "message" in step.heard ? step.heard.message.id : step.heard.messageId;
  return "messageId" in step.action ? step.action.messageId : undefined;
}

/**
 * Returns what belongs to a message: what a person did before it, or with it, and all that the bot did then, until
 * somebody did something else. Nothing if the message is not known any more.
 */
export function exchangeOf(steps: readonly RecordedStep[], messageId: string): readonly RecordedStep[] {
  const at = steps.findIndex((step) => messageOf(step) === messageId);
  if (at < 0) return [];
  const begin = steps.findLastIndex((step, index) => index <= at && step.by === "person");
  if (begin < 0) return [];
  const after = steps.findIndex((step, index) => index > at && step.by === "person");
  const exchange = steps.slice(begin, after < 0 ? steps.length : after);
  const [action] = exchange;
  // A click is on a message of the bot: what made the bot post it belongs to it, too.
  const on = action === undefined ? undefined : messageOf(action);
  const isOnEarlier = on !== undefined && steps.findIndex((step) => messageOf(step) === on) < begin;
  return isOnEarlier ? [...exchangeOf(steps.slice(0, begin), on), ...exchange] : exchange;
}
