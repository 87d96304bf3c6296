import { ProtocolError } from "../../core/errors.js";

/** @throws {ProtocolError} if a response is about another item than the requested one. */
export function requireMatchingAnswer(who: string, what: string, answered: string, asked: string): void {
  if (answered === asked) return;
  throw new ProtocolError(`${who} answered about another ${what} (${answered.slice(0, 80)}) than ${asked}`);
}
