import type { Context } from "../context/context.js";
import type { Invocation } from "../context/invocation.js";
import type { ArgumentProblem } from "./arguments/parseArguments.js";
import { usageOf } from "./arguments/usage.js";
import type { Command } from "./command.js";

/** Characters of the text that are shown around what is wrong. */
const AROUND = 60;

/** Returns what to tell somebody whose arguments are wrong: the reason, where it is, and the usage. */
export function problemText(
  problem: ArgumentProblem,
  about: {
    readonly invocation: Invocation;
    readonly path: string;
    readonly command: Command<never>;
    readonly ctx: Context;
  },
): string {
  const { invocation, path, command, ctx } = about;
  const usage = `${ctx.callSign(invocation.via)}${path} ${usageOf(command.args)}`.trimEnd();
  const where = pointer(invocation.text, problem);
  const lines = [problem.text(ctx.texts), ...(where === undefined ? [] : [where]), ctx.texts.usage(usage)];
  return lines.join("\n");
}

/** Returns the text before and up to what is wrong, and what is wrong between marks; `undefined` for what is missing. */
function pointer(text: string, { start, end }: ArgumentProblem): string | undefined {
  if (start >= text.length) return undefined;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const wrong = text.slice(start, Math.min(end, start + AROUND));
  const after = text.slice(end, end + AROUND);
  return `${start > AROUND ? "…" : ""}${before}→${wrong}←${after}${end + AROUND < text.length ? "…" : ""}`.replace(
    /\s+/gu,
    " ",
  );
}
