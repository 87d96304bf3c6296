import { brand } from "../../core/brand.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireMethods } from "../../core/requireMethods.js";
import { requireOptions } from "../../core/requireOptions.js";
import { ValidationError } from "../../index.js";
import type { Context } from "../context/context.js";
import { foldCase } from "../context/foldCase.js";
import { type Arguments, type ArgumentValues, requireArguments } from "./arguments/argument.js";
import { type CooldownOptions, checkCooldown } from "./cooldown.js";
import type { Guard } from "./guards.js";

/** What a command is, and how it may be called. */
export interface CommandDefinition<Given extends Arguments = Arguments, C extends Context = Context> {
  /** Its name: one word, without a prefix. Case does not matter. */
  readonly name: string;
  /** Other names. */
  readonly aliases?: readonly string[] | undefined;
  /** One line, for the help and the menu of slash commands. */
  readonly description?: string | undefined;
  /** More than one line, for the help of this command. */
  readonly details?: string | undefined;
  /** Calls without a prefix, such as `give @lan 1.5`, for the help. */
  readonly examples?: readonly string[] | undefined;
  /** Whether it is left out of the help, of suggestions and of the menu of slash commands. @default false */
  readonly hidden?: boolean | undefined;
  /** Its arguments, in their order. */
  readonly args?: Given | undefined;
  /** Who may run it, and where. All must agree. */
  readonly guards?: readonly Guard<C>[] | undefined;
  /** How often it may be run. */
  readonly cooldown?: CooldownOptions | undefined;
  /** How many of it may run at once. More are refused. @default no limit */
  readonly maxConcurrent?: number | undefined;
  /** Whether it can be called as a slash command. @default true */
  readonly slash?: boolean | undefined;
  /** Commands that are called by the name of this one and their own: `config set`. */
  readonly subcommands?: readonly Command<C>[] | undefined;
}

/** What a command adds to the context. */
export interface CommandFlavor<Given extends Arguments = Arguments> {
  /** The arguments that were given. */
  readonly args: ArgumentValues<Given>;
  /** The command that was called. */
  readonly command: Command<never>;
}

export type CommandHandler<Given extends Arguments, C extends Context> = (ctx: C & CommandFlavor<Given>) => unknown;

const DEFINITION: KeysOf<CommandDefinition> = {
  ...{ name: true, aliases: true, description: true, details: true, examples: true, hidden: true, args: true },
  ...{ guards: true, cooldown: true, maxConcurrent: true, slash: true, subcommands: true },
};
const NAME = /^[^\s"'`/]+$/u;

/** A command. Made by {@link defineCommand}, or by `composer.command`. */
export class Command<C extends Context = Context> {
  static {
    brand(Command, "Command");
  }

  readonly definition: CommandDefinition<Arguments, C>;
  readonly handler: CommandHandler<Arguments, C> | undefined;

  constructor(definition: CommandDefinition<Arguments, C>, handler: CommandHandler<Arguments, C> | undefined) {
    checkDefinition(definition, handler !== undefined);
    this.definition = definition;
    this.handler = handler;
  }

  get name(): string {
    return this.definition.name;
  }

  /** All its names, in the form in which names are compared. */
  get keys(): readonly string[] {
    return [this.name, ...(this.definition.aliases ?? [])].map(foldCase);
  }

  get args(): Arguments {
    return this.definition.args ?? {};
  }

  get subcommands(): readonly Command<C>[] {
    return this.definition.subcommands ?? [];
  }
}

/**
 * Defines a command, for `composer.command` or as a subcommand. One that only has subcommands needs no handler.
 *
 * ```ts
 * const give = defineCommand(
 *   { name: "give", args: { to: arg.user(), amount: arg.amount() } },
 *   (ctx) => ctx.reply(`Giving ${fromBaseUnits(ctx.args.amount.units)}.`),
 * );
 * ```
 *
 * @throws {ValidationError} that names what is wrong with the definition.
 */
export function defineCommand<const Given extends Arguments = Record<never, never>, C extends Context = Context>(
  definition: CommandDefinition<Given, C>,
  handler?: CommandHandler<Given, C>,
): Command<C> {
  return new Command(definition, handler as CommandHandler<Arguments, C> | undefined);
}

function checkDefinition(definition: CommandDefinition<Arguments, never>, hasHandler: boolean): void {
  requireOptions(definition, DEFINITION, { path: "definition" });
  const { name, aliases = [], args = {}, guards = [], cooldown, maxConcurrent, subcommands = [] } = definition;
  requireList(aliases, "aliases", "names");
  for (const [index, guard] of requireList(guards, "guards", "guards, such as isOwner").entries())
    requireMethods(guard, `guards[${index}]`, "a guard such as isOwner", ["check", "reason"]);
  requireList(subcommands, "subcommands", "commands that defineCommand made");
  if (!subcommands.every((command) => (command as unknown) instanceof Command))
    throw new ValidationError("subcommands", "must be commands that defineCommand made");
  requireArguments(args, "args");
  if (cooldown !== undefined) checkCooldown(cooldown);
  for (const each of [name, ...aliases]) {
    if (typeof each !== "string" || !NAME.test(each))
      throw new ValidationError(
        "name",
        `of a command must be one word without quotes and slashes: ${JSON.stringify(each)}`,
      );
  }
  if (!hasHandler && subcommands.length === 0)
    throw new ValidationError("handler", `must be given: ${name} has no subcommands`);
  if (maxConcurrent !== undefined && !(Number.isInteger(maxConcurrent) && maxConcurrent >= 1))
    throw new ValidationError("maxConcurrent", "must be a whole number, 1 or more");
  checkArguments(name, args);
  checkNames(subcommands);
}

/** @throws {ValidationError} where two commands have the same name. */
export function checkNames(commands: readonly Command<never>[]): void {
  const seen = new Map<string, string>();
  for (const command of commands) {
    for (const key of command.keys) {
      const other = seen.get(key);
      if (other !== undefined)
        throw new ValidationError("name", `${key} is a name of two commands: ${other} and ${command.name}`);
      seen.set(key, command.name);
    }
  }
}

function checkArguments(command: string, args: Arguments): void {
  let optional: string | undefined;
  let last: string | undefined;
  for (const [name, { settings }] of Object.entries(args)) {
    const path = `args.${name}`;
    if (/^\d/.test(name))
      throw new ValidationError(path, "must not begin with a digit: the order of such names is not kept");
    if (settings.isFlag === true) continue;
    if (last !== undefined)
      throw new ValidationError(path, `of ${command} comes after ${last}, which takes all that is left`);
    if (settings.isOptional !== true && optional !== undefined)
      throw new ValidationError(path, `of ${command} must be optional, as ${optional} before it is`);
    if (settings.isOptional === true) optional = name;
    if (settings.isRest === true || settings.isList === true) last = name;
  }
}
