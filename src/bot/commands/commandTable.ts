import type { Context } from "../context/context.js";
import type { Middleware } from "../middleware/middleware.js";
import { type Command, checkNames } from "./command.js";
import { CommandRunner } from "./commandRunner.js";

/** Commands by their names. */
export class CommandTable<C extends Context> {
  readonly #runners = new Map<string, CommandRunner<C>>();
  readonly #commands: Command<C>[] = [];

  get commands(): readonly Command<C>[] {
    return this.#commands;
  }

  /** @throws {ValidationError} for a name that is taken. */
  add(command: Command<C>): void {
    checkNames([...this.#commands, command] as readonly Command<never>[]);
    this.#commands.push(command);
    const runner = new CommandRunner(command);
    for (const key of command.keys) this.#runners.set(key, runner);
  }

  /** Returns the middleware that runs the command which was called, if it is one of these. */
  middleware(): Middleware<C> {
    return (ctx, next) => {
      const { invocation } = ctx;
      const runner = invocation === undefined ? undefined : this.#runners.get(invocation.key);
      const isCallable = invocation?.via !== "slash" || runner?.isSlash === true;
      return invocation === undefined || runner === undefined || !isCallable ? next() : runner.run(ctx, invocation);
    };
  }
}
