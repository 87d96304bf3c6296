import { DeliveryUnknownError, TimeoutError } from "../core/errors.js";
import type { DeliveryCheck } from "./messageHistory.js";

/** Adds the check to the error of a send that may have been carried out. Returns any other error unchanged. */
export function withCheck(error: unknown, check: DeliveryCheck): unknown {
  const unanswered = error instanceof TimeoutError && error.wasSent;
  if (!unanswered && !(error instanceof DeliveryUnknownError)) return error;
  return new DeliveryUnknownError("a message", { cause: error, check });
}
