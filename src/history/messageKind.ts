import { MessageCode } from "../../generated/constants.js";

const EPHEMERAL: ReadonlySet<number> = new Set([
  MessageCode.Ephemeral,
  MessageCode.UpdateEphemeralMsg,
  MessageCode.DeleteEphemeralMsg,
]);

/** Whether a message of this code is one that only some people see, or an edit or removal of such. */
export function isEphemeral(code: number): boolean {
  return EPHEMERAL.has(code);
}

/** Whether a message of this code tells of an edit or a removal of an earlier one. */
export function isChange(code: number): boolean {
  return code === MessageCode.ChatUpdate || code === MessageCode.ChatRemove;
}
