import type { Context } from "../context/context.js";
import { UserError } from "../context/userError.js";
import { nearest } from "./arguments/nearest.js";
import type { Command } from "./command.js";
import { unknownText } from "./help.js";
import { visibleCommands } from "./visibleCommands.js";

/**
 * What the bot does when somebody calls a command that does not exist. `"suggest"`: answers if the name is similar to that
 * of a command, or if the call was certainly meant for this bot (a mention, a slash command); other calls may be for
 * another bot with the same prefix. `"ignore"`: never answers.
 */
export type UnknownCommand = "suggest" | "ignore";

/** The end of the chain: nobody has handled the update. @throws {UserError} with the nearest names. */
export async function refuseUnknownCommand(ctx: Context, commands: readonly Command<never>[]): Promise<void> {
  const { invocation } = ctx;
  if (invocation === undefined) return;
  // The names first: who may run what can need calls, for every "!!" that somebody writes.
  const names = commands.flatMap((each) => [each.name, ...(each.definition.aliases ?? [])]);
  if (invocation.via === "prefix" && nearest(invocation.name, names).length === 0) return;
  const visible = await visibleCommands(ctx, commands);
  const isNear =
    nearest(
      invocation.name,
      visible.flatMap((each) => [each.name, ...(each.definition.aliases ?? [])]),
    ).length > 0;
  if (isNear || invocation.via !== "prefix") throw new UserError(unknownText(ctx, invocation.name, visible));
}
