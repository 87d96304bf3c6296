import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { paginate } from "../../index.js";
import type { Context } from "../context/context.js";
import { foldCase } from "../context/foldCase.js";
import { UserError } from "../context/userError.js";
import { nearest } from "./arguments/nearest.js";
import { usageOf } from "./arguments/usage.js";
import { text } from "./arguments/values.js";
import { type Command, defineCommand } from "./command.js";
import { visibleCommands } from "./visibleCommands.js";

export interface HelpOptions {
  /** Returns the commands that it tells of: `() => bot.allCommands`. */
  readonly commands: () => readonly Command<never>[];
  /** @default "help" */
  readonly name?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** One line about the help itself. */
  readonly description?: string | undefined;
  /** Commands of one page. @default 10 */
  readonly perPage?: number | undefined;
}

const OPTIONS: KeysOf<HelpOptions> = { commands: true, name: true, aliases: true, description: true, perPage: true };

/**
 * Returns a command that lists, in pages, the commands which the person may run; with the name of a command, it describes
 * that one. A bot has one unless `help: false` is set, or it has another command with this name.
 */
export function helpCommand(options: HelpOptions): Command {
  requireOptions(options, OPTIONS);
  const { commands, name = "help", aliases, description, perPage = 10 } = options;
  if (typeof commands !== "function")
    throw new ValidationError("commands", "must be a function: () => bot.allCommands");
  if (!(Number.isInteger(perPage) && perPage >= 1))
    throw new ValidationError("perPage", "must be a whole number, 1 or more");
  return defineCommand({ name, aliases, description, args: { command: text().list().optional() } }, async (ctx) => {
    if (ctx.args.command === undefined)
      await listCommands(ctx, await visibleCommands(ctx, commands()), { helpName: name, perPage });
    else await ctx.reply(await describeCommand(ctx, ctx.args.command, await visibleCommands(ctx, commands())));
  });
}

async function listCommands(
  ctx: Context,
  commands: readonly Command<never>[],
  { helpName, perPage }: { readonly helpName: string; readonly perPage: number },
): Promise<void> {
  const sign = ctx.callSign(ctx.invocation?.via ?? "prefix");
  const lines = commands.map((command) => lineOf(command, sign));
  if (lines.length === 0) throw new UserError(ctx.texts.noCommands);
  const pages: string[] = [];
  for (let from = 0; from < lines.length; from += perPage) {
    const title =
      lines.length > perPage
        ? `${ctx.texts.helpTitle} ${from / perPage + 1}/${Math.ceil(lines.length / perPage)}`
        : ctx.texts.helpTitle;
    const hint = ctx.texts.helpOf(`${sign}${helpName} …`);
    pages.push([title, ...lines.slice(from, from + perPage), hint].join("\n"));
  }
  const [only = ""] = pages;
  if (pages.length === 1) await ctx.reply(only);
  // Its buttons go by themselves once nobody turns the pages any more.
  else await paginate(ctx.channel, pages, { from: ctx.userId });
}

function lineOf({ name, args, definition }: Command<never>, sign: string): string {
  const usage = `${sign}${name} ${usageOf(args)}`.trimEnd();
  return definition.description === undefined ? usage : `${usage} – ${definition.description}`;
}

async function describeCommand(
  ctx: Context,
  path: readonly string[],
  commands: readonly Command<never>[],
): Promise<string> {
  const sign = ctx.callSign(ctx.invocation?.via ?? "prefix");
  let among = commands;
  let found: Command<never> | undefined;
  const names: string[] = [];
  for (const word of path) {
    const wanted = word.startsWith(sign) ? word.slice(sign.length) : word;
    found = among.find(({ keys }) => keys.includes(foldCase(wanted)));
    if (found === undefined) throw new UserError(unknownText(ctx, wanted, among));
    names.push(found.name);
    among = await visibleCommands(ctx, found.subcommands);
  }
  return found === undefined ? "" : detailsOf(ctx, found, { call: `${sign}${names.join(" ")}`, subcommands: among });
}

function detailsOf(
  ctx: Context,
  { args, definition }: Command<never>,
  { call, subcommands }: { readonly call: string; readonly subcommands: readonly Command<never>[] },
): string {
  const { description, details, aliases = [], examples = [] } = definition;
  const sign = ctx.callSign(ctx.invocation?.via ?? "prefix");
  const about = Object.entries(args).filter(([, { settings }]) => settings.description !== undefined);
  const lines = [
    `${call} ${usageOf(args)}`.trimEnd(),
    ...(description === undefined ? [] : [description]),
    ...(details === undefined ? [] : [details]),
    ...about.map(([name, { settings }]) => `  ${name}: ${settings.description ?? ""}`),
    ...subcommands.map((each) => `  ${lineOf(each, `${call} `)}`),
    ...(aliases.length === 0 ? [] : [`${ctx.texts.aliases}: ${aliases.join(", ")}`]),
    ...(examples.length === 0
      ? []
      : [`${ctx.texts.examples}: ${examples.map((each) => `${sign}${each}`).join(" · ")}`]),
  ];
  return lines.join("\n");
}

/** Returns what to tell somebody who called a command that there is not. */
export function unknownText(ctx: Context, name: string, among: readonly Command<never>[]): string {
  const near = nearest(
    name,
    among.flatMap((each) => [each.name, ...(each.definition.aliases ?? [])]),
  );
  const unknown = ctx.texts.unknownCommand(name.slice(0, 40));
  return near.length === 0 ? unknown : `${unknown} ${ctx.texts.didYouMean(near)}`;
}
