import type { Context } from "../context/context.js";
import { foldCase } from "../context/foldCase.js";
import type { Invocation } from "../context/invocation.js";
import { UserError } from "../context/userError.js";
import { parseArguments } from "./arguments/parseArguments.js";
import { tokenize } from "./arguments/tokens.js";
import type { Command, CommandFlavor } from "./command.js";
import { Cooldown } from "./cooldown.js";
import { problemText } from "./problemText.js";
import { visibleCommands } from "./visibleCommands.js";

/** Runs one command and its subcommands: checks who may, reads the arguments, and counts how often. */
export class CommandRunner<C extends Context> {
  readonly #command: Command<C>;
  readonly #cooldown: Cooldown | undefined;
  readonly #subcommands = new Map<string, CommandRunner<C>>();
  /** The names that lead to it, such as `config set`. */
  readonly #path: string;
  #running = 0;

  constructor(command: Command<C>, path = command.name) {
    this.#command = command;
    this.#path = path;
    const { cooldown } = command.definition;
    this.#cooldown = cooldown === undefined ? undefined : new Cooldown(cooldown);
    for (const each of command.subcommands) {
      const runner = new CommandRunner(each, `${path} ${each.name}`);
      for (const key of each.keys) this.#subcommands.set(key, runner);
    }
  }

  /** Whether it can be called as a slash command. */
  get isSlash(): boolean {
    return this.#command.definition.slash !== false;
  }

  /** @throws {UserError} when the person may not run it, or gave wrong arguments: the text says which. */
  async run(ctx: C, invocation: Invocation): Promise<void> {
    await this.#checkGuards(ctx);
    const [first] = this.#subcommands.size > 0 ? tokenize(invocation.text, invocation.argsFrom) : [];
    const subcommand = first === undefined ? undefined : this.#subcommands.get(foldCase(first.text));
    if (first !== undefined && subcommand !== undefined) {
      await subcommand.run(ctx, { ...invocation, argsFrom: first.end });
      return;
    }
    const { handler } = this.#command;
    if (handler === undefined) throw new UserError(await this.#subcommandsText(ctx));
    const flavor: CommandFlavor = {
      args: await this.#readArguments(ctx, invocation),
      command: this.#command,
    };
    const { maxConcurrent = Infinity } = this.#command.definition;
    // First: what is refused does not count as a run.
    if (this.#running >= maxConcurrent) throw new UserError(ctx.texts.busy);
    if (!this.#mayRunAgain(ctx)) return;
    this.#running += 1;
    try {
      await handler(Object.assign(ctx, flavor));
    } finally {
      this.#running -= 1;
    }
  }

  async #checkGuards(ctx: C): Promise<void> {
    for (const guard of this.#command.definition.guards ?? []) {
      if (!(await guard.check(ctx))) throw new UserError(guard.reason(ctx.texts));
    }
  }

  async #readArguments(ctx: C, invocation: Invocation): Promise<CommandFlavor["args"]> {
    const { text, argsFrom: from, entities } = invocation;
    const { client, clanId, channelId } = ctx;
    const context = { client, clanId, channelId, text, now: () => ctx.now() };
    const parsed = await parseArguments(this.#command.args, context, { from, entities });
    if (parsed.ok) return parsed.values;
    throw new UserError(problemText(parsed.problem, { invocation, path: this.#path, command: this.#command, ctx }));
  }

  /** Returns false when it may not be run yet and that was said before. */
  #mayRunAgain(ctx: C): boolean {
    const result = this.#cooldown?.use(ctx, ctx.now());
    if (result === undefined || result.allowed) return true;
    if (result.isFirst) throw new UserError(ctx.texts.cooldown(Math.ceil(result.leftMs / 1000)));
    return false;
  }

  async #subcommandsText(ctx: C): Promise<string> {
    const visible = await visibleCommands(ctx, this.#command.subcommands);
    const names = visible.map(({ name }) => name);
    return ctx.texts.chooseSubcommand(this.#path, names.join(", "));
  }
}
