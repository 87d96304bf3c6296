import { Form } from "../../builders/index.js";
import { brand } from "../../core/brand.js";
import { ValidationError } from "../../core/errors.js";
import { requireListener } from "../../core/requireFunction.js";
import { requireString } from "../../core/requireString.js";
import type { AnyInteraction } from "../../index.js";
import { type BotService, serviceOf } from "../botService.js";
import type { Arguments } from "../commands/arguments/argument.js";
import { Command, type CommandDefinition, type CommandHandler, defineCommand } from "../commands/command.js";
import { CommandTable } from "../commands/commandTable.js";
import type { ButtonContext, FormContext, SelectContext } from "../components/componentContext.js";
import { type ComponentId, componentMatcher, type StateOf } from "../components/componentRoute.js";
import { readForm } from "../components/readForm.js";
import type { Context, ContextKind } from "../context/context.js";
import type { ContextByKind } from "../context/contextByKind.js";
import { foldCase } from "../context/foldCase.js";
import { UserError } from "../context/userError.js";
import { compose } from "./compose.js";
import { type Heard, matcherOf, type Trigger } from "./hears.js";
import type { Middleware, Next, Plugin } from "./middleware.js";

const KINDS: readonly ContextKind[] = ["message", "interaction", "slashCommand"];

/** Called with an error of a branch. What it throws goes on to the boundary around it. */
export type ErrorHandler<C> = (error: unknown, ctx: C, next: Next) => unknown;

/**
 * A composer as a part of another one: it may know less of the context than that one does, such as a
 * `Composer` for a bot with plugins.
 */
export interface ComposerPart<C> {
  readonly commands: readonly Command<never>[];
  readonly services: readonly BotService[];
  middleware(): Middleware<C>;
}

/**
 * A chain of middlewares, and a part of a bot: a bot is one itself, and `bot.use(composer)` adds
 * what another file put together.
 *
 * ```ts
 * export const welcome = new Composer();
 * welcome.hears(["hi", "hello"], (ctx) => ctx.reply("Hello!"));
 * ```
 */
export class Composer<C extends Context = Context> {
  static {
    brand(Composer, "Composer");
  }

  readonly #middlewares: Middleware<C>[] = [];
  /** What was added that has commands and services of its own. */
  readonly #parts: Pick<ComposerPart<C>, "commands" | "services">[] = [];
  /** Every table of commands, and the one that is the last middleware, if that is one. */
  readonly #tables: CommandTable<C>[] = [];
  #lastTable: CommandTable<C> | undefined;
  #composed: Middleware<C> | undefined;

  /**
   * Adds a plugin. What comes after it sees what the plugin adds to the context. One that has `start` or `stop` starts and
   * stops with the bot.
   */
  use<Added extends object>(plugin: Plugin<C, Added>): Composer<C & Added>;
  /** Adds middlewares and composers. */
  use(...given: readonly (Middleware<C> | ComposerPart<C>)[]): this;
  use(...given: readonly (Middleware<C> | ComposerPart<C>)[]): this {
    for (const [index, each] of given.entries()) {
      if (isComposer(each)) {
        this.#parts.push(each);
        this.#middlewares.push(each.middleware());
      } else {
        requireListener(each, `middlewares[${index}]`);
        this.#middlewares.push(each);
      }
    }
    this.#composed = undefined;
    this.#lastTable = undefined;
    return this;
  }

  /**
   * Adds middlewares for the updates that pass the test; others go on to what comes after them.
   * Returns a composer to which more may be added under the same test.
   */
  filter<Narrowed extends C>(
    test: (ctx: C) => ctx is Narrowed,
    ...middlewares: readonly Middleware<Narrowed>[]
  ): Composer<Narrowed>;
  filter(test: (ctx: C) => boolean | Promise<boolean>, ...middlewares: readonly Middleware<C>[]): Composer<C>;
  filter(test: (ctx: C) => boolean | Promise<boolean>, ...middlewares: readonly Middleware<C>[]): Composer<C> {
    requireListener(test, "test");
    const branch = this.#branch(middlewares);
    const run = branch.middleware();
    this.use(async (ctx, next) => ((await test(ctx)) ? run(ctx, next) : next()));
    return branch;
  }

