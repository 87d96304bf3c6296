import type { Context } from "../context/context.js";
import { foldCase } from "../context/foldCase.js";
import type { Command } from "./command.js";

/** Returns the commands that the person may run and that are not hidden, in the order of their names. */
export async function visibleCommands(
  ctx: Context,
  commands: readonly Command<never>[],
): Promise<readonly Command<never>[]> {
  const names = new Set<string>();
  // The first of two with one name is the one that is run, such as a help of one's own.
  const shown = commands.filter(({ name, definition }) => {
    const isFirst = !names.has(foldCase(name));
    names.add(foldCase(name));
    return isFirst && definition.hidden !== true;
  });
  const allowed = await Promise.all(shown.map((command) => mayRun(command, ctx)));
  return shown.filter((_, index) => allowed[index]).toSorted((a, b) => a.name.localeCompare(b.name));
}

async function mayRun({ definition }: Command<never>, ctx: Context): Promise<boolean> {
  for (const guard of definition.guards ?? []) {
    if (!(await guard.check(ctx as never))) return false;
  }
  return true;
}
