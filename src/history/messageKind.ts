import { MessageCode } from "../../generated/constants.js";

const EPHEMERAL: ReadonlySet<number> = new Set([
  MessageCode.Ephemeral,
  MessageCode.UpdateEphemeralMsg,
  MessageCode.DeleteEphemeralMsg,
]);

/** Whether a message with this code is ephemeral, or an edit or removal of an ephemeral one. */
export function isEphemeral(code: number): boolean {
  return EPHEMERAL.has(code);
}

/** Whether a message with this code is an edit or a removal of an earlier one. */
export function isChange(code: number): boolean {
  return code === MessageCode.ChatUpdate || code === MessageCode.ChatRemove;
}