  /** Adds middlewares for one kind of update. */
  on<Kind extends ContextKind>(
    kind: Kind,
    ...middlewares: readonly Middleware<C & ContextByKind[Kind]>[]
  ): Composer<C & ContextByKind[Kind]> {
    if (!KINDS.includes(kind)) throw new ValidationError("kind", `must be one of ${KINDS.join(", ")}`);
    return this.filter((ctx): ctx is C & ContextByKind[Kind] => ctx.kind === kind, ...middlewares);
  }

  /**
   * Adds middlewares for messages whose whole text is one of the triggers (without regard to case),
   * matches an expression, or passes a function. `ctx.match` is what was found.
   */
  hears(
    trigger: Trigger | readonly Trigger[],
    ...middlewares: readonly Middleware<C & ContextByKind["message"] & Heard>[]
  ): Composer<C & ContextByKind["message"] & Heard> {
    const find = matcherOf([trigger].flat());
    const hasMatch = (ctx: C): ctx is C & ContextByKind["message"] & Heard => {
      if (ctx.kind !== "message") return false;
      const match = find(ctx.text);
      if (match !== undefined) Object.assign(ctx, { match });
      return match !== undefined;
    };
    return this.filter(hasMatch, ...middlewares);
  }

  /**
   * Adds middlewares for clicks of a button: by its id, an expression, or what `defineButton` returned, whose state is
   * `ctx.state`. Whoever clicks one that is expired, or meant for somebody else, is told so.
   */
  button<Id extends ComponentId>(
    id: Id,
    ...middlewares: readonly Middleware<C & ButtonContext<StateOf<Id>>>[]
  ): Composer<C & ButtonContext<StateOf<Id>>> {
    return this.#component(id, ["button", "form"], middlewares);
  }

  /** Adds middlewares for choices from a select; `ctx.interaction.values` is what was chosen. */
  select<Id extends ComponentId>(
    id: Id,
    ...middlewares: readonly Middleware<C & SelectContext<StateOf<Id>>>[]
  ): Composer<C & SelectContext<StateOf<Id>>> {
    return this.#component(id, ["select"], middlewares);
  }

  /**
   * Adds middlewares for a form that is submitted by the button of an id. `ctx.values` has the values of the fields.
   * If a value cannot be read, the person is told which field it is.
   */
  form<Values extends object, Id extends ComponentId>(
    form: Form<Values>,
    submit: Id,
    ...middlewares: readonly Middleware<C & FormContext<Values, StateOf<Id>>>[]
  ): Composer<C & FormContext<Values, StateOf<Id>>> {
    if (!((form as unknown) instanceof Form))
      throw new ValidationError("form", "must be the form of a card: card.form");
    const branch = this.#branch<C & FormContext<Values, StateOf<Id>>>(middlewares);
    const run = branch.middleware();
    this.button(submit, (ctx, next) => {
      const values = readForm(form, ctx.interaction);
      return run(Object.assign(ctx, { values }), next);
    });
    return branch;
  }

  /** Adds middlewares for a slash command that is no command of the bot, by the name of its menu. */
  quickMenu(
    name: string,
    ...middlewares: readonly Middleware<C & ContextByKind["slashCommand"]>[]
  ): Composer<C & ContextByKind["slashCommand"]> {
    const key = foldCase(requireString(name, "name"));
    const isCalled = (ctx: C): ctx is C & ContextByKind["slashCommand"] =>
      ctx.kind === "slashCommand" && ctx.invocation?.key === key;
    return this.filter(isCalled, ...middlewares);
  }

  /**
   * Adds a command: by its name, by a definition with its handler, or one made by `defineCommand`.
   *
   * @throws {ValidationError} for what is wrong with the definition, or a name that is taken.
   */
  command(name: string, handler: CommandHandler<Record<never, never>, C>): this;
  command<const Given extends Arguments = Record<never, never>>(
    definition: CommandDefinition<Given, C>,
    handler?: CommandHandler<Given, C>,
  ): this;
  command(...commands: readonly Command<C>[]): this;
  command(...given: readonly unknown[]): this {
    const [first, handler] = given;
    if (first instanceof Command) {
      for (const command of given) this.#addCommand(command as Command<C>);
      return this;
    }
    const definition = typeof first === "string" ? { name: first } : (first as CommandDefinition<Arguments, C>);
    this.#addCommand(defineCommand(definition, handler as CommandHandler<Arguments, C> | undefined));
    return this;
  }

  /** The commands of this composer and of those that were added to it. */
  get commands(): readonly Command<never>[] {
    const own = this.#tables.flatMap(({ commands }) => commands as readonly Command<never>[]);
    return [...own, ...this.#parts.flatMap(({ commands }) => commands)];
  }

  /** What of it starts and stops with the bot, in that order, once each. */
  get services(): readonly BotService[] {
    const own = this.#middlewares.flatMap((each) => serviceOf(each) ?? []);
    return [...new Set([...own, ...this.#parts.flatMap(({ services }) => services)])];
  }

  /**
   * Adds middlewares whose errors go to `handler`. Returns a composer to which more may be added
   * within the same boundary.
   */
  errorBoundary(handler: ErrorHandler<C>, ...middlewares: readonly Middleware<C>[]): Composer<C> {
    requireListener(handler, "handler");
    const branch = this.#branch(middlewares);
    const run = branch.middleware();
    this.use(async (ctx, next) => {
      // An error of what comes after the boundary is not one of the branch.
      let after: { readonly error: unknown } | undefined;
      const leave = async (): Promise<void> => {
        try {
          await next();
        } catch (error) {
          after = { error };
          throw error;
        }
      };
      try {
        await run(ctx, leave);
      } catch (error) {
        if (after !== undefined) throw after.error;
        await handler(error, ctx, leave);
      }
    });
    return branch;
  }

  /** Returns all of this as one middleware. What is added later is in it as well. */
  middleware(): Middleware<C> {
    return (ctx, next) => {
      this.#composed ??= compose(this.#middlewares);
      return this.#composed(ctx, next);
    };
  }

  #component<Narrowed extends C>(
    id: ComponentId,
    kinds: readonly AnyInteraction["kind"][],
    middlewares: readonly Middleware<Narrowed>[],
  ): Composer<Narrowed> {
    const branch = this.#branch(middlewares);
    const run = branch.middleware();
    const match = componentMatcher(id);
    this.use((ctx, next) => {
      if (!isInteraction(ctx) || !kinds.includes(ctx.interaction.kind)) return next();
      const found = match(ctx.interaction);
      if (found === undefined) return next();
      if (found.status !== "valid") throw new UserError(ctx.texts[found.status]);
      return run(Object.assign(ctx, { state: found.state }) as unknown as Narrowed, next);
    });
    return branch;
  }

  #addCommand(command: Command<C>): void {
    let table = this.#lastTable;
    if (table === undefined) {
      table = new CommandTable<C>();
      this.#tables.push(table);
      this.use(table.middleware());
      // What is added between two commands runs between them.
      this.#lastTable = table;
    }
    table.add(command);
  }

  #branch<Narrowed extends C>(middlewares: readonly Middleware<Narrowed>[]): Composer<Narrowed> {
    const branch = new Composer<Narrowed>();
    this.#parts.push(branch);
    return branch.use(...middlewares);
  }
}

function isInteraction(ctx: Context): ctx is ContextByKind["interaction"] {
  return ctx.kind === "interaction";
}

function isComposer<C>(given: Middleware<C> | ComposerPart<C>): given is ComposerPart<C> {
  return (given as unknown) instanceof Composer;
}
